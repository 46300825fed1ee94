"""Words → rows by their baselines: what stands side by side on the page, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import inf

from pipeline.read.layout.pieces import Piece, text_of

_SAME_LINE = 0.42  # of the type size: baselines this near stand on one row (form digits sit lower)
_EVEN = 0.15  # of the type size: baselines this near are one line, whatever overlaps
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
        self.pieces.sort(key=lambda piece: (piece.x0, piece.x1, piece.text))
        self.size = max([piece.size for piece in self.pieces])
        self.base = _median([p.base for p in self.pieces if p.size >= 0.75 * self.size])


def _median(values: list[float]) -> float:
    """That of the standard library, without its way over iterators of any numbers."""
    values.sort()
    half = len(values) // 2
    return values[half] if len(values) % 2 else (values[half - 1] + values[half]) / 2


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Rows from top to bottom. Small raised or lowered pieces join the row that they touch."""
    found = list(pieces)
    if not found:
        return []
    bases, sizes = [piece.base for piece in found], [piece.size for piece in found]
    if max(bases) - min(bases) < _EVEN * min(sizes):
        row = Row(found)
        row._settle()
        return [row]
    small = _SMALL * _median(sizes)
    reach = 2 * sizes[-1]
    rows: list[Row] = []
    for piece in sorted(found, key=lambda piece: (piece.size < small, piece.base, piece.x0, piece.text)):
        home = _home(piece, rows, reach if piece.size >= small else inf)
        if home is None:
            rows.append(Row([piece], piece.base, piece.size))
        else:
            home.pieces.append(piece)
            home.base = _median([p.base for p in home.pieces if p.size >= 0.75 * home.size])
            home.size = max(home.size, piece.size)
    for row in rows:
        row._settle()
    return sorted(rows, key=lambda row: (row.base, row.x0))


def _home(piece: Piece, rows: Sequence[Row], reach: float) -> Row | None:
    """The nearest row that takes the piece. Rows come from top to bottom; those above `reach` are too far."""
    best: tuple[float, Row] | None = None
    for row in reversed(rows):
        away = abs(piece.base - row.base)
        if away > reach:
            break
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
