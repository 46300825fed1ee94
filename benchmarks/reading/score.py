"""Order-free character errors: in pages with columns no order of reading is the only right one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.text.normal import strip_diacritics

_NEAR = 0.6  # of a word's letters: words farther apart are not the same word misread


@dataclass(slots=True)
class Errors:
    """Counts over pages. edits, base_edits: characters wrong with and without diacritics; missed: words."""

    letters: int = 0
    edits: int = 0
    base_edits: int = 0
    words: int = 0
    missed: int = 0

    def add(self, truth: str, seen: str) -> None:
        wanted, given = _words(truth), _words(seen)
        self.letters += sum(map(len, wanted))
        self.words += len(wanted)
        self.missed += (Counter(wanted) - Counter(given)).total()
        self.edits += _edits(wanted, given)
        self.base_edits += _edits([strip_diacritics(w) for w in wanted], [strip_diacritics(w) for w in given])

    def __str__(self) -> str:
        rates = (self.edits / self.letters, self.base_edits / self.letters, self.missed / self.words)
        return " / ".join(f"{100 * rate:.2f}" for rate in rates)


def _words(text: str) -> list[str]:
    """NFC; lines drawn with underscores or dots are no words."""
    return [word for word in unicodedata.normalize("NFC", text).split() if word.strip("_.…")]


def _edits(wanted: list[str], given: list[str]) -> int:
    """Equal words pair off, of the rest the nearest, in letters, then in place; others count whole."""
    left, right = _without(wanted, Counter(given)), _without(given, Counter(wanted))
    pairs = sorted(
        (distance, abs(i / len(wanted) - j / len(given)), n, m)
        for n, (i, a) in enumerate(left)
        for m, (j, b) in enumerate(right)
        if (distance := Levenshtein.distance(a, b)) <= _NEAR * max(len(a), len(b))
    )
    edits, used, taken = 0, set(), set()
    for distance, _, n, m in pairs:
        if n not in used and m not in taken:
            used.add(n)
            taken.add(m)
            edits += distance
    edits += sum(len(word) for n, (_, word) in enumerate(left) if n not in used)
    return edits + sum(len(word) for m, (_, word) in enumerate(right) if m not in taken)


def _without(words: list[str], others: Counter[str]) -> list[tuple[int, str]]:
    kept = []
    for place, word in enumerate(words):
        if others[word]:
            others[word] -= 1
        else:
            kept.append((place, word))
    return kept
