"""Pieces of a page → lines in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.columns import closing_start, head_span, key, part_rows
from pipeline.read.furniture import is_furniture
from pipeline.read.pieces import Piece, line_of
from pipeline.read.rows import Row, rows_of
from pipeline.read.stamps import part_stamps
from schemas import Line
from schemas.page import Column


def layout(pieces: Sequence[Piece], width: float, height: float) -> list[Line]:
    """Lines of one page; width and height in points. Rows are parted into columns in head and closing only."""
    upright = [piece for piece in pieces if piece.upright]
    aside = [piece for piece in pieces if not piece.upright]
    content, stamps = part_stamps(upright, width, height)
    rows = rows_of(content)
    lines = _body(rows, width, height)
    lines.extend(line_of(row.pieces, kind="stamp") for row in stamps)
    lines.extend(line_of([piece], kind="furniture") for piece in aside)
    return lines


def _body(rows: list[Row], width: float, height: float) -> list[Line]:
    furniture = [row for row in rows if is_furniture(row, rows, width, height)]
    rows = [row for row in rows if all(row is not other for other in furniture)]
    lines: list[Line] = []
    begin = 0
    head = head_span(rows)
    if head is not None:
        lines.extend(_columns(rows[head[0] : head[1]], width))
        begin = head[1]
    end = closing_start(rows[begin:])
    if end is None:
        lines.extend(_plain(rows[begin:], "full"))
    else:
        end += begin
        while end > begin and _only_right(rows[end - 1], width):
            end -= 1
        lines.extend(_plain(rows[begin:end], "full"))
        lines.extend(_columns(rows[end:], width))
    lines.extend(line_of(row.pieces, kind="furniture") for row in furniture)
    return lines


def _columns(rows: Sequence[Row], width: float) -> list[Line]:
    parted = part_rows(rows, width)
    if parted is None:
        return _plain(rows, "full")
    return _plain(parted[0], "left") + _plain(parted[1], "right")


def _plain(rows: Sequence[Row], column: Column) -> list[Line]:
    return [line_of(row.pieces, column=column) for row in rows]


def _only_right(row: Row, width: float) -> bool:
    """A line of the signature that stands above Nơi nhận."""
    letters = [c for c in row.text if c.isalpha()]
    return row.x0 > 0.4 * width and bool(letters) and key(row.text).strip() != "quyet dinh" and (
        sum(c.isupper() for c in letters) > 0.8 * len(letters)
    )  # fmt: skip
