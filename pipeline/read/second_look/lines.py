"""Lines of print that Tesseract passed over: ink of the size of letters that no word covers is read again."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.tesseract import SeenWord, recognise
from pipeline.read.image.marks import Places, dark_of, marks_of

_COVERED = 3  # pixels around a word that belong to it
_SURE = 0.5  # confidence of words by whose height print is known
_LOW, _HIGH, _WIDE = 0.45, 2.2, 4.0  # of that height: letters are as high and at most so wide
_STROKE = 4.0  # of that height: longer level strokes are rules and underlines
_NEAR = 1.2  # of that height: letters of a line stand no further apart
_LEAST = 4  # letters of a line
_TALLEST = 2.5  # of that height: a line with its marks
_MARGIN = 0.4
_CLEAR = 0.6  # mean confidence of a line that is believed
_MOST = 12  # lines a page: more ink than that is a picture


def missed_words(grey: Pixels, words: Sequence[SeenWord], dpi: float, language: str) -> list[SeenWord]:
    """Words of the lines of a grey page that none of `words` covers, in pixels of the page.

    Raises OcrUnavailable, EngineDied.
    """
    heights = [word.bottom - word.top for word in words if word.confidence >= _SURE and len(word.text) > 1]
    if not heights:
        return []
    high = median(heights)
    strips = _strips(_left_over(grey, words, high), high)
    if len(strips) > _MOST:
        return []
    found: list[SeenWord] = []
    for left, top, right, bottom in strips:
        margin = int(_MARGIN * high)
        x, y = max(left - margin, 0), max(top - margin, 0)
        own = np.ascontiguousarray(grey[y : bottom + margin, x : right + margin])
        line = [word.moved(x, y) for word in recognise(own, dpi, language, block=True)]
        letters = sum(sum(map(str.isalpha, word.text)) for word in line)
        sure = sum(word.confidence * len(word.text) for word in line) / max(sum(len(w.text) for w in line), 1)
        if letters >= _LEAST and sure >= _CLEAR:
            found += line
    return found


def _left_over(grey: Pixels, words: Sequence[SeenWord], high: float) -> Pixels:
    """Dark pixels outside all words, without long strokes."""
    mask = dark_of(grey)
    for word in words:
        top, bottom = int(word.top) - _COVERED, int(word.bottom) + _COVERED
        mask[max(top, 0) : bottom, max(int(word.x0) - _COVERED, 0) : int(word.x1) + _COVERED] = 0
    strokes = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((1, max(int(_STROKE * high), 3)), np.uint8))
    return np.asarray(cv2.subtract(mask, cv2.dilate(strokes, np.ones((3, 1), np.uint8))), np.uint8)


def _strips(mask: Pixels, high: float) -> list[tuple[int, int, int, int]]:
    """Where letters stand in a row: left, top, right, bottom of each, from top to bottom."""
    ink, mark = marks_of(mask)
    if not ink.size:
        return []
    boxes = _boxes(ink, mark, mask.shape[1])
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    letters = (height >= _LOW * high) & (height <= _HIGH * high) & (width <= _WIDE * high)
    if int(letters.sum()) < _LEAST:
        return []
    of_letters = ink[letters[mark]]
    alone = np.zeros_like(mask)
    alone.ravel()[of_letters] = 255
    spread = cv2.dilate(alone, np.ones((1, max(int(_NEAR * high), 3)), np.uint8))
    joined, row = marks_of(np.asarray(spread, np.uint8))
    rows = _boxes(joined, row, mask.shape[1])
    # Each letter counts once, in the row that its ink is part of.
    home = row[np.searchsorted(joined, of_letters)]
    _, first = np.unique(mark[letters[mark]], return_index=True)
    own = np.bincount(home[first], minlength=len(rows))
    wide, tall = rows[:, 2] - rows[:, 0], rows[:, 3] - rows[:, 1]
    lines = rows[(own >= _LEAST) & (tall <= _TALLEST * high) & (wide >= 2 * tall)]
    found = [(int(left), int(top), int(right), int(bottom)) for left, top, right, bottom in lines]
    return sorted(found, key=lambda box: (box[1], box[0]))


def _boxes(ink: Places, mark: npt.NDArray[np.int32], width: int) -> npt.NDArray[np.int64]:
    """Left, top, right, bottom of each mark of a page so many pixels wide; 0 where no mark has the number."""
    count = int(mark.max()) + 1
    rows, columns = np.divmod(ink, width)
    boxes = np.zeros((count, 4), np.int64)
    boxes[:, :2] = np.iinfo(np.int64).max
    np.minimum.at(boxes[:, 0], mark, columns)
    np.minimum.at(boxes[:, 1], mark, rows)
    np.maximum.at(boxes[:, 2], mark, columns + 1)
    np.maximum.at(boxes[:, 3], mark, rows + 1)
    boxes[boxes[:, 2] == 0] = 0
    return boxes
