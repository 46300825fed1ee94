"""A scanned page made easy for OCR: seal and pen away, paper white, speckles gone, lines level."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pdf.raster import Pixels
from pipeline.read.image.marks import dark_of, marks_of

cv2.setNumThreads(1)  # one process a core: here and in all that follows, more threads would only wait

_PEN_VALUE = 110  # HSV value; darker "blue" is black print with a colour fringe
_PEN_SATURATION = 60
_COLOURED = 24  # least difference of red and blue on a page with any colour
_BLUE = (95, 135)  # OpenCV hue, 0 to 179
_SPECK = 6  # pixels at 200 dpi: the dot of an i has some 20
_MARK = 13  # pixels at 200 dpi: hooks and dots of small print stand no further above or below a letter
_MAX_SKEW = 5.0  # degrees
_HIGH = 1000  # pixels of the page in which its skew is sought
_PALE = 59  # of 255: ink no darker is dirt
_STRIP = 8  # of these pixels: in so narrow a strip print is level at any skew sought
_LEVEL = 0.05  # degrees below which turning harms more than it helps


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A grey image, and how its pixels map back to those of the image given: x' = back · (x, y, 1)."""

    grey: Pixels
    back: npt.NDArray[np.float64]
    skew: float
    """Degrees by which the page was turned to be level; positive is clockwise."""

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Box around the four corners in the image given."""
        (a, b, c), (d, e, f) = self.back.tolist()
        corners = ((x0, y0), (x1, y0), (x0, y1), (x1, y1))
        xs, ys = [a * x + b * y + c for x, y in corners], [d * x + e * y + f for x, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def level(self, pixels: Pixels, beyond: int = 255) -> Pixels:
        """Other pixels of the image given turned as this one was; `beyond`: of its edges."""
        if self.skew == 0:
            return pixels
        height, width = pixels.shape[:2]
        turned = cv2.warpAffine(
            pixels, cv2.invertAffineTransform(self.back), (width, height), flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT, borderValue=(beyond,) * 3,
        )  # fmt: skip
        return np.asarray(turned, np.uint8)


def clean_image(image: Pixels, dpi: float) -> Cleaned:
    """BGR or grey image → level grey page. Order matters: levelling before despeckling harms the reading."""
    grey = _despeckle(even(without_ink(image)), dpi)
    skew = find_skew(grey)
    if abs(skew) < _LEVEL:
        return Cleaned(grey, np.array([[1.0, 0, 0], [0, 1.0, 0]]), 0.0)
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    level = cv2.warpAffine(
        grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=255
    )
    return Cleaned(np.asarray(level, np.uint8), np.asarray(cv2.invertAffineTransform(turn), np.float64), skew)


def without_ink(image: Pixels) -> Pixels:
    """Red channel, where red seals vanish; blue pen strokes become paper."""
    if image.ndim == 2:
        return image
    blue, _, red = cv2.split(image)
    if cv2.norm(blue, red, cv2.NORM_INF) < _COLOURED:
        return np.asarray(red, np.uint8)
    hsv = cv2.cvtColor(image, cv2.COLOR_BGR2HSV)
    pen = cv2.inRange(hsv, (_BLUE[0], _PEN_SATURATION + 1, _PEN_VALUE + 1), (_BLUE[1], 255, 255))
    return np.asarray(cv2.bitwise_or(red, pen), np.uint8)


def even(grey: Pixels) -> Pixels:
    """Divide by the paper's own brightness, taken at an eighth of the size."""
    height, width = grey.shape
    small = cv2.resize(grey, (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 11)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(paper, 1), scale=255), np.uint8)


def _despeckle(grey: Pixels, dpi: float) -> Pixels:
    """Whiten dark specks much smaller than the dot of an i, but none that may be a mark of a letter."""
    dark = dark_of(grey)
    ink, mark = marks_of(dark)
    small = np.bincount(mark) <= max(2, round(_SPECK * (dpi / 200) ** 2))
    letters = dark.copy()
    letters.ravel()[ink[small[mark]]] = 0
    reach = round(_MARK * dpi / 200)
    beside = cv2.dilate(letters, np.ones((2 * reach + 1, 3), np.uint8)).ravel()
    small[mark[beside[ink] > 0]] = False
    specks = np.zeros_like(dark)
    specks.ravel()[ink[small[mark]]] = 255
    around = cv2.bitwise_and(cv2.dilate(specks, np.ones((3, 3), np.uint8)), cv2.bitwise_not(dark))
    return np.asarray(cv2.bitwise_or(cv2.bitwise_or(grey, specks), around), np.uint8)


def find_skew(grey: Pixels) -> float:
    """Degrees to turn counter-clockwise so that lines are level, by the sharpest row profile."""
    scale = _HIGH / max(grey.shape)
    height, width = grey.shape
    size = (max(round(width * scale), 1), max(round(height * scale), 1))
    small = cv2.resize(grey, size, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    _, ink = cv2.threshold(cv2.bitwise_not(small), _PALE, 0, cv2.THRESH_TOZERO)
    edge = max(ink.shape) // 40
    ink[:edge] = ink[-edge:] = 0  # black scanner borders
    ink[:, :edge] = ink[:, -edge:] = 0
    if not ink.any():
        return 0.0
    high, wide = ink.shape
    narrow = (max(wide // _STRIP, 1), high)
    strips = np.asarray(cv2.resize(ink.astype(np.float32), narrow, interpolation=cv2.INTER_AREA), np.float32)
    across = wide / strips.shape[1]  # pixels in a strip
    best = 0.0
    for step, reach in ((1.0, _MAX_SKEW), (0.25, 0.75), (0.05, 0.2)):
        angles = np.arange(best - reach, best + reach + step / 2, step).tolist()
        best = max(angles, key=lambda angle: (_sharpness(strips, across, angle), -abs(angle)))
    return round(best, 3) if abs(best) <= _MAX_SKEW else 0.0


def _sharpness(strips: npt.NDArray[np.float32], across: float, angle: float) -> float:
    high, wide = strips.shape
    slope = np.tan(np.radians(angle)) * across
    shear = np.array([[1, 0, 0], [-slope, 1, slope * wide / 2]], np.float64)
    profile = cv2.warpAffine(strips, shear, (wide, high)).sum(axis=1)
    return float(np.square(np.diff(profile)).sum())
