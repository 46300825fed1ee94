"""The conductor: read → mask → parse → link for one file, less what must be forgotten.

It alone knows the order of the stages.
"""

from __future__ import annotations

import hashlib
import math
import os
import stat
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, TypeVar

from pipeline import __version__
from pipeline.errors import (
    BeingWritten,
    DamagedFile,
    ForgottenFile,
    InternalError,
    NotADocument,
    NotFound,
    QuyetDinhError,
    TooLarge,
)
from pipeline.link import link
from pipeline.mask import MASK_VERSION, cover, mask, mask_text
from pipeline.overlay import Forgotten, Overlay
from pipeline.parse import PARSER_VERSION, parse
from pipeline.read import read, reader_version
from pipeline.readings import ReadingCache
from pipeline.settings import Settings
from pipeline.text.normal import clean_name
from pipeline.withholding import what_is_wished, without
from schemas import LinkedDecision, Reading

PIPELINE_VERSION = f"{__version__} ({PARSER_VERSION}, {MASK_VERSION})"
"""What came after reading; another one makes files be parsed again, not read again."""

_READING = 0.75  # share of a file's time after which no page is begun: the rest is for what follows

Value = TypeVar("Value")
_BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file. Errors are values here, so that one file never stops a run.

    `seconds`: wall time by stage, 'read', 'parse', 'link'; a stage that did not run is absent.
    """

    path: Path
    reading: Reading | None = None
    linked: tuple[LinkedDecision, ...] = ()
    error: QuyetDinhError | None = None
    seconds: dict[str, float] = field(default_factory=dict)
    forgotten: int = 0
    """Version of what was to be forgotten when this was made."""


def reader_of(settings: Settings) -> str:
    """The fingerprint of the reader under these settings, as stored with each reading."""
    return reader_version(settings.read)


def sha256_of(path: Path, most: float = math.inf, copy: Path | None = None) -> str:
    """SHA-256 of a file's bytes, 64 hex digits; the file is never held in memory as a whole.

    most: megabytes; a larger file is refused before it is read. What is no regular file is never waited for.
    copy: where just what was hashed is written, for this account alone.

    Raises:
        DamagedFile: it cannot be read from disk.
        TooLarge: it has more than `most` megabytes.
        NotADocument: it is a pipe, a device or the like.
        BeingWritten: it changed while it was read.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise NotADocument("Đây không phải là tệp thường.", "Hãy nêu tệp hoặc thư mục.")
            if about.st_size > most * 1_000_000:
                raise TooLarge.by_size(about.st_size, most)
            digest = _copied(file, copy) if copy else hashlib.file_digest(file, "sha256")
            if _state(os.fstat(file.fileno())) != _state(about):
                raise BeingWritten
            return digest.hexdigest()
    except OSError as error:
        raise DamagedFile(
            f"Không đọc được tệp từ đĩa ({error.strerror}).", "Hãy kiểm tra đường dẫn và quyền đọc."
        ) from error


