"""Which files a run takes."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from pipeline.errors import QuyetDinhError
from pipeline.ingest import public_path, sha256_of
from pipeline.run.files import expand


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.pdf", "a.PDF", "c/d.txt", "c/e.docx", "c/gold.json", ".an/f.pdf", "c/.g.pdf", "bang.csv", "f.py",
        "c/...txt",
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
        (["."], ["a.PDF", "b.pdf", "c/...txt", "c/d.txt", "c/e.docx", "khongduoi"]),
        (["c"], ["c/...txt", "c/d.txt", "c/e.docx"]),
        (["b.pdf", "a.PDF"], ["b.pdf", "a.PDF"]),
        (["b.pdf", "./b.pdf", "."], ["b.pdf", "a.PDF", "c/...txt", "c/d.txt", "c/e.docx", "khongduoi"]),
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


def errors(*names: str, follow_links: bool = False) -> dict[str, str]:
    found = expand(names, follow_links=follow_links)
    return {entry.path.name: entry.error.reason for entry in found if entry.error}


def test_links_in_a_folder_are_told_and_not_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("ngoai") / "mat.pdf"
    outside.write_bytes(b"%PDF-1.7")
    (folder / "c" / "vong").symlink_to(folder)
    (folder / "tu-tro.pdf").symlink_to(folder / "tu-tro.pdf")
    (folder / "trong.pdf").symlink_to(folder / "b.pdf")
    (folder / "ngoai.pdf").symlink_to(outside)
    (folder / "khong.pdf").symlink_to("/dev/zero")
    assert set(errors(".")) == {"tu-tro.pdf", "trong.pdf", "ngoai.pdf", "khong.pdf"}
    assert set(errors(".", follow_links=True)) == {"tu-tro.pdf", "ngoai.pdf", "khong.pdf"}
    assert errors("trong.pdf", "ngoai.pdf") == {}, "a link that is named is wanted"
    assert set(errors("khong.pdf", "tu-tro.pdf")) == {"khong.pdf", "tu-tro.pdf"}


def test_what_is_no_ordinary_file_is_told_and_not_opened(folder: Path) -> None:
    os.mkfifo(folder / "ong.pdf")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "o.pdf"))
        assert set(errors(".")) == {"ong.pdf", "o.pdf"}
    assert set(errors("ong.pdf")) == {"ong.pdf"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every folder; run as another user")
def test_a_folder_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "kin").mkdir(mode=0)
    assert set(errors(".")) == {"kin"}


@pytest.mark.parametrize("kind", ["pipe", "device", "large"])
def test_what_must_not_be_hashed_is_refused_at_once(folder: Path, kind: str) -> None:
    path = folder / "x.pdf"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    else:
        with path.open("wb") as file:
            file.truncate(10_000_000_000)
    with pytest.raises(QuyetDinhError) as found:
        sha256_of(path, 300)
    assert found.value.code == ("too-large" if kind == "large" else "not-a-document")


def test_stored_paths_do_not_tell_where_a_file_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, outside = tmp_path / "work" / "batch" / "a.pdf", tmp_path / "elsewhere" / "b.pdf"
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert public_path(inside) == "batch/a.pdf"
    assert public_path(Path("batch/a.pdf")) == "batch/a.pdf"
    assert public_path(outside) == "elsewhere/b.pdf"
