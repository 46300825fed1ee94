"""Copies of what was read: by content, only of what can be shown, never half."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pipeline.run.originals import keep_original, originals_beside


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"%PDF-1.4 x", ".pdf"), (b"\n\n%PDF-1.7", ".pdf"), (b"\x89PNG\r\n\x1a\n...", ".png"),
        (b"\xff\xd8\xff\xe0", ".jpg"), (b"II*\x00", ".tif"), (b"van ban", None), (b"", None),
    ],
)  # fmt: skip
def test_kept_by_what_the_bytes_say(tmp_path: Path, data: bytes, suffix: str | None) -> None:
    source = tmp_path / "tep.bin"
    source.write_bytes(data)
    folder = originals_beside(tmp_path / "q.db")
    sha = hashlib.sha256(data).hexdigest()
    keep_original(source, sha, folder)
    kept = sorted(folder.iterdir()) if folder.is_dir() else []
    assert [one.name for one in kept] == ([f"{sha}{suffix}"] if suffix else [])
    assert all(one.read_bytes() == data for one in kept)


def test_a_copy_is_never_replaced_and_trouble_is_silent(tmp_path: Path) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"%PDF-1.4 moi")
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "abc.pdf").write_bytes(b"%PDF-1.4 cu")
    keep_original(source, "abc", folder)
    assert (folder / "abc.pdf").read_bytes() == b"%PDF-1.4 cu"
    keep_original(tmp_path / "khong-co.pdf", "def", folder)
    keep_original(source, "ghi", tmp_path / "a.pdf" / "khong-the")
    assert [one.name for one in folder.iterdir()] == ["abc.pdf"]


def test_nobody_else_may_read_them_not_even_those_of_earlier_versions(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir(mode=0o755)
    source, old = tmp_path / "a.pdf", folder / "abc.pdf"
    source.write_bytes(b"%PDF-1.4")
    old.write_bytes(b"%PDF-1.4")
    source.chmod(0o644)
    old.chmod(0o644)
    for sha in ("abc", "def"):
        keep_original(source, sha, folder)
    assert [oct(one.stat().st_mode & 0o777) for one in (folder, *folder.iterdir())] == [
        "0o700", "0o600", "0o600",
    ]  # fmt: skip
