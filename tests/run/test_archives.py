"""ZIP archives in a run: every document by itself, none outside, none beyond the bounds."""

from __future__ import annotations

import io
import os
import sqlite3
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.run import archives
from pipeline.run.archives import is_archive, unpack
from pipeline.run.batch import ingest_files
from pipeline.run.files import expand
from pipeline.run.results import RunResults
from pipeline.settings import Settings
from tests.support.read_samples import BODY, CLOSING, HEAD, pdf_of

SETTINGS = Settings(workers=1, seconds_per_file=60)


def packed(folder: Path, entries: Mapping[str, bytes], name: str = "kho.zip") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in entries.items():
            archive.writestr(entry, data)
    return path


def ingest(folder: Path, *paths: Path) -> RunResults:
    run = RunResults()
    ingest_files(expand(map(str, paths)), folder / "q.db", SETTINGS, run.add)
    return run


def test_each_document_is_taken_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    good = pdf_of((*HEAD, *BODY, *CLOSING))
    path = packed(tmp_path, {
        "a/tốt.pdf": good, "hỏng.pdf": b"%PDF-1.7", "lại.pdf": good, "ảnh.css": b"x", "trong.zip": b"PK",
        "__MACOSX/._tốt.pdf": b"x",
    })  # fmt: skip
    run = ingest(tmp_path, Path("kho.zip"))
    states = {result.path.as_posix(): result.state for result in run.results}
    assert states == {
        "kho.zip!/a/tốt.pdf": "done", "kho.zip!/hỏng.pdf": "failed", "kho.zip!/lại.pdf": "unchanged",
        "kho.zip!/trong.zip": "failed",
    }  # fmt: skip
    rows = sqlite3.connect(tmp_path / "q.db").execute("select file_name, path from documents").fetchall()
    assert rows == [("tốt.pdf", "kho.zip!/a/tốt.pdf")]
    assert [result.state for result in ingest(tmp_path, path).results].count("done") == 0


def test_names_that_lead_outside_lead_nowhere(tmp_path: Path) -> None:
    outside = ("../ngoài.txt", "/etc/ngoài.txt", "C:\\ngoài.txt", "a/../../ngoài.txt")
    path = packed(tmp_path, dict.fromkeys(outside, b"x"))
    folder = tmp_path / "ra" / "trong"
    folder.mkdir(parents=True)
    found = list(unpack(path, folder))
    assert [entry.error.code for entry in found if entry.error] == ["not-a-document"] * len(outside)
    assert list(folder.parent.rglob("*")) == [folder]


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (bomb,) = unpack(packed(tmp_path, {"a.txt": bytes(5_000_000)}), tmp_path)
    assert bomb.error is not None
    assert bomb.error.code == "too-large"
    path = packed(tmp_path, {"a.txt": b"mot", "b.txt": b"hai"})
    for name in ("_ENTRIES", "_UNPACKED"):
        with monkeypatch.context() as changed:
            changed.setattr(archives, name, 1)
            (refused,) = unpack(path, tmp_path)
            assert refused.error is not None
            assert (refused.path, refused.error.code) == (path, "too-large")


def test_archives_are_known_by_their_content(tmp_path: Path) -> None:
    assert is_archive(packed(tmp_path, {"a.txt": b"x"}, "khong-duoi"))
    assert not is_archive(packed(tmp_path, {"[Content_Types].xml": b"x"}, "b.zip"))
    (tmp_path / "c.zip").write_bytes(b"%PDF-1.7")
    assert not is_archive(tmp_path / "c.zip")
    (tmp_path / "d.zip").write_bytes(b"PK\x03\x04" + bytes(40))
    (broken,) = unpack(tmp_path / "d.zip", tmp_path)
    assert broken.error is not None
    assert broken.error.code == "damaged"


@pytest.mark.parametrize("marked", [True, False])
def test_names_written_without_their_encoding(tmp_path: Path, marked: bool) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("quyết định.txt", b"x")
    data = target.getvalue()
    if not marked:
        data = data.replace(b"\x00\x08\x00\x00", b"\x00\x00\x00\x00")  # the flag that says UTF-8
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    (entry,) = unpack(path, tmp_path)
    assert entry.shown is not None
    assert entry.shown.name == "quyết định.txt"


def test_what_an_entry_is_called_is_never_looked_for_on_the_disk(tmp_path: Path) -> None:
    pipe = tmp_path / "ong"
    os.mkfifo(pipe)
    path = packed(tmp_path, {str(pipe): b"x", "khong-duoi": b"%PDF-1.7"})
    (tmp_path / "ra").mkdir()
    assert [entry.path.name for entry in unpack(path, tmp_path / "ra")] == ["0"]


def test_a_directory_without_end_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_DIRECTORY", 5000)
    path = packed(tmp_path, {f"{n:060}.txt": b"x" for n in range(100)})
    assert is_archive(path)
    (entry,) = unpack(path, tmp_path)
    assert entry.error is not None
    assert entry.error.code == "too-large"
