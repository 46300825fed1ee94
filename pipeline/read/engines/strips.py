"""A line of print on a page image, and what an engine is that reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.tesseract import SeenWord


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a line of print stands on a grey page, in pixels, without any margin."""

    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def around(cls, words: Sequence[SeenWord]) -> Strip:
        return cls(
            min(word.x0 for word in words), min(word.top for word in words),
            max(word.x1 for word in words), max(word.bottom for word in words),
        )  # fmt: skip

    def cut(self, page: Pixels, beside: int, above: int) -> Pixels:
        """The line with so many pixels of the page around it."""
        height, width = page.shape[:2]
        left, top = max(int(self.x0 - beside), 0), max(int(self.top - above), 0)
        right, bottom = int(min(self.x1 + beside, width)), int(min(self.bottom + above, height))
        return np.ascontiguousarray(page[top : max(bottom, top + 2), left : max(right, left + 2)])


class LineReader(Protocol):
    """An engine that gives the text of lines. letters, signs: what its letters and its punctuation weigh."""

    letters: float
    signs: float

    def read(self, page: Pixels, strips: Sequence[Strip]) -> list[str]:
        """What stands in each strip of a grey page."""
        ...
