"""A ruled table: its cells' places, and the words that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read.layout.pieces import Piece, line_of, row_of
from pipeline.read.layout.rows import rows_of
from schemas import Box, Line

_SLIVER = 12.0  # points: no column of words is as narrow


@dataclass(frozen=True, slots=True)
class Grid:
    """rows: from top to bottom; a cell is None where a merged cell covers it (its text is in the first)."""

    rows: tuple[tuple[Box | None, ...], ...]

    @property
    def box(self) -> Box:
        found = Box.around(cell for row in self.rows for cell in row if cell is not None)
        assert found is not None
        return found

    @property
    def columns(self) -> int:
        return max(len(row) for row in self.rows)


def holds(box: Box, piece: Piece) -> bool:
    x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
    return box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1


def fill(grid: Grid, pieces: Sequence[Piece]) -> tuple[list[Line], list[Piece]]:
    """Lines of the table, and the pieces that stand in none of its cells.

    Rows without words and slivers between double rules are left out. A first row that is one wide cell is
    the title and becomes plain lines; where all cells but one are merged from above, the row above goes on.
    """
    homes, outside = _homes(grid, pieces)
    filled = {column for _, column in homes}
    used = [column for column in range(grid.columns) if column in filled or not _is_sliver(grid, column)]
    titles: list[Line] = []
    rows: list[list[list[Piece]]] = []
    boxes: list[list[Box | None]] = []
    for number, row in enumerate(grid.rows):
        cells = [_ordered(homes.get((number, column), ())) for column in used]
        places = [row[column] if column < len(row) else None for column in used]
        own = [k for k, place in enumerate(places) if place is not None]
        if not any(cells):
            continue
        if not rows and len(used) > 1 and len(own) == 1 and own[0] == 0:
            titles.extend(line_of(r.pieces) for r in rows_of(cells[0]))
        elif rows and len(used) > 2 and len(own) == 1 and own[0] > 0:
            rows[-1][own[0]].extend(cells[own[0]])
        else:
            rows.append(cells)
            boxes.append(places)
    return [*titles, *(row_of(cells, places) for cells, places in zip(rows, boxes, strict=True))], outside


def _is_sliver(grid: Grid, column: int) -> bool:
    return all(column >= len(row) or (box := row[column]) is None or box.width < _SLIVER for row in grid.rows)


def _homes(grid: Grid, pieces: Sequence[Piece]) -> tuple[dict[tuple[int, int], list[Piece]], list[Piece]]:
    """Pieces by row and column of their cell, and those outside all cells."""
    cells = [
        (number, column, box.x0, box.y0, box.x1, box.y1)
        for number, row in enumerate(grid.rows)
        for column, box in enumerate(row)
        if box is not None
    ]
    homes: dict[tuple[int, int], list[Piece]] = {}
    outside = []
    for piece in pieces:
        x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
        for number, column, x0, y0, x1, y1 in cells:
            if x0 <= x <= x1 and y0 <= y <= y1:
                homes.setdefault((number, column), []).append(piece)
                break
        else:
            outside.append(piece)
    return homes, outside


def _ordered(pieces: Sequence[Piece]) -> list[Piece]:
    return [piece for row in rows_of(pieces) for piece in row.pieces]
