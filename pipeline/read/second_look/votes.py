"""What several readers see in several views of one line, and the name that they have in common."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from operator import itemgetter

from pipeline.lexicon.names import FEWEST, SURNAMES, is_name, is_printed_name, like_a_name, looks_named
from pipeline.text.normal import clean

TESSERACT = -1
"""The number of this reader; those of lines count from 0."""
AGREED = 0.97
"""Confidence of a name on which readers agree."""
_ALONE = 0.5  # and of what only some of them see
_MANY = 3.0  # votes of one reader that count as two
_LEAD = 0.6  # share of the votes that a syllable needs to be sure

_CUT = re.compile(r"(?<!\w)[cosuvxpk][^\W\d_]*(?= [A-ZĐ])")
"""A word whose capital may have lost its size: a seal lay on its upper part."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Seen:
    """Words of a name, and where in its line they begin and end, as shares of it."""

    words: tuple[str, ...]
    begins: float
    ends: float


@dataclass(slots=True)
class Votes:
    """What was read in one line: the names seen, each with the reader that saw it."""

    seen: list[tuple[Seen, int]] = field(default_factory=list)

    def add(self, text: str, reader: int) -> bool:
        """Whether anything like a name was in the text."""
        found = _name_in(text)
        if found:
            self.seen.append((found, reader))
        return found is not None

    def name(self) -> tuple[Seen, float] | None:
        """The name by majority, syllable by syllable, of the longest that were seen twice; how sure it is."""
        lengths = Counter(len(found.words) for found, _ in self.seen)
        often = [length for length, count in lengths.items() if count > 1]
        if not often:
            return None
        like = [(found, reader) for found, reader in self.seen if len(found.words) == max(often)]
        words: list[str] = []
        sure = AGREED
        for own in zip(*(found.words for found, _ in like), strict=True):
            weights: defaultdict[str, float] = defaultdict(float)
            for word, (_, reader) in zip(own, like, strict=True):
                weights[word] += _weight(word, reader, first=not words)
            word, most = max(weights.items(), key=itemgetter(1))
            readers = {reader for seen, (_, reader) in zip(own, like, strict=True) if seen == word}
            if (len(readers) < 2 and most < _MANY) or most < _LEAD * sum(weights.values()):
                sure = _ALONE
            words.append(word)
        if len(words) == FEWEST or not looks_named(words):
            sure = _ALONE  # a first syllable may be lost
        best = max(like, key=lambda pair: sum(map(str.__eq__, pair[0].words, words)))[0]
        return Seen(tuple(words), best.begins, best.ends), sure


def _weight(word: str, reader: int, first: bool) -> float:
    by = 1.0 if reader == TESSERACT else 0.6
    return by * (1.5 if first and word.title() in SURNAMES else 1.0 if like_a_name(word) else 0.4)


def _name_in(text: str) -> Seen | None:
    """The last words of a line that can be a name; degrees, marks and strokes before it left out."""
    runs: list[list[re.Match[str]]] = [[]]
    text = _CUT.sub(lambda word: word.group().title(), clean(text))
    for word in _WORD.finditer(text):
        last = runs[-1]
        if not is_name((word.group(), word.group()), foreign=True):
            runs.append([])
        elif last and last[-1].group().isupper() == word.group().isupper():
            last.append(word)
        else:
            runs.append([word])
    run = max(runs, key=len)
    words = tuple(word.group() for word in run)
    if not is_name(words, foreign=True) or not is_printed_name(" ".join(words)):
        return None
    return Seen(words, run[0].start() / len(text), run[-1].end() / len(text))
