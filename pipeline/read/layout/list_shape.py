"""Where the columns of a list without rules begin, and how its rows keep to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pipeline.lexicon import names
from pipeline.read.layout.list_headings import ROLE
from pipeline.read.layout.pieces import Piece, text_of
from pipeline.read.layout.rows import Row
from pipeline.text.fold import fold

LEAST_ROWS = 3
_GAP = 0.9  # of the type size: a wider gap may part cells
_WIDE = 1.6  # of the type size: no gap of lines that are set to one width is as wide
_NEAR = 1.0  # of the type size: starts this near are one column
_TIGHT = 0.2  # of the type size: the gap before a word at a column's place
_MOST = 0.6  # share of the rows that makes a habit of the list
_LONGEST_ORDINAL = 5  # characters
_ORDINAL = re.compile(r"^\(?[\dIVXivxl]{1,4}[.)/:]?$|^s?tt$", re.IGNORECASE)
_LEAD = re.compile(
    rf"{_ORDINAL.pattern}|^{names.FIRST_OF_ADDRESS}:?\.?$|^[-+*•–—]$|^[a-zđ][.)]$", re.IGNORECASE
)


_GLUED = re.compile(r"\d{1,3}[.,;:)](?=[^\W\d_]{2,})")  # '9,Ông:', '1.TS.'


def part_number(piece: Piece) -> list[Piece]:
    """A list's number and the word that stands too close behind it are two pieces."""
    glued = _GLUED.match(piece.text) if piece.source == "ocr" else None
    if glued is None:
        return [piece]
    at = piece.x0 + (piece.x1 - piece.x0) * glued.end() / len(piece.text)
    number, word = piece.text[: glued.end()], piece.text[glued.end() :]
    return [replace(piece, text=number, x1=at), replace(piece, text=word, x0=at)]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pieces of a row without a wide gap between them, from x0 to x1."""

    x0: float
    x1: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """Where columns begin. numbered: with ordinals; led: by a number, dash or form of address."""

    columns: tuple[float, ...]
    size: float
    numbered: bool
    led: bool

    @property
    def inner(self) -> tuple[float, ...]:
        """Columns behind that of the records' beginnings."""
        return self.columns[2:] if self.numbered else self.columns[1:]

    def takes(self, other: Shape) -> bool:
        """Whether rows of the other list could stand in this one."""
        if len(self.inner) != len(other.inner) or self.numbered < other.numbered:
            return False
        return all(abs(a - b) <= _NEAR * self.size for a, b in zip(self.inner, other.inner, strict=True))


_TITLES = re.compile(rf"(?:(?:{names.GENDERED_ADDRESS.pattern}|{names.DEGREES})(?![^\W_])[\s.:]*){{0,3}}")


def is_led(row: Row) -> bool:
    """Whether a row begins with a number, dash or form of address."""
    return _LEAD.match(row.pieces[0].text) is not None


def chunks_of(row: Row) -> list[Chunk]:
    """A leading number, dash or form of address is no chunk of its own."""
    groups = [[row.pieces[0]]]
    leading = True
    for last, piece in zip(row.pieces, row.pieces[1:], strict=False):
        leading = leading and _LEAD.match(last.text) is not None
        if not leading and piece.x0 - last.x1 >= _GAP * row.size:
            groups.append([])
        groups[-1].append(piece)
    return [_chunk(group) for group in groups]


def _chunk(pieces: Sequence[Piece]) -> Chunk:
    return Chunk(pieces[0].x0, max(piece.x1 for piece in pieces), tuple(pieces))


def shape_of(
    rows: Sequence[Row], chunks: Sequence[list[Chunk]], seeds: Sequence[int], least: int
) -> Shape | None:
    """The shape of the list that the rows `seeds` are of; None with fewer than `least` columns."""
    if len(seeds) < LEAST_ROWS:
        return None
    size = max(rows[n].size for n in seeds)
    begins = [rows[n].pieces for n in seeds]
    numbered = _habit(bool(_ORDINAL.match(pieces[0].text)) and len(pieces) > 1 for pieces in begins)
    led = _habit(is_led(rows[n]) for n in seeds)
    inner = _columns([chunks[n] for n in seeds], size)
    if len(inner) + 1 < least or (
        least == 2 and not (led and _ends_in_roles(chunks, seeds, inner[-1], size))
    ):
        return None
    lefts = [min(pieces[0].x0 for pieces in begins)]
    if numbered:
        lefts.append(median(pieces[1].x0 for pieces in begins if _ORDINAL.match(pieces[0].text)))
    return Shape((*lefts, *inner), size, numbered, led)


def _habit(marks: Iterable[bool]) -> bool:
    """Whether most of the rows do so."""
    seen = list(marks)
    return sum(seen) >= _MOST * len(seen)


def _ends_in_roles(chunks: Sequence[list[Chunk]], seeds: Sequence[int], column: float, size: float) -> bool:
    """Whether what begins in the last column is a role nearly everywhere."""
    last = [text_of(c.pieces) for n in seeds for c in chunks[n][1:] if abs(c.x0 - column) <= 2 * _NEAR * size]
    return bool(last) and _habit(ROLE.match(fold(text)) is not None for text in last)


