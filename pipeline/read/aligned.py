"""Lists in columns without rules: rows whose words start at the same places, three columns or more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.pieces import Piece, row_of
from pipeline.read.rows import Row
from schemas import Line

_GAP = 0.9  # of the type size: a wider gap may part cells
_NEAR = 1.0  # of the type size: starts this near are one column
_LEAD = re.compile(
    r"^(?:[-+*•–—]|\(?[\dIVXivxl]{1,4}[.)/:]?|[a-zđ][.)]|stt|[ÔôO]ng|[Bb]à|[ÔO]ng/[Bb]à|Đ/c):?\.?$"
)
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
_APART = 3.2  # of the type size: rows further apart are not one list


@dataclass(frozen=True, slots=True)
class Aligned:
    """rows [first, end) of the page are this list."""

    first: int
    end: int
    lines: tuple[Line, ...]


def find_aligned(rows: Sequence[Row]) -> list[Aligned]:
    """Lists in columns, from top to bottom; they do not overlap."""
    found = []
    starts = [_starts(row) for row in rows]
    n = 0
    while n < len(rows):
        if len(starts[n]) < _LEAST_COLUMNS:
            n += 1
            continue
        made = _from(rows, starts, n)
        if made is None:
            n += 1
        else:
            found.append(made)
            n = made.end
    return found


def _starts(row: Row) -> list[float]:
    """Where the chunks of a row begin; a leading number, dash or form of address is no chunk of its own."""
    begins = [row.pieces[0].x0]
    leading = True
    for last, piece in zip(row.pieces, row.pieces[1:], strict=False):
        leading = leading and _LEAD.match(last.text) is not None
        if not leading and piece.x0 - last.x1 >= _GAP * row.size:
            begins.append(piece.x0)
    return begins


def _from(rows: Sequence[Row], starts: Sequence[list[float]], first: int) -> Aligned | None:
    seeds = [first]
    for n in range(first + 1, len(rows)):
        if n - seeds[-1] > 3 or rows[n].base - rows[n - 1].base > _APART * rows[n].size:
            break
        if len(starts[n]) >= _LEAST_COLUMNS:
            seeds.append(n)
    if len(seeds) < _LEAST_ROWS:
        return None
    size = max(rows[n].size for n in seeds)
    columns = _columns([starts[n] for n in seeds], size)
    if len(columns) < _LEAST_COLUMNS:
        return None
    return _collect(rows, starts, first, columns, size)


def _columns(starts: Sequence[list[float]], size: float) -> list[float]:
    """Places where at least half of the rows begin a chunk; the first column is where rows begin."""
    inner = sorted(x for row in starts for x in row[1:])
    clusters: list[list[float]] = []
    for x in inner:
        last = clusters[-1] if clusters else [float("-inf")]
        if x - last[-1] <= 0.5 * _NEAR * size and x - last[0] <= 2 * _NEAR * size:
            clusters[-1].append(x)
        else:
            clusters.append([x])
    wanted = max(_LEAST_ROWS, len(starts) / 2)
    return [min(row[0] for row in starts)] + [min(c) for c in clusters if len(c) >= wanted]


def _collect(
    rows: Sequence[Row], starts: Sequence[list[float]], first: int, columns: Sequence[float], size: float
) -> Aligned | None:
    made: list[list[list[Piece]]] = []
    n = first
    while n < len(rows):
        row = rows[n]
        if n > first and row.base - rows[n - 1].base > _APART * size:
            break
        cells = _cells(row, columns, size)
        filled = [number for number, cell in enumerate(cells) if cell]
        if not _fits(starts[n], columns, size):
            break
        if cells[0] and len(filled) >= 2:
            made.append(cells)
        elif not cells[0] and made:
            for number in filled:
                made[-1][number].extend(cells[number])
        else:
            break
        n += 1
    if len(made) < _LEAST_ROWS:
        return None
    return Aligned(first, n, tuple(row_of(cells) for cells in made))


def _fits(starts: Sequence[float], columns: Sequence[float], size: float) -> bool:
    """Every chunk but one begins at a column: one may be pushed on by a long neighbour."""
    astray = sum(all(abs(x - column) > 1.5 * _NEAR * size for column in columns[1:]) for x in starts[1:])
    astray += min(abs(starts[0] - column) for column in columns) > 2 * _NEAR * size
    return astray <= (1 if len(starts) >= 3 else 0)


def _cells(row: Row, columns: Sequence[float], size: float) -> list[list[Piece]]:
    cells: list[list[Piece]] = [[] for _ in columns]
    for piece in row.pieces:
        number = max((k for k, x in enumerate(columns) if piece.x0 >= x - 0.6 * _NEAR * size), default=0)
        cells[number].append(piece)
    return cells
