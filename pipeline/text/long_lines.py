"""Lines longer than any page prints are broken: reading one takes time by the square of its length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from schemas import Box, Cell, Line, Word

LONGEST = 2000  # characters; a landscape A3 page in small print has some 400 a line


def broken(line: Line) -> list[Line]:
    """The line as lines of at most `LONGEST` characters, cut between words where there are any.

    A table's row is broken cell by cell: what is too long for a cell goes on in a row below.
    """
    if not any(map(_is_long, [line.words, *(cell.words for cell in line.cells)])):
        return [line]
    if not line.cells:
        return [line.model_copy(update={"words": run, "box": _around(run)}) for run in _runs(line.words)]
    cells = [_runs(cell.words) for cell in line.cells]
    height = max(map(len, cells))
    if height < 2:
        return [line]  # long are only all cells together
    return [_row(line, [runs[n] if n < len(runs) else () for runs in cells]) for n in range(height)]


def _is_long(words: Sequence[Word]) -> bool:
    return sum(len(word.text) + 1 for word in words) > LONGEST + 1


def _row(line: Line, cells: Sequence[tuple[Word, ...]]) -> Line:
    made = tuple(
        cell if cell.words == words else Cell(words=words, box=_around(words))
        for cell, words in zip(line.cells, cells, strict=True)
    )
    words = tuple(word for cell in made for word in cell.words) if line.words else ()
    return line.model_copy(update={"cells": made, "words": words})


def _around(words: Sequence[Word]) -> Box | None:
    return Box.around(word.box for word in words if word.box)


def _runs(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    runs: list[list[Word]] = []
    room = 0
    for piece in chain.from_iterable(map(_cut, words)):
        if len(piece.text) > room:
            runs.append([])
            room = LONGEST
        runs[-1].append(piece)
        room -= len(piece.text) + 1
    return [tuple(run) for run in runs]


def _cut(word: Word) -> Iterator[Word]:
    if len(word.text) <= LONGEST:
        yield word
        return
    for start in range(0, len(word.text), LONGEST):
        yield word.model_copy(update={"text": word.text[start : start + LONGEST]})
