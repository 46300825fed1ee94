"""What the docs say is there."""

from __future__ import annotations

import re

import pytest

from docs.command_line import command_line
from pipeline.cli.app import VERBS
from pipeline.cli.exits import MEANINGS, Exit
from tests.support.places import ROOT


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_command_is_documented(verb: str) -> None:
    assert f"## quyetdinh {verb}\n" in command_line()
    assert (ROOT / "pipeline" / "cli" / f"{verb}.py").is_file()


def test_every_exit_code_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Exit)


def test_no_english_left_in_the_help() -> None:
    text = command_line()
    assert not [word for word in ("Usage", "Options", "Show this", "[OPTIONS]", "default:") if word in text]


def test_the_readme_names_targets_that_are_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z-]+)", text)) <= targets


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_pin_everything_and_name_no_host(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^\S+==\S+", text, re.MULTILINE)
    named = re.findall(r"^[a-z0-9]\S*", text, re.MULTILINE | re.IGNORECASE)
    assert len(pins) == len(named) > 50
    assert "://" not in text
    assert not re.search(r"(^|\s)(/|--(index|extra|find))", text, re.MULTILINE)


@pytest.mark.parametrize(
    "page",
    ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md", "docs/trust.md", "docs/scale.md"],
)
def test_a_page_names_what_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    named = re.findall(r"`((?:pipeline|schemas|tests|benchmarks|docs|corpus)/[^`\s*…]+)`", text)
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [path for path in named if not (ROOT / path).exists()] == []
    assert [path for path in linked if not ((ROOT / page).parent / path).exists()] == []


def test_each_walk_through_touches_five_files_at_most() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    walks = text.partition("<!-- walks -->")[2].partition("<!-- end of walks -->")[0].split("\n### ")[1:]
    assert len(walks) == 5
    for walk in walks:
        assert len(set(re.findall(r"`((?:pipeline|schemas|tests|benchmarks)/[^`]+)`", walk))) <= 6, walk
