"""What a digital signature prints over a page, who signed, when, and what is stamped there in colour.

It is never content of the decision.

Thông tư 01/2019/TT-BNV, Điều 13 and Nghị định 30/2020/NĐ-CP, Phụ lục I: name of the agency, time of signing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.layout.pieces import Piece, text_of
from pipeline.read.layout.rows import Row, rows_of, segments_of
from pipeline.text.normal import norm

_MENTIONED = re.compile(
    "ký (?:bởi|số bởi)|người ký|thời gian ký|ngày ký|chữ ký số|signed by|signer"
    "|signature (?:not )?(?:verified|valid)|digitally signed"
)
_STRONG = re.compile(
    rf"(?:{_MENTIONED.pattern})(?: ?:|$|\b(?=.*\d{{4}}))|signature not verified|digitally signed"
)
_WEAK = re.compile(
    r"^(?:cơ quan|tổ chức|e-?mail|thư điện tử|dn|date|reason|location|chức vụ|thời gian|ngày ký|ký bởi) ?:"
    r"|\S+@\S+\.|\d\d[./-]\d\d[./-]\d{4}[ ,]+\d\d:\d\d|^[+-]0?7[:']?00'?$|^\d\d:\d\d:\d\d"
)
_OWN_SIZE = 11.0  # points: number and date of the act are drawn larger than this, signature text smaller
_BELOW = 1.6  # of the type size: lines further apart are not one stamp


def part_stamps(pieces: Sequence[Piece], height: float) -> tuple[list[Piece], list[Row]]:
    """Content, and the rows of stamps from top to bottom. height: of the page, points."""
    form = [p for p in pieces if p.source == "form" and not _is_value(p)]
    taken = rows_of(piece for piece in pieces if piece.stamped)
    for block in _blocks(segments_of(rows_of(form))):
        text = norm(text_of(piece for row in block for piece in row.pieces))
        if _STRONG.search(text) or any(_WEAK.search(norm(row.text)) for row in block):
            taken.extend(block)
    used = {id(piece) for row in taken for piece in row.pieces}
    rest = [piece for piece in pieces if id(piece) not in used]
    rows = rows_of(piece for piece in rest if piece.source != "form")
    mentioned = _MENTIONED.search(norm(text_of(piece for row in rows for piece in row.pieces)))
    printed = _printed(segments_of(rows), height) if mentioned else []
    used |= {id(piece) for row in printed for piece in row.pieces}
    taken.extend(printed)
    return [p for p in rest if id(p) not in used], sorted(taken, key=lambda row: (row.base, row.x0))


def _is_value(piece: Piece) -> bool:
    """Number, day or month of the act, drawn into its line."""
    return len(piece.text) <= 4 and piece.size >= _OWN_SIZE and piece.text[0].isdigit()


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that stand under each other, flush or overlapping."""
    blocks: list[list[Row]] = []
    for row in sorted(rows, key=lambda row: (row.base, row.x0)):
        home = next((block for block in blocks if any(_joins(other, row) for other in block)), None)
        if home is None:
            blocks.append([row])
        else:
            home.append(row)
    return blocks


def _joins(above: Row, row: Row) -> bool:
    near = 0 <= row.base - above.base <= _BELOW * max(above.size, row.size)
    return near and row.x0 < above.x1 and above.x0 < row.x1


def _printed(rows: Sequence[Row], height: float) -> list[Row]:
    """Stamps that are part of the page: a line that only a stamp has, and what belongs to it."""
    taken: list[Row] = []
    for row in rows:
        text = norm(row.text)
        at_edge = row.base < 0.25 * height or row.base > 0.75 * height
        if _STRONG.match(text) and (row.size < _OWN_SIZE or at_edge):
            taken.append(row)
    for strong in list(taken):
        for row in rows:
            flush = abs(row.x0 - strong.x0) < 6 and abs(row.base - strong.base) < 8 * strong.size
            if flush and row not in taken and _WEAK.search(norm(row.text)):
                taken.append(row)
    return taken
