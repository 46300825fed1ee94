"""Lists in columns without rules: rows whose words start at the same places.

Three columns or more are told by their places alone; two only where lines begin with a number, dash or
form of address and the second column holds roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from pipeline.lexicon import terms
from pipeline.read.pieces import Piece, row_of, text_of
from pipeline.read.rows import Row
from pipeline.text.fold import fold
from schemas import Line

_GAP = 0.9  # of the type size: a wider gap may part cells
_NEAR = 1.0  # of the type size: starts this near are one column
_ORDINAL = re.compile(r"^\(?[\dIVXivxl]{1,4}[.)/:]?$|^s?tt$", re.IGNORECASE)
_ADDRESS = re.compile(r"^(?:[ÔôO]ng|[Bb]à|[ÔO]ng/[Bb]à|Đ/c|Đồng):?\.?$")
_LEAD = re.compile(rf"{_ORDINAL.pattern}|{_ADDRESS.pattern}|^[-+*•–—]$|^[a-zđ][.)]$", re.IGNORECASE)
_ARTICLE = re.compile(r"[\W_]*dieu\s+\d")
_LEAST_ROWS = 3
_APART = 3.2  # of the type size: rows further apart are not one list
_SKIPPED = 6  # rows without all columns that may stand between two that have them
_LONGEST_ORDINAL = 5  # characters; OCR may make anything of a number
_TIGHT = 0.2  # of the type size: the gap before a word at a column's place
_MOST = 0.6  # share of the rows that makes a habit of the list


@dataclass(frozen=True, slots=True)
class Aligned:
    """rows [first, end) of the page are this list."""

    first: int
    end: int
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Pieces of a row without a wide gap between them, from x0 to x1."""

    x0: float
    x1: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """Where columns begin, and how a new record does: `numbered` lists have a column of ordinals.

    `led`: records begin with a number, dash or form of address; `addressed`: with a form of address.
    """

    columns: tuple[float, ...]
    size: float
    numbered: bool
    led: bool
    addressed: bool

    @property
    def inner(self) -> tuple[float, ...]:
        """Columns behind that of the records' beginnings."""
        return self.columns[2:] if self.numbered else self.columns[1:]


@cache
def _role() -> re.Pattern[str]:
    return re.compile(r"[\W_]*" + terms.alternatives(w for role in terms.roles().role for w in role.words))


def find_aligned(rows: Sequence[Row]) -> list[Aligned]:
    """Lists in columns, from top to bottom; they do not overlap."""
    found = []
    chunks = [_chunks(row) for row in rows]
    n = 0
    while n < len(rows):
        made = _from(rows, chunks, n) if len(chunks[n]) >= 2 else None
        if made is None:
            n += 1
        else:
            found.append(made)
            n = made.end
    return found


def _chunks(row: Row) -> list[_Chunk]:
    """A leading number, dash or form of address is no chunk of its own."""
    groups = [[row.pieces[0]]]
    leading = True
    for last, piece in zip(row.pieces, row.pieces[1:], strict=False):
        leading = leading and _LEAD.match(last.text) is not None
        if not leading and piece.x0 - last.x1 >= _GAP * row.size:
            groups.append([])
        groups[-1].append(piece)
    return [_Chunk(group[0].x0, max(piece.x1 for piece in group), tuple(group)) for group in groups]


def _from(rows: Sequence[Row], chunks: Sequence[list[_Chunk]], first: int) -> Aligned | None:
    """The list whose first row is `first`: in three columns or more, else in two."""
    for least in (3, 2):
        seeds = _seeds(rows, chunks, first, least)
        shape = _shape(rows, chunks, seeds, least) if len(seeds) >= _LEAST_ROWS else None
        if shape is not None and (made := _collect(rows, chunks, first, shape)):
            return made
    return None


def _seeds(rows: Sequence[Row], chunks: Sequence[list[_Chunk]], first: int, least: int) -> list[int]:
    """Rows with as many chunks as the list has columns, from `first` on."""
    if len(chunks[first]) < least:
        return []
    seeds = [first]
    for n in range(first + 1, len(rows)):
        if n - seeds[-1] > _SKIPPED or rows[n].base - rows[n - 1].base > _APART * rows[n].size:
            break
        if len(chunks[n]) >= least:
            seeds.append(n)
    return seeds


def _shape(
    rows: Sequence[Row], chunks: Sequence[list[_Chunk]], seeds: Sequence[int], least: int
) -> _Shape | None:
    size = max(rows[n].size for n in seeds)
    begins = [rows[n].pieces for n in seeds]
    numbered = _habit(bool(_ORDINAL.match(pieces[0].text)) and len(pieces) > 1 for pieces in begins)
    led = _habit(bool(_LEAD.match(pieces[0].text)) for pieces in begins)
    addressed = _habit(any(_ADDRESS.match(piece.text) for piece in pieces[:2]) for pieces in begins)
    inner = _columns([[chunk.x0 for chunk in chunks[n]] for n in seeds], size)
    if len(inner) + 1 < least or (
        least == 2 and not (led and _ends_in_roles(chunks, seeds, inner[-1], size))
    ):
        return None
    lefts = [min(pieces[0].x0 for pieces in begins)]
    if numbered:
        lefts.append(median(pieces[1].x0 for pieces in begins if _ORDINAL.match(pieces[0].text)))
    return _Shape((*lefts, *inner), size, numbered, led, addressed)


