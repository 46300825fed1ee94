"""Engines that read the same line vote: of each word the reading is taken that all together support most.

The first reading is the skeleton, Tesseract's: it places the words and its punctuation counts most. Letters
and punctuation are weighed apart. Of words in small letters those gain that are Vietnamese, and neighbours
that make a compound; a word with a capital may be a name: there the eyes alone decide.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from pipeline.lexicon.compounds import familiarity, is_compound
from pipeline.read.engines.line_up import Slot, line_up
from pipeline.read.engines.tesseract import SeenWord
from pipeline.text.fold import is_capitalised
from pipeline.text.normal import clean, edges, fold_tones
from pipeline.text.syllables import is_syllable

AGREED = 0.97
"""Least confidence of a word that all engines read alike."""
DISPUTED = 0.85
"""Greatest confidence of a word with capitals or digits on which they differ and nothing decides."""
_MOST = 0.95  # least confidence of a word that two of three see, the best reader of letters among them
_DECIDED = 0.9  # measured: in small letters 97 to 99 of 100 words are right on which engines differ
_CLEAR = 1.0  # support by which the best reading must lead to be decided
_DULL, _KEEN = 0.6, 1.0  # confidence at which the skeleton's letters weigh nothing, and in full
_COMPOUND = 1.0  # what neighbours gain that make a compound
_FAMILIAR = 0.5  # what a syllable of many compounds gains
_IMPOSSIBLE = -1.0  # what letters gain that make no syllable
_FORMED = 1.0  # what a full date or a code of an act gains
_SHAPED = re.compile(r"\W*(?:\d{1,2}/\d{1,2}/\d{4}|\d+[a-z]?/(?:\d{4}/)?[A-ZĐ]+\d*-[A-ZĐ-]+)\W*")


class Voice(NamedTuple):
    """What one engine reads in a line, and what a letter and another character of it weigh."""

    text: str
    letters: float
    signs: float


class _Choice(NamedTuple):
    text: str
    support: float


def vote(words: Sequence[SeenWord], voices: Sequence[Voice]) -> list[SeenWord]:
    """The words of one line, as the skeleton and the voices together have them, in the same order.

    A word may part, two may join, noise that only the skeleton sees goes; boxes are shares of its boxes.
    """
    words = [
        word if word.text == text else word._replace(text=text)
        for word in words
        if (text := clean(word.text).replace(" ", ""))
    ]
    voices = [voice._replace(text=text) for voice in voices if (text := clean(voice.text).strip())]
    if not words or not voices:
        return words
    first = " ".join(word.text for word in words)
    if all(voice.text == first for voice in voices):  # half of all lines
        return [word._replace(confidence=max(word.confidence, AGREED)) for word in words]
    slots = line_up(first, [voice.text for voice in voices])
    placed = _placed(slots, words)
    options = [_options(part, word, voices) for part, word in zip(slots, placed, strict=True)]
    return [
        word._replace(text=text, confidence=_confidence(text, word.confidence, choices, part))
        for word, part, choices, text in zip(placed, slots, options, _best(options), strict=True)
        if text
    ]


def _placed(parts: Sequence[Sequence[Slot]], words: Sequence[SeenWord]) -> list[SeenWord]:
    """For each part of the line the skeleton's word, a share of it, or several as one."""
    starts = [0, *accumulate(len(word.text) + 1 for word in words)]
    found: list[SeenWord] = []
    for slots in parts:
        places = [slot.place for slot in slots if slot.chars[0]]
        if places:
            begin, end = bisect(starts, places[0]) - 1, min(bisect(starts, places[-1]), len(words))
            own = [_share(words[n], starts[n], places) for n in range(begin, end)]
            found.append(_joined([word for word in own if word is not None]))
        else:  # only the others see it: it stands behind the word before
            last = found[-1] if found else words[0]
            found.append(last._replace(text="", x0=last.x1, confidence=0.0))
    return found


def _share(word: SeenWord, start: int, places: Sequence[int]) -> SeenWord | None:
    own = [place - start for place in places if 0 <= place - start < len(word.text)]
    if not own or len(own) == len(word.text):
        return word if own else None
    wide = (word.x1 - word.x0) / len(word.text)
    text = word.text[own[0] : own[-1] + 1]
    return word._replace(text=text, x0=word.x0 + own[0] * wide, x1=word.x0 + (own[-1] + 1) * wide)


def _joined(words: Sequence[SeenWord]) -> SeenWord:
    return words[0]._replace(
        text="".join(word.text for word in words), x1=words[-1].x1,
        top=min(word.top for word in words), bottom=max(word.bottom for word in words),
        confidence=min(word.confidence for word in words),
    )  # fmt: skip


