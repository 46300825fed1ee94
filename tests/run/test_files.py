"""Which files a run takes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.ingest import public_path
from pipeline.run.files import expand


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.pdf", "a.PDF", "c/d.txt", "c/e.docx", "c/gold.json", ".an/f.pdf", "c/.g.pdf", "bang.csv", "f.py",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    (tmp_path / "khongduoi").write_bytes(b"%PDF-1.7")
    (tmp_path / "khac").write_bytes(b"khac")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["."], ["a.PDF", "b.pdf", "c/d.txt", "c/e.docx", "khongduoi"]),
        (["c"], ["c/d.txt", "c/e.docx"]),
        (["b.pdf", "a.PDF"], ["b.pdf", "a.PDF"]),
        (["b.pdf", "./b.pdf", "."], ["b.pdf", "a.PDF", "c/d.txt", "c/e.docx", "khongduoi"]),
        (["*.pdf"], ["b.pdf"]),
        (["**/*.txt"], ["c/d.txt"]),
        (["bang.csv", "c/.g.pdf"], ["bang.csv", "c/.g.pdf"]),
    ],
)
def test_expand(folder: Path, names: list[str], expected: list[str]) -> None:
    assert [entry.path.as_posix() for entry in expand(names)] == expected


@pytest.mark.parametrize("name", ["khong-co.pdf", "*.khong-co", "trong"])
def test_a_name_that_leads_nowhere_is_an_error(folder: Path, name: str) -> None:
    (folder / "trong").mkdir()
    (entry,) = expand([name])
    assert entry.error is not None
    assert entry.error.code == "not-found"


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "c" / "vong").symlink_to(folder)
    (folder / "tu-tro.pdf").symlink_to(folder / "tu-tro.pdf")
    assert len(expand(["."])) == 6


def test_what_is_no_ordinary_file_is_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "ong.pdf")
    assert len(expand(["."])) == 5
    (entry,) = expand(["ong.pdf"])
    assert entry.error is not None


def test_stored_paths_do_not_tell_where_a_file_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, outside = tmp_path / "work" / "batch" / "a.pdf", tmp_path / "elsewhere" / "b.pdf"
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert public_path(inside) == "batch/a.pdf"
    assert public_path(Path("batch/a.pdf")) == "batch/a.pdf"
    assert public_path(outside) == "elsewhere/b.pdf"
