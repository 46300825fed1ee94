"""A second look for the signer's printed name: seal and signature lie over it or beside it.

Page analysis takes it for a part of them, or it is read with their strokes in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.lexicon.names import is_name, like_a_name
from pipeline.pdf.raster import Pixels
from pipeline.read.engines.tesseract import SeenWord, recognise
from pipeline.read.image.clean import Cleaned
from pipeline.read.layout.columns import closing_start
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import rows_of
from pipeline.text.normal import clean

_DEPTH = 3.2  # inches below Nơi nhận in which a name may stand
_ACROSS = (0.42, 0.98)  # of the page's width: where it stands
_LETTER = 0.3  # inches: seals and signatures are made of larger strokes
_SPEC = 0.02  # inches
_WIDE = (0.6, 3.5)  # inches: how wide a name is
_HIGH = (0.09, 0.4)  # inches: how high it is
_BLACK = (70, 134)  # brightness of print and, from there on, of seals and pens
_BLACKNESS = np.clip((np.arange(256) - _BLACK[0]) * 255 / (_BLACK[1] - _BLACK[0]), 0, 255).astype(np.uint8)
_COLOUR = 60  # by which red and blue differ where there is a seal or a pen
_SURE = 0.6
_TRIED = 2  # views after which a line without any part of a name is left
_HOLLOW = 3  # pixels: letters of stamps are often outlines
_SOFT = 1.0  # pixels
_RIM = 20  # pixels of white around what is read

_BESIDE = re.compile(r"^[\W_]+|[\W_]+$")

_Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class _Block:
    """Part of the levelled page. left, top: where it lies there. letters: without larger strokes."""

    whole: Pixels
    letters: Pixels
    left: int
    top: int


def with_signer(
    image: Pixels, cleaned: Cleaned, grey: Pixels, dpi: float, language: str, pieces: Sequence[Piece]
) -> list[Piece]:
    """The pieces, with names of two to five syllables right below the closing that were not read, or badly.

    image: as given; grey: the levelled page without rules; pieces: on it, in points.
    """
    found = list(pieces)
    rows = rows_of(pieces)
    start = closing_start(rows)
    if start is None:
        return found
    per = 72 / dpi
    top = int(rows[start].top / per)
    for page in _inks(image, cleaned, grey):
        block = _block(page, top, dpi)
        for x, y, wide, high in _lines(block.letters, dpi):
            x0, y0 = (block.left + x) * per, (block.top + y) * per
            x1, y1 = x0 + wide * per, y0 + high * per
            there = [p for p in found if p.x0 < x1 and p.x1 > x0 and p.top < y1 and p.bottom > y0]
            if there and is_name([p.text for p in there]):
                continue
            name = _name(block, (x, y, wide, high), dpi, language)
            if there and not all(piece.text.istitle() for piece in name):
                continue  # capitals may be a post that was read with its dots and dashes
            if name:
                spoilt = {
                    id(p) for p in there if x0 < (p.x0 + p.x1) / 2 < x1 and y0 < (p.top + p.bottom) / 2 < y1
                }
                found = [p for p in found if id(p) not in spoilt] + name
    return found


def _inks(image: Pixels, cleaned: Cleaned, grey: Pixels) -> Iterator[Pixels]:
    """Where there is colour first what is black alone, then all print: a dark seal is dark in any channel."""
    if image.ndim == 3:
        blue, green, red = cv2.split(image)
        if cv2.norm(blue, red, cv2.NORM_INF) > _COLOUR:
            brightest = cv2.max(cv2.max(blue, green), red)
            yield cleaned.level(np.asarray(cv2.LUT(brightest, _BLACKNESS), np.uint8))
    yield grey


def _block(page: Pixels, top: int, dpi: float) -> _Block:
    left, right = (int(share * page.shape[1]) for share in _ACROSS)
    whole = page[top : top + int(_DEPTH * dpi), left:right]
    return _Block(whole, _letters_only(whole, dpi), left, top)


def _name(block: _Block, box: _Box, dpi: float, language: str) -> list[Piece]:
    """The name that two views of a line show alike; nothing where none do."""
    readings: dict[tuple[str, ...], list[SeenWord]] = {}
    parts = 0
    for number, view in enumerate(_views(block, box)):
        if number == _TRIED and parts == 0:
            break  # strokes of a seal: no view showed a part of a name
        words = [word for word in recognise(view, dpi, language, block=True) if _letters(word)]
        texts = tuple(map(_letters, words))
        parts = max(parts, sum(map(like_a_name, texts)))
        if not is_name(texts):
            continue
        if texts in readings:
            seen = max(readings[texts], words, key=_surety)
            pieces = [_piece(*pair, block, box, 72 / dpi) for pair in zip(seen, texts, strict=True)]
            return pieces if _surety(seen) > _SURE else []
        readings[texts] = words
    return []


def _surety(words: Sequence[SeenWord]) -> float:
    return min(word.confidence for word in words)


def _views(block: _Block, box: _Box) -> Iterator[Pixels]:
    """A line without and with the strokes around it, each as it is, with its outlines filled, softened."""
    x, y, wide, high = box
    for source in (block.letters, block.whole):
        crop = source[max(y - 6, 0) : y + high + 6, max(x - 10, 0) : x + wide + 10]
        plain = cv2.copyMakeBorder(crop, _RIM, _RIM, _RIM, _RIM, cv2.BORDER_CONSTANT, value=255)
        filled = cv2.morphologyEx(plain, cv2.MORPH_OPEN, np.ones((_HOLLOW, _HOLLOW), np.uint8))
        for view in (plain, filled, cv2.GaussianBlur(plain, (0, 0), _SOFT)):
            yield np.asarray(view, np.uint8)


def _piece(word: SeenWord, text: str, block: _Block, box: _Box, per: float) -> Piece:
    x, y, _, high = box
    word = word.moved(block.left + max(x - 10, 0) - _RIM, block.top + max(y - 6, 0) - _RIM)
    return Piece(
        text=text, x0=word.x0 * per, top=word.top * per, x1=word.x1 * per,
        bottom=word.bottom * per, base=(block.top + y + high) * per, size=max(high * per, 8.0),
        confidence=word.confidence, source="ocr",
    )  # fmt: skip


def _letters(word: SeenWord) -> str:
    """A word without what strokes beside it were read as."""
    return _BESIDE.sub("", clean(word.text))


def _letters_only(part: Pixels, dpi: float) -> Pixels:
    dark = np.asarray(part < 150, np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    high, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    drop = (high > _LETTER * dpi) | (wide > 2 * _LETTER * dpi) | (np.maximum(high, wide) < _SPEC * dpi)
    drop[0] = False
    cleaned = part.copy()
    cleaned[drop[labels]] = 255
    return cleaned


def _lines(part: Pixels, dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes of marks that stand side by side like the words of a name, from top to bottom."""
    dark = np.asarray(part < 150, np.uint8)
    joined = cv2.dilate(dark, np.ones((max(int(0.02 * dpi), 1), int(0.14 * dpi)), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = [tuple(int(value) for value in stats[n][:4]) for n in range(1, count)]
    return sorted(
        (x, y, wide, high)
        for x, y, wide, high in found
        if _WIDE[0] * dpi < wide < _WIDE[1] * dpi and _HIGH[0] * dpi < high < _HIGH[1] * dpi
    )
