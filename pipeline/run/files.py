"""Which files a run takes: named ones always, those of a folder when they look like documents."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import NotFound, QuyetDinhError

READABLE = frozenset({
    ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt", ".docx", ".doc", ".zip"
})  # fmt: skip
DOCUMENT_LIKE = frozenset({
    ".odt", ".rtf", ".xls", ".xlsx", ".htm", ".html", ".mht", ".rar", ".7z", ".gif", ".bmp", ".webp", ".heic",
    ".djvu",
})  # fmt: skip
"""Not readable, but somebody may believe they were read: they are reported, not passed over."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to take, or a name that leads to none and why. shown: its name where that is not its path."""

    path: Path
    error: QuyetDinhError | None = None
    shown: Path | None = None


def expand(names: Iterable[str]) -> list[Input]:
    """Files, folders and patterns → files, each once, in the order of the names and sorted within each."""
    found: dict[Path, Input] = {}
    for name in names:
        for entry in _expand_one(name):
            found.setdefault(entry.path.absolute(), entry)
    return list(found.values())


def _expand_one(name: str) -> Iterator[Input]:
    path = Path(name)
    if path.is_dir():
        files = sorted(_walk(path))
        if not files:
            yield Input(path, NotFound("Thư mục không có tệp nào đọc được.", "Hãy kiểm tra lại thư mục."))
        yield from map(Input, files)
    elif path.is_file() or path.is_symlink():  # a link that leads nowhere fails when it is opened
        yield Input(path)
    elif path.exists():
        yield Input(path, NotFound("Đây không phải là tệp thường.", "Hãy nêu tệp hoặc thư mục."))
    elif matches := _matches(name):
        for match in matches:
            yield from _expand_one(match)
    else:
        yield Input(path, NotFound("Không có tệp hay thư mục này.", "Hãy kiểm tra lại đường dẫn."))


def _matches(pattern: str) -> Sequence[str]:
    if not glob.has_magic(pattern):
        return ()
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns


def _walk(folder: Path) -> Iterator[Path]:
    """Files of a folder and below that look like documents; hidden ones are left alone."""
    for root, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            ordinary = path.is_file() or path.is_symlink()  # opening a pipe would wait for ever
            if ordinary and not name.startswith(".") and looks_like_document(path):
                yield path


def looks_like_document(path: Path) -> bool:
    """By its suffix, or as a PDF without one."""
    suffix = path.suffix.lower()
    return suffix in READABLE or suffix in DOCUMENT_LIKE or (not suffix and _is_pdf(path))


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError:
        return False
