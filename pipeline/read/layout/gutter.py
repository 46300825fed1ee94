"""The white strip between two columns of a page head or of its closing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import Row

_STEP = 2.0  # points between the places that are tried
_WIDE = 3.0  # of the type size: a gap beyond this counts no more
_NARROW = 0.6  # of the type size: a gap below this parts nothing


def find_gutter(rows: Sequence[Row], low: float, high: float) -> float | None:
    """The x, between `low` and `high` points, that best parts the rows; None where most cross it.

    A row crosses where a word covers the place, or its neighbours stand as near as words of a sentence.
    """
    places = low + _STEP * np.arange((high - low) // _STEP + 1)
    scores = sum((_scores(row, places) for row in rows), np.zeros(len(places)))
    best = int(np.argmax(scores))
    return float(places[best]) if scores[best] > 0 else None


def _scores(row: Row, places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    x0, x1 = np.array([(piece.x0, piece.x1) for piece in row.pieces]).T[..., None]
    left, right = x1 <= places, x0 >= places
    gap = (np.where(right, x0, np.inf).min(axis=0) - np.where(left, x1, -np.inf).max(axis=0)) / row.size
    parts = np.where(gap >= _NARROW, np.minimum(gap, _WIDE), -3.0)
    one_side = ~left.any(axis=0) | ~right.any(axis=0)
    return np.where((left | right).all(axis=0), np.where(one_side, 0.2, parts), -4.0)


def part(row: Row, x: float) -> tuple[list[Piece], list[Piece]]:
    """Pieces left and right of the gutter, by their middles."""
    left = [p for p in row.pieces if (p.x0 + p.x1) / 2 < x]
    return left, [p for p in row.pieces if (p.x0 + p.x1) / 2 >= x]
