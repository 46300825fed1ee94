"""The signer's name in red: many offices stamp it below the seal, and cleaning a scan takes red away."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.lexicon.names import is_name
from pipeline.pdf.raster import Pixels
from pipeline.read.engines.tesseract import SeenWord, recognise
from pipeline.read.image.clean import Cleaned
from pipeline.read.image.marks import marks_of

_RED = 45  # how much the red channel must exceed the others
_STRENGTH = np.clip((np.arange(256) - _RED // 2) * 3, 0, 255).astype(np.uint8)
_INK = 0.0004  # share of red pixels below which there is no seal
_SPECK = 12  # pixels
_AREA = 0.35  # of the page; more red is a coloured page, not a seal
_LIKELY = 0.45


def stamped_words(image: Pixels, cleaned: Cleaned, dpi: float, language: str) -> list[SeenWord]:
    """Words of names printed in red, pixels of the levelled page; none on grey pages and without a seal.

    Raises OcrUnavailable, EngineDied.
    """
    if image.ndim == 2:
        return []
    red = _red(image, cleaned)
    part = _region(red) if red is not None else None
    if red is None or part is None:
        return []
    x0, y0, x1, y1 = part
    crop = np.ascontiguousarray(255 - red[y0:y1, x0:x1])
    words = recognise(crop, dpi, language, block=True)
    return [word.moved(x0, y0) for line in _lines(words) if _is_name(line) for word in line]


def _red(image: Pixels, cleaned: Cleaned) -> Pixels | None:
    """How red each pixel is, 0 to 255, on the levelled page; blue pen and black print are 0.

    None where too little is red for a seal.
    """
    blue, green, red = cv2.split(image)
    strong = np.asarray(cv2.LUT(cv2.subtract(red, cv2.max(blue, green)), _STRENGTH), np.uint8)
    if np.count_nonzero(strong > 2 * _RED) < _INK * strong.size:
        return None
    return cleaned.level(strong, beyond=0)


def _region(red: Pixels) -> tuple[int, int, int, int] | None:
    """Around the red ink of a page, specks left out."""
    ink, mark = marks_of((red > 2 * _RED).astype(np.uint8))
    rows, columns = np.divmod(ink[(np.bincount(mark) > _SPECK)[mark]], red.shape[1])
    if not rows.size:
        return None
    x0, y0, x1, y1 = int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
    if (x1 - x0) * (y1 - y0) > _AREA * red.size:
        return None
    height, width = red.shape
    return max(x0 - 12, 0), max(y0 - 12, 0), min(x1 + 12, width), min(y1 + 12, height)


def _lines(words: Sequence[SeenWord]) -> list[list[SeenWord]]:
    lines: list[list[SeenWord]] = []
    for word in words:
        if lines and abs(word.base - lines[-1][-1].base) < 0.6 * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _is_name(line: Sequence[SeenWord]) -> bool:
    """Words like 'Trần Thị Mẫu': what is all in capitals is the seal's own text."""
    texts = [word.text.strip(".,;:") for word in line]
    small = all(text.istitle() for text in texts)
    return is_name(texts) and small and min(word.confidence for word in line) > _LIKELY
