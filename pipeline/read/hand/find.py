"""Where the number and the date of an act stand in the head of a page: by the printed words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.read.layout.pieces import Piece
from pipeline.text.fold import fold

HEAD = 0.5
"""Of a page, from the top: where a head stands."""
_LEFT = 0.5  # of the page: where a number begins
_INCH = 72.0
_LONGEST = 3.2 * _INCH  # from 'Số' to the end of the symbol, and from 'ngày' to 'năm'
_SYMBOL = 1.5 * _INCH  # what of the symbol is looked at where it was not read
_BEFORE, _BEHIND = 1.2 * _INCH, 0.7 * _INCH  # a word that was not read stands no further off
_MARGIN = 6.0  # points
_ROW = 0.5  # of the type size: bases of one line lie no further apart
_LABEL = re.compile(r"\W{0,2}[s5$][o06dea]?[\W_]|\W{0,2}s[o06de]\d|\W{0,2}so$|\W{0,2}s[o06]?\W?$")
_CODE = re.compile(r"/\s?(?:(?:19|20)\d\d\s?/)?[A-ZĐ]{2}|[A-ZĐ]{2,}[A-Za-zĐ]*\s?[-–]\s?[A-ZĐ]{2}")
DATE_WORDS = (
    re.compile(r"ng[a-z]y(?![a-z]{2})|ngay"),
    re.compile(r"th[a-z]ng"),
    re.compile(r"n[a-z]m(?![a-z])"),
)
"""'ngày', 'tháng', 'năm', folded."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line to be read. left, right, base: of its print, in points; pieces: of it, from left to right.

    words: where OCR saw 'Số' and '/', or 'ngày', 'tháng' and 'năm'; None where it did not.
    """

    kind: Literal["number", "date"]
    left: float
    right: float
    base: float
    pieces: tuple[Piece, ...]
    words: tuple[float | None, ...]


def places(pieces: Sequence[Piece], width: float, height: float) -> list[Place]:
    """Lines of the head that hold a number or a date, from top to bottom; width, height: of the page."""
    found: list[Place] = []
    for row in _rows([piece for piece in pieces if piece.bottom < HEAD * height]):
        found += _numbers(row, width)
        found += _dates(row)
    return found


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces whose bases agree, each row from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        near = next(
            (row for row in reversed(rows[-3:]) if abs(row[-1].base - piece.base) < _ROW * piece.size), None
        )
        if near is None:
            rows.append([piece])
        else:
            near.append(piece)
    return [sorted(row, key=lambda piece: piece.x0) for row in rows]


def _numbers(row: Sequence[Piece], width: float) -> Iterator[Place]:
    """At most one: 'Số' opens a line in the left half, or a symbol stands there."""
    label = next(
        (n for n, piece in enumerate(row[:3]) if piece.x0 < _LEFT * width and _is_label(piece.text)), None
    )
    code = next(
        (n for n, piece in enumerate(row[:9]) if piece.x0 < _LEFT * width and _CODE.search(piece.text)), None
    )
    if label is None and code is None:
        return
    slash = None
    if code is not None and "/" in (text := row[code].text):
        slash = row[code].x0 + (text.find("/") + 0.5) / len(text) * (row[code].x1 - row[code].x0)
    if code is not None and (label is None or label > code or row[code].x0 - row[label].x0 > _LONGEST):
        if code > 2:
            return
        known = row[code]
        left, right = max((slash or known.x0) - _SYMBOL, 0.0), known.x1
    elif label is not None:
        known = row[label]
        left = known.x0 - _MARGIN
        right = row[code].x1 if code is not None else known.x1 + _LONGEST / 1.5
    beyond = next((piece.x0 for piece in row if piece.x0 > known.x1 and _is_word(piece.text)), width)
    right = min(right + _MARGIN, max(beyond, known.x1 + _MARGIN))
    yield Place("number", left, right, known.base, _within(row, left, right), (None, slash))


def _is_label(text: str) -> bool:
    return _LABEL.match(fold(text)) is not None and text.lower() != "sở"


def _within(row: Sequence[Piece], left: float, right: float) -> tuple[Piece, ...]:
    return tuple(piece for piece in row if left < (piece.x0 + piece.x1) / 2 < right)


def _is_word(text: str) -> bool:
    """Of a neighbour: 'Kiên', 'Độc'."""
    return len(text) > 2 and text[:1].isupper() and text[1:].strip(",").islower()


def _dates(row: Sequence[Piece]) -> Iterator[Place]:
    """'ngày', 'tháng', 'năm' in this order, two of them at least."""
    texts = [fold(piece.text) for piece in row]
    day, month, year = ([n for n, text in enumerate(texts) if pattern.search(text)] for pattern in DATE_WORDS)
    for last in year or month:
        first = next((n for n in reversed(day) if n <= last), None)
        middle = next((n for n in reversed(month) if n <= last), None)
        known = [n for n in (first, middle, last if year else None) if n is not None]
        if len(known) < 2 and not (len(set(known)) == 1 and len(known) > 1):
            continue
        left = row[first].x0 - _MARGIN if first is not None else row[known[0]].x0 - _BEFORE
        right = row[last].x1 + _BEHIND * (1 if year else 2)
        if right - left > 2 * _LONGEST:
            continue
        if first is not None and first and not _in_head(row, first):
            continue
        bases = sorted(row[n].base for n in known)
        seen = (
            None if n is None else (row[n].x0 + row[n].x1) / 2
            for n in (first, middle, last if year else None)
        )
        yield Place("date", left, right, bases[len(bases) // 2], _within(row, left, right), tuple(seen))


def _in_head(row: Sequence[Piece], first: int) -> bool:
    """Behind a place and a comma: '…, ngày'. What stands in a sentence is printed, and read as print."""
    return row[first - 1].text[-1:] in ",.;" or row[first - 1].text[:1].isupper()
