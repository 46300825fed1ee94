"""Image files → pages by OCR; a TIFF may have many."""

from __future__ import annotations

import io
import math
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import numpy as np
from PIL import Image, ImageOps
from PIL.TiffImagePlugin import STRIPOFFSETS, TILEOFFSETS, TiffImageFile

from pipeline.errors import DamagedFile, TooLarge
from pipeline.pdf.raster import Pixels, check_pixels
from pipeline.read import doubts
from pipeline.read.bounds import check_pages
from pipeline.read.page_by_page import ReadPages, read_pages
from pipeline.read.pdf_page import ReadPage
from pipeline.read.scan import read_scan
from pipeline.read.scan_page import scan_doubts, scan_lines
from pipeline.settings import ReadSettings
from schemas import Page

_TIFF_DATA = (STRIPOFFSETS, TILEOFFSETS)
_A4_INCHES = 11.69
_STATED = (72.0, 1200.0)  # dpi that a file may state and be believed
_FOR_READING = (150.0, 320.0)  # dpi at which Tesseract reads best; others are resized


def read_image(data: bytes, settings: ReadSettings, until: float = math.inf) -> ReadPages:
    """until: of `time.monotonic`, see `read_pages`.

    Raises DamagedFile, TooLarge, TimedOut, OcrUnavailable, EngineDied.
    """
    with _damage_told():
        picture = Image.open(io.BytesIO(data))
    with picture:
        with _damage_told():
            frames = _count_frames(picture, settings)
        return read_pages(
            frames, lambda index: _page(picture, index, settings), settings.seconds_per_page, until
        )


def _count_frames(picture: Image.Image, settings: ReadSettings) -> int:
    """Raises TooLarge for more than `max_pages`: no more of a TIFF's frames are looked for than that."""
    count = int(getattr(picture, "n_frames", 1)) if picture.format != "TIFF" else 0
    if picture.format == "TIFF":
        with suppress(EOFError):
            while count <= settings.max_pages:
                picture.seek(count)
                count += 1
        picture.seek(0)
    check_pages(count, settings)
    return count


@contextmanager
def _damage_told() -> Iterator[None]:
    """What Pillow raises for files that are broken or meant to break it → DamagedFile, TooLarge."""
    try:
        yield
    except Image.DecompressionBombError as error:
        raise TooLarge("Ảnh có quá nhiều điểm ảnh.", "Hãy quét lại với độ phân giải thấp hơn.") from error
    except (OSError, SyntaxError, ValueError, LookupError, TypeError, struct.error, zlib.error) as error:
        raise DamagedFile("Tệp ảnh bị hỏng.", "Hãy tải lại hoặc quét lại.") from error


def _page(frames: Image.Image, index: int, settings: ReadSettings) -> ReadPage:
    number = index + 1
    with _damage_told():
        if index:
            frames.seek(index)
        check_pixels(frames.width, frames.height, settings.max_megapixels)
        if isinstance(frames, TiffImageFile) and not any(tag in frames.tag_v2 for tag in _TIFF_DATA):
            raise ValueError("no pixels")  # Pillow would give a black page
        frames.load()
        picture = ImageOps.exif_transpose(frames)
    dpi = _dpi(picture)
    if settings.ocr == "never":
        wide, high = round(picture.width * 72 / dpi, 2), round(picture.height * 72 / dpi, 2)
        page = Page(number=number, width=wide, height=high, text_source="ocr", confidence=0)
        return ReadPage(page, "scan", (doubts.unread_page(number),))
    pixels, at = _for_reading(picture, dpi, settings.dpi)
    scan = read_scan(pixels, at, settings.language)
    width, height = picture.width * 72 / dpi, picture.height * 72 / dpi
    lines = scan_lines(scan, width, height, ())
    if scan.rotation in (90, 270):
        width, height = height, width
    empty = not any(line.kind in ("text", "row") for line in lines)
    page = Page(
        number=number, width=round(width, 2), height=round(height, 2), rotation=scan.rotation,
        text_source="blank" if empty else "ocr", confidence=1.0 if empty else round(scan.confidence, 3),
        lines=tuple(lines),
    )  # fmt: skip
    if empty:
        return ReadPage(page, "blank", ())
    return ReadPage(page, "scan", (doubts.ocr_page(number), *scan_doubts(scan, number)))


def _dpi(picture: Image.Image) -> float:
    """What the file states where that is likely, else as if its long side were that of A4."""
    stated = picture.info.get("dpi")
    if stated:
        value = float(max(stated))
        inches = max(picture.size) / value if value else 0.0
        if _STATED[0] < value <= _STATED[1] and 4 < inches < 40:
            return value
    return max(picture.size) / _A4_INCHES


def _for_reading(picture: Image.Image, dpi: float, wanted: float) -> tuple[Pixels, float]:
    image = picture.convert("L" if picture.mode in ("1", "L", "I;16") else "RGB")
    at = dpi
    if not _FOR_READING[0] <= dpi <= _FOR_READING[1]:
        at = float(wanted)
        size = (max(round(image.width * at / dpi), 1), max(round(image.height * at / dpi), 1))
        image = image.resize(size, Image.Resampling.LANCZOS)
    pixels = np.asarray(image, dtype=np.uint8)
    return np.ascontiguousarray(pixels[:, :, ::-1] if pixels.ndim == 3 else pixels), at
