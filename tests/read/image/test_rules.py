"""Ruled tables on page images: straight, leaning, with merged cells."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.read.image.rules import find_rules

DPI = 200.0
XS, YS = (200, 320, 900, 1300), tuple(range(200, 1401, 120))


def ruled_page(lean: float) -> np.ndarray:
    """A table of ten rows and three columns, the last two rows' third cell merged; uprights lean."""
    page = np.full((2000, 1600), 255, np.uint8)

    def at(x: int, y: int) -> tuple[int, int]:
        return round(x + lean * (y - YS[0])), y

    for y in YS:
        cv2.line(page, at(XS[0], y), at(XS[2] if y == YS[-2] else XS[3], y), 0, 2)
    for x in XS:
        cv2.line(page, at(x, YS[0]), at(x, YS[-1]), 0, 2)
    return page


@pytest.mark.parametrize("lean", [0.0, 0.015, -0.02, 0.03])
def test_cells_follow_uprights_that_lean(lean: float) -> None:
    (grid,) = find_rules(ruled_page(lean), DPI).grids
    assert [sum(cell is not None for cell in row) for row in grid.rows] == [3] * 9 + [2]
    for row, top, bottom in zip(grid.rows, YS, YS[1:], strict=False):
        cell = row[1]
        assert cell is not None
        middle = XS[1] + lean * ((top + bottom) / 2 - YS[0])
        assert cell.x0 * DPI / 72 == pytest.approx(middle, abs=6)
        assert (cell.y0 * DPI / 72, cell.y1 * DPI / 72) == (
            pytest.approx(top, abs=4),
            pytest.approx(bottom, abs=4),
        )


def test_a_page_without_rules_has_no_table() -> None:
    assert find_rules(np.full((2000, 1600), 255, np.uint8), DPI).grids == ()


def test_a_low_row_between_merged_ones_has_cells() -> None:
    page = np.full((2000, 1600), 255, np.uint8)
    low = (200, 255, 310, 430, 550)  # 0.275 inches; the second row is one cell
    for y in low:
        cv2.line(page, (XS[0], y), (XS[3], y), 0, 2)
    for x in XS:
        for top, bottom in ((200, 255), (310, 550)):
            cv2.line(page, (x, top), (x, bottom), 0, 2)
    for x in (XS[0], XS[3]):
        cv2.line(page, (x, 200), (x, 550), 0, 2)
    (grid,) = find_rules(page, DPI).grids
    assert [sum(cell is not None for cell in row) for row in grid.rows] == [3, 1, 3, 3]
