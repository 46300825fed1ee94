"""The OCR layer that a file brings, made by another program, as one more reader of its lines."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.strips import Strip
from pipeline.read.image.clean import Cleaned
from pipeline.read.layout.pieces import Piece


class OwnLayer:
    """A LineReader. pieces: words of the layer, in points of the page from which `cleaned` was made."""

    letters, signs = 1.0, 0.7

    def __init__(self, pieces: Sequence[Piece], dpi: float, cleaned: Cleaned) -> None:
        middles = [((p.x0 + p.x1) / 2, (p.top + p.bottom) / 2) for p in pieces]
        given = np.array(middles).reshape(-1, 2) * dpi / 72
        level = cv2.transform(given[None], cv2.invertAffineTransform(cleaned.back))[0]
        order = np.argsort(level[:, 0], kind="stable")
        self._words = [(float(level[n, 0]), float(level[n, 1]), pieces[n].text) for n in order]

    def read(self, page: Pixels, strips: Sequence[Strip]) -> list[str]:
        return [
            " ".join(t for x, y, t in self._words if strip.x0 < x < strip.x1 and strip.top < y < strip.bottom)
            for strip in strips
        ]
