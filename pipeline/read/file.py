"""One file → one Reading."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pipeline.errors import DamagedFile, TooLarge
from pipeline.pdf.chars import read_chars
from pipeline.pdf.document import Document
from pipeline.read.layout import layout
from pipeline.read.plain import text_pages
from pipeline.read.sniff import decode, media_type
from pipeline.read.words import words_of
from pipeline.settings import ReadSettings
from schemas import Page, Reading, Source

READER = "read-1"


def reader_version(settings: ReadSettings) -> str:
    """Everything that decides what a reading looks like: the cache key of stored readings."""
    return f"{READER} {settings.model_dump_json()}"


def read(path: Path, settings: ReadSettings) -> Reading:
    """Read a PDF, an image or plain text. Same bytes and settings give the same Reading.

    Raises EmptyFile, NotADocument, DamagedFile, PasswordProtected, TooLarge, Classified, OcrUnavailable.
    """
    data = _load(path, settings)
    kind = media_type(data)
    source = Source(
        id=hashlib.sha256(data).hexdigest(), file_name=path.name, path=str(path), media_type=kind,
        byte_count=len(data),
    )  # fmt: skip
    reader = reader_version(settings)
    if kind == "text/plain":
        return Reading(source=source, split="text", pages=tuple(text_pages(decode(data))), reader=reader)
    with Document(data) as document:
        pages = [_page(document, index) for index in range(len(document))]
    return Reading(source=source, split="digital", pages=tuple(pages), reader=reader)


def _load(path: Path, settings: ReadSettings) -> bytes:
    try:
        size = path.stat().st_size
        if size > settings.max_megabytes * 1_000_000:
            raise TooLarge(
                f"Tệp nặng {size / 1_000_000:.0f} MB, quá giới hạn {settings.max_megabytes:.0f} MB.",
                "Hãy tách tệp hoặc nâng giới hạn max_megabytes.",
            )
        return path.read_bytes()
    except OSError as error:
        raise DamagedFile("Không đọc được tệp từ đĩa.", "Hãy kiểm tra đường dẫn và quyền đọc.") from error


def _page(document: Document, index: int) -> Page:
    found = read_chars(document, index)
    frame = found.frame
    lines = layout(words_of(found.chars), frame.width, frame.height)
    return Page(
        number=index + 1, width=frame.width, height=frame.height,
        text_source="text-layer" if lines else "blank", confidence=1.0, lines=tuple(lines),
    )  # fmt: skip
