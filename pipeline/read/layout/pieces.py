"""Words while they are being placed: what the geometry needs besides the schema's Word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schemas import Box, Cell, Line, Word
from schemas.page import Column, LineKind, WordSource


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, or a part of one, in points of the displayed page (top-left origin).

    base: its baseline; size: its type size; confidence: 0 to 1; upright: it runs from left to right.
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

    def word(self) -> Word:
        box = Box(
            x0=round(self.x0, 2), y0=round(self.top, 2), x1=round(self.x1, 2), y1=round(self.bottom, 2)
        )  # fmt: skip
        return Word(text=self.text, box=box, confidence=round(self.confidence, 3), source=self.source)


def text_of(pieces: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in pieces)


def line_of(pieces: Sequence[Piece], kind: LineKind = "text", column: Column = "full") -> Line:
    words = tuple(piece.word() for piece in pieces)
    return Line(kind=kind, column=column, words=words, box=_around(words))


def row_of(cells: Sequence[Sequence[Piece]], boxes: Sequence[Box | None] | None = None) -> Line:
    """A table row; each cell's pieces come in reading order. boxes: the ruled cells, where they are known."""
    made = []
    for number, pieces in enumerate(cells):
        words = tuple(piece.word() for piece in pieces)
        ruled = boxes[number] if boxes is not None else None
        made.append(Cell(words=words, box=ruled or _around(words)))
    words = tuple(word for cell in made for word in cell.words)
    box = Box.around(cell.box for cell in made if cell.box)
    return Line(kind="row", words=words, cells=tuple(made), box=box)


def _around(words: Iterable[Word]) -> Box | None:
    return Box.around(word.box for word in words if word.box)
