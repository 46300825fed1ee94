"""The same acts as DOC, RTF, ODT, HTML and MHTML: what is found is what is found in their Word files.

`twins.zip` has them as LibreOffice saves them, as Word writes a page ('windows-1252', 'mso-' styles), and as
sites show them: among menus, in tables in one another, below what the site says of an act. Their names are
those of folders of `benchmarks/genre`, where gold and Word file are.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from pipeline.mask import mask
from pipeline.parse import parse
from schemas import Decision
from tests.support.places import ROOT
from tests.support.read_samples import read_bytes

TWINS = Path(__file__).with_name("twins.zip")
NAMES = sorted(zipfile.ZipFile(TWINS).namelist())


def decisions(folder: Path, data: bytes, name: str) -> Sequence[Decision]:
    return tuple(parse(mask(read_bytes(folder, data, name))))


def told(found: Sequence[Decision]) -> list[object]:
    return [
        (
            decision.number, decision.symbol, decision.issued_on, decision.subject, decision.signature,
            [(m.name, m.role_text, m.position, m.organization) for m in decision.members],
            [(d.text, d.assignee) for d in decision.duties],
        )
        for decision in found
    ]  # fmt: skip


@cache
def of_word_file(stem: str, folder: Path) -> list[object]:
    source = ROOT / "benchmarks" / "genre" / stem.replace("-", "/") / "source.docx"
    return told(decisions(folder, source.read_bytes(), "a.docx"))


@pytest.mark.parametrize("name", NAMES)
def test_all_twins_say_the_same(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with zipfile.ZipFile(TWINS) as twins:
        found = decisions(tmp_path, twins.read(name), f"a{Path(name).suffix}")
    assert any(decision.members for decision in found)
    assert told(found) == of_word_file(Path(name).stem, tmp_path)
