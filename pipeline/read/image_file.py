"""Image files → pages by OCR; a TIFF may have many."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from pipeline.errors import DamagedFile, TooLarge
from pipeline.pdf.raster import Pixels, check_pixels
from pipeline.read import doubts
from pipeline.read.pdf_page import ReadPage
from pipeline.read.scan import read_scan
from pipeline.read.scan_page import scan_doubts, scan_lines
from pipeline.settings import ReadSettings
from schemas import Page

_A4_INCHES = 11.69
_STATED = (72.0, 1200.0)  # dpi that a file may state and be believed
_FOR_READING = (150.0, 320.0)  # dpi at which Tesseract reads best; others are resized


def read_image(data: bytes, settings: ReadSettings) -> list[ReadPage]:
    """Raises DamagedFile, TooLarge, OcrUnavailable, EngineDied."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            frames = getattr(picture, "n_frames", 1)
            if frames > settings.max_pages:
                raise TooLarge(
                    f"Tệp có {frames} trang, quá giới hạn {settings.max_pages}.",
                    "Hãy tách tệp hoặc nâng giới hạn max_pages.",
                )
            return [
                _page(number, frame, settings)
                for number, frame in enumerate(ImageSequence.Iterator(picture), start=1)
            ]
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DamagedFile("Tệp ảnh bị hỏng.", "Hãy tải lại hoặc quét lại.") from error


def _page(number: int, frame: Image.Image, settings: ReadSettings) -> ReadPage:
    check_pixels(frame.width, frame.height, settings.max_megapixels)
    picture = ImageOps.exif_transpose(frame)
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