def _copied(file: BinaryIO, copy: Path) -> hashlib._Hash:
    """The hash of a file, and what it is the hash of in `copy`."""
    digest = hashlib.sha256()
    with open(copy, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as target:
        while block := file.read(_BLOCK):
            digest.update(block)
            target.write(block)
    return digest


def _state(about: os.stat_result) -> tuple[int, int]:
    return about.st_size, about.st_mtime_ns


def _without_waiting(path: str, flags: int) -> int:
    """Opening a pipe that nobody writes to would wait for ever."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def printable(path: Path) -> str:
    """A path as text that can be stored; what is no UTF-8 or cannot be seen becomes '\ufffd'."""
    return clean_name(os.fsencode(path).decode("utf-8", "replace"))


def public_path(path: Path) -> str:
    """What of a path is stored, and so published: from the working folder on, else last folder and name.

    Personal data in the names of files is masked as in their text.

    Where a file lies on a machine is nobody's business, and one batch gives the same rows anywhere.
    A file of an archive keeps the archive's name.
    """
    whole = path.absolute()
    here = Path.cwd()
    first = next((n for n, part in enumerate(whole.parts) if part.endswith("!")), len(whole.parts) - 2)
    short = whole.relative_to(here) if whole.is_relative_to(here) else Path(*whole.parts[first:])
    return mask_text(printable(short))


def process(
    path: Path,
    settings: Settings,
    cache: ReadingCache | None = None,
    shown: Path | None = None,
    overlay: Overlay | None = None,
    kept: str | None = None,
) -> Outcome:
    """Takes one file through all stages. Never raises for a file: the error is in the outcome.

    shown: the path it goes by in the reading, where that is not `path` (a file of an archive).
    overlay: what of it must be forgotten. kept: SHA-256 of a file that is not looked at itself, since its
    reading in `cache` is enough.

    A reading in `cache` made with the same reader saves the reading stage.
    """
    seconds: dict[str, float] = {}
    reading: Reading | None = None
    version = 0
    try:
        forgotten = overlay.forgotten() if overlay else Forgotten()
        version = forgotten.version
        found = _timed(seconds, "read", lambda: _read(path, settings, cache, shown or path, forgotten, kept))
        reading = found
        linked = _understood(found, seconds)
        if forgotten.asks_for_decisions:
            covered, gone = what_is_wished(found, linked, forgotten)
            if covered != found:
                linked = _understood(covered, seconds)
            reading, linked = without(gone, covered, linked)
            if cache is not None and not gone and reading.reader == reader_of(settings):
                cache.put(reading, reader_of(settings))
        if overlay is not None and cache is not None and overlay.version() != version:
            cache.drop(found.source.id)  # whoever forgets meanwhile may have looked before it was put there
    except QuyetDinhError as error:
        return Outcome(path, reading, error=error, seconds=seconds, forgotten=version)
    except MemoryError:
        return Outcome(path, error=_out_of_memory(), seconds=seconds, forgotten=version)
    except Exception as error:
        return Outcome(path, error=_our_mistake(error), seconds=seconds, forgotten=version)
    return Outcome(path, reading, linked, seconds=seconds, forgotten=version)


def _read(
    path: Path,
    settings: Settings,
    cache: ReadingCache | None,
    shown: Path,
    forgotten: Forgotten,
    of: str | None,
) -> Reading:
    """The masked reading of a file: nothing after this sees personal data that no record needs.

    It is kept at once, unless what must be forgotten of it depends on what the decisions in it are.
    """
    sha256 = of or sha256_of(path, settings.read.max_megabytes)
    if forgotten.has_document(sha256):
        raise ForgottenFile(
            "Tệp này đã được gỡ theo yêu cầu nên không nạp lại.", "Hãy bỏ tệp ra khỏi thư mục nguồn."
        )
    reader = reader_of(settings)
    kept = cache.get(sha256, reader) if cache else None
    if of is not None and kept is None:
        raise NotFound("Không có bản đọc đã giữ của tệp này.", "Hãy nạp lại tệp, không dùng --stage.")
    until = time.monotonic() + _READING * settings.seconds_per_file
    named = kept if kept and of else _named(kept or read(path, settings.read, until), shown)
    masked = cover(mask(named), forgotten.finder((sha256,)))
    whole = masked.reader == reader  # what was left unread for want of time may be read another time
    keeps = cache is not None and whole and not forgotten.asks_for_decisions
    if cache is not None and keeps and masked != kept:  # rules of masking may be newer than what was kept
        cache.put(masked, reader)
    return masked


def _understood(reading: Reading, seconds: dict[str, float]) -> tuple[LinkedDecision, ...]:
    decisions = _timed(seconds, "parse", lambda: parse(reading))
    return _timed(seconds, "link", lambda: link(decisions))


def _named(reading: Reading, path: Path) -> Reading:
    """With the file's name of today: the same bytes may have lain under another one when they were read."""
    names = {"file_name": printable(Path(path.name)), "path": public_path(path)}
    return reading.model_copy(update={"source": reading.source.model_copy(update=names)})


def _timed(seconds: dict[str, float], stage: str, run: Callable[[], Value]) -> Value:
    start = time.perf_counter()
    try:
        return run()
    finally:
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - start


def _out_of_memory() -> TooLarge:
    return TooLarge("Tệp cần nhiều bộ nhớ hơn giới hạn.", "Hãy tách tệp, hoặc chạy lại với --memory lớn hơn.")


def _our_mistake(error: Exception) -> InternalError:
    """Names the kind of error and where it arose; never its message, which may quote the document."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return InternalError(
        f"Chương trình gặp lỗi chưa lường trước ({type(error).__name__}, {where}).",
        "Hãy báo lỗi kèm dòng này và tệp, nếu tệp công khai.",
    )
