"""Words → rows by their baselines: what stands side by side on the page, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from pipeline.read.layout.pieces import Piece, text_of

_SAME_LINE = 0.42  # of the type size: baselines this near stand on one row (form digits sit lower)
_EVEN = 0.15  # of the type size: baselines this near are one line, whatever overlaps
_BY_BASE, _BY_PLACE = attrgetter("base"), attrgetter("x0", "x1", "text")
_BESIDE = 1.6  # of the type size: a wider gap parts what stands side by side
_SMALL = 0.7  # of the page's type size: smaller pieces may be raised or lowered marks of a line


@dataclass(slots=True)
class Row:
    """Pieces on one baseline, from left to right; base and size in points."""

    pieces: list[Piece] = field(default_factory=list)
    base: float = 0.0
    size: float = 0.0

    @property
    def text(self) -> str:
        return text_of(self.pieces)

    @property
    def x0(self) -> float:
        return min(piece.x0 for piece in self.pieces)

    @property
    def x1(self) -> float:
        return max(piece.x1 for piece in self.pieces)

    @property
    def top(self) -> float:
        return min(piece.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.bottom for piece in self.pieces)

    def _settle(self) -> None:
        self.pieces.sort(key=_BY_PLACE)
        self.size = max([piece.size for piece in self.pieces])
        self.base = _median([p.base for p in self.pieces if p.size >= 0.75 * self.size])


def _median(values: list[float]) -> float:
    """That of the standard library, without its way over iterators of any numbers."""
    values.sort()
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Rows from top to bottom. Small raised or lowered pieces join the row that they touch."""
    found = sorted(pieces, key=_BY_BASE)
    if not found:
        return []
    sizes = [piece.size for piece in found]
    small, reach = _SMALL * _median(sizes), _SAME_LINE * sizes[-1]
    ends = [n for n in range(1, len(found)) if found[n].base - found[n - 1].base > reach]
    rows = []
    for start, end in pairwise([0, *ends, len(found)]):
        near = found[start:end]
        even = near[-1].base - near[0].base < _EVEN * min([piece.size for piece in near])
        rows += [Row(near)] if even else _uneven(near, small)
    for row in rows:
        row._settle()
    return sorted(rows, key=lambda row: (row.base, row.x0))


def segments_of(rows: Sequence[Row]) -> list[Row]:
    """Rows cut at wide gaps."""
    found = []
    for row in rows:
        run = [row.pieces[0]]
        for piece in row.pieces[1:]:
            if piece.x0 - run[-1].x1 > _BESIDE * row.size:
                found.extend(rows_of(run))
                run = []
            run.append(piece)
        found.extend(rows_of(run))
    return found


def _uneven(pieces: Sequence[Piece], small: float) -> list[Row]:
    """Rows, not in order, of pieces that no white parts; those below the type size `small` come last."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: (piece.size < small, piece.base, piece.x0, piece.text)):
        home = _home(piece, rows)
        if home is None:
            rows.append(Row([piece], piece.base, piece.size))
        else:
            home.pieces.append(piece)
            home.base = _median([p.base for p in home.pieces if p.size >= 0.75 * home.size])
            home.size = max(home.size, piece.size)
    return rows


def _home(piece: Piece, rows: Sequence[Row]) -> Row | None:
    """The nearest row that takes the piece."""
    best: tuple[float, Row] | None = None
    for row in reversed(rows):
        away = abs(piece.base - row.base)
        if away > _SAME_LINE * max(piece.size, row.size) or (best is not None and away > best[0]):
            continue
        if away > _SAME_LINE * min(piece.size, row.size) and not _touches(piece, row):
            continue
        if not _overprints(piece, row):
            best = away, row
    return best[1] if best else None


def _touches(piece: Piece, row: Row) -> bool:
    """Beside a word of the row, as a footnote mark is."""
    return any(
        abs(piece.x0 - other.x1) < 0.3 * other.size or abs(other.x0 - piece.x1) < 0.3 * other.size
        for other in row.pieces
    )


def _overprints(piece: Piece, row: Row) -> bool:
    """On top of words of another line: two lines set closer than their type."""
    if abs(piece.base - row.base) < _EVEN * piece.size:
        return False
    covered = sum(
        max(0.0, min(piece.x1, other.x1) - max(piece.x0, other.x0))
        for other in row.pieces
        if other.source == piece.source
    )
    return covered > 0.5 * (piece.x1 - piece.x0)
