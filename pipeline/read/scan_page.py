"""What OCR saw on a page → lines, with boxes where the words stand on the page as given."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read import doubts
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.reading_order import layout
from pipeline.read.scan import Scan
from schemas import Box, Cell, Line, ReviewItem, Word


def scan_lines(scan: Scan, width: float, height: float, drawn: Sequence[Piece]) -> list[Line]:
    """Lines in reading order. drawn: words of form appearances, in points, that the image lacks."""
    if scan.rotation in (90, 270):
        width, height = height, width
    lines = layout([*scan.pieces, *drawn], width, height, scan.grids)
    if scan.as_given:
        return lines
    return [_back(line, scan) for line in lines]


def scan_doubts(scan: Scan, number: int) -> list[ReviewItem]:
    """What is doubtful about the reading of page `number` from its image."""
    found = []
    if scan.rotation:
        found.append(doubts.turned(number, scan.rotation))
    if scan.pieces and scan.confidence < doubts.LOW:
        found.append(doubts.low_confidence(number, scan.confidence))
    return found


def _back(line: Line, scan: Scan) -> Line:
    words = tuple(_word(word, scan) for word in line.words)
    cells = tuple(
        Cell(words=tuple(_word(word, scan) for word in cell.words), box=_box(cell.box, scan))
        for cell in line.cells
    )
    return line.model_copy(update={"words": words, "cells": cells, "box": _box(line.box, scan)})


def _word(word: Word, scan: Scan) -> Word:
    return (
        word if word.source not in ("ocr", "hand") else word.model_copy(update={"box": _box(word.box, scan)})
    )


def _box(box: Box | None, scan: Scan) -> Box | None:
    if box is None:
        return None
    x0, y0, x1, y1 = (round(side, 2) for side in scan.given(box.x0, box.y0, box.x1, box.y1))
    return Box(x0=x0, y0=y0, x1=x1, y1=y1)
