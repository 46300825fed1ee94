"""What was read goes back among the pieces of its line: 'Số:', '4366', '/QĐ-SYT'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.read.hand.find import Place
from pipeline.read.hand.read import Group, Line
from pipeline.read.layout.pieces import Piece
from pipeline.text.fold import fold

SURE = 0.97
"""Probability from which a group goes without a flag; measured, see docs/accuracy.md."""
PLAUSIBLE = 0.5
"""Probability from which it is given at all."""
_FLAGGED, _CLEAR = 0.79, 0.9  # confidence of the two
_PRINTED = 0.97  # confidence of a word that both readers see
_SYMBOL = re.compile(r"(?:(?:19|20)\d\d/)?[A-ZĐ]{2,}[\w&./-]*.*$")
_TAIL = re.compile(r"n[a-z]m")


def with_line(place: Place, line: Line, pieces: Sequence[Piece], per: float) -> list[Piece]:
    """All pieces, those of the line mended. per: points a pixel of the image that was read."""
    groups = [_believed(place.kind, group) for group in line.groups]
    if not any(groups):
        return list(pieces)
    words = tuple(x * per for x in line.words)
    mended = (_number if place.kind == "number" else _date)(place, groups, words, per)
    if mended is None:
        return list(pieces)
    gone = {id(piece) for piece in place.pieces}
    return [*(piece for piece in pieces if id(piece) not in gone), *mended]


def _believed(kind: str, group: Group) -> Group | None:
    """None where it is left as it was: print, what is unsure, and what can be none."""
    if group.probability < PLAUSIBLE or not group.text:
        return None
    if kind == "date" and len(group.text) > 2 or kind == "number" and len(group.text) > 5:
        return None
    return group


def _figures(place: Place, group: Group, per: float) -> Piece:
    size = max(piece.size for piece in place.pieces)
    sure = group.probability >= SURE
    share = group.probability / SURE
    confidence = _CLEAR + (1 - _CLEAR) * (group.probability - SURE) / (1 - SURE) if sure else _FLAGGED * share
    return Piece(
        group.text, group.x0 * per, place.base - size, group.x1 * per, place.base + 0.2 * size, place.base, size,
        confidence, "hand",
    )  # fmt: skip


def _number(place: Place, groups: Sequence[Group | None], words: Sequence[float], per: float) -> list[Piece] | None:
    """The label, the figures, the symbol; what was seen where the figures stand goes."""
    (group,), (label, slash) = groups, words
    if group is None:
        return None
    figures = _figures(place, group, per)
    before = [piece for piece in place.pieces if piece.x1 < label]
    behind = [piece for piece in place.pieces if piece.x0 > slash - 1]
    across = [piece for piece in place.pieces if piece.x0 <= slash - 1 and piece.x1 > slash + 3]
    left = min([piece.x0 for piece in place.pieces if piece.x0 <= label <= piece.x1] or [label - figures.size / 2])
    named = replace(figures, text="Số:", x0=left, x1=max(figures.x0 - 1, left + 1), confidence=_PRINTED, source="ocr")
    for piece in across:
        symbol = _SYMBOL.search(piece.text)
        if symbol is None:
            return None
        behind.insert(0, replace(piece, text=symbol[0], x0=slash))
    if not behind:
        return None
    first = behind[0]
    behind[0] = replace(first, text="/" + re.sub(r"^[^A-ZĐ\d]+", "", first.text))
    figures = replace(figures, x1=min(figures.x1, behind[0].x0 - 0.5))
    return [*before, named, figures, *behind]


def _date(place: Place, groups: Sequence[Group | None], words: Sequence[float], per: float) -> list[Piece] | None:
    """'ngày', the day, 'tháng', the month, 'năm'; where a group is unsure its line stays as it was read."""
    day, month = groups
    size = max(piece.size for piece in place.pieces)
    half = [0.9 * size, 1.2 * size, 0.9 * size]
    parts = [
        Piece(
            text, x - wide, place.base - size, x + wide, place.base + 0.2 * size, place.base, size, _PRINTED, "ocr"
        )  # fmt: skip
        for text, x, wide in zip(("ngày", "tháng", "năm"), words, half, strict=True)
    ]
    start, end = parts[0].x0, parts[2].x1
    before = [piece for piece in place.pieces if (piece.x0 + piece.x1) / 2 < start]
    behind = [piece for piece in place.pieces if (piece.x0 + piece.x1) / 2 > end]
    inside = [piece for piece in place.pieces if piece not in before and piece not in behind]
    found = [*before]
    for n, group in enumerate((day, month)):
        found.append(parts[n])
        if group is not None:
            found.append(_figures(place, group, per))
        else:
            low, high = parts[n].x1 - 2, parts[n + 1].x0 + 2
            found += [p for p in inside if p.x0 > low and p.x1 < high]
    found.append(parts[2])
    for piece in inside:  # 'năm2017' is one word to some
        tail = _TAIL.search(fold(piece.text))
        if tail and (rest := piece.text[tail.end() :].strip()):
            found.append(replace(piece, text=rest, x0=parts[2].x1))
    return found + behind
