"""ZIP archives as portals publish them: each document in one is taken like a file of its own."""

from __future__ import annotations

import contextlib
import io
import lzma
import os
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from pipeline.errors import DamagedFile, NotADocument, PasswordProtected, QuyetDinhError, TooLarge
from pipeline.run.files import PDF_HEAD, PDF_MARK, Input, is_named_so

_ENTRIES = 1000
_UNPACKED = 2_000_000_000  # bytes of all entries
_ENTRY = 300_000_000  # bytes of one
_DIRECTORY = 1 << 20  # bytes: a thousand entries with long names
_RATIO = 200  # unpacked to packed, for entries of more than a megabyte
_PACKAGES = ("[Content_Types].xml", "mimetype")  # a ZIP with one of these is an office file
_DAMAGE = (
    OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, LookupError, NotImplementedError,
    RuntimeError, ValueError,
)  # fmt: skip
_ENCRYPTED = 0x1
_UTF8 = 0x800


def is_archive(path: Path) -> bool:
    """A ZIP that is no office file, whatever it is called; a damaged one is known by its suffix."""
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
                return False
        with _opened(path) as archive:
            return not any(name in archive.namelist() for name in _PACKAGES)
    except (*_DAMAGE[1:], TooLarge):
        return path.suffix.lower() == ".zip"
    except OSError:
        return False


def unpack(
    path: Path, folder: Path, called: Path | None = None, inside: str | None = None
) -> Iterator[Input]:
    """The documents of an archive as files in `folder`, which must exist, each written when it is asked for.

    They are named by number, so no name in the archive can lead elsewhere; `shown` is 'a.zip!/name'. One that
    cannot be taken has its error, and so has an archive that cannot: bad, too large, without documents.
    called: what the archive goes by, where that is not its path. inside: pattern of the names that are taken.
    """
    try:
        with _opened(path) as archive:
            yield from _documents(archive, called or path, folder, inside)
    except TooLarge as error:
        yield Input(path, error, called)
    except _DAMAGE:
        yield Input(
            path, DamagedFile("Tệp ZIP bị hỏng hoặc bị cắt cụt.", "Hãy tải lại tệp từ nguồn."), called
        )


def _documents(archive: zipfile.ZipFile, path: Path, folder: Path, inside: str | None) -> Iterator[Input]:
    entries = [
        entry
        for entry in archive.infolist()
        if _is_document(archive, entry) and (inside is None or fnmatch(_name(entry), inside))
    ]
    error = _refusal(archive.infolist(), entries)
    if error is not None:
        yield Input(path, error)
        return
    for number, entry in enumerate(entries):
        yield _taken(archive, entry, path, folder / f"{number}{PurePosixPath(_name(entry)).suffix[:8]}")


class _InSmallReads(io.FileIO):
    """A file that gives a directory of so many entries at most: all of it would come in one read."""

    def read(self, size: int | None = -1, /) -> bytes:
        if size is not None and size > _DIRECTORY:
            raise TooLarge(f"Tệp ZIP có quá nhiều mục, quá giới hạn {_ENTRIES}.", "Hãy chia nhỏ tệp ZIP.")
        return super().read(size)


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Raises TooLarge, and what zipfile raises for a damaged archive."""
    with _InSmallReads(path) as file, zipfile.ZipFile(file) as archive:
        yield archive


def _taken(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path, target: Path) -> Input:
    shown = Path(f"{path}!/{_name(entry)}")
    error = _entry_refusal(entry)
    if error is not None:
        return Input(target, error, shown)
    try:
        with archive.open(entry) as source, target.open("wb") as made:
            shutil.copyfileobj(source, made)  # zipfile gives no more than the size that was checked
    except _DAMAGE:
        target.unlink(missing_ok=True)
        return Input(
            target,
            DamagedFile("Tệp trong ZIP bị hỏng.", "Hãy tải lại tệp ZIP hoặc lấy riêng tệp này."),
            shown,
        )
    with contextlib.suppress(ValueError, OverflowError, OSError):  # archives may hold any date
        written = datetime(*entry.date_time, tzinfo=UTC).timestamp()
        os.utime(target, (written, written))
    return Input(target, None, shown)


def _refusal(entries: list[zipfile.ZipInfo], documents: list[zipfile.ZipInfo]) -> QuyetDinhError | None:
    if len(entries) > _ENTRIES:
        return TooLarge(f"Tệp ZIP có {len(entries)} mục, quá giới hạn {_ENTRIES}.", "Hãy chia nhỏ tệp ZIP.")
    size = sum(entry.file_size for entry in entries)
    if size > _UNPACKED:
        return TooLarge(
            f"Tệp ZIP giải nén ra {size / 1_000_000:.0f} MB, quá giới hạn {_UNPACKED / 1_000_000:.0f}.",
            "Hãy chia nhỏ tệp ZIP.",
        )
    if not documents:
        return NotADocument("Tệp ZIP không có văn bản nào đọc được.", "Hãy kiểm tra lại tệp ZIP.")
    return None


def _entry_refusal(entry: zipfile.ZipInfo) -> QuyetDinhError | None:
    name = PurePosixPath(_name(entry))
    if name.is_absolute() or ".." in name.parts or ":" in name.parts[0]:
        return NotADocument(
            "Đường dẫn trong ZIP trỏ ra ngoài.", "Không nên tin tệp ZIP này; hãy kiểm tra nguồn."
        )
    if name.suffix.lower() == ".zip":
        return NotADocument("Tệp ZIP lồng trong tệp ZIP không được đọc.", "Hãy giải nén rồi chạy lại.")
    if entry.flag_bits & _ENCRYPTED:
        return PasswordProtected("Tệp trong ZIP có mật khẩu.", "Hãy giải nén rồi chạy lại.")
    if entry.file_size > _ENTRY:
        return TooLarge.by_size(entry.file_size, _ENTRY / 1_000_000)
    if entry.file_size > 1_000_000 and entry.file_size > _RATIO * max(entry.compress_size, 1):
        return TooLarge("Tệp trong ZIP nén quá mức bình thường.", "Hãy giải nén và kiểm tra tệp này.")
    return None


def _is_document(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(_name(entry))
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in name.parts)
    if entry.is_dir() or hidden:
        return False
    return is_named_so(name) or (not name.suffix and _is_pdf(archive, entry))


def _is_pdf(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    try:
        with archive.open(entry) as file:
            return PDF_MARK in file.read(PDF_HEAD)
    except _DAMAGE:
        return False


def _name(entry: zipfile.ZipInfo) -> str:
    """Archivers that do not say so write UTF-8 as well, which then comes as if it were code page 437."""
    name = entry.filename.replace("\\", "/")
    if entry.flag_bits & _UTF8:
        return name
    try:
        return name.encode("cp437").decode("utf-8")
    except UnicodeError:
        return name


def members(inputs: Iterable[Input], folder: Path) -> Iterator[Input]:
    """The inputs, each archive replaced by its documents, unpacked one by one as they are asked for."""
    for number, entry in enumerate(inputs):
        if entry.error is None and entry.kept is None and is_archive(entry.path):
            place = folder / str(number)
            place.mkdir()
            for found in unpack(entry.path, place, entry.shown, entry.inside):
                yield replace(found, origin=entry.origin)
            if entry.path.is_relative_to(folder):  # it was fetched for this alone
                entry.path.unlink(missing_ok=True)
        else:
            yield entry
