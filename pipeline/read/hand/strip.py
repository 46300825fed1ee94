"""A line of a head as the reader of figures sees it: ink on black, of one size, at one height."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pdf.raster import Pixels

SCALE_DPI = 112.5
HIGH = 48
"""Rows of a strip: hand reaches far above and below its line."""
BASE = 31.5
"""The row on which the line stands."""
_FAINT = 60  # the darkest ink of a strip is at least so dark, or it stays as faint as it is


def strip_of(grey: Pixels, dpi: float, box: tuple[float, float, float], slope: float = 0.0) -> Pixels:
    """A strip of HIGH rows in which ink is 255 and paper 0.

    grey: an even page, its paper white; box: left, right and base of the line's print, in pixels of it;
    slope: by how much its right end lies lower, in pixels a pixel.
    """
    left, right, base = box
    scale = SCALE_DPI / dpi
    turn = np.array(
        [[scale, 0, -scale * left], [-scale * slope, scale, BASE - scale * (base - slope * left)]]
    )
    wide = max(round((right - left) * scale), 8)
    margin = round(1 / scale) + 1
    top, bottom = base - BASE / scale, base + (HIGH - BASE) / scale
    x, y = max(int(left) - margin, 0), max(int(top - abs(slope) * (right - left)) - margin, 0)
    part = grey[y : int(bottom + abs(slope) * (right - left)) + margin, x : int(right) + margin]
    if not part.size:
        return np.zeros((HIGH, wide), np.uint8)
    ink = np.asarray(cv2.bitwise_not(part), np.uint8)
    turn[:, 2] += turn[:, :2] @ np.array([x, y], np.float64)
    flat = cv2.GaussianBlur(ink, (0, 0), 0.35 / scale) if scale < 0.8 else ink
    return np.asarray(cv2.warpAffine(flat, turn, (wide, HIGH), flags=cv2.INTER_LINEAR), np.uint8)


def normal(strip: Pixels) -> npt.NDArray[np.float32]:
    """0 to 1, faint ink as dark as any: rows × columns."""
    dark = max(float(np.percentile(strip, 99.5)), _FAINT)
    return np.asarray(np.minimum(strip / np.float32(dark), 1.0), np.float32)
