"""One page of a kept original as a JPEG, personal data covered."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from pipeline.pdf.document import Document
from pipeline.pdf.frame import Frame
from pipeline.pdf.raster import check_pixels, rasterise

__all__ = ["Wanted", "picture"]

_DRAWN_MEGAPIXELS = 12.0  # an A2 page at the highest resolution
_FILE_MEGAPIXELS = 80.0  # an A3 scan at 600 dpi
_QUALITY = 72


@dataclass(frozen=True)
class Wanted:
    """A page to draw. Sizes and masks (x0, y0, x1, y1) in points, rotation in degrees, pages from 1."""

    path: str
    page: int
    dpi: int
    rotation: int
    width: float
    height: float
    masks: list[tuple[float, float, float, float]]


def picture(wanted: Wanted) -> bytes:
    """The JPEG. Raises QuyetDinhError, and whatever a broken file makes a library raise."""
    path = Path(wanted.path)
    found = _pdf_page(path, wanted) if path.suffix == ".pdf" else _frame(path, wanted)
    pen = ImageDraw.Draw(found)
    across, down = found.width / (wanted.width or 1), found.height / (wanted.height or 1)
    for x0, y0, x1, y1 in wanted.masks:
        box = (x0 * across - 1, y0 * down - 1, x1 * across + 1, y1 * down + 1)
        pen.rectangle(box, fill=(20, 20, 20))
    out = io.BytesIO()
    found.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _pdf_page(path: Path, wanted: Wanted) -> Image.Image:
    with Document(path.read_bytes()) as document:
        index = wanted.page - 1
        if index >= len(document):
            raise ValueError("page")
        with document.page(index) as opened:
            turned = (wanted.rotation - Frame.of(opened).rotation) % 360
        pixels = rasterise(document, index, wanted.dpi, _DRAWN_MEGAPIXELS)
    return _turned(Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])), turned)


def _frame(path: Path, wanted: Wanted) -> Image.Image:
    with Image.open(path) as opened:
        opened.seek(wanted.page - 1)
        check_pixels(opened.width, opened.height, _FILE_MEGAPIXELS)
        found = _turned(ImageOps.exif_transpose(opened).convert("RGB"), wanted.rotation)
    size = round(wanted.width * wanted.dpi / 72), round(wanted.height * wanted.dpi / 72)
    check_pixels(*size, _DRAWN_MEGAPIXELS)
    found.thumbnail((size[0] or 1, size[1] or 1))
    return found


def _turned(found: Image.Image, clockwise: int) -> Image.Image:
    return found.rotate(-clockwise, expand=True) if clockwise else found
