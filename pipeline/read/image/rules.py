"""Ruled tables on page images: lines by morphology, cells between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pdf.raster import Pixels
from pipeline.read.image.marks import dark_of
from pipeline.read.layout.grid import Grid
from schemas import Box

Mask = npt.NDArray[np.uint8]

_ACROSS = 0.5  # inches: shorter strokes are no horizontal rule
_DOWN = 0.2  # inches: shorter strokes are no vertical rule (capitals of headings are lower)
_GAP = 0.03  # inches: breaks in a rule that scanning makes
_LEAST_WIDTH = 0.25  # of the page
_OPEN = 0.3  # inches by which rules run on past the last that crosses them where the table's side is lost
_LONG = 1.0  # inches: a shorter rule tells little of how the table leans
_MOST_LEAN = 0.05  # of a rule's length: what leans more is none
_RULED = 0.5  # share of a cell's side that must be ruled to part it from its neighbour


@dataclass(frozen=True, slots=True)
class RuledPage:
    """Tables in points of the image's frame; unruled: the image with the tables' rules whitened."""

    grids: tuple[Grid, ...]
    unruled: Pixels


def find_rules(grey: Pixels, dpi: float) -> RuledPage:
    """Ruled tables of a level grey page; none gives the image back as it is."""
    dark = dark_of(grey)
    down = _lines(dark, dpi, along=0)
    if not down.any():  # most pages: without upright rules there is no table
        return RuledPage((), grey)
    across = _lines(dark, dpi, along=1)
    both = cv2.dilate(cv2.bitwise_or(across, down), np.ones((3, 3), np.uint8))
    grids = []
    unruled = grey
    for x, y, wide, high in _outlines(np.asarray(both, np.uint8)):
        if wide < _LEAST_WIDTH * grey.shape[1] or high < _DOWN * dpi:
            continue
        window = np.s_[y : y + high, x : x + wide]
        grid = _grid(across[window], down[window], x, y, dpi)
        if grid is None:
            continue
        grids.append(grid)
        if unruled is grey:
            unruled = grey.copy()
        unruled[window][both[window] > 0] = 255
    return RuledPage(tuple(grids), unruled)


def _outlines(both: Mask) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of what hangs together, from top to bottom; one may lie in another."""
    contours, levels = cv2.findContours(both, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    outer = [contour for contour, level in zip(contours, levels[0], strict=True) if level[3] < 0]
    boxes = [cv2.boundingRect(contour) for contour in outer]
    return sorted(((x, y, wide, high) for x, y, wide, high in boxes), key=lambda box: (box[1], box[0]))


def _lines(dark: Mask, dpi: float, along: int) -> Mask:
    """Long straight strokes; along: 1 horizontal, 0 vertical."""
    gap, length = max(int(_GAP * dpi), 1), int((_ACROSS if along else _DOWN) * dpi)
    close = np.ones((1, gap) if along else (gap, 1), np.uint8)
    keep = np.ones((1, length) if along else (length, 1), np.uint8)
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, close)
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, keep), np.uint8)


def _grid(across: Mask, down: Mask, x: int, y: int, dpi: float) -> Grid | None:
    """The cells of a table at x, y. Its upright rules may lean: paper runs askew through a scanner."""
    lean = _lean(down, dpi)
    reach = round(abs(lean) * down.shape[0] / 2)
    across, down = _upright(across, lean, reach), _upright(down, lean, reach)
    x -= reach
    ys, xs = _places(across, 1, dpi), _places(down, 0, dpi)
    if len(xs) < 2 or len(ys) < 2:
        return None
    ys, xs = _with_sides(ys, down, xs, dpi), _with_sides(xs, across.T, ys, dpi)
    if len(xs) < 3:
        return None
    rows, columns = len(ys) - 1, len(xs) - 1
    taken = np.zeros((rows, columns), bool)
    made: list[list[Box | None]] = [[None] * columns for _ in range(rows)]
    per = 72 / dpi
    for r in range(rows):
        for c in range(columns):
            if taken[r, c]:
                continue
            right, below = c + 1, r + 1
            while right < columns and not (taken[r, right] or _ruled(down, xs[right], ys[r], ys[r + 1], 0)):
                right += 1
            while below < rows and not _ruled(across, ys[below], xs[c], xs[right], 1):
                below += 1
            taken[r:below, c:right] = True
            aside = x + lean * ((ys[r] + ys[below] - across.shape[0]) / 2)
            made[r][c] = Box(
                x0=round((aside + xs[c]) * per, 2), y0=round((y + ys[r]) * per, 2),
                x1=round((aside + xs[right]) * per, 2), y1=round((y + ys[below]) * per, 2),
            )  # fmt: skip
    return Grid(tuple(tuple(row) for row in made))


def _lean(down: Mask, dpi: float) -> float:
    """Pixels by which upright rules run to the right for each that they run down."""
    count, marks, stats, _ = cv2.connectedComponentsWithStats(down, connectivity=8)
    leans = []
    for k in range(1, count):
        x, y, wide, high, _ = stats[k]
        if high < _LONG * dpi:
            continue
        rows, columns = np.nonzero(marks[y : y + high, x : x + wide] == k)
        leans.append((float(np.polyfit(rows, columns, 1)[0]), len(rows)))
    if not leans:
        return 0.0
    lean = float(np.average([lean for lean, _ in leans], weights=[size for _, size in leans]))
    return lean if abs(lean) < _MOST_LEAN else 0.0


def _upright(mask: Mask, lean: float, reach: int) -> Mask:
    """The mask with rows shifted so that what leans stands, `reach` pixels wider on both sides."""
    high, wide = mask.shape
    shift = np.array([[1, -lean, reach + lean * high / 2], [0, 1, 0]], np.float64)
    return np.asarray(
        cv2.warpAffine(mask, shift, (wide + 2 * reach, high), flags=cv2.INTER_NEAREST), np.uint8
    )


def _places(mask: Mask, along: int, dpi: float) -> list[int]:
    """Where rules run: peaks of the mask summed along them, with ruled strokes a third of the longest."""
    sums = (mask > 0).sum(axis=along)
    if not sums.any():
        return []
    wide = max(int(0.06 * dpi), 3)
    strong = sums > sums.max() / 3
    found: list[list[int]] = []
    for at in np.flatnonzero(strong):
        if found and at - found[-1][-1] <= wide:
            found[-1].append(int(at))
        else:
            found.append([int(at)])
    return [(group[0] + group[-1]) // 2 for group in found]


def _with_sides(places: list[int], crossing: Mask, at: Sequence[int], dpi: float) -> list[int]:
    """Places of rules with the table's outer sides, which may be too faint to see or not drawn at all.

    crossing: the rules that cross them, one below the other at `at`; a side stands where these end.
    """
    runs = [np.flatnonzero((crossing[:, max(k - 4, 0) : k + 5] > 0).any(axis=1)) for k in at]
    if not all(run.size for run in runs):
        return places
    first, last = (int(np.median([int(run[end]) for run in runs])) for end in (0, -1))
    before = [first] if places[0] - first > _OPEN * dpi else []
    behind = [last] if last - places[-1] > _OPEN * dpi else []
    return [*before, *places, *behind]


def _ruled(mask: Mask, at: int, low: int, high: int, along: int) -> bool:
    near = np.s_[max(at - 4, 0) : at + 5]
    inset = max((high - low) // 10, 1)
    part = mask[near, low + inset : high - inset] if along else mask[low + inset : high - inset, near]
    if part.size == 0:
        return True
    hit = (part > 0).any(axis=0 if along else 1)
    return float(hit.mean()) >= _RULED
