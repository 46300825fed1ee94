"""A second look for the signer's printed name: page analysis takes it for a part of seal and signature."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.pdf.raster import Pixels
from pipeline.read.columns import closing_start
from pipeline.read.ocr import recognise
from pipeline.read.pieces import Piece
from pipeline.read.rows import rows_of
from pipeline.text.normal import clean
from pipeline.text.syllables import is_syllable

_DEPTH = 3.2  # inches below Nơi nhận in which a name may stand
_LETTER = 0.3  # inches: seals and signatures are made of larger strokes
_SPEC = 0.02  # inches
_WIDE = (0.6, 3.5)  # inches: how wide a name is
_HIGH = (0.09, 0.4)  # inches: how high it is
_SURE = 0.6
_RIM = 20  # pixels of white around what is read


def signer_pieces(grey: Pixels, dpi: float, language: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Words of two to five capitalised syllables found right below the closing, where no word was read."""
    rows = rows_of(pieces)
    start = closing_start(rows)
    if start is None:
        return []
    per = 72 / dpi
    top = int(rows[start].top / per)
    left, right = int(0.42 * grey.shape[1]), int(0.98 * grey.shape[1])
    bottom = min(grey.shape[0], top + int(_DEPTH * dpi))
    part = _letters_only(grey[top:bottom, left:right], dpi)
    found: list[Piece] = []
    for x, y, wide, high in _lines(part, dpi):
        box = ((left + x) * per, (top + y) * per, (left + x + wide) * per, (top + y + high) * per)
        if any(p.x0 < box[2] and p.x1 > box[0] and p.top < box[3] and p.bottom > box[1] for p in pieces):
            continue
        found.extend(_read(part, (x, y, wide, high), (left, top), dpi, language))
    return found


def _read(
    part: Pixels, box: tuple[int, int, int, int], corner: tuple[int, int], dpi: float, language: str
) -> list[Piece]:
    x, y, wide, high = box
    x0, y0 = max(x - 10, 0), max(y - 6, 0)
    crop = part[y0 : y + high + 6, x0 : x + wide + 10]
    framed = cv2.copyMakeBorder(crop, _RIM, _RIM, _RIM, _RIM, cv2.BORDER_CONSTANT, value=255)
    words = recognise(np.asarray(framed, np.uint8), dpi, language, block=True)
    texts = [clean(word.text) for word in words]
    if not 2 <= len(texts) <= 5 or not all(map(_like_a_name, texts)):
        return []
    if min(word.confidence for word in words) <= _SURE:
        return []
    per, dx, dy = 72 / dpi, corner[0] + x0 - _RIM, corner[1] + y0 - _RIM
    base, size = (corner[1] + y + high) * per, max(high * per, 8.0)
    return [
        Piece(
            text=text, x0=(word.x0 + dx) * per, top=(word.top + dy) * per, x1=(word.x1 + dx) * per,
            bottom=(word.bottom + dy) * per, base=base, size=size, confidence=word.confidence, source="ocr",
        )
        for word, text in zip(words, texts, strict=True)
    ]  # fmt: skip


def _like_a_name(text: str) -> bool:
    return is_syllable(text) and (text.istitle() or text.isupper())


def _letters_only(part: Pixels, dpi: float) -> Pixels:
    dark = np.asarray(part < 150, np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    high, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    drop = (high > _LETTER * dpi) | (wide > 2 * _LETTER * dpi) | (np.maximum(high, wide) < _SPEC * dpi)
    drop[0] = False
    cleaned = part.copy()
    cleaned[drop[labels]] = 255
    return cleaned


def _lines(part: Pixels, dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes of marks that stand side by side like the words of a name, from top to bottom."""
    dark = np.asarray(part < 150, np.uint8)
    joined = cv2.dilate(dark, np.ones((max(int(0.02 * dpi), 1), int(0.14 * dpi)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = [tuple(int(value) for value in stats[n][:4]) for n in range(1, count)]
    return sorted(
        (x, y, wide, high)
        for x, y, wide, high in found
        if _WIDE[0] * dpi < wide < _WIDE[1] * dpi and _HIGH[0] * dpi < high < _HIGH[1] * dpi
    )