def _options(slots: Sequence[Slot], word: SeenWord, voices: Sequence[Voice]) -> list[_Choice]:
    """Readings of one word with what the engines and the word itself speak for them, the best first."""
    seen = _seen(slots)
    if all(text == seen[0] for text in seen):
        return [_Choice(seen[0], 0.0)]
    if not any(map(str.isalnum, seen[0])) and len(voices) > 1 and not any(seen[1:]):
        return [_Choice("", 0.0)]
    before, core, after = edges(seen[0])
    texts = dict.fromkeys((seen[0], *(before + edges(text)[1] + after for text in seen[1:] if core)))
    if len(voices) > 1:
        texts |= dict.fromkeys((*seen[1:], "".join(slot.most for slot in slots)))
    if any(map(str.isalnum, seen[0])):
        texts = {text: None for text in texts if any(map(str.isalnum, text))}
    keen = max((word.confidence - _DULL) / (_KEEN - _DULL), 0.0)
    weights = [(keen, 1.0), *((voice.letters, voice.signs) for voice in voices)]
    choices = []
    for text in texts:
        cost = sum(_cost(text, other, *weight) for other, weight in zip(seen, weights, strict=True))
        choices.append(_Choice(text, _sense(text) - cost))
    return sorted(choices, key=lambda choice: -choice.support)


def _seen(slots: Sequence[Slot]) -> list[str]:
    return ["".join(chars) for chars in zip(*(slot.chars for slot in slots), strict=True)]


def _letters(text: str) -> str:
    """What two readings must share to agree; of a word without letters and digits, all of it."""
    return fold_tones(edges(text)[1] or text)


def _cost(text: str, seen: str, letters: float, signs: float) -> float:
    """What it costs to hold `text` where an engine saw `seen`."""
    total = 0.0
    for step in Levenshtein.opcodes(text, seen):
        if step.tag != "equal":
            changed = text[step.src_start : step.src_end] + seen[step.dest_start : step.dest_end]
            count = max(step.src_end - step.src_start, step.dest_end - step.dest_start)
            total += count * (letters if any(map(str.isalnum, changed)) else signs)
    return total


def _sense(text: str) -> float:
    """What a word has by itself; capitals, which may be names, have nothing."""
    if _SHAPED.fullmatch(text):
        return _FORMED
    core = edges(text)[1]
    if not (core.isalpha() and core.islower()):
        return 0.0
    return _FAMILIAR * familiarity(core) if is_syllable(core) else _IMPOSSIBLE


def _best(options: Sequence[Sequence[_Choice]]) -> list[str]:
    """One reading of each word, so that words and neighbours together have the most support."""
    paths: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for choices in options:
        longer = []
        for choice in choices:
            bonds = ((total + _bond(path, choice.text), path) for total, path in paths)
            total, path = max(bonds, key=itemgetter(0))
            longer.append((total + choice.support, (*path, choice.text)))
        paths = longer
    return list(max(paths, key=itemgetter(0))[1])


def _bond(path: Sequence[str], text: str) -> float:
    """What a word gains from the one before. A capital takes part only where it cannot be of a name."""
    before, core, _ = edges(text)
    if before or not path or not (core.isalpha() and core.islower()):
        return 0.0
    _, last, behind = edges(path[-1])
    if behind or not (last.islower() or (last.istitle() and _stands_alone(path[:-1]))):
        return 0.0
    return _COMPOUND if is_compound(last.lower(), core) else 0.0


def _stands_alone(path: Sequence[str]) -> bool:
    """Whether no capitalised word stands right before: the last of a name has one."""
    return not path or not is_capitalised(path[-1]) or bool(edges(path[-1])[2])


def _confidence(text: str, own: float, choices: Sequence[_Choice], slots: Sequence[Slot]) -> float:
    """Of the word taken, by who agrees with it and how far it leads. own: the skeleton's."""
    core = _letters(text)
    agree = [_letters(seen) == core for seen in _seen(slots)]
    if all(agree):
        return max(own, AGREED)
    rivals = [choice.support for choice in choices if _letters(choice.text) != core]
    mine = max(choice.support for choice in choices if choice.text == text)
    clear = mine - max(rivals, default=mine) >= _CLEAR
    if len(agree) > 2 and sum(agree) > 1 and agree[-1]:
        return max(own, _MOST)
    if clear:
        return own if agree[0] else _DECIDED
    return min(own, _DECIDED if core.islower() else DISPUTED)