def _habit(marks: Iterable[bool]) -> bool:
    """Whether most of the rows do so."""
    seen = list(marks)
    return sum(seen) >= _MOST * len(seen)


def _ends_in_roles(chunks: Sequence[list[_Chunk]], seeds: Sequence[int], column: float, size: float) -> bool:
    """Whether what begins in the last column is a role nearly everywhere."""
    last = [text_of(c.pieces) for n in seeds for c in chunks[n][1:] if abs(c.x0 - column) <= 2 * _NEAR * size]
    return bool(last) and _habit(_role().match(fold(text)) is not None for text in last)


def _columns(starts: Sequence[list[float]], size: float) -> list[float]:
    """Places behind the first chunk where at least half of the rows begin one."""
    inner = sorted(x for row in starts for x in row[1:])
    clusters: list[list[float]] = []
    for x in inner:
        last = clusters[-1] if clusters else [float("-inf")]
        if x - last[-1] <= 0.5 * _NEAR * size and x - last[0] <= 2 * _NEAR * size:
            clusters[-1].append(x)
        else:
            clusters.append([x])
    wanted = max(_LEAST_ROWS, len(starts) / 2)
    return [min(c) for c in clusters if len(c) >= wanted]


def _collect(
    rows: Sequence[Row], chunks: Sequence[list[_Chunk]], first: int, shape: _Shape
) -> Aligned | None:
    made: list[list[list[Piece]]] = []
    n = first
    while n < len(rows):
        row = rows[n]
        if n > first and row.base - rows[n - 1].base > _APART * shape.size:
            break
        if not _fits(_parted(row, chunks[n], shape), shape) or _ARTICLE.match(fold(row.text)):
            break
        cells = _cells(row, shape)
        if _opens(row, cells, shape):
            made.append(cells)
        elif made and (shape.led or not cells[0]):
            for cell, more in zip(made[-1], cells, strict=True):
                cell.extend(more)
        else:
            break
        n += 1
    if len(made) < _LEAST_ROWS:
        return None
    return Aligned(first, n, tuple(row_of(cells) for cells in made))


def _parted(row: Row, chunks: Sequence[_Chunk], shape: _Shape) -> list[_Chunk]:
    """Chunks of a row that begins a record, parted at columns that a long cell nearly reaches too."""
    if not (shape.led and _LEAD.match(row.pieces[0].text)):
        return list(chunks)
    parted: list[_Chunk] = []
    for chunk in chunks:
        cuts = [
            n
            for n in range(1, len(chunk.pieces))
            if chunk.pieces[n].x0 - max(piece.x1 for piece in chunk.pieces[:n]) >= _TIGHT * shape.size
            and any(abs(chunk.pieces[n].x0 - x) <= _TIGHT * shape.size for x in shape.inner)
        ]
        for a, b in pairwise([0, *cuts, len(chunk.pieces)]):
            pieces = chunk.pieces[a:b]
            parted.append(_Chunk(pieces[0].x0, max(piece.x1 for piece in pieces), pieces))
    return parted


def _opens(row: Row, cells: Sequence[Sequence[Piece]], shape: _Shape) -> bool:
    """Whether a row begins a record; else it goes on with the one before."""
    filled = sum(map(bool, cells))
    if shape.numbered:
        unread = shape.addressed and any(_ADDRESS.match(piece.text) for piece in row.pieces[:2])
        return (bool(cells[0]) and filled >= 2) or unread
    if shape.led:
        return bool(_LEAD.match(row.pieces[0].text))
    return bool(cells[0]) and filled >= 2


def _fits(chunks: Sequence[_Chunk], shape: _Shape) -> bool:
    """Whether a row keeps to the columns: a long neighbour may push one chunk on, none runs across."""
    columns, size = shape.columns, shape.size
    if len(chunks) == 1 and any(chunks[0].x0 < x - size and chunks[0].x1 > x + 2 * size for x in shape.inner):
        return False
    astray = sum(all(abs(c.x0 - x) > 1.5 * _NEAR * size for x in columns[1:]) for c in chunks[1:])
    astray += min(abs(chunks[0].x0 - x) for x in columns) > 2 * _NEAR * size
    return astray <= (1 if len(chunks) >= 3 else 0)


def _cells(row: Row, shape: _Shape) -> list[list[Piece]]:
    cells: list[list[Piece]] = [[] for _ in shape.columns]
    for piece in row.pieces:
        near = (k for k, x in enumerate(shape.columns) if piece.x0 >= x - 0.6 * _NEAR * shape.size)
        cells[max(near, default=0)].append(piece)
    if shape.numbered and cells[0] and len(cells[0][0].text) > _LONGEST_ORDINAL:
        cells[1][:0] = cells[0]
        cells[0].clear()
    return cells
