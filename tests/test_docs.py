"""Docs that are made from the code are those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli.app import VERBS
from pipeline.cli.doc import markdown
from pipeline.cli.exits import MEANINGS, Exit

ROOT = Path(__file__).parents[1]


def test_the_page_of_the_command_line_is_fresh() -> None:
    kept = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert kept == markdown(), "stale: run 'make docs'"


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_command_is_documented(verb: str) -> None:
    assert f"## quyetdinh {verb}\n" in markdown()
    assert (ROOT / "pipeline" / "cli" / f"{verb}.py").is_file()


def test_every_exit_code_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Exit)


def test_no_english_left_in_the_help() -> None:
    text = markdown()
    assert not [word for word in ("Usage", "Options", "Show this", "[OPTIONS]", "default:") if word in text]