def _columns(rows: Sequence[list[Chunk]], size: float) -> list[float]:
    """Places behind the first chunk where half the rows begin one or a word, some far behind the last."""
    pairs = (pair for row in rows for pair in pairwise(row))
    starts = sorted((b.x0, b.x0 - a.x1) for a, b in pairs if any(map(str.isalnum, text_of(b.pieces))))
    clusters: list[list[tuple[float, float]]] = []
    for x, gap in starts:
        last = clusters[-1] if clusters else [(float("-inf"), 0.0)]
        if x - last[-1][0] <= 0.5 * _NEAR * size and x - last[0][0] <= 2 * _NEAR * size:
            clusters[-1].append((x, gap))
        else:
            clusters.append([(x, gap)])
    words = [[piece.x0 for chunk in row for piece in chunk.pieces[2 * (chunk is row[0]) :]] for row in rows]
    wanted = max(LEAST_ROWS, len(rows) / 2)
    return [
        c[0][0] for c in clusters if max(gap for _, gap in c) >= _WIDE * size
        and wanted <= max(len(c), sum(any(abs(x - c[0][0]) <= _TIGHT * size for x in row) for row in words))
    ]  # fmt: skip


def fits(row: Row, chunks: Sequence[Chunk], shape: Shape, above: Sequence[Chunk] = ()) -> bool:
    """Whether a row keeps to the columns: a long neighbour may push one chunk on, none runs across.

    above: chunks of the record that it may go on with; what begins below one of them is at its place.
    """
    chunks = _parted(row, chunks, shape)
    columns, size = shape.columns, shape.size
    if len(chunks) == 1 and any(chunks[0].x0 < x - size and chunks[0].x1 > x + 2 * size for x in shape.inner):
        return False
    astray = sum(
        all(abs(c.x0 - x) > 1.5 * _NEAR * size for x in (*columns[1:], *(c.x0 for c in above)))
        for c in chunks[1:]
    )
    astray += min(abs(chunks[0].x0 - x) for x in columns) > 2 * _NEAR * size
    astray -= _is_set_right(chunks, shape)
    return astray <= (1 if len(chunks) >= 3 else 0)


def _parted(row: Row, chunks: Sequence[Chunk], shape: Shape) -> list[Chunk]:
    """Chunks of a row that begins a record, parted at columns that a long cell nearly reaches too."""
    if not (shape.led and is_led(row)):
        return list(chunks)
    parted: list[Chunk] = []
    for chunk in chunks:
        cuts = [
            n
            for n in range(1, len(chunk.pieces))
            if chunk.pieces[n].x0 - max(piece.x1 for piece in chunk.pieces[:n]) >= _TIGHT * shape.size
            and any(abs(chunk.pieces[n].x0 - x) <= _TIGHT * shape.size for x in shape.inner)
        ]
        parted += [_chunk(chunk.pieces[a:b]) for a, b in pairwise([0, *cuts, len(chunk.pieces)])]
    return parted


def cells_of(row: Row, chunks: Sequence[Chunk], shape: Shape) -> list[list[Piece]]:
    """The row's pieces by column: where they begin, all of a last one that is set to the right margin."""
    cells: list[list[Piece]] = [[] for _ in shape.columns]
    last = chunks[-1]
    to_the_right = _is_set_right(chunks, shape)
    for piece in row.pieces:
        near = (k for k, x in enumerate(shape.columns) if piece.x0 >= x - 0.6 * _NEAR * shape.size)
        column = -1 if to_the_right and piece.x0 >= last.x0 else max(near, default=0)
        cells[column].append(piece)
    if shape.numbered and cells[0] and _is_word(cells[0][0].text):
        cells[1][:0] = cells[0]
        cells[0].clear()
    return cells


def _is_word(text: str) -> bool:
    """Whether it is no ordinal; OCR may make anything else of a number."""
    return len(text) > _LONGEST_ORDINAL or (len(text) > 2 and text.isalpha() and text.islower())


def _is_set_right(chunks: Sequence[Chunk], shape: Shape) -> bool:
    """Whether the last chunk begins far behind the one before, at no column's place, and reaches the last."""
    *before, last = chunks
    astray = all(abs(last.x0 - x) > 0.6 * _NEAR * shape.size for x in shape.columns)
    apart = bool(before) and last.x0 - before[-1].x1 >= _WIDE * shape.size
    return apart and astray and last.x0 < shape.columns[-1] < last.x1


def opens(row: Row, cells: Sequence[Sequence[Piece]], shape: Shape) -> bool:
    """Whether a row begins a record; else it goes on with the one before."""
    if shape.led and not shape.numbered:
        return is_led(row) or (all(cells) and _is_whole(cells))
    filled = bool(cells[0]) and sum(map(bool, cells)) >= 2
    return filled or (shape.numbered and _is_whole(cells[1:]))


def _is_whole(cells: Sequence[Sequence[Piece]]) -> bool:
    """A record whose number was not read: a person in its first cell, titled or with a role in the last."""
    text = text_of(cells[0])
    titles = _TITLES.match(fold(text))
    words = text[titles.end() if titles else 0 :].split()[:2]
    if len(words) < 2 or not all(word[:1].isupper() for word in words):
        return False
    if titles and titles.end():
        return any(cells[1:])
    known = "." in words[0] or fold(words[0]) in names.FOLDED_SURNAMES
    return known and len(cells) > 2 and all(cells) and ROLE.match(fold(text_of(cells[-1]))) is not None
