"""What was read goes back among the pieces of its line: 'Số:', '4366', '/QĐ-SYT'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon import terms
from pipeline.read.hand.find import Place
from pipeline.read.hand.read import Group, Line
from pipeline.read.layout.pieces import Piece
from pipeline.text.fold import fold

SURE = 0.85
"""Probability from which a group goes without a flag; measured, see docs/accuracy.md."""
PLAUSIBLE = 0.3
"""Probability from which it is given at all."""
_FLAGGED, _CLEAR = 0.79, 0.9  # confidence of the two
_PRINTED = 0.97  # confidence of a word that both readers see
_FIGURES = re.compile(r"(\d+)(?:$|[/-])")
_KIND = re.compile(rf"(?:{'|'.join(terms.ACTS.symbols)})\s?[-/].*$")
_SYMBOL = re.compile(r"(?:(?:19|20)\d\d/)?[A-ZĐ]{2,}[\w&./-]*.*$")
_DAY = re.compile(r"ng[a-z]y")
_TAIL = re.compile(r"n[a-z]m")
_WORDS = (_DAY, re.compile(r"th[a-z]ng"), _TAIL)


def with_line(place: Place, line: Line, pieces: Sequence[Piece], per: float) -> list[Piece]:
    """All pieces, those of the line mended. per: points a pixel of the image that was read."""
    groups = [group if _is_believed(place.kind, group) else None for group in line.groups]
    own = [_vouched(piece, groups, per) for piece in place.pieces]
    by_hand = [group if group and not _is_printed(group, own, per) else None for group in groups]
    if any(by_hand):
        words = tuple(x * per for x in line.words)
        own = (_number if place.kind == "number" else _date)(
            replace(place, pieces=tuple(own)), by_hand, words, per
        )
    gone = {id(piece) for piece in place.pieces}
    return [*(piece for piece in pieces if id(piece) not in gone), *own]


def _is_believed(kind: str, group: Group) -> bool:
    """What is unsure stays as it was, and so does what can be none."""
    longest = 5 if kind == "number" else 2
    return group.probability >= PLAUSIBLE and 0 < len(group.text) <= longest


def _is_printed(group: Group, pieces: Sequence[Piece], per: float) -> bool:
    """Whether figures were read there that need no mending: the same, surer ones, or print."""
    for piece in _there(group, pieces, per):
        if seen := _FIGURES.match(piece.text):
            surer = piece.confidence > group.probability
            if seen[1] == group.text or surer or not group.by_hand:
                return True
    return False


def _vouched(piece: Piece, groups: Sequence[Group | None], per: float) -> Piece:
    """A word that this reader reads like the others."""
    for group in groups:
        if group and piece.text == group.text and _there(group, [piece], per):
            sure = _confidence(group)
            sure = sure if group.by_hand else max(sure, piece.confidence)
            return replace(piece, source="hand", confidence=sure)
    return piece


def _there(group: Group, pieces: Sequence[Piece], per: float) -> list[Piece]:
    return [piece for piece in pieces if piece.x0 < group.x1 * per and piece.x1 > group.x0 * per]


def _figures(place: Place, group: Group, per: float) -> Piece:
    size = max(piece.size for piece in place.pieces)
    return Piece(
        group.text, group.x0 * per, place.base - size, group.x1 * per, place.base + 0.2 * size, place.base,
        size,
        _confidence(group), "hand",
    )  # fmt: skip


def _confidence(group: Group) -> float:
    if group.probability < SURE:
        return _FLAGGED * group.probability / SURE
    return _CLEAR + (1 - _CLEAR) * (group.probability - SURE) / (1 - SURE)


def _number(place: Place, groups: Sequence[Group | None], words: Sequence[float], per: float) -> list[Piece]:
    """The label, the figures, the symbol; what was seen where the figures stand goes."""
    (group,) = groups
    assert group is not None
    figures = _figures(place, group, per)
    label = [
        piece
        for piece in place.pieces
        if (piece.x0 + min(piece.x1, piece.x0 + figures.size)) / 2 < figures.x0
    ]
    behind: list[Piece] = []
    for piece in place.pieces:
        if piece.x1 <= figures.x1 + 1:
            continue
        if behind or piece.x0 > figures.x1 - 2:
            behind.append(piece)
        elif symbol := _SYMBOL.search(piece.text):  # one word with figures before it
            behind.append(replace(piece, text=symbol[0], x0=figures.x1))
    while behind and not any(map(str.isalnum, behind[0].text)):
        del behind[0]
    if not behind:
        return list(place.pieces)
    left = label[0].x0 if label else min(words[0], figures.x0 - figures.size)
    named = replace(
        figures, text="Số:", x0=left, x1=max(figures.x0 - 1, left + 1), confidence=_PRINTED, source="ocr"
    )
    if kind := _KIND.search(behind[0].text):
        behind[0] = replace(behind[0], text=kind[0])
    behind[0] = replace(behind[0], text="/" + re.sub(r"^[^A-ZĐ\d]+", "", behind[0].text))
    return _in_order([named, figures, *behind])


def _date(place: Place, groups: Sequence[Group | None], words: Sequence[float], per: float) -> list[Piece]:
    """'ngày', the day, 'tháng', the month, 'năm' and the rest; an unsure group stays as it was read."""
    size = max(piece.size for piece in place.pieces)
    parts = []
    for text, x, pattern in zip(("ngày", "tháng", "năm"), words, _WORDS, strict=True):
        seen = next((piece for piece in place.pieces if pattern.fullmatch(fold(piece.text))), None)
        half = size * len(text) / 5
        made = Piece(
            text,
            x - half,
            place.base - size,
            x + half,
            place.base + 0.2 * size,
            place.base,
            size,
            _PRINTED,
            "ocr",
        )
        parts.append(replace(seen, text=text, confidence=max(seen.confidence, _PRINTED)) if seen else made)
    last = next(
        (n for n in reversed(range(len(place.pieces))) if _TAIL.search(fold(place.pieces[n].text))), None
    )
    behind = (
        list(place.pieces[last + 1 :])
        if last is not None
        else [p for p in place.pieces if p.x0 + p.x1 > 2 * parts[2].x1]
    )
    if last is not None:  # 'năm2017' is one word to some
        text = place.pieces[last].text
        tail = _TAIL.sub("\n", fold(text)).rpartition("\n")[2]
        tail = text[len(text) - len(tail) :].strip()
        if any(map(str.isdigit, tail)):
            behind.insert(0, replace(place.pieces[last], text=tail, x0=parts[2].x1))
    opening = place.pieces[0]
    before = []
    if (day := _DAY.search(fold(opening.text))) and day.start():  # 'Mẫu,ngày'
        before = [replace(opening, text=opening.text[: day.start()], x1=parts[0].x0)]
    found = [*before]
    for n, group in enumerate(groups):
        found.append(parts[n])
        if group is not None:
            found.append(_figures(place, group, per))
        else:
            found += [piece for piece in place.pieces if _is_between(piece, parts[n], parts[n + 1])]
    return _in_order([*found, parts[2], *behind])


def _is_between(piece: Piece, left: Piece, right: Piece) -> bool:
    """Whether what was read stands between two words and is none of them."""
    inside = left.x0 + left.x1 < piece.x0 + piece.x1 < right.x0 + right.x1
    return inside and not any(word.search(fold(piece.text)) for word in _WORDS)


def _in_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Where boxes overlap, a word is moved behind the one that it follows: lines are read by their boxes."""
    found: list[Piece] = []
    for piece in pieces:
        left = max(piece.x0, found[-1].x1 if found else piece.x0)
        found.append(replace(piece, x0=left, x1=max(piece.x1, left + 1)))
    return found
