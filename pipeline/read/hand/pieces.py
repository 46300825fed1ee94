"""What was read goes back among the pieces of its line: 'Số:', '4366', '/QĐ-SYT'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.lexicon import terms
from pipeline.read.hand.find import DATE_WORDS, Place
from pipeline.read.hand.read import Group, Line
from pipeline.read.layout.pieces import Piece
from pipeline.text.fold import fold

SURE = 0.95
"""Probability from which a group goes without a flag; measured, see docs/accuracy.md."""
PLAUSIBLE = 0.3
"""Probability from which it is given at all."""
_FLAGGED, _CLEAR = 0.79, 0.9  # confidence of the two
_PRINTED = 0.97  # confidence of a word that both readers see
_AGREED = 3.0  # so many times rarer is a group wrong that OCR reads alike: both may miss a faint figure
_NEAR = 2.0  # of the type size: how far apart two readers see one word
_YEAR = r"(?:(?<=/)(?:19|20)\d\d\s?/\s?)?"
_KINDS = "|".join(("OĐ", *terms.ACTS.symbols))
_SYMBOL = re.compile(rf"{_YEAR}(?:{_KINDS})\s?[-–/]|(?<=/){_YEAR}[A-ZĐ]{{2,}}")
_CAPITALS = re.compile("[A-ZĐ]{2,}")


@dataclass(frozen=True, slots=True)
class _Row:
    """The pieces of a line as one text; xs: the left edge of each letter."""

    pieces: tuple[Piece, ...]
    text: str
    xs: tuple[float, ...]

    @classmethod
    def of(cls, pieces: Sequence[Piece]) -> _Row:
        xs: list[float] = []
        for piece in pieces:
            wide = (piece.x1 - piece.x0) / len(piece.text)
            xs += [piece.x0 + wide * n for n in range(len(piece.text) + 1)]
        return cls(tuple(pieces), " ".join(piece.text for piece in pieces), tuple(xs))

    def cut(self, start: int, end: int) -> Iterator[Piece]:
        """What stands between two letters of the text."""
        at = 0
        for piece in self.pieces:
            first, last = max(start, at), min(end, at + len(piece.text))
            if first < last and (text := self.text[first:last].strip()):
                yield replace(piece, text=text, x0=self.xs[first], x1=self.xs[last])
            at += len(piece.text) + 1

    def words(self, marks: Sequence[float]) -> Iterator[tuple[int, int]]:
        """Where 'ngày', 'tháng', 'năm' begin and end in the text, near `marks`; empty if OCR missed one."""
        text, end = fold(self.text), 0
        for x, pattern in zip(marks, DATE_WORDS, strict=True):
            near = [
                (abs(self.xs[(found.start() + found.end()) // 2] - x), *found.span())
                for found in pattern.finditer(text, end)
            ]
            off, start, stop = min(near, default=(float("inf"), 0, 0))
            if off > _NEAR * self.pieces[0].size:
                start = stop = max(end, sum(left < x for left in self.xs[: len(text)]))
            yield start, stop
            end = stop


def with_line(place: Place, line: Line, pieces: Sequence[Piece], per: float) -> list[Piece]:
    """All pieces, those of the line mended. per: points a pixel of the image that was read."""
    row = _Row.of(place.pieces)
    groups = [replace(group, x0=group.x0 * per, x1=group.x1 * per) for group in line.groups]
    words = [x * per for x in line.words]
    own = (
        _number(place, row, groups[0], words[0])
        if place.kind == "number"
        else _date(place, row, groups, words)
    )
    gone = {id(piece) for piece in place.pieces}
    return [*(piece for piece in pieces if id(piece) not in gone), *_in_order(own)]


def _number(place: Place, row: _Row, group: Group, label: float) -> list[Piece]:
    """The label, the figures, the symbol; what was seen where the figures stand goes."""
    size = max(piece.size for piece in place.pieces)
    behind = (n for n in _CAPITALS.finditer(row.text) if row.xs[n.start()] > group.x1 - size / 2)
    symbol = _SYMBOL.search(row.text) or next(behind, None)
    if symbol is None:
        return list(place.pieces)
    before = row.text[: symbol.start()].rstrip()
    found = re.search(r"[^\s:.]+?(?=\W*$)", before)
    seen = list(row.cut(*found.span())) if found else []
    figures = _figures(place, group, seen)
    if figures is None:
        return list(place.pieces)
    if not group.by_hand and _text(seen) == group.text:  # print that both readers see stays one word
        return [
            replace(piece, source="hand", confidence=max(piece.confidence, figures.confidence))
            if piece.x0 <= seen[0].x0 < piece.x1
            else piece
            for piece in place.pieces
        ]
    left = min(label, figures.x0 - size) if row.xs[0] > figures.x0 else row.xs[0]
    first, *rest = row.cut(symbol.start(), len(row.text))
    first = replace(first, text=re.sub("^OĐ", "QĐ", first.text))
    sign = before[-1:] if before[-1:] in "-–" else "/"
    return [
        _word(place, "Số:", left, figures.x0 - 1), figures,
        replace(first, text=sign + first.text, x0=figures.x1), *rest,
    ]  # fmt: skip


def _date(place: Place, row: _Row, groups: Sequence[Group], words: Sequence[float]) -> list[Piece]:
    """'ngày', the day, 'tháng', the month, 'năm' and the rest."""
    spans = list(row.words(words))
    found, mended = list(row.cut(0, spans[0][0])), False
    for n, (text, x) in enumerate(zip(("ngày", "tháng", "năm"), words, strict=True)):
        half = place.pieces[0].size * len(text) / 5
        found.append(_word(place, text, x - half, x + half))
        if n < len(groups):
            between = list(row.cut(spans[n][1], spans[n + 1][0]))
            figures = _figures(place, groups[n], between)
            mended |= figures is not None
            found += [figures] if figures else between if _text(between).isdecimal() else []
    return [*found, *row.cut(spans[-1][1], len(row.text))] if mended else list(place.pieces)


def _figures(place: Place, group: Group, seen: Sequence[Piece]) -> Piece | None:
    """The group as a piece. None where it is unsure, or what OCR saw is print, or surer and more of it."""
    text, sure = _text(seen), group.probability
    if not group.text:
        return None
    if text == group.text:
        sure = max(1 - (1 - sure) / _AGREED, 0 if group.by_hand else min(piece.confidence for piece in seen))
    elif text.isdecimal():
        longer = group.text in text and min(piece.confidence for piece in seen) > sure
        if sure < SURE and (longer or not group.by_hand):
            return None
    if sure < PLAUSIBLE:
        return None
    confidence = _FLAGGED * sure / SURE if sure < SURE else _CLEAR + (1 - _CLEAR) * (sure - SURE) / (1 - SURE)
    return replace(_word(place, group.text, group.x0, group.x1), confidence=confidence, source="hand")


def _text(seen: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in seen).strip(" .,:;")


def _word(place: Place, text: str, left: float, right: float) -> Piece:
    size = max(piece.size for piece in place.pieces)
    top, bottom = place.base - size, place.base + 0.2 * size
    return Piece(text, left, top, max(right, left + 1), bottom, place.base, size, _PRINTED, "ocr")


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Where boxes overlap, a word is moved behind the one that it follows: lines are read by their boxes."""
    found: list[Piece] = []
    for piece in pieces:
        left = max(piece.x0, found[-1].x1 if found else piece.x0)
        found.append(replace(piece, x0=left, x1=max(piece.x1, left + 1)))
    return found
