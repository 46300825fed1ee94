"""The white strip between two columns of a page head or of its closing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import Row

_STEP = 2.0  # points between the places that are tried
_WIDE = 3.0  # of the type size: a gap beyond this counts no more
_NARROW = 0.6  # of the type size: a gap below this parts nothing


def find_gutter(rows: Sequence[Row], low: float, high: float) -> float | None:
    """The x, between `low` and `high` points, that best parts the rows; None where most cross it.

    A row crosses where a word covers the place, or its neighbours stand as near as words of a sentence.
    """
    best: tuple[float, float] | None = None
    x = low
    while x <= high:
        score = sum(_score(row, x) for row in rows)
        if best is None or score > best[0]:
            best = score, x
        x += _STEP
    if best is None or best[0] <= 0:
        return None
    return best[1]


def _score(row: Row, x: float) -> float:
    left = [p.x1 for p in row.pieces if p.x1 <= x]
    right = [p.x0 for p in row.pieces if p.x0 >= x]
    if len(left) + len(right) < len(row.pieces):
        return -4.0
    if not left or not right:
        return 0.2
    gap = (min(right) - max(left)) / row.size
    return min(gap, _WIDE) if gap >= _NARROW else -3.0


def part(row: Row, x: float) -> tuple[list[Piece], list[Piece]]:
    """Pieces left and right of the gutter, by their middles."""
    left = [p for p in row.pieces if (p.x0 + p.x1) / 2 < x]
    return left, [p for p in row.pieces if (p.x0 + p.x1) / 2 >= x]
