"""Persons' names: what they look like, and the words that stand before them, as patterns for folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.lexicon import terms
from pipeline.text.fold import fold, is_capitalised, is_upper
from pipeline.text.normal import fold_tones
from pipeline.text.syllables import is_syllable

_ADDRESS, _RARE, _DEGREES = terms.PERSONS.address, terms.PERSONS.address.before_name, terms.PERSONS.degrees
_FORMS = (*_ADDRESS.male, *_ADDRESS.female, *_ADDRESS.neutral)
_MALE, _FEMALE, _NEUTRAL = map(terms.alternatives, (_ADDRESS.male, _ADDRESS.female, _ADDRESS.neutral))
_DEGREE = terms.alternatives([*_DEGREES.words, *_DEGREES.ranks])
ADDRESS = terms.alternatives(_FORMS)
"""A form of address: 'ông', 'đồng chí'."""
ADDRESSES = rf"{ADDRESS}(?:[\s,(/]*{ADDRESS})*\s*\)?"
"""One or several: 'ông, bà', 'ông (bà)'."""
GENDERED_ADDRESS = re.compile(
    rf"(?P<neutral>(?:cac\s+)?{_MALE}\s*[(/,]\s*{_FEMALE}\s*\)?|{_NEUTRAL})"
    rf"|(?P<male>{_MALE}|{terms.alternatives(_RARE.male)})"
    rf"|(?P<female>{_FEMALE}|{terms.alternatives(_RARE.female)})"
)
"""A form of address; the group that matches tells the gender."""
DEGREES = rf"{_DEGREE}(?:[.\-/,\s]*{_DEGREE})*\s*\.?"
"""Degrees and ranks, one behind the other."""
TITLE = terms.alternatives([*_FORMS, *_RARE.male, *_RARE.female, *_DEGREES.words, *_DEGREES.ranks])
"""A form of address, a degree or a rank."""


def _spelled(words: Iterable[str]) -> str:
    return rf"(?i:{'|'.join(map(re.escape, sorted(set(words), key=len, reverse=True)))})"


SPELLED_ADDRESS = _spelled(_FORMS)
"""A form of address with its diacritics, in small letters or not: for printed text."""
FIRST_OF_ADDRESS = _spelled(form.split()[0] for form in _FORMS)
"""The first word of one, for single printed words."""
SURNAMES = frozenset(terms.PERSONS.names.surnames)
"""First syllables of names as they are spelled."""
FOLDED_SURNAMES = frozenset(map(fold, SURNAMES))
WORD = re.compile(r"[^\W\d_]+(?:['’.]?[^\W\d_]+)*['’]?\.?|['’]")
"""A word of a printed name, with what may stand inside it: H'Linh, Đ.Mẫu."""
FEWEST, MOST = 2, 5
"""Syllables of most names; those of some peoples have one more."""
_PRINTED = re.compile(r"[^\W\d_]+(?:['’.\- ]+[^\W\d_]+){1,5}")
_LONGEST = 45  # characters of a printed name, degrees before it included


def is_address(word: str) -> bool:
    """Whether words that fold to a form of address are one: 'Bá' is a middle name, 'Chi' opens 'Chi cục'."""
    return fold(word) not in _CONFUSED or fold_tones(word.lower()) in _SPELLED_FORMS


_RARE_FORMS = (*_RARE.male, *_RARE.female)
_CONFUSED = frozenset(map(fold, (*_RARE_FORMS, "Bà")))
_SPELLED_FORMS = frozenset(fold_tones(form.lower()) for form in (*_RARE_FORMS, "Bà", "Ba"))


def is_name(words: Sequence[str]) -> bool:
    """Whether words read from an image can be a name: so many syllables, each like one of a name."""
    return FEWEST <= len(words) <= MOST and all(map(like_a_name, words))


def like_a_name(word: str) -> bool:
    """Whether a word is a Vietnamese syllable with a capital, or all in capitals."""
    return is_syllable(word) and (word.istitle() or word.isupper())


def is_printed_name(text: str) -> bool:
    """Whether a line is the printed name of who signs: capitalised words, not all in capitals."""
    text = text.strip(" .,:;-_")
    if len(text) >= _LONGEST or is_upper(text) or not _PRINTED.fullmatch(text):
        return False
    return all(map(is_capitalised, text.split()))
