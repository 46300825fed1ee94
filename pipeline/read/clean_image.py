"""A scanned page made easy for OCR: seal and pen away, paper white, speckles gone, lines level."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pdf.raster import Pixels

_PEN_VALUE = 110  # HSV value; darker "blue" is black print with a colour fringe
_PEN_SATURATION = 60
_BLUE = (95, 135)  # OpenCV hue, 0 to 179
_SPECK = 6  # pixels at 200 dpi: the dot of an i has some 20
_MARK = 13  # pixels at 200 dpi: hooks and dots of small print stand no further above or below a letter
_MAX_SKEW = 5.0  # degrees
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
        corners = np.array([[x0, y0, 1], [x1, y0, 1], [x0, y1, 1], [x1, y1, 1]], dtype=np.float64)
        moved = corners @ self.back.T
        low, high = moved.min(axis=0), moved.max(axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def level(self, pixels: Pixels) -> Pixels:
        """Other pixels of the image given, grey, turned as this one was; what comes from beyond is white."""
        if self.skew == 0:
            return pixels
        height, width = pixels.shape
        turned = cv2.warpAffine(
            pixels, cv2.invertAffineTransform(self.back), (width, height), flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT, borderValue=255,
        )  # fmt: skip
        return np.asarray(turned, np.uint8)


def clean_image(image: Pixels, dpi: float) -> Cleaned:
    """BGR or grey image → level grey page. Order matters: levelling before despeckling harms the reading."""
    grey = _despeckle(_even(without_ink(image)), dpi)
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
    red = image[:, :, 2].copy()
    if int(np.abs(image[:, :, 0].astype(np.int16) - image[:, :, 2]).max()) < 24:
        return red
    hsv = cv2.cvtColor(image, cv2.COLOR_BGR2HSV)
    hue, saturation, value = hsv[:, :, 0], hsv[:, :, 1], hsv[:, :, 2]
    pen = (hue >= _BLUE[0]) & (hue <= _BLUE[1]) & (saturation > _PEN_SATURATION) & (value > _PEN_VALUE)
    red[pen] = 255
    return red


def _even(grey: Pixels) -> Pixels:
    """Divide by the paper's own brightness, taken at an eighth of the size."""
    height, width = grey.shape
    small = cv2.resize(grey, (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 11)
    paper = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(paper, 1), scale=255), np.uint8)


def _despeckle(grey: Pixels, dpi: float) -> Pixels:
    """Whiten dark specks much smaller than the dot of an i, but none that may be a mark of a letter."""
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= max(2, round(_SPECK * (dpi / 200) ** 2))
    letters = ~small
    letters[0] = small[0] = False
    reach = round(_MARK * dpi / 200)
    beside = cv2.dilate(letters[labels].astype(np.uint8), np.ones((2 * reach + 1, 3), np.uint8))
    small[np.unique(labels[beside > 0])] = False
    grey = grey.copy()
    specks = small[labels]
    if specks.any():
        grey[cv2.dilate(specks.astype(np.uint8), np.ones((3, 3), np.uint8)).astype(bool) & (dark == 0)] = 255
        grey[specks] = 255
    return grey


def find_skew(grey: Pixels) -> float:
    """Degrees to turn counter-clockwise so that lines are level, by the sharpest row profile."""
    scale = 1000 / max(grey.shape)
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = (255 - small).astype(np.float32)
    ink[ink < 60] = 0
    edge = max(ink.shape) // 40
    ink[:edge] = ink[-edge:] = 0  # black scanner borders
    ink[:, :edge] = ink[:, -edge:] = 0
    if not ink.any():
        return 0.0
    best = 0.0
    for step, reach in ((1.0, _MAX_SKEW), (0.25, 0.75), (0.05, 0.2)):
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=lambda angle: (_sharpness(ink, float(angle)), -abs(float(angle)))))
    return round(best, 3) if abs(best) <= _MAX_SKEW else 0.0


def _sharpness(ink: npt.NDArray[np.float32], angle: float) -> float:
    height, width = ink.shape
    shear = np.array([[1, 0, 0], [-np.tan(np.radians(angle)), 1, np.tan(np.radians(angle)) * width / 2]])
    profile = cv2.warpAffine(ink, shear.astype(np.float64), (width, height)).sum(axis=1)
    return float(np.square(np.diff(profile)).sum())
