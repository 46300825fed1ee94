"""What stands on a page without being its text: page numbers, drawn rules, dirt of a scanner."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from pipeline.read.layout.pieces import Piece, text_of
from pipeline.read.layout.rows import Row
from pipeline.text.syllables import is_syllable

_NUMBER = re.compile(r"^[-–—.\s]*(?:(?:trang|page)\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—.\s]*$", re.IGNORECASE)
_RULE = re.compile(r"^[\s_*~=—–-]{3,}$")
_EDGE = 0.1  # of the page height: where page numbers stand (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.7)
_FOOT = 0.965  # of the page height: a centimetre from the edge
_SMALL = 0.85  # of the usual type size
_LETTERS = re.compile(r"[^\W\d_]{3,}")
# The line with the act's number is often unsure, being written by hand.
_NUMBERED = re.compile(r"^\W*[Ss][ốóôo06]\W")
_UNSURE = 0.6  # mean confidence below which a short row of OCR may be no text


def is_furniture(row: Row, rows: Sequence[Row], height: float) -> bool:
    """Page numbers at the edge, drawn rules and the small print of a footer."""
    return _is_number(row, rows, height) or bool(_RULE.match(row.text)) or _is_footer(row, rows, height)


def _is_footer(row: Row, rows: Sequence[Row], height: float) -> bool:
    """Small print in the bottom margin, where no text of a decision may stand (Phụ lục I, mục I.3: 20 mm)."""
    if row.base < _FOOT * height:
        return False
    usual = median(piece.size for other in rows for piece in other.pieces)
    return median(piece.size for piece in row.pieces) < _SMALL * usual


def _is_number(row: Row, rows: Sequence[Row], height: float) -> bool:
    """A bare number that is among the first two rows at the top, or the last two at the bottom."""
    if not _NUMBER.match(row.text):
        return False
    if row.base < _EDGE * height:
        return any(row is other for other in rows[:2])
    return row.top > (1 - _EDGE) * height and any(row is other for other in rows[-2:])


def is_dirt(pieces: Sequence[Piece]) -> bool:
    """Strokes of a seal, a signature or show-through that OCR took for letters: not one word among them."""
    if not pieces or any(piece.source != "ocr" for piece in pieces):
        return False
    letters = sum(len(piece.text) for piece in pieces)
    confidence = sum(piece.confidence * len(piece.text) for piece in pieces) / letters
    text = text_of(pieces)
    if letters <= 2 and confidence < 0.85 and not text.isdecimal():
        return True
    if confidence >= _UNSURE or any(c.isdigit() for c in text):
        return False
    return not _NUMBERED.match(text) and not any(_like_a_word(word) for word in _LETTERS.findall(text))


def _like_a_word(word: str) -> bool:
    even = word.islower() or word.isupper() or word.istitle()
    return even and (len(word) > 3 or is_syllable(word))
