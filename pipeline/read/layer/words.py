"""Characters of a text layer → words: mended where the layer splits, glues or prints twice."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product, repeat

import numpy as np

from pipeline.pdf.char import Chars, Flags, Floats
from pipeline.read.layout.pieces import Piece
from pipeline.text.normal import clean
from pipeline.text.syllables import is_syllable

_SAME = 0.12  # of the type size: a letter printed again this near is the same letter (false bold)
_TILES = 2.1  # of that: two letters as near are in one tile, of one of four tilings
_GAP = 0.17  # of the type size: a wider gap parts words, with or without a space in the layer
_TOUCH = (
    0.04  # of the type size: a narrower gap joins, though the layer claims a space, unless both are words
)
_NARROW = 0.1  # of the type size: a wider gap may part words where the layer sets them close
_BACK = 0.5  # of the type size: a jump back this far starts something new
_FIGURE = re.compile(r"\d+(?:/[\w&-]+)*/?")
_MARKS = ",;.:()"
_LEVEL = 0.1  # of the type size: letters whose baselines differ by less stand on one line
_OVERLAP = 0.25  # of the type size: letters that cover each other more are not one line's
_RAISED = 0.5  # of the type size: super- and subscripts stay with their word


def words_of(chars: Chars) -> list[Piece]:
    """Words in the order of the layer; text that is only white space or invisible is left out."""
    if not chars:
        return []
    kept = _in_place(_once(chars))
    texts, form, upright, base = kept.texts, kept.form, kept.upright, kept.bases
    x0, top, x1, bottom = kept.places
    ems = kept.heights / 1.15
    combining = np.fromiter(map(unicodedata.combining, (text[0] for text in texts)), np.bool_, len(texts))
    begins, doubtful = _gaps(x0, x1, base, ems, kept.after_space, upright)
    begins |= (form[1:] != form[:-1]) | (upright[1:] != upright[:-1])
    begins &= ~combining[1:]
    starts = _starts(texts, begins, doubtful & ~begins & ~combining[1:])
    sizes = np.maximum.reduceat(ems, starts)
    number = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(texts)))
    _, largest = np.unique(number[own := np.flatnonzero(ems == sizes[number])], return_index=True)
    sides = (
        np.minimum.reduceat(x0, starts), np.minimum.reduceat(top, starts), np.maximum.reduceat(x1, starts),
        np.maximum.reduceat(bottom, starts), base[own[largest]], sizes,
    )  # fmt: skip
    printed = "\n".join(["".join(texts[a:b]) for a, b in pairwise([*starts, len(texts)])])
    words = map(str.strip, clean(printed).split("\n"))  # cleaned as one: it is what takes the time
    sources = ["form" if drawn else "text-layer" for drawn in form[starts]]
    fields = zip(words, *(side.tolist() for side in sides), repeat(1.0), sources, upright[starts].tolist())
    return [Piece(*word) for word in fields if word[0]]


def _in_place(chars: Chars) -> Chars:
    """Letters of another typeface, often drawn after their line ("T NH Ỉ"), in the gaps that they fill."""
    left, _, right, _ = chars.places
    level, ems = chars.upright, chars.heights / 1.15
    same = (np.abs(np.diff(chars.bases)) < _LEVEL * ems[1:]) & level[1:] & level[:-1]
    back = same & (np.diff(left) < 0)
    if not back.any():
        return chars
    ends = np.flatnonzero(~same) + 1
    placed, after_space = np.arange(len(chars)), chars.after_space.copy()
    for start, end in pairwise([0, *ends.tolist(), len(chars)]):
        if not back[start : end - 1].any():
            continue
        order = start + np.argsort(left[start:end], kind="stable")
        gaps, moved = left[order[1:]] - right[order[:-1]], np.diff(order) != 1
        em = np.maximum(ems[order[1:]], ems[order[:-1]])
        if (gaps < -_OVERLAP * em).any() or not (moved & (gaps < _GAP * em)).any():
            continue  # printed over each other, or columns
        placed[start:end] = order
        after_space[order[1:][moved]] = False  # a blank before a letter that stays is the line's own
    return replace(chars, after_space=after_space).take(placed)


def _gaps(
    x0: Floats, x1: Floats, base: Floats, ems: Floats, after_space: Flags, upright: Flags
) -> tuple[Flags, Flags]:
    """Of each character but the first: whether a word begins, and whether the gap leaves that open."""
    smaller, larger = np.minimum(ems[1:], ems[:-1]), np.maximum(ems[1:], ems[:-1])
    gap, claimed, level = x0[1:] - x1[:-1], after_space[1:], upright[1:]
    reach = np.where(smaller < 0.85 * larger, larger, smaller)
    begins = np.abs(base[1:] - base[:-1]) > _RAISED * reach
    begins |= (gap < -_BACK * smaller) | (gap > np.where(claimed, _TOUCH, _GAP) * smaller)
    return np.where(level, begins, claimed), level & (claimed | (gap > _NARROW * smaller))


def _starts(texts: Sequence[str], begins: Flags, doubtful: Flags) -> list[int]:
    """Where words start; doubtful gaps count where all parts are words, the longest first."""
    starts = [0, *(np.flatnonzero(begins) + 1).tolist()]
    if not doubtful.any():
        return starts
    cuts = (np.flatnonzero(doubtful) + 1).tolist()
    found: list[int] = []
    for a, b in pairwise([*starts, len(texts)]):
        found += _parts(texts, a, cuts[bisect(cuts, a) : bisect(cuts, b - 1)], b)
    return found


def _parts(texts: Sequence[str], start: int, cuts: Sequence[int], end: int) -> list[int]:
    starts = [start]
    while cuts and starts[-1] < end:
        ends = (at for at in (end, *reversed(cuts)) if at > starts[-1] and _is_word(texts[starts[-1] : at]))
        if (at := next(ends, None)) is None:
            return [start]
        starts.append(at)
    return starts[:-1] if cuts else starts


def _is_word(texts: Sequence[str]) -> bool:
    """A syllable, a figure, date or number of an act, or capitals."""
    core = "".join(texts).strip(_MARKS)
    return _FIGURE.fullmatch(core) is not None or (
        core.isalpha() and (is_syllable(core) or (core.isupper() and len(core) > 1))
    )


def _once(chars: Chars) -> Chars:
    """Bold is often made by printing twice, a hair apart."""
    x, y = chars.places[0], chars.bases
    near = np.maximum(chars.heights * _SAME, 0.3)
    letters = np.fromiter(map(hash, chars.texts), np.int64, len(chars))
    tile = _TILES * near.max()
    twice = np.zeros(len(chars), np.bool_)
    for right, down in product((0.0, 0.5), repeat=2):
        key = letters + (np.floor(x / tile + right) * 1_000_003 + np.floor(y / tile + down)).astype(np.int64)
        order = np.argsort(key)
        same = np.flatnonzero(np.diff(key[order]) == 0)
        twice[order[same]] = twice[order[same + 1]] = True
    seen: dict[tuple[str, float], list[int]] = {}
    gone = np.zeros(len(chars), np.bool_)
    for n in np.flatnonzero(twice).tolist():
        rows = [(chars.texts[n], (y[n] // tile) + step) for step in (-1, 0, 1)]
        if any(
            abs(x[n] - x[other]) <= near[n] and abs(y[n] - y[other]) <= near[n]
            for row in rows
            for other in seen.get(row, ())
        ):
            gone[n] = True
        else:
            seen.setdefault(rows[1], []).append(n)
    return chars.take(np.flatnonzero(~gone)) if gone.any() else chars
