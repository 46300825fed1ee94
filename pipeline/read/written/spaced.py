"""Tables laid out with runs of blanks: the text as a page on which all letters are equally wide."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.layout.aligned import find_aligned
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import Row
from pipeline.read.written.fields import Parted, row_of
from pipeline.read.written.found import Found
from schemas import Line

_SIZE = 2.0  # characters: a blank is a gap between words, two may be one between cells
_PITCH = 1.2 * _SIZE  # from line to line
_PAGE = 300  # lines that are looked at together
_WORD = re.compile(r"\S+")


def find_spaced(lines: Sequence[Parted]) -> list[Found]:
    """Lists in columns as `layout.aligned` finds them on a page."""
    if not any(line.by == "blanks" for line in lines):
        return []
    places = [n for n, line in enumerate(lines) if not line.is_blank and line.by != "rule"]
    rows = [_row(lines[n].text, n) for n in places]
    return [
        Found(places[at + found.first], places[at + found.end - 1] + 1, tuple(map(_unplaced, found.lines)))
        for at in range(0, len(rows), _PAGE)
        for found in find_aligned(rows[at : at + _PAGE])
    ]


def _unplaced(line: Line) -> Line:
    return row_of([cell.text for cell in line.cells])


def _row(text: str, number: int) -> Row:
    base = _PITCH * (number + 1)
    pieces = [
        Piece(word[0], float(word.start()), base - _SIZE, float(word.end()), base, base, _SIZE)
        for word in _WORD.finditer(text)
    ]
    return Row(pieces, base, _SIZE)
