"""Pictures that stand on a page with a text layer: what they say is read, so that it can be masked.

They are no content of the decision: a photographed card, a screenshot, a logo, a scanned signature.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from pipeline.pdf.chars import CharPage
from pipeline.pdf.document import Document
from pipeline.pdf.raster import Pixels, rasterise
from pipeline.read.engines.models import find_model
from pipeline.read.engines.tesseract import SeenWord, recognise
from pipeline.read.layout.pieces import Piece, line_of
from pipeline.read.layout.rows import rows_of
from pipeline.settings import ReadSettings
from pipeline.text.normal import clean
from schemas import MASK, Box, Line, Word

Place = tuple[float, float, float, float]
"""Left, top, right, bottom, in points of the page."""

_WIDE, _HIGH = 30.0, 8.0  # points: smaller pictures have no room for a number
_NEAR = 2.0  # points between strips that are one picture
_MOST = 100  # pictures of a page; more are taken as one
_LARGE = 0.5  # of the page: in a larger picture lines are covered, not the picture
_DPI = 250.0
_MARGIN = 12  # pixels of white around a picture: letters at its very edge are read better
_LIKELY = 0.3  # confidence of words


def picture_lines(
    document: Document, index: int, settings: ReadSettings, chars: CharPage, layer: Sequence[Piece]
) -> list[Line]:
    """Lines of kind 'picture' of page `index` (from 0). chars, layer: its characters and their words.

    The box of a line is its picture, or its own place in a very large one. A picture that may not be read is
    one masked word. Raises TooLarge, DamagedFile, EngineDied.
    """
    found = [place for place in _joined(chars.pictures) if _has_room(place)]
    if not found:
        return []
    if settings.ocr == "never" or find_model(settings.language) is None:
        return [_unread(place) for place in found]
    image = rasterise(document, index, _DPI, settings.max_megapixels)
    area = _LARGE * chars.frame.width * chars.frame.height
    return [
        line
        for place in found
        for line in _lines(image, place, settings.language, layer if _area(place) > area else None)
    ]


def _area(place: Place) -> float:
    return (place[2] - place[0]) * (place[3] - place[1])


def _has_room(place: Place) -> bool:
    return place[2] - place[0] >= _WIDE and place[3] - place[1] >= _HIGH


def _joined(places: Sequence[Place]) -> list[Place]:
    """Pictures that touch are one: some programs cut them into strips."""
    if len(places) > _MOST:
        return [_around(places)]
    found: list[Place] = []
    for place in places:
        touching = [other for other in found if _touch(place, other)]
        found = [other for other in found if other not in touching]
        found.append(_around([place, *touching]))
    return found


def _touch(one: Place, other: Place) -> bool:
    return (
        one[0] <= other[2] + _NEAR and other[0] <= one[2] + _NEAR
        and one[1] <= other[3] + _NEAR and other[1] <= one[3] + _NEAR
    )  # fmt: skip


def _around(places: Iterable[Place]) -> Place:
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _lines(image: Pixels, place: Place, language: str, layer: Sequence[Piece] | None) -> list[Line]:
    """layer: the words printed over a large picture, which a picture of a signature lays over its page."""
    per = _DPI / 72
    x0, y0 = max(int(place[0] * per), 0), max(int(place[1] * per), 0)
    part = image[y0 : int(place[3] * per) + 1, x0 : int(place[2] * per) + 1]
    if part.size == 0:
        return []
    grey = np.asarray(cv2.cvtColor(part, cv2.COLOR_BGR2GRAY), np.uint8)
    for word in layer or ():
        left, right = (max(int(x * per) - x0, 0) for x in (word.x0, word.x1))
        top, bottom = (max(int(y * per) - y0, 0) for y in (word.top, word.bottom))
        grey[top : bottom + 1, left : right + 1] = 255
    framed = np.pad(grey, _MARGIN, constant_values=255)
    words = [word.moved(x0 - _MARGIN, y0 - _MARGIN) for word in recognise(framed, _DPI, language)]
    pieces = [piece for word in words if (piece := _piece(word, 1 / per)) is not None]
    lines = [line_of(row.pieces, "picture") for row in rows_of(pieces)]
    return [line.model_copy(update={"box": _box(place)}) for line in lines] if layer is None else lines


def _piece(word: SeenWord, to: float) -> Piece | None:
    text = clean(word.text)
    if word.confidence < _LIKELY or not any(map(str.isalnum, text)):
        return None
    return Piece(
        text=text, x0=word.x0 * to, top=word.top * to, x1=word.x1 * to, bottom=word.bottom * to,
        base=word.base * to, size=max(word.size * to, 1.0), confidence=word.confidence, source="ocr",
    )  # fmt: skip


def _box(place: Place) -> Box:
    x0, y0, x1, y1 = (round(max(side, 0.0), 2) for side in place)
    return Box(x0=x0, y0=y0, x1=x1, y1=y1)


def _unread(place: Place) -> Line:
    return Line(kind="picture", words=(Word(text=MASK, box=_box(place), source="ocr"),), box=_box(place))
