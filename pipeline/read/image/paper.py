"""A photographed page: the sheet on what it lies on, seen from one side, becomes the whole image."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pdf.raster import Pixels

_HIGH = 400  # pixels of the image in which the sheet is sought
_NARROWEST = 0.2  # of its length: what is narrower is no page
_LEAST, _MOST = 0.4, 0.985  # of the image: a smaller sheet is a part of one, a larger one fills it
_FILLED = 0.97  # of its four-sided outline: a sheet is no other shape
_BRIGHTER = 1.4  # times what it lies on
_TURNED = 0.01  # of the image: corners as near to a rectangle's are left as they are


Matrix = npt.NDArray[np.float64]


def flattened(image: Pixels) -> tuple[Pixels, Matrix | None]:
    """The image filled by its sheet, and the 3 × 3 matrix that leads its pixels back; else (image, None)."""
    corners = find_sheet(image)
    if corners is None:
        return image, None
    height, width = image.shape[:2]
    whole = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    turn = cv2.getPerspectiveTransform(corners, whole)
    flat = cv2.warpPerspective(image, turn, (width, height), flags=cv2.INTER_CUBIC)
    return np.asarray(flat, np.uint8), np.asarray(np.linalg.inv(turn), np.float64)


def find_sheet(image: Pixels) -> npt.NDArray[np.float32] | None:
    """Corners of the sheet in pixels (left upper, right upper, right lower, left lower); None where level."""
    grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    if min(height, width) < _NARROWEST * max(height, width):
        return None
    scale = _HIGH / max(height, width)
    small = cv2.GaussianBlur(
        cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (5, 5), 0
    )
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))  # print is no hole in it
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    hull = cv2.convexHull(max(outlines, key=cv2.contourArea))
    corners = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, True), True)[:, 0].astype(np.float32)
    share = cv2.contourArea(hull) / small.size
    if len(corners) != 4 or not _LEAST < share < _MOST:
        return None
    inside = cv2.fillConvexPoly(np.zeros_like(small), corners.astype(np.int32), 1) == 1
    filled = cv2.contourArea(hull) >= _FILLED * cv2.contourArea(corners)
    if not filled or np.median(small[inside]) < _BRIGHTER * np.median(small[~inside]):
        return None
    sums, differences = corners.sum(axis=1), np.diff(corners, axis=1)[:, 0]
    ordered = corners[[sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax()]]
    (a, b), (c, d), (e, f), (g, h) = ordered.tolist()
    off = max(abs(a - g), abs(c - e), abs(b - d), abs(f - h))
    return ordered / np.float32(scale) if off > _TURNED * _HIGH else None
