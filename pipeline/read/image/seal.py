"""Dark round seals taken from a level grey page: what they lie over stays."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.pdf.raster import Pixels

_DPI = 100  # at which seals are sought
_DARK = 150  # brightness below which there is ink
_FAINT = 190  # the same of an image made smaller
_SPAN = (0.85, 4.0)  # inches: a seal, alone or with the signature and the name that touch it
_RADIUS = (0.42, 0.95)  # inches
_APART = 0.6  # inches between the middles of two seals
_VOTES = (120, 30)  # of OpenCV's Hough transform: sharpness of edges, least votes
_ARC = 0.8  # radians: no stroke of a letter follows a circle so long
_WOBBLE = 0.02  # inches by which a ring leaves its circle
_BREAK = 0.03  # inches
_BRIDGE = 0.11  # inches: strokes that go on behind a ring are one with those before it
_ROUND = 0.45  # share of a circle on which there are strokes that follow it
_PALER = 45  # by which grey seals are brighter than print
_PRINT = 15  # by which print varies
_FADES = 0.5  # of the way from print to a paler seal: what is brighter goes
_PALEST = 35  # percentile of a ring at which it is called so bright


def without_seals(grey: Pixels, dpi: float) -> Pixels:
    """The page without the rings of its seals and, where they are paler than print, without all of them."""
    found = grey
    for x, y in _middles(grey, dpi):
        reach = int(_RADIUS[1] * dpi)
        left, top = max(x - reach, 0), max(y - reach, 0)
        window = np.s_[top : y + reach, left : x + reach]
        ring, radius = _ring(grey[window], (x - left, y - top), reach, dpi)
        if not radius:
            continue
        if found is grey:
            found = grey.copy()
        part = found[window]
        own, pale = ring > 0, print_of(grey) + _PALER
        paleness = float(np.percentile(part[own], _PALEST))
        if paleness < pale:
            part[cv2.dilate(ring, np.ones((3, 3), np.uint8)) > 0] = 255
            continue
        disc = np.zeros_like(part)
        cv2.circle(disc, (x - left, y - top), radius, 255, -1)
        dark = pale - _PALER + _PRINT
        steps = (np.arange(256) - dark) * 255 / (_FADES * (paleness - dark))
        part[disc > 0] = cv2.LUT(part, np.clip(steps, 0, 255).astype(np.uint8))[disc > 0]
    return found


def print_of(grey: Pixels) -> float:
    """How bright the darker print of a page is; 0 where there is none."""
    some = grey[::3, ::3]
    dark = some[some < _DARK]
    return float(np.percentile(dark, 20)) if dark.size else 0.0


def _middles(grey: Pixels, dpi: float) -> list[tuple[int, int]]:
    """The middles of circles in marks as large as a seal."""
    scale = _DPI / dpi
    if min(grey.shape) * scale < _SPAN[0] * _DPI:
        return []  # no seal has room
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    dark = np.asarray((small < _FAINT) * np.uint8(255), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    low, high = (int(span * _DPI) for span in _SPAN)
    found: list[tuple[int, int]] = []
    for x, y, wide, tall, _ in stats[1:]:
        if not (low <= wide <= high and low <= tall <= high):
            continue
        circles = cv2.HoughCircles(
            np.ascontiguousarray(dark[y : y + tall, x : x + wide]), cv2.HOUGH_GRADIENT, 1, _APART * _DPI,
            param1=_VOTES[0], param2=_VOTES[1],
            minRadius=int(_RADIUS[0] * _DPI), maxRadius=int(_RADIUS[1] * _DPI),
        )  # fmt: skip
        for across, down in [] if circles is None else circles[0, :2, :2]:
            place = int((x + across) / scale), int((y + down) / scale)
            if all(max(abs(place[0] - a), abs(place[1] - b)) > _APART * dpi for a, b in found):
                found.append(place)
    return found


def _ring(part: Pixels, middle: tuple[int, int], reach: int, dpi: float) -> tuple[Pixels, int]:
    """What of the ink follows circles around a middle, without what crosses them; the radius of the last.

    Seen from the middle of a seal its rings are straight lines. 0 where no circle is nearly whole.
    """
    around = int(2 * np.pi * reach)
    flags = cv2.WARP_POLAR_LINEAR | cv2.WARP_FILL_OUTLIERS
    ink = np.asarray((part < _DARK) * np.uint8(255), np.uint8)
    turned = np.asarray(cv2.warpPolar(ink, (reach, around), middle, reach, flags) > 127, np.uint8)
    arc = int(_ARC * reach)
    whole = np.vstack([turned[-arc:], turned, turned[:arc]])
    wide = cv2.dilate(whole, np.ones((1, 2 * int(_WOBBLE * dpi) - 1), np.uint8))
    closed = cv2.morphologyEx(wide, cv2.MORPH_CLOSE, np.ones((int(_BREAK * dpi), 1), np.uint8))
    strokes = cv2.bitwise_and(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((arc, 1), np.uint8)), whole)
    near = cv2.dilate(strokes[arc:-arc], np.ones((1, 2 * int(_WOBBLE * dpi) + 1), np.uint8))
    rings = np.flatnonzero(near.mean(axis=0) > _ROUND)
    if not rings.size or rings[-1] < _RADIUS[0] * dpi:
        return np.zeros_like(part), 0
    radius = int(rings[-1])
    alone = strokes[arc:-arc] * np.uint8(255)
    alone[:, radius + 1 :] = 0
    high, across = part.shape
    back = cv2.warpPolar(alone, (across, high), middle, reach, flags | cv2.WARP_INVERSE_MAP)
    ring = np.asarray((back > 60) * np.uint8(255), np.uint8)
    rest = np.asarray(cv2.subtract(ink, ring), np.uint8)
    return np.asarray(cv2.subtract(ring, _crossing(rest, int(_BRIDGE * dpi))), np.uint8), radius


def _crossing(rest: Pixels, long: int) -> Pixels:
    """What lies between strokes of the rest that go on, in any of four directions."""
    level, slanted = np.zeros((long, long), np.uint8), np.eye(long, dtype=np.uint8)
    level[long // 2] = 1
    found = rest
    for kernel in (level, level.T, slanted, slanted[::-1]):
        through = cv2.morphologyEx(rest, cv2.MORPH_CLOSE, np.ascontiguousarray(kernel))
        found = np.asarray(cv2.bitwise_or(found, through), np.uint8)
    return found
