"""A second look for the signer's name: seal and signature lie over it or beside it, or it is a red stamp.

Page analysis takes it for a part of them, or it is read with their strokes in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.lexicon.landmarks import ON_BEHALF
from pipeline.lexicon.names import FEWEST, is_printed_name, like_a_name, looks_named
from pipeline.pdf.raster import Pixels
from pipeline.read.engines.line_readers import line_readers
from pipeline.read.engines.strips import Strip
from pipeline.read.engines.tesseract import recognise
from pipeline.read.image.clean import Cleaned
from pipeline.read.image.seal import print_of, without_seals
from pipeline.read.layout.columns import closing_start
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import rows_of
from pipeline.read.second_look.strokes import without_strokes
from pipeline.read.second_look.votes import AGREED, TESSERACT, Seen, Votes
from pipeline.text.fold import fold

_DEPTH = 3.2  # inches below Nơi nhận in which a name may stand
_ACROSS = (0.35, 0.98)  # of the page's width: where it stands
_LETTER = 0.3  # inches: seals and signatures are made of larger strokes
_SPECK = 0.011  # inches: dots below letters are larger
_WIDE = (0.6, 3.5)  # inches: how wide a name is
_HIGH = (0.09, 0.4)  # inches: how high it is
_BLACK = (15, 75)  # by which print and, from there on, seals and pens are brighter than the darkest print
_RED = 45  # by which the red channel exceeds the others in a red stamp
_COLOUR = 60  # by which red and blue differ where there is a seal or a pen
_READ = 0.95  # confidence of words that need no second look
_HOLLOW = 3  # pixels: letters of stamps are often outlines
_SOFT = 1.0  # pixels
_BESIDE = 10  # pixels of the page left and right of a line
_ABOVE = 6  # and above and below it
_RIM = 20  # pixels of white around what is read


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
    """The pieces, with names of two to five syllables below the closing that were not read, or badly.

    image: as given; grey: the levelled page without rules; pieces: on it, in points.
    """
    found = list(pieces)
    top = _top(pieces)
    if top is None:
        return found
    per = 72 / dpi
    left = _ACROSS[0] * grey.shape[1] * per
    found = without_strokes(found, top, left)
    blocks = _blocks(image, cleaned, grey, int(top / per), dpi)
    for box, own in _places(blocks, dpi):
        x, y, wide, high = box
        x0, y0 = (blocks[0].left + x) * per, (blocks[0].top + y) * per
        x1, y1 = x0 + wide * per, y0 + high * per
        there = [p for p in found if p.x0 < x1 and p.x1 > x0 and p.top < y1 and p.bottom > y0]
        texts = [p.text for p in there]
        if looks_named(texts) and min(p.confidence for p in there) >= _READ:
            continue
        if " ".join(texts).isupper() and not is_printed_name(" ".join(texts)):
            continue  # a post
        name = _name(own, " ".join(texts), dpi, language)
        if name is None:
            continue
        seen, sure = name
        if sure < AGREED and looks_named(texts):
            continue  # the first reading is no worse
        spoilt = {id(p) for p in there if x0 < (p.x0 + p.x1) / 2 < x1 and _beside(p, y0, y1)}
        found = [p for p in found if id(p) not in spoilt] + _pieces(seen, (x0, y0, x1, y1), sure)
    return found


def _top(pieces: Sequence[Piece]) -> float | None:
    """Where the closing begins: with Nơi nhận, else with in whose name somebody signs."""
    rows = rows_of(pieces)
    start = closing_start(rows)
    if start is not None:
        return rows[start].top
    return max((p.top for p in pieces if ON_BEHALF.match(fold(p.text))), default=None)


def _beside(piece: Piece, top: float, bottom: float) -> bool:
    """Whether a word and a line share most of the height of one of them."""
    shared = min(piece.bottom, bottom) - max(piece.top, top)
    return shared > min(piece.bottom - piece.top, bottom - top) / 2


def _blocks(image: Pixels, cleaned: Cleaned, grey: Pixels, top: int, dpi: float) -> list[_Block]:
    """The block below the closing: all print; and where there is colour, black alone, and red alone."""
    left, right = (int(share * grey.shape[1]) for share in _ACROSS)
    window = np.s_[top : top + int(_DEPTH * dpi), left:right]
    print_ = _Block(cleaned.grey[window], _letters_only(grey[window], dpi), left, top)
    inks: list[Pixels] = []
    if image.ndim == 3:
        blue, green, red = cv2.split(cleaned.level(image)[window])
        if cv2.norm(blue, red, cv2.NORM_INF) > _COLOUR:
            brightest = np.asarray(cv2.max(cv2.max(blue, green), red), np.uint8)
            redness = cv2.subtract(red, cv2.max(blue, green))
            stamped = _stretched(np.asarray(cv2.bitwise_not(redness), np.uint8), 255 - _RED, 255 - _RED // 2)
            inks = [
                _stretched(brightest, *(print_of(brightest) + by for by in _BLACK)),
                without_seals(stamped, dpi),
            ]
    return [print_, *(_Block(ink, _letters_only(ink, dpi), left, top) for ink in inks)]


def _stretched(ink: Pixels, low: float, high: float) -> Pixels:
    """Pixels with the brightness `low` black and that of `high` white."""
    steps = (np.arange(256) - low) * 255 / (high - low)
    return np.asarray(cv2.LUT(ink, np.clip(steps, 0, 255).astype(np.uint8)), np.uint8)


def _places(blocks: Sequence[_Block], dpi: float) -> list[tuple[_Box, list[tuple[_Block, _Box]]]]:
    """Where lines stand, the widest box of each, with its box in each ink."""
    found: list[tuple[_Box, list[tuple[_Block, _Box]]]] = []
    for block in blocks:
        for box in _lines(block.letters, dpi):
            for n, (known, own) in enumerate(found):
                if abs(known[1] + known[3] / 2 - box[1] - box[3] / 2) < max(known[3], box[3]) / 2 and (
                    min(known[0] + known[2], box[0] + box[2]) > max(known[0], box[0])
                ):
                    found[n] = (known if known[2] >= box[2] else box, [*own, (block, box)])
                    break
            else:
                found.append((box, [(block, box)]))
    return sorted(found, key=lambda place: place[0][1])


def _name(
    places: Sequence[tuple[_Block, _Box]], first: str, dpi: float, language: str
) -> tuple[Seen, float] | None:
    """The name that several views of a line show, and how sure it is; None where none do.

    first: what was read before.
    """
    votes = Votes()
    votes.add(first, TESSERACT)
    for number, views in enumerate(zip(*(_views(*place) for place in places), strict=True)):
        like = 0
        for view in views:
            text = " ".join(word.text for word in recognise(view, dpi, language, block=True))
            like = max(like, FEWEST * votes.add(text, TESSERACT), sum(map(like_a_name, text.split())))
            strip = Strip(_RIM, _RIM, view.shape[1] - _RIM, view.shape[0] - _RIM)
            for n, reader in enumerate(line_readers()):
                votes.add(reader.read(view, [strip])[0], n)
        if like < FEWEST and not number:
            return None  # strokes of a seal or pen
        name = votes.name()
        if name and name[1] == AGREED and number:
            return name
    return votes.name()


def _views(block: _Block, box: _Box) -> Iterator[Pixels]:
    """A line without and with the strokes around it, as it is, with its outlines filled, softened."""
    x, y, wide, high = box
    letters, whole = block.letters, block.whole
    for source, change in ((letters, _plain), (whole, _filled), (letters, _softened), (whole, _plain)):
        crop = source[max(y - _ABOVE, 0) : y + high + _ABOVE, max(x - _BESIDE, 0) : x + wide + _BESIDE]
        view = cv2.copyMakeBorder(crop, _RIM, _RIM, _RIM, _RIM, cv2.BORDER_CONSTANT, value=255)
        yield change(np.asarray(view, np.uint8))


def _plain(view: Pixels) -> Pixels:
    return view


def _filled(view: Pixels) -> Pixels:
    return np.asarray(cv2.morphologyEx(view, cv2.MORPH_OPEN, np.ones((_HOLLOW, _HOLLOW), np.uint8)), np.uint8)


def _softened(view: Pixels) -> Pixels:
    return np.asarray(cv2.GaussianBlur(view, (0, 0), _SOFT), np.uint8)


def _pieces(seen: Seen, box: tuple[float, float, float, float], sure: float) -> list[Piece]:
    x0, y0, x1, y1 = box
    left, right = x0 + seen.begins * (x1 - x0), x0 + seen.ends * (x1 - x0)
    per = (right - left) / len(" ".join(seen.words))
    found = []
    at = left
    for word in seen.words:
        found.append(
            Piece(
                text=word, x0=at, top=y0, x1=at + len(word) * per, bottom=y1, base=y1, size=max(y1 - y0, 8.0),
                confidence=sure, source="ocr",
            )
        )  # fmt: skip
        at += (len(word) + 1) * per
    return found


def _letters_only(part: Pixels, dpi: float) -> Pixels:
    dark = np.asarray(part < 150, np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    high, wide = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    drop = (high > _LETTER * dpi) | (wide > 2 * _LETTER * dpi) | (np.maximum(high, wide) < _SPECK * dpi)
    drop[0] = False
    cleaned = part.copy()
    cleaned[drop[labels]] = 255
    return cleaned


def _lines(part: Pixels, dpi: float) -> list[_Box]:
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
