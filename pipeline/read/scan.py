"""A page image → pieces in points of the displayed page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.cells import recognise_ruled
from pipeline.read.engines.confirm import confirm
from pipeline.read.engines.own_layer import OwnLayer
from pipeline.read.engines.tesseract import SeenWord
from pipeline.read.hand.head import with_head
from pipeline.read.image.clean import Cleaned, clean_image
from pipeline.read.image.coloured import with_stamps
from pipeline.read.image.paper import Matrix, flattened
from pipeline.read.image.rules import RuledPage, find_rules
from pipeline.read.image.seal import without_seals
from pipeline.read.layout.grid import Grid
from pipeline.read.layout.pieces import Piece
from pipeline.read.mend.codes import join_codes
from pipeline.read.mend.phrases import mend_phrases
from pipeline.read.mend.syllables import mend
from pipeline.read.second_look.lines import missed_words
from pipeline.read.second_look.numbers import with_numbers
from pipeline.read.second_look.signer import with_signer
from pipeline.text.normal import clean

_POOR = 0.6  # mean confidence below which a page may lie on its side
_LIKELY, _UNLIKELY = 0.5, 0.2  # confidence of marks, of one or two letters
# A word with one of these ends below its line.
_DESCENDS = re.compile("[gpqyjQ,;()/@|\\[\\]ạậặẹệịọộợụựỵẠẬẶẸỆỊỌỘỢỤỰỴýỳỷỹ]")
_STANDS, _HANGS = 0.4, 0.55
"""Of a word's height: a baseline further above its foot, without and with hanging letters, is another's."""
_UPRIGHT, _CAPITAL = 0.5, 0.6  # of the row's height, by its first letter: a baseline so low is a word's own
_BLOTTED = 1.25  # of the row's height: in a taller box a speck or stroke hangs on the word
_FOOT = 3.0  # pixels by which a word may stand off its line
_DESCENT = 0.2  # of a word's height: how far such letters reach below the line
_LATE = 0.75  # greatest confidence of words that Tesseract passed over at first: a seal lies on most of them
_SPECK = 0.35  # of the page's usual height of a word: no letter or digit is as low
_TURNS = (90, 180, 270)


@dataclass(frozen=True, slots=True)
class Scan:
    """What OCR saw. pieces lie in the levelled frame, in points; `given` leads back."""

    pieces: tuple[Piece, ...]
    cleaned: Cleaned
    grids: tuple[Grid, ...]
    """Ruled tables, in the levelled frame."""
    dpi: float
    rotation: int
    """Clockwise degrees by which the image was turned to be read."""
    confidence: float
    sheet: Matrix | None = None
    """Leads pixels of the sheet back to the photograph that it was cut from."""

    @property
    def as_given(self) -> bool:
        """Whether the levelled frame is that of the page as given."""
        return self.cleaned.skew == 0 and self.sheet is None

    def given(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """The box in points around the place of another on the page as given."""
        per = self.dpi / 72
        x0, y0, x1, y1 = self.cleaned.box(x0 * per, y0 * per, x1 * per, y1 * per)
        if self.sheet is not None and not self.rotation:
            corners = np.array([[(x0, y0), (x1, y0), (x0, y1), (x1, y1)]])
            xs, ys = cv2.perspectiveTransform(corners, self.sheet)[0].T.tolist()
            x0, y0, x1, y1 = min(xs), min(ys), max(xs), max(ys)
        return x0 / per, y0 / per, x1 / per, y1 / per


@dataclass(frozen=True, slots=True)
class _Look:
    """What Tesseract alone sees of the image, turned clockwise by so many degrees."""

    image: Pixels
    rotation: int
    cleaned: Cleaned
    rules: RuledPage
    words: tuple[SeenWord, ...]

    @property
    def confidence(self) -> float:
        return _mean((word.confidence, len(word.text)) for word in self.words)

    @property
    def merit(self) -> float:
        """Letters read, weighted by confidence squared: noise gives many words of low confidence."""
        return sum(word.confidence**2 * len(word.text) for word in self.words)

    @property
    def is_sideways(self) -> bool:
        """Tesseract reads a page that lies on its side, yet then its words stand upright: they are tall."""
        words = [word for word in self.words if len(word.text) > 3]
        tall = sum(word.bottom - word.top > 1.5 * (word.x1 - word.x0) for word in words)
        return 2 * tall > len(words)


def read_scan(image: Pixels, dpi: float, language: str, layer: Sequence[Piece] = ()) -> Scan:
    """OCR of one page image (BGR or grey, displayed orientation). A poor result is tried on its sides.

    layer: words that another program read there, in points; they vote with the engines.

    Raises OcrUnavailable, EngineDied.
    """
    image, sheet = flattened(image)
    best = _look(image, dpi, language, 0)
    sideways = best.is_sideways
    if best.words and (best.confidence < _POOR or sideways):
        for turn in _TURNS:
            other = _look(np.ascontiguousarray(np.rot90(image, k=-turn // 90)), dpi, language, turn)
            if other.merit > 1.2 * best.merit or (sideways and other.merit > 0.8 * best.merit):
                best, sideways = other, False
            if best.confidence >= _POOR + 0.15 and not sideways:
                break
    return replace(_read(best, dpi, language, () if sheet is not None else layer), sheet=sheet)


def _look(image: Pixels, dpi: float, language: str, turn: int) -> _Look:
    cleaned = clean_image(image, dpi)
    rules = find_rules(without_seals(cleaned.grey, dpi), dpi)
    words = recognise_ruled(rules.unruled, rules.grids, dpi, language)
    return _Look(image, turn, cleaned, rules, tuple(words))


def _read(look: _Look, dpi: float, language: str, layer: Sequence[Piece]) -> Scan:
    """The other engines and second looks are spent on the direction found."""
    cleaned, grey, grids = look.cleaned, look.rules.unruled, look.rules.grids
    own = [OwnLayer(layer, dpi, cleaned)] if layer and not look.rotation else []
    words = confirm(grey, look.words, own)
    missed = [w for w in missed_words(grey, look.words, dpi, language) if not _is_seen(w, look.words)]
    words += [w._replace(confidence=min(w.confidence, _LATE)) for w in confirm(grey, missed, own)]
    level = _Level(words)
    pieces = [p for word in _without_specks(words) if (p := _piece(level.foot_of(word), dpi)) is not None]
    pieces = mend_phrases(join_codes(pieces))
    pieces = with_numbers(grey, dpi, language, pieces, grids)
    pieces = with_signer(look.image, cleaned, grey, dpi, language, pieces)
    pieces = with_head(look.image, cleaned, dpi, pieces)
    pieces = with_stamps(look.image, cleaned, dpi, pieces)
    mean = _mean((piece.confidence, len(piece.text)) for piece in pieces)
    return Scan(tuple(pieces), cleaned, grids, dpi, look.rotation, mean)


class _Level:
    """Lines whose baseline their words vouch for; they have one type size and one baseline."""

    def __init__(self, words: Sequence[SeenWord]) -> None:
        self._feet: dict[float, list[float]] = {}
        for word in words:
            if abs(word.bottom - word.base) <= _FOOT and not _DESCENDS.search(word.text.rstrip(";,")):
                self._feet.setdefault(word.size, []).append(word.base)

    def foot_of(self, word: SeenWord) -> SeenWord:
        """The word without what its box holds of the line below: of a high letter's marks there."""
        high, rest = word.base - word.top, word.bottom - word.base
        if not _STANDS * (high + rest) < rest <= high + _FOOT:
            return word
        vouched = any(abs(base - word.base) <= _FOOT for base in self._feet.get(word.size, ()))
        return word._replace(bottom=word.base) if vouched else word


