"""Words while they are being placed: what the geometry needs besides the schema's Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from schemas import Box, Cell, Line, Word
from schemas.page import Column, LineKind, WordSource

_WORDS = TypeAdapter(tuple[Word, ...])


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a part of one, in points of the displayed page (top-left origin).

    base: its baseline; size: its type size; confidence: 0 to 1; upright: it runs from left to right; stamped:
    it stands there in colour, beside print.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    confidence: float = 1.0
    source: WordSource = "text-layer"
    upright: bool = True
    stamped: bool = False


def text_of(pieces: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def _words_of(pieces: Iterable[Piece]) -> tuple[Word, ...]:
    """Checked together: one call for each word and box takes twice the time."""
    return _WORDS.validate_python([
        {
            "text": piece.text, "confidence": round(piece.confidence, 3), "source": piece.source,
            "box": {
                "x0": round(piece.x0, 2), "y0": round(piece.top, 2),
                "x1": round(piece.x1, 2), "y1": round(piece.bottom, 2),
            },
        }
        for piece in pieces
    ])  # fmt: skip


def line_of(pieces: Sequence[Piece], kind: LineKind = "text", column: Column = "full") -> Line:
    words = _words_of(pieces)
    return Line(kind=kind, column=column, words=words, box=_around(words))


def row_of(cells: Sequence[Sequence[Piece]], boxes: Sequence[Box | None] | None = None) -> Line:
    """A table row; each cell's pieces come in reading order. boxes: the ruled cells, where they are known."""
    made = []
    for number, pieces in enumerate(cells):
        words = _words_of(pieces)
        ruled = boxes[number] if boxes is not None else None
        made.append(Cell(words=words, box=ruled or _around(words)))
    words = tuple(word for cell in made for word in cell.words)
    box = Box.around(cell.box for cell in made if cell.box)
    return Line(kind="row", words=words, cells=tuple(made), box=box)


def _around(words: Iterable[Word]) -> Box | None:
    return Box.around(word.box for word in words if word.box)
