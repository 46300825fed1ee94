"""Lists in columns without rules: rows whose words start at the same places.

Three columns or more are told by their places alone; two only where lines begin with a number, dash or
form of address and the second column holds roles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.read.layout.list_headings import ends_list, is_heading
from pipeline.read.layout.list_shape import (
    LEAST_ROWS,
    Chunk,
    Shape,
    cells_of,
    chunks_of,
    fits,
    opens,
    part_number,
    shape_of,
)
from pipeline.read.layout.pieces import Piece, row_of
from pipeline.read.layout.rows import Row
from schemas import Line

_APART = 3.2  # of the type size: rows further apart are not one list
_SKIPPED = 6  # rows without all columns that may stand between two that have them


@dataclass(frozen=True, slots=True)
class Aligned:
    """rows [first, end) of the page are this list. A heading inside it is a line of one cell."""

    first: int
    end: int
    lines: tuple[Line, ...]


def find_aligned(rows: Sequence[Row]) -> list[Aligned]:
    """Lists in columns, from top to bottom; they do not overlap."""
    finder = _Finder([_numbered(row) for row in rows])
    n = 0
    while n < len(rows):
        made = finder.from_row(n)
        n = made.end if made else n + 1
    return finder.found


def _numbered(row: Row) -> Row:
    """The row with its number, if it opens with one, as a piece of its own."""
    first, *words = part_number(row.pieces[0])
    return replace(row, pieces=[first, *words, *row.pieces[1:]]) if words else row


class _Finder:
    """The lists of one page; `found` holds those above the row that is looked at."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.chunks: list[list[Chunk]] = [chunks_of(row) for row in rows]
        self.heads = [is_heading(row, len(c)) for row, c in zip(rows, self.chunks, strict=True)]
        self.found: list[Aligned] = []

    def from_row(self, first: int) -> Aligned | None:
        """The list whose first full row is `first`: in three columns or more, else in two."""
        if len(self.chunks[first]) < 2:
            return None
        for least, over_headings in ((3, False), (3, True), (2, False), (2, True)):
            shape = self._shape(first, least, over_headings)
            if shape is not None and (made := self._collect(self._above(first, shape), shape)):
                self.found.append(made)
                return made
        return None

    def _shape(self, first: int, least: int, over_headings: bool) -> Shape | None:
        """By the rows with as many chunks as the list has columns, from `first` on."""
        if first >= len(self.rows) or len(self.chunks[first]) < least:
            return None
        seeds = [first]
        for n in range(first + 1, len(self.rows)):
            if n - seeds[-1] > _SKIPPED or self._is_far(n) or (self.heads[n] and not over_headings):
                break
            if len(self.chunks[n]) >= least:
                seeds.append(n)
        return shape_of(self.rows, self.chunks, seeds, least)

    def _is_far(self, n: int) -> bool:
        """Whether much white stands between a row and the one above it."""
        return self.rows[n].base - self.rows[n - 1].base > _APART * self.rows[n].size

    def _keeps(self, n: int, shape: Shape, above: Sequence[Chunk] = ()) -> bool:
        return fits(self.rows[n], self.chunks[n], shape, above) and not ends_list(self.rows[n])

    def _above(self, first: int, shape: Shape) -> int:
        """Where the list begins: rows with narrow gaps may stand above its first full row."""
        floor = self.found[-1].end if self.found else 0
        top = first
        for n in range(first - 1, floor - 1, -1):
            if top - n > _SKIPPED or self._is_far(n + 1) or self.heads[n] or not self._keeps(n, shape):
                break
            cells = cells_of(self.rows[n], self.chunks[n], shape)
            if shape.led and opens(self.rows[n], cells, shape) and all(cells[shape.numbered :]):
                top = n
        return top

    def _collect(self, first: int, shape: Shape) -> Aligned | None:
        made: list[list[list[Piece]]] = []
        records, end = 0, first  # end: behind the last record
        above: Sequence[Chunk] = ()  # of the record's first row
        n = first
        while n < len(self.rows):
            row = self.rows[n]
            if n > first and row.base - self.rows[n - 1].base > _APART * shape.size:
                break
            if self.heads[n] and row.x0 < shape.inner[0] - shape.size:
                if not made or self._turns(n + 1, shape):
                    break
                made.append([list(row.pieces)])
                above = ()
                n += 1
                continue
            if not self._keeps(n, shape, above):
                break
            cells = cells_of(row, self.chunks[n], shape)
            if opens(row, cells, shape):
                made.append(cells)
                above = self.chunks[n]
                records += 1
            elif made and len(made[-1]) == len(cells) and (shape.led or not cells[0]):
                for cell, more in zip(made[-1], cells, strict=True):
                    cell.extend(more)
            else:
                break
            n += 1
            end = n
        while made and len(made[-1]) == 1:
            made.pop()
        if records < LEAST_ROWS:
            return None
        return Aligned(first, end, tuple(row_of(cells) for cells in made))

    def _turns(self, n: int, shape: Shape) -> bool:
        """Whether a list with columns of its own begins below a heading."""
        own = self._shape(n, 3, over_headings=False) or self._shape(n, 2, over_headings=False)
        return own is not None and not shape.takes(own)
