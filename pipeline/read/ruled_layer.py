"""Ruled tables of digital pages, found by pdfplumber from the lines that are drawn."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pdfplumber

from pipeline.read.grid import Grid
from schemas import Box

_SETTINGS = {"vertical_strategy": "lines", "horizontal_strategy": "lines", "snap_tolerance": 4}
_THIN = 3.0  # points: filled areas as thin are drawn rules


class RuledTables:
    """Tables of one file, opened when the first page with rules is asked for. A context manager."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._pdf: Any = None

    def __enter__(self) -> RuledTables:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pdf is not None:
            self._pdf.close()

    def of_page(self, index: int) -> list[Grid]:
        """Tables of page `index` (from 0) with two columns or more, in points of the displayed page.

        A page that pdfplumber cannot parse has none: its text is read all the same.
        """
        try:
            if self._pdf is None:
                self._pdf = pdfplumber.open(io.BytesIO(self._data))
            page = self._pdf.pages[index]
            try:
                found = page.filter(_is_rule).find_tables(_SETTINGS)
                return [grid for table in found if (grid := _grid(table.rows, page.bbox)) is not None]
            finally:
                page.close()
        except Exception:  # pdfminer raises many kinds on odd files
            return []


def _is_rule(item: dict[str, Any]) -> bool:
    """Without letters, and without shading: filled areas that nobody outlined are no cells."""
    kind = item["object_type"]
    if kind == "rect":
        return bool(item["stroke"]) or min(item["width"], item["height"]) <= _THIN
    return bool(kind == "line" or (kind == "curve" and item["stroke"]))


def _grid(rows: Sequence[Any], frame: Sequence[float]) -> Grid | None:
    left, top = frame[0], frame[1]
    made = tuple(tuple(_cell(cell, left, top) for cell in row.cells) for row in rows)
    grid = Grid(made)
    return grid if grid.columns >= 2 and any(any(row) for row in made) else None


def _cell(cell: Sequence[float] | None, left: float, top: float) -> Box | None:
    if cell is None:
        return None
    x0, y0, x1, y1 = cell
    return Box(x0=round(x0 - left, 2), y0=round(y0 - top, 2), x1=round(x1 - left, 2), y1=round(y1 - top, 2))
