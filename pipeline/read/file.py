"""One file → one Reading."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline.errors import DamagedFile, TooLarge
from pipeline.pdf.document import Document
from pipeline.pdf.signatures import SignatureField, read_signature_fields
from pipeline.read import doubts
from pipeline.read.as_docx.written import READERS, written_pages
from pipeline.read.bounds import bounded, check_pages, check_text
from pipeline.read.engines.line_readers import line_engines
from pipeline.read.engines.models import find_model
from pipeline.read.image_file import read_image
from pipeline.read.layout.running import without_running_lines
from pipeline.read.page_by_page import ReadPages, read_pages
from pipeline.read.pdf_page import Nature, Opened, ReadPage, read_page
from pipeline.read.source.classified import refuse_classified
from pipeline.read.source.plain import text_pages
from pipeline.read.source.sniff import decode, media_type
from pipeline.settings import ReadSettings
from schemas import Box, DigitalSignature, Page, Reading, ReviewItem, Source, Split

READER = "read-31"  # raise it when the same bytes would give another Reading
_PAGES_AT_ONCE = 8  # read before a file is opened anew: bounds memory where each page has its own fonts
_ENGINES = ("pypdfium2", "pdfplumber", "tesserocr", "opencv-python-headless", "python-docx")


@cache
def _versions() -> dict[str, str]:
    return {name: version(name) for name in _ENGINES}


def reader_version(settings: ReadSettings) -> str:
    """Everything that decides what a reading looks like: the cache key of stored readings."""
    folder = find_model(settings.language)
    model = (folder / f"{settings.language}.traineddata").stat().st_size if folder else 0
    engines = " ".join(f"{name}={number}" for name, number in (_versions() | line_engines()).items())
    return f"{READER} {engines} model={model} {settings.model_dump_json()}"


def read(path: Path, settings: ReadSettings, until: float = math.inf) -> Reading:
    """Read a PDF, an image, a Word file or plain text. Same bytes and settings give the same Reading.

    until: of `time.monotonic`; pages not begun by then are left unread. Such a reading, and one with a page
    that took too long, has a `reader` of its own, so that it is never taken for the whole.

    Raises EmptyFile, NotADocument, DamagedFile, PasswordProtected, TooLarge, Classified, OcrUnavailable,
    TimedOut.
    """
    data = _load(path, settings)
    kind = media_type(data)
    source = Source(
        id=hashlib.sha256(data).hexdigest(), file_name=path.name, path=str(path), media_type=kind,
        byte_count=len(data),
    )  # fmt: skip
    reader = reader_version(settings)
    if kind == "text/plain" or kind in READERS:
        pages, review = bounded(*_written(data, kind, settings), settings)
        written = without_running_lines(pages)
        refuse_classified(written[0])
        return Reading(source=source, split="text", pages=written, review=tuple(review), reader=reader)
    signatures: tuple[DigitalSignature, ...] = ()
    of_file: list[ReviewItem] = []
    if kind == "application/pdf":
        found, signatures, of_file = _pdf(data, settings, until)
    else:
        found = read_image(data, settings, until)
    if found.pages:
        refuse_classified(found.pages[0].page)
    pages, review = bounded(
        [item.page for item in found.pages],
        [*of_file, *(doubt for item in found.pages for doubt in item.review)],
        settings,
    )
    return Reading(
        source=source, split=split_of([item.nature for item in found.pages]), is_signed=bool(signatures),
        signatures=signatures, pages=without_running_lines(pages), review=tuple(review),
        reader=reader if found.finished else f"{reader} unfinished",
    )  # fmt: skip


def _written(data: bytes, kind: str, settings: ReadSettings) -> tuple[list[Page], list[ReviewItem]]:
    """Pages of a file that has words but no places, and what is doubtful about them."""
    if kind == "text/plain":
        text = decode(data)
        check_text(len(text), settings)
        check_pages(text.count("\f") + 1, settings)
        return text_pages(text), []
    return written_pages(data, kind)


def split_of(natures: Sequence[Nature]) -> Split:
    """digital, scan or scan+ocr where all pages with content agree, else mixed."""
    found = sorted({nature for nature in natures if nature != "blank"})
    if len(found) == 1:
        return found[0]
    return "mixed" if found else "scan"


def _pdf(
    data: bytes, settings: ReadSettings, until: float
) -> tuple[ReadPages, tuple[DigitalSignature, ...], list[ReviewItem]]:
    """The pages, the signatures, and what is doubtful about the file."""
    with Document(data) as document, Document(data, forms=False) as plain:
        check_pages(len(document), settings)
        fields = read_signature_fields(document, data)
        opened = Opened(document, plain)

        def read_one(index: int) -> ReadPage:
            if index and index % _PAGES_AT_ONCE == 0:
                document.reopen()
                plain.reopen()
            page = read_page(opened, index, settings)
            if index == 0:
                refuse_classified(page.page)  # before anything else of it is read
            return page

        found = read_pages(len(document), read_one, settings.seconds_per_page, until)
        of_file = [doubts.repaired_file(len(document))] if document.is_repaired else []
        return found, tuple(_signature(field, found.pages) for field in fields), of_file


def _signature(field: SignatureField, pages: Sequence[ReadPage]) -> DigitalSignature:
    """With its place, where one field of that name is drawn."""
    places = [
        (page.page.number, widget.box)
        for page in pages
        for widget in page.signatures
        if field.name and (widget.name == field.name or widget.name.endswith("." + field.name))
    ]
    number, box = None, None
    if len(places) == 1:
        number, (x0, y0, x1, y1) = places[0]
        box = Box(x0=round(x0, 2), y0=round(y0, 2), x1=round(x1, 2), y1=round(y1, 2))
    return DigitalSignature(
        signer=field.signer, organization=field.organization, signed_at=field.signed_at, page=number, box=box
    )


def _load(path: Path, settings: ReadSettings) -> bytes:
    try:
        size = path.stat().st_size
        if size > settings.max_megabytes * 1_000_000:
            raise TooLarge.by_size(size, settings.max_megabytes)
        return path.read_bytes()
    except OSError as error:
        raise DamagedFile("Không đọc được tệp từ đĩa.", "Hãy kiểm tra đường dẫn và quyền đọc.") from error
