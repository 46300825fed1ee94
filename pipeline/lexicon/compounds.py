"""Which syllables stand side by side in Vietnamese: compounds of a dictionary and phrases of the field."""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from itertools import pairwise

from pipeline.lexicon import terms
from pipeline.text.normal import fold_tones, norm
from pipeline.text.words import dictionary

_MANY = 100  # compounds of a syllable that no longer make it more familiar


@cache
def _compounds() -> tuple[frozenset[tuple[str, str]], dict[str, float]]:
    entries = [norm(entry).replace("-", " ").split() for entry in (*dictionary(), *_phrases())]
    pairs = frozenset(pair for entry in entries for pair in pairwise(entry))
    uses = Counter(syllable for entry in entries for syllable in entry)
    return pairs, {syllable: min(math.log(1 + n, _MANY), 1.0) for syllable, n in uses.items()}


def is_compound(left: str, right: str) -> bool:
    """Whether two neighbouring syllables, in small letters, belong together: 'kiểm', 'soát'."""
    return (fold_tones(left), fold_tones(right)) in _compounds()[0]


def familiarity(syllable: str) -> float:
    """0 for a syllable, in small letters, that the dictionary lacks, to 1 for one of many compounds."""
    return _compounds()[1].get(fold_tones(syllable), 0.0)


def _phrases() -> list[str]:
    return [phrase.lstrip("^") for phrase in terms.PHRASES]
