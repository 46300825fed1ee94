"""A clean line as scanners and copiers give it, in the shape in which the reader sees every line."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.read.hand.strip import BASE, HIGH, SCALE_DPI
from training.hand.figures import Gray


def spoiled(rng: np.random.Generator, ink: Gray, base: float, dpi: float) -> Gray:
    """A strip of HIGH rows, 255 being ink, from ink at `dpi` whose line stands at row `base`."""
    ink = _thicker(rng, ink)
    resolution = float(rng.choice([300, 200, 200, 150, 110, 90], p=[0.25, 0.3, 0.2, 0.15, 0.07, 0.03]))
    grey = np.float32(255) - _resized(ink, min(resolution / dpi, 1.0)) * np.float32(
        rng.choice([1, 1, 0.9, 0.7, 0.45])
    )
    grey = _copied(rng, grey)
    return to_strip(rng, 255 - grey, base, dpi, resolution)


def to_strip(rng: np.random.Generator, ink: Gray, base: float, dpi: float, now: float) -> Gray:
    """Moved, stretched and turned a little. now: the image's dots an inch; `base` counts rows at `dpi`."""
    scale = SCALE_DPI / min(now, dpi)
    x, y = scale * float(rng.uniform(0.86, 1.16)), scale * float(rng.uniform(0.86, 1.16))
    slope, lean = float(rng.normal(0, 0.008)), float(rng.normal(0, 0.05))
    middle = ink.shape[1] / 2
    foot = base * min(now, dpi) / dpi
    drop = BASE + float(rng.normal(0, 1.6))
    turn = np.array([[x, -lean * x, lean * x * foot], [slope * y, y, drop - y * foot - slope * y * middle]])
    wide = max(int(ink.shape[1] * x), 24)
    flat = cv2.GaussianBlur(ink, (0, 0), 0.35 / scale) if scale < 0.8 else ink
    return np.asarray(cv2.warpAffine(flat, turn, (wide, HIGH), flags=cv2.INTER_LINEAR), np.uint8)


def _resized(ink: Gray, by: float) -> Gray:
    if by == 1.0:
        return ink
    return np.asarray(cv2.resize(ink, None, fx=by, fy=by, interpolation=cv2.INTER_AREA), np.uint8)


def _thicker(rng: np.random.Generator, ink: Gray) -> Gray:
    chance = rng.random()
    if chance < 0.25:
        size = int(rng.integers(2, 4))
        return np.asarray(cv2.dilate(ink, np.ones((size, size), np.uint8)), np.uint8)
    if chance < 0.33:
        return np.asarray(cv2.erode(ink, np.ones((2, 2), np.uint8)), np.uint8)
    return ink


@cache
def _dust() -> npt.NDArray[np.float32]:
    noise = np.random.default_rng(1).normal(0, 1, (700, 3000)).astype(np.float32)
    return cv2.GaussianBlur(noise, (0, 0), 0.5) * np.float32(1.7)


def _grain(rng: np.random.Generator, like: np.ndarray) -> npt.NDArray[np.float32]:
    """Noise of deviation about 1, a piece of one sheet: drawing it anew would take most of the time."""
    dust = _dust()
    y, x = (
        int(rng.integers(0, dust.shape[0] - like.shape[0])),
        int(rng.integers(0, dust.shape[1] - like.shape[1])),
    )
    return dust[y : y + like.shape[0], x : x + like.shape[1]]


def _copied(rng: np.random.Generator, grey: np.ndarray) -> Gray:
    """Blur, grain, one bit, JPEG; 255 is paper."""
    if rng.random() < 0.5:
        grey = cv2.GaussianBlur(grey, (0, 0), float(rng.uniform(0.4, 1.3)))
    if rng.random() < 0.4:
        grey = grey + _grain(rng, grey) * float(rng.uniform(2, 18))
    if rng.random() < 0.4:
        edge = float(rng.uniform(0.35, 0.75)) * 255
        low = float(grey.min())
        grey = np.where(grey < low + (255 - low) * edge / 255, np.float32(0), np.float32(255))
        if rng.random() < 0.5:
            grey = np.where(_grain(rng, grey) > float(rng.uniform(2.6, 4)), 255 - grey, grey)
    page = np.clip(grey, 0, 255).astype(np.uint8)
    if rng.random() < 0.4:
        _, data = cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(15, 80))])
        page = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
    return np.asarray(page, np.uint8)
