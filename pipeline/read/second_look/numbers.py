"""A second look for list and row numbers: page analysis often drops a narrow column of numbers."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.tesseract import recognise_number
from pipeline.read.layout.grid import Grid, holds
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import Row, rows_of
from schemas import Box

_WIDEST = 0.5  # inches: a number is narrower
_FAR = 1.3  # inches: a number stands no further left of its line
_HANGING = 0.4  # inches: numbers may stand this far out in the margin
_SURE = 0.5  # confidence from which a word or a number is believed
_SEEN = 0.3  # confidence from which a word shows where its line begins
_CELLS = 400  # more empty cells than that are not a list of people


def with_numbers(
    grey: Pixels, dpi: float, language: str, pieces: Sequence[Piece], grids: Sequence[Grid]
) -> list[Piece]:
    """The pieces, with numbers added that stand in cells without words or left of lines.

    grey: the image that was read; pieces and grids in points of its frame. Unsure pieces that a number was
    misread as go. A number that breaks the order of its column is left out: none is better than a wrong one.
    """
    found: list[Piece] = []
    for box, row in [*_empty_cells(pieces, grids), *_left_of_lines(pieces, grids)][:_CELLS]:
        ink = _ink(grey, box, dpi)
        number = _read(grey, ink, dpi, language) if ink is not None else None
        if ink is None or number is None:
            continue
        x0, top, x1, bottom = (value * 72 / dpi for value in ink)
        size, base = (row.size, row.base) if row else ((bottom - top) * 1.4, bottom)
        found.append(Piece(number[0], x0, top, x1, bottom, base, size, number[1], "ocr"))
    kept = [p for p in pieces if p.confidence > _SURE or not any(_same_place(p, number) for number in found)]
    return [*kept, *_in_order(found, kept)]


def _same_place(piece: Piece, number: Piece) -> bool:
    return (
        piece.x0 < number.x1 + 4 and piece.x1 > number.x0 - 12
        and piece.top < number.bottom + 2 and piece.bottom > number.top - 2
    )  # fmt: skip


def _in_order(found: Sequence[Piece], pieces: Sequence[Piece]) -> list[Piece]:
    kept = []
    for number in found:
        beside = (p for p in (*pieces, *found) if p is not number and abs(p.x1 - number.x1) < 12)
        column = [p for p in beside if _value(p)]
        above = max((p for p in column if p.base < number.base - 4), key=lambda p: p.base, default=None)
        below = min((p for p in column if p.base > number.base + 4), key=lambda p: p.base, default=None)
        value = _value(number) or 0
        if above is not None and (_value(above) or 0) >= value:
            continue
        if below is None or value < (_value(below) or 0):
            kept.append(number)
    return kept


def _value(piece: Piece) -> int | None:
    digits = piece.text.rstrip(".)")
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else None


def _empty_cells(pieces: Sequence[Piece], grids: Sequence[Grid]) -> list[tuple[Box, Row | None]]:
    cells: list[tuple[Box, Row | None]] = []
    for grid in grids:
        inside = [piece for piece in pieces if holds(grid.box, piece)]
        for row in grid.rows:
            box = row[0]
            if box is not None and box.width < 72 and not any(holds(box, piece) for piece in inside):
                cells.append((box, None))
    return cells


def _left_of_lines(pieces: Sequence[Piece], grids: Sequence[Grid]) -> list[tuple[Box, Row | None]]:
    rows = rows_of(p for p in pieces if p.confidence > _SEEN and not any(holds(g.box, p) for g in grids))
    places: list[tuple[Box, Row | None]] = []
    margin = min((row.x0 for row in rows if len(row.pieces) > 4), default=0.0)
    for row in rows:
        left = max(row.x0 - _FAR * 72, margin - _HANGING * 72)
        if len(row.pieces) < 3 or row.x0 - left < 0.12 * 72 or row.pieces[0].text[:1].isdigit():
            continue
        box = Box(x0=left, y0=row.base - row.size, x1=row.x0 - 2, y1=row.base + 0.3 * row.size)
        places.append((box, row))
    return places


def _ink(grey: Pixels, box: Box, dpi: float) -> tuple[int, int, int, int] | None:
    """Pixels that the dark marks in the box cover, if they may be a number standing alone."""
    per = dpi / 72
    x0, x1 = max(int(box.x0 * per) + 3, 0), int(box.x1 * per) - 2
    y0, y1 = max(int(box.y0 * per) + 3, 0), int(box.y1 * per) - 2
    part = grey[y0:y1, x0:x1]
    if part.size == 0:
        return None
    dark = (part < 128).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    marks = [s for s in stats[1:count] if s[cv2.CC_STAT_AREA] >= 6 * (dpi / 200) ** 2]
    if not any(s[cv2.CC_STAT_HEIGHT] >= 0.07 * dpi for s in marks):
        return None
    left = min(int(s[0]) for s in marks)
    right = max(int(s[0] + s[2]) for s in marks)
    top = min(int(s[1]) for s in marks)
    bottom = max(int(s[1] + s[3]) for s in marks)
    if right - left > _WIDEST * dpi or bottom - top > 0.3 * dpi:
        return None
    return x0 + left, y0 + top, x0 + right, y0 + bottom


def _read(
    grey: Pixels, ink: tuple[int, int, int, int], dpi: float, language: str
) -> tuple[str, float] | None:
    x0, top, x1, bottom = ink
    crop = cv2.copyMakeBorder(grey[top:bottom, x0:x1], 20, 20, 20, 20, cv2.BORDER_CONSTANT, value=255)
    big = np.asarray(cv2.resize(crop, None, fx=1.5, fy=1.5, interpolation=cv2.INTER_CUBIC), np.uint8)
    text, confidence = recognise_number(big, dpi * 1.5, language)
    if confidence < _SURE or not any(c.isdigit() for c in text):
        return None
    return text, confidence
