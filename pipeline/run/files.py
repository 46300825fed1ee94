"""Which files a run takes: named ones always, those of a folder when they look like documents."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath

from pipeline.errors import NotFound, QuyetDinhError
from pipeline.store import Origin

READABLE = frozenset({
    ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".txt", ".docx", ".doc", ".zip"
})  # fmt: skip
DOCUMENT_LIKE = frozenset({
    ".odt", ".rtf", ".xls", ".xlsx", ".htm", ".html", ".mht", ".rar", ".7z", ".gif", ".bmp", ".webp", ".heic",
    ".djvu",
})  # fmt: skip
"""Not readable, but somebody may believe they were read: they are reported, not passed over."""

PDF_MARK, PDF_HEAD = b"%PDF-", 1024  # the mark, and the bytes in which PDF readers look for it


@dataclass(frozen=True, slots=True)
class Input:
    """A file to take, or a name that leads to none and why.

    shown: its name where that is not its path. kept: SHA-256 of a stored file whose kept reading is enough.
    url: where it is on another machine; `path` is of this disk once it was fetched. sha256: what a manifest
    says it has. inside: pattern of the names that are taken of an archive. origin: where it was published.
    """

    path: Path
    error: QuyetDinhError | None = None
    shown: Path | None = None
    kept: str | None = None
    url: str | None = None
    sha256: str | None = None
    inside: str | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class FileStamp:
    """Bytes and time of last change, nanoseconds since the epoch: another one, and the file is another."""

    size: int
    modified_ns: int

    @property
    def modified_at(self) -> str:
        """UTC, ISO 8601, to the second."""
        moment = datetime.fromtimestamp(self.modified_ns // 1_000_000_000, UTC)
        return moment.isoformat().replace("+00:00", "Z")


def stamp_of(path: Path) -> FileStamp | None:
    """The stamp of a file as it is now; None where there is none."""
    try:
        about = path.stat()
    except OSError:
        return None
    return FileStamp(about.st_size, about.st_mtime_ns)


def expand(names: Iterable[str], *, follow_links: bool = False) -> list[Input]:
    """Files, folders and patterns → files, each once, in the order of the names and sorted within each.

    Only regular files are taken. A link that is named is followed; one met in a folder only with
    `follow_links`, and only where it leads to a file inside that folder. What cannot be taken is an Input
    with its error: nothing that looks like a document is passed over without a word.
    """
    found: dict[Path, Input] = {}
    for name in names:
        for entry in _expand_one(name, follow_links):
            found.setdefault(entry.path.absolute(), entry)
    return list(found.values())


def _expand_one(name: str, follow_links: bool) -> Iterator[Input]:
    path = Path(name)
    if path.is_dir():
        entries = sorted(_walk(path, follow_links), key=lambda entry: entry.path)
        if not entries:
            yield Input(path, NotFound("Thư mục không có tệp nào đọc được.", "Hãy kiểm tra lại thư mục."))
        yield from entries
    elif path.exists() or path.is_symlink():
        yield _named(path)
    elif matches := _matches(name):
        for match in matches:
            yield from _expand_one(match, follow_links)
    else:
        yield Input(path, NotFound("Không có tệp hay thư mục này.", "Hãy kiểm tra lại đường dẫn."))


def _named(path: Path) -> Input:
    """A file that was named: a link is taken for what it leads to."""
    if path.is_file():
        return Input(path)
    if path.is_symlink() and not path.exists():
        return Input(path, NotFound("Liên kết không dẫn tới tệp nào.", "Hãy kiểm tra lại liên kết."))
    return Input(path, NotFound("Đây không phải là tệp thường.", "Hãy nêu tệp hoặc thư mục."))


def _matches(pattern: str) -> Sequence[str]:
    if not glob.has_magic(pattern):
        return ()
    return sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns


def _walk(folder: Path, follow_links: bool) -> Iterator[Input]:
    """What lies in a folder and below and looks like a document; hidden files are left alone."""
    closed: list[OSError] = []
    inside = folder.resolve()
    for root, folders, files in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(root, name)
            if not _is_hidden(name) and (entry := _met(path, inside, follow_links)) is not None:
                yield entry
    for error in closed:
        yield Input(
            Path(error.filename),
            NotFound(f"Không mở được thư mục này ({error.strerror}).", "Hãy kiểm tra quyền đọc thư mục."),
        )


def _is_hidden(name: str) -> bool:
    """One full stop hides a file; '...txt' is an odd name."""
    return name.startswith(".") and not name.startswith("..")


def _met(path: Path, inside: Path, follow_links: bool) -> Input | None:
    """A file met in a folder; None for what nobody would take for a document. Nothing special is opened."""
    if path.is_symlink():
        return _met_link(path, inside, follow_links) if is_named_so(path) else None
    if path.is_file():
        return Input(path) if _looks_like_document(path) else None
    if is_named_so(path):
        return Input(path, NotFound("Đây không phải là tệp thường.", "Hãy bỏ nó ra khỏi thư mục."))
    return None


def _met_link(path: Path, inside: Path, follow_links: bool) -> Input:
    if not follow_links:
        return Input(
            path,
            NotFound(
                "Đây là một liên kết, không phải tệp thường.", "Hãy chép tệp vào, hoặc dùng --follow-links."
            ),
        )
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return Input(path, NotFound("Liên kết không dẫn tới tệp nào.", "Hãy kiểm tra lại liên kết."))
    if not target.is_relative_to(inside) or not target.is_file():
        return Input(path, NotFound("Liên kết dẫn ra ngoài thư mục.", "Hãy chép tệp vào thư mục."))
    return Input(path)


def _looks_like_document(path: Path) -> bool:
    """By its suffix, or as a PDF without one."""
    return is_named_so(path) or (not path.suffix and _is_pdf(path))


def is_named_so(path: PurePath) -> bool:
    """Whether the suffix is that of a document."""
    return path.suffix.lower() in READABLE | DOCUMENT_LIKE


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return PDF_MARK in file.read(PDF_HEAD)
    except OSError:
        return False
