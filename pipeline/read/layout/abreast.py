"""Numbered lists that are printed side by side: '1. Ông A … 5. Ông B', each item over one line or more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.layout.aligned import Aligned
from pipeline.read.layout.list_headings import ends_list
from pipeline.read.layout.list_shape import chunks_of
from pipeline.read.layout.pieces import Piece, line_of
from pipeline.read.layout.rows import Row

_LABEL = re.compile(r"(\d{1,2})[.)/]")
_FEWEST = 2  # rows where both lists have an item
_NEAR = 1.5  # of the type size: items that begin this near stand in one column
_APART = 3.2  # of the type size: rows further apart are not one list


@dataclass(frozen=True, slots=True)
class _Pair:
    """The row in which an item of each list begins: the right one at x, its number further by `ahead`."""

    row: int
    x: float
    ahead: int


def find_abreast(rows: Sequence[Row]) -> list[Aligned]:
    """The lists side by side, from top to bottom: a line an item, the left list first."""
    found: list[Aligned] = []
    pairs = [pair for n, row in enumerate(rows) if (pair := _pair(n, row))]
    while pairs:
        first = pairs[0]
        run = [p for p in pairs if p.ahead == first.ahead and abs(p.x - first.x) <= _NEAR * rows[p.row].size]
        end = _end(rows, run)
        pairs = [p for p in pairs[1:] if p.row >= end]
        if sum(p.row < end for p in run) >= _FEWEST:
            found.append(_parted(rows, first.row, end, first.x))
    return found


def _pair(n: int, row: Row) -> _Pair | None:
    left, *others = chunks_of(row)
    mine = _LABEL.match(left.pieces[0].text)
    for chunk in others:
        if mine and (label := _LABEL.match(chunk.pieces[0].text)):
            return _Pair(n, chunk.x0, int(label[1]) - int(mine[1]))
    return None


def _end(rows: Sequence[Row], run: Sequence[_Pair]) -> int:
    """Behind the last row below the first pair in which no word stands where the right list begins."""
    x, n = run[0].x, run[0].row + 1
    while n < len(rows):
        slack = _NEAR * rows[n].size
        crossed = any(chunk.x0 < x - slack and chunk.x1 > x for chunk in chunks_of(rows[n]))
        if crossed or ends_list(rows[n]) or rows[n].base - rows[n - 1].base > _APART * rows[n].size:
            break
        n += 1
    return n


def _parted(rows: Sequence[Row], first: int, end: int, x: float) -> Aligned:
    items: tuple[list[list[Piece]], list[list[Piece]]] = [], []
    for row in rows[first:end]:
        slack = _NEAR * row.size
        for side, made in enumerate(items):
            pieces = [piece for piece in row.pieces if (piece.x0 >= x - slack) == bool(side)]
            if pieces and (not made or _LABEL.match(pieces[0].text)):
                made.append(pieces)
            elif pieces:
                made[-1].extend(pieces)
    return Aligned(first, end, tuple(line_of(item) for made in items for item in made))
