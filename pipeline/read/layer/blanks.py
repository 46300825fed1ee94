"""Number, day and month set into the head of a text layer as pictures: 'Số:      /QĐ-UBND', 'ngày    tháng'.

The clerk stamps or writes them after signing (Nghị định 30/2020/NĐ-CP, Điều 15): the layer has blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.pdf.document import Document
from pipeline.pdf.raster import Pixels, rasterise
from pipeline.read.engines.models import find_model
from pipeline.read.engines.tesseract import recognise_number
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import rows_of
from pipeline.settings import ReadSettings
from pipeline.text.fold import fold

_BLANKS = (
    (re.compile(r".*\bso:?$"), re.compile(r"/"), 5),
    (re.compile(r".*\bngay$"), re.compile(r"thang\b"), 2),
    (re.compile(r".*\bthang$"), re.compile(r"nam\b"), 2),
)  # the word before the blank, the word behind it, the most digits between them
_HEAD = 0.35  # of the page's height
_WIDE = 0.8  # of the type size: a narrower gap is a blank between words
_DPI = 300.0
_INK = 0.012  # share of dark pixels in a gap that has figures
_SURE = 0.55
_SCALES = (1.0, 0.66)  # figures count that are read alike at both
_DOUBTED = 0.5  # confidence: figures may be written by hand, so each is left to a reader's eye


@dataclass(frozen=True, slots=True)
class _Gap:
    """Room for figures between two words of a row, in points."""

    x0: float
    x1: float
    base: float
    size: float
    digits: int


def stamped_figures(
    document: Document, index: int, settings: ReadSettings, pieces: Sequence[Piece], height: float
) -> list[Piece]:
    """The figures seen in the blanks of the head of page `index`; none without a blank or a model.

    pieces: the page's words, in points; height: of the page. Raises TooLarge, DamagedFile.
    """
    head = [piece for piece in pieces if piece.base < _HEAD * height]
    gaps = [gap for gap in _gaps(head) if not any(_fills(piece, gap) for piece in head)]
    if not gaps or find_model(settings.language) is None:
        return []
    image = rasterise(document, index, _DPI, settings.max_megapixels)
    return [piece for gap in gaps if (piece := _read(image, gap, settings.language))]


def _fills(piece: Piece, gap: _Gap) -> bool:
    """Whether a word stands in the gap on a baseline of its own, as signature fields draw it."""
    middle = (piece.x0 + piece.x1) / 2
    return gap.x0 < middle < gap.x1 and abs(piece.base - gap.base) < gap.size


def _gaps(pieces: Sequence[Piece]) -> Iterator[_Gap]:
    for row in rows_of(pieces):
        for before, after in zip(row.pieces, row.pieces[1:], strict=False):
            width = after.x0 - before.x1
            for opens, closes, digits in _BLANKS:
                if (
                    width >= _WIDE * row.size
                    and opens.fullmatch(fold(before.text))
                    and closes.match(fold(after.text))
                ):
                    yield _Gap(before.x1, after.x0, row.base, row.size, digits)


def _read(image: Pixels, gap: _Gap, language: str) -> Piece | None:
    per = _DPI / 72
    x0, x1 = int((gap.x0 + 0.5) * per), int((gap.x1 - 0.5) * per)
    y0, y1 = int((gap.base - 1.3 * gap.size) * per), int((gap.base + 0.45 * gap.size) * per)
    part = image[max(y0, 0) : y1, x0:x1].min(axis=2, initial=255)
    if part.size == 0 or float(np.mean(part < 140)) < _INK:
        return None
    crop = np.pad(part, ((20, 20), (30, 30)), constant_values=255)
    readings = {_digits(crop, scale, language) for scale in _SCALES}
    digits = readings.pop()
    if readings or digits is None or len(digits) > gap.digits:
        return None
    top, bottom = gap.base - gap.size, gap.base + 0.2 * gap.size
    return Piece(
        text=digits, x0=gap.x0 + 0.5, top=top, x1=gap.x1 - 0.5, bottom=bottom, base=gap.base, size=gap.size,
        confidence=_DOUBTED, source="ocr",
    )  # fmt: skip


def _digits(crop: Pixels, scale: float, language: str) -> str | None:
    image = cv2.resize(crop, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    text, confidence = recognise_number(np.asarray(image, np.uint8), _DPI * scale, language)
    digits = text.strip(".)")
    return digits if confidence >= _SURE and digits.isdecimal() else None
