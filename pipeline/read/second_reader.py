"""A second engine reads every line again; where it sees other diacritics, the two vote.

Tesseract keeps words and punctuation, its mistakes are tones; TrueOCR's mistakes are others. So words on
which both agree are sure. Letters are never taken from the second engine, only diacritics over the same
letters: it glues words and guesses marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np

from pipeline.lexicon.known_syllables import common_syllables
from pipeline.pdf.raster import Pixels
from pipeline.read.ocr import SeenWord
from pipeline.text.fold import fold
from pipeline.text.normal import clean, fold_tones
from pipeline.text.syllables import is_syllable

AGREED = 0.97
"""Least confidence of a word that both engines read alike."""
DISPUTED = 0.85
"""Greatest confidence of a word on which they differ."""
WEAK = 0.90
"""Below this the first engine's own word gives way."""
STRONG = 0.93
"""From here on a possible word of the first engine stays, though it is rare: names are."""
_GLUED = re.compile(r"[A-ZĐÀ-Ỹ][a-zà-ỹđ]|[a-zà-ỹđ.,][A-ZĐÀ-Ỹ]")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_PAD_X, _PAD_Y = 6, 4  # pixels around a line


@cache
def _reader() -> Any:
    """The line recogniser of this process; loaded on first use, since text layers never need it."""
    from trueocr import load_model

    return load_model(threads=1).recognizer  # one process a core: more threads only wait for each other


def confirm(grey: Pixels, words: Sequence[SeenWord]) -> list[SeenWord]:
    """Words in the same order: diacritics by vote, confidence by agreement."""
    lines = _lines(words)
    if not lines:
        return []
    crops = [_crop(grey, [words[n] for n in line]) for line in lines]
    found = list(words)
    for line, seen in zip(lines, _reader().predict(crops, batch_size=16), strict=True):
        for index, other in zip(line, _aligned([words[n].text for n in line], clean(seen.text)), strict=True):
            found[index] = _vote(words[index], other)
    return [part for word in found for part in _parted(word)]


def _vote(word: SeenWord, other: str | None) -> SeenWord:
    if other is None:
        return word
    if " " in other:
        return replace(word, text=other, confidence=min(word.confidence, WEAK))
    if fold_tones(other) == fold_tones(word.text):
        return replace(word, confidence=max(word.confidence, AGREED))
    if _lacks_a_mark(other, word.text):
        return word if word.confidence >= WEAK else replace(word, confidence=min(word.confidence, DISPUTED))
    ours_known, theirs_known = _common(word.text), _common(other)
    if ours_known and not theirs_known and word.confidence >= WEAK:
        return word
    if theirs_known and not ours_known and (word.confidence < STRONG or not _possible(word.text)):
        return replace(word, text=other, confidence=max(word.confidence, WEAK))
    better = word.confidence < WEAK and _possible(other)
    text = other if better or not _possible(word.text) else word.text
    return replace(word, text=text, confidence=min(word.confidence, DISPUTED))


def _lacks_a_mark(seen: str, kept: str) -> bool:
    """Whether `seen` is `kept` with a mark left out, the second engine's usual slip: 'Ri' for 'Rỉ'."""
    fewer, more = unicodedata.normalize("NFD", seen), unicodedata.normalize("NFD", kept)
    rest = iter(more)
    return len(fewer) < len(more) and all(char in rest for char in fewer)


def _common(text: str) -> bool:
    """Whether all syllables of a word are such as decisions are made of."""
    return bool(text) and all(
        fold_tones(part.lower()) in common_syllables() for part in _SYLLABLE.findall(text)
    )


def _parted(word: SeenWord) -> list[SeenWord]:
    """A word into which the vote put a blank: parts with their share of its box."""
    parts = word.text.split()
    if len(parts) < 2:
        return [word]
    wide = (word.x1 - word.x0) / len(word.text)
    found = []
    at = 0
    for part in parts:
        at = word.text.index(part, at)
        found.append(replace(word, text=part, x0=word.x0 + at * wide, x1=word.x0 + (at + len(part)) * wide))
        at += len(part)
    return found


def _possible(text: str) -> bool:
    """Whether the letters of a word make Vietnamese syllables."""
    letters = "".join(c if c.isalpha() else " " for c in text).split()
    return bool(letters) and all(is_syllable(part) for part in letters)


def _aligned(texts: Sequence[str], line: str) -> list[str | None]:
    """For each word what the second engine saw of the same base letters, or None where it saw others.

    A blank is taken over where capitals meet small letters: 'BHXHtỉnh' is 'BHXH tỉnh'.
    """
    ours = "".join(texts)
    theirs = line.replace(" ", "")
    blanks = {n - k for k, n in enumerate(i for i, c in enumerate(line) if c == " ")}
    place: dict[int, int] = {}
    for block in SequenceMatcher(None, fold(ours), fold(theirs), autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            place[block.a + offset] = block.b + offset
    found: list[str | None] = []
    start = 0
    for text in texts:
        spots = [place.get(n) for n in range(start, start + len(text))]
        start += len(text)
        whole = [n for n in spots if n is not None]
        straight = len(whole) == len(text) and all(b - a == 1 for a, b in pairwise(whole))
        if not straight or not text:
            found.append(None)
            continue
        seen = theirs[whole[0] : whole[0] + len(text)]
        cuts = [n for n in range(1, len(text)) if whole[0] + n in blanks and _GLUED.match(text, n - 1)]
        for cut in reversed(cuts):
            seen = seen[:cut] + " " + seen[cut:]
        found.append(seen)
    return found


def _lines(words: Sequence[SeenWord]) -> list[list[int]]:
    """Indices of words that stand side by side, as Tesseract gives them: line after line."""
    lines: list[list[int]] = []
    for index, word in enumerate(words):
        last = words[lines[-1][-1]] if lines else None
        near = (
            last is not None
            and abs(word.base - last.base) < 0.5 * max(word.size, 1.0)
            and word.x0 - last.x0 >= 0
            and word.x0 - last.x1 < 3 * max(word.size, 1.0)
        )
        if near:
            lines[-1].append(index)
        else:
            lines.append([index])
    return lines


def _crop(grey: Pixels, line: Sequence[SeenWord]) -> Pixels:
    height, width = grey.shape[:2]
    x0, x1 = min(w.x0 for w in line) - _PAD_X, max(w.x1 for w in line) + _PAD_X
    y0, y1 = min(w.top for w in line) - _PAD_Y, max(w.bottom for w in line) + _PAD_Y
    left, top = int(max(x0, 0)), int(max(y0, 0))
    part = grey[top : max(int(min(y1, height)), top + 2), left : max(int(min(x1, width)), left + 2)]
    return np.ascontiguousarray(np.repeat(part[:, :, None], 3, axis=2))
