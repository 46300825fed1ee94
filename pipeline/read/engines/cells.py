"""Ruled tables on page images are read cell by cell.

Tesseract takes a page's lines straight across: where a cell of one line stands beside a cell of two, it
mixes them, and it drops words beside rules. Measured on gold strings of four scanned tables: 252 of 254
letter-perfect, 239 when read as a page, in the same time.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.tesseract import SeenWord, recognise
from pipeline.read.layout.grid import Grid
from schemas import Box

_PAPER = 255
_LEAST_INK = 0.001  # share of dark pixels below which a cell is empty
_DARK = 128
_MARGIN = 0.04  # inches of paper around a cell: print that touches the edge is read badly
_INSIDE = 0.01  # inches that stay away on each side: what is left of a rule


def recognise_ruled(grey: Pixels, grids: Sequence[Grid], dpi: float, language: str) -> list[SeenWord]:
    """Words of a grey page whose rules are whitened: outside its tables as a page, inside cell by cell.

    Words are in pixels of the page. Raises OcrUnavailable, EngineDied.
    """
    if not grids:
        return recognise(grey, dpi, language)
    outside = grey.copy()
    for grid in grids:
        outside[_window(grid.box, dpi, grey.shape)] = _PAPER
    words = recognise(outside, dpi, language)
    for grid in grids:
        for cell in (cell for row in grid.rows for cell in row if cell is not None):
            words += _read(grey, cell, dpi, language)
    return words


def _window(box: Box, dpi: float, shape: tuple[int, ...]) -> tuple[slice, slice]:
    per, height, width = dpi / 72, shape[0], shape[1]
    return (
        slice(max(int(box.y0 * per), 0), min(int(box.y1 * per) + 1, height)),
        slice(max(int(box.x0 * per), 0), min(int(box.x1 * per) + 1, width)),
    )


def _read(grey: Pixels, cell: Box, dpi: float, language: str) -> list[SeenWord]:
    rows, columns = _window(cell, dpi, grey.shape)
    inside = max(round(_INSIDE * dpi), 1)
    own = grey[rows.start + inside : rows.stop - inside, columns.start + inside : columns.stop - inside]
    if own.size == 0 or float((own < _DARK).mean()) < _LEAST_INK:
        return []
    margin = round(_MARGIN * dpi)
    framed = np.pad(own, margin, constant_values=_PAPER)
    dx, dy = columns.start + inside - margin, rows.start + inside - margin
    return [word.moved(dx, dy) for word in recognise(framed, dpi, language, block=True)]
