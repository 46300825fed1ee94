"""Pieces of a page → lines in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lexicon.landmarks import RECIPIENTS, is_national
from pipeline.read.layout.abreast import find_abreast
from pipeline.read.layout.aligned import find_aligned
from pipeline.read.layout.columns import closing_start, head_span, part_rows
from pipeline.read.layout.furniture import is_dirt, is_furniture
from pipeline.read.layout.grid import Grid, fill, holds
from pipeline.read.layout.pieces import Piece, line_of
from pipeline.read.layout.rows import Row, rows_of
from pipeline.read.layout.stamps import part_stamps
from pipeline.text.fold import fold
from schemas import Line
from schemas.page import Column


def layout(pieces: Sequence[Piece], width: float, height: float, grids: Sequence[Grid] = ()) -> list[Line]:
    """Lines of one page; width and height in points; grids: its ruled tables.

    Content comes first in reading order, then stamps and text that runs up or down the margin.
    """
    upright = [piece for piece in pieces if piece.upright]
    aside = [piece for piece in pieces if not piece.upright]
    content, stamps = part_stamps(upright, height)
    tables, content = _tables(grids, content)
    lines: list[Line] = []
    furniture: list[Line] = []
    rows = rows_of(content)
    extra = [row for row in rows if is_furniture(row, rows, height)]
    rows = [row for row in rows if all(row is not other for other in extra)]
    for top, table in [*tables, (float("inf"), [])]:
        above = [row for row in rows if row.base <= top]
        rows = [row for row in rows if row.base > top]
        lines.extend(_body(above, width))
        lines.extend(table)
    furniture.extend(line_of(row.pieces, kind="furniture") for row in extra)
    lines.extend(furniture)
    lines.extend(line_of(row.pieces, kind="stamp") for row in stamps)
    lines.extend(line_of([piece], kind="furniture") for piece in aside)
    return lines


def _tables(
    grids: Sequence[Grid], content: list[Piece]
) -> tuple[list[tuple[float, list[Line]]], list[Piece]]:
    """(place, rows) of each table with what it leaves over. A page head set in a table is none."""
    found = []
    for grid in sorted(grids, key=lambda grid: grid.box.y0):
        box = grid.box
        inside = [piece for piece in content if holds(box, piece)]
        if any(_is_set_apart(row.text) for row in rows_of(inside)):
            continue
        lines, outside = fill(grid, inside)
        if len(lines) < 2 and grid.columns < 3:
            continue
        gone = {id(piece) for piece in inside} - {id(piece) for piece in outside}
        content = [piece for piece in content if id(piece) not in gone]
        found.append((box.y0 + 2.0, lines))
    return found, content


def _is_set_apart(text: str) -> bool:
    """Whether a row is of the head or the closing of an act, which some set in a table."""
    folded = fold(text)
    return is_national(text, folded) or RECIPIENTS.match(folded) is not None


def _body(rows: list[Row], width: float) -> list[Line]:
    lines: list[Line] = []
    begin = 0
    head = head_span(rows)
    if head is not None:
        lines.extend(_columns(rows[head[0] : head[1]], width))
        begin = head[1]
    end = closing_start(rows[begin:])
    if end is None:
        return lines + _plain(rows[begin:], "full")
    end += begin
    while end > begin and _only_right(rows[end - 1], width):
        end -= 1
    return lines + _plain(rows[begin:end], "full") + _columns(rows[end:], width)


def _columns(rows: Sequence[Row], width: float) -> list[Line]:
    parted = part_rows(rows, width)
    if parted is None:
        return _plain(rows, "full")
    return _plain(parted[0], "left") + _plain(parted[1], "right")


def _plain(rows: Sequence[Row], column: Column) -> list[Line]:
    if column != "full":
        return [_line(row, column) for row in rows]
    lines: list[Line] = []
    at = 0
    for found in find_abreast(rows):
        lines.extend(_listed(rows[at : found.first]))
        lines.extend(found.lines)
        at = found.end
    return lines + _listed(rows[at:])


def _listed(rows: Sequence[Row]) -> list[Line]:
    """Lines of text, and rows of the lists in columns among them."""
    lines: list[Line] = []
    at = 0
    for found in find_aligned(rows):
        lines.extend(_line(row, "full") for row in rows[at : found.first])
        lines.extend(found.lines)
        at = found.end
    return lines + [_line(row, "full") for row in rows[at:]]


def _line(row: Row, column: Column) -> Line:
    return line_of(row.pieces, kind="furniture" if is_dirt(row.pieces) else "text", column=column)


def _only_right(row: Row, width: float) -> bool:
    """A line of the signature that stands above Nơi nhận."""
    letters = [c for c in row.text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return row.x0 > 0.4 * width and capitals > 0.8 * len(letters) and "quyet dinh" not in fold(row.text)