def _mean(weighed: Iterable[tuple[float, int]]) -> float:
    """Mean of confidences, weighed by letters; 0 without any."""
    pairs = list(weighed)
    return sum(value * weight for value, weight in pairs) / max(sum(weight for _, weight in pairs), 1)


def _is_seen(word: SeenWord, words: Sequence[SeenWord]) -> bool:
    """Whether a word was read at the same place before, with some confidence."""
    return any(
        other.confidence >= _LIKELY
        and min(word.x1, other.x1) - max(word.x0, other.x0) > 0.3 * (word.x1 - word.x0)
        and min(word.bottom, other.bottom) - max(word.top, other.top) > 0.3 * (word.bottom - word.top)
        for other in words
    )


def _without_specks(words: Sequence[SeenWord]) -> list[SeenWord]:
    """Without letters and digits that are much lower than print: dust is read as '0' or 'Š'."""
    high = median([word.bottom - word.top for word in words if word.confidence >= _LIKELY] or [0.0])
    return [
        word
        for word in words
        if word.bottom - word.top >= _SPECK * high or not any(map(str.isalnum, word.text))
    ]


def _piece(word: SeenWord, dpi: float) -> Piece | None:
    text = mend(clean(word.text))
    if _is_noise(text, word.confidence):
        return None
    to = 72 / dpi
    high = word.bottom - word.top
    size = min(max(word.size, 0.5 * high), 1.6 * high + 8)
    base = _base(text, word, high)
    return Piece(
        text=text, x0=word.x0 * to, top=word.top * to, x1=word.x1 * to, bottom=word.bottom * to,
        base=base * to, size=max(size * to, 1.0), confidence=word.confidence, source="ocr",
    )  # fmt: skip


def _base(text: str, word: SeenWord, high: float) -> float:
    """The word's own baseline: a neighbour in another line or column can bend Tesseract's."""
    hangs = _DESCENDS.search(text) is not None
    printed = sum(map(str.isalpha, text)) > 1  # the row of a label that stands alone tells nothing
    upright = _CAPITAL if text[:1].isupper() else _UPRIGHT
    specked = word.bottom > word.base and word.base - word.top >= upright * word.size
    if printed and (high > _BLOTTED * word.size or specked):
        return word.base
    if not text[:1].isalnum() or abs(word.bottom - word.base) <= (_HANGS if hangs else _STANDS) * high:
        return word.base
    return word.bottom - (_DESCENT * high if hangs else 0.0)


def _is_noise(text: str, confidence: float) -> bool:
    """Specks, strokes of a seal, ends of a signature."""
    if not any(c.isalnum() for c in text):
        return confidence < _LIKELY
    return confidence < _UNLIKELY and len(text) <= 2 and not text.isdecimal()
