"""Persons' names: what they look like, and the words that stand before them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from pipeline.lexicon import terms
from pipeline.text.fold import fold, is_capitalised, is_upper
from pipeline.text.syllables import is_syllable

WORD = re.compile(r"[^\W\d_]+(?:['’.]?[^\W\d_]+)*['’]?\.?|['’]")
"""A word of a name, with what may stand inside it: H'Linh, Đ.Mẫu."""
FEWEST, MOST = 2, 5
"""Syllables of most names; those of some peoples have one more."""
_PRINTED = re.compile(r"[^\W\d_]+(?:['’.\- ]+[^\W\d_]+){1,5}")
_LONGEST = 45  # characters of a printed name, degrees before it included


@cache
def surnames() -> frozenset[str]:
    """First syllables of names as they are spelled."""
    return frozenset(terms.persons().names.surnames)


@cache
def folded_surnames() -> frozenset[str]:
    """The same, folded."""
    return frozenset(map(fold, surnames()))


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


@cache
def address() -> str:
    """A form of address, for patterns on folded text."""
    return terms.alternatives(_forms())


@cache
def addresses() -> str:
    """One or several of them, for patterns on folded text: 'ông, bà', 'ông (bà)', 'đồng chí'."""
    return rf"{address()}(?:[\s,(/]*{address()})*\s*\)?"


@cache
def spelled_address() -> str:
    """A form of address with its diacritics, in small letters or not, for patterns on printed text."""
    return _spelled(_forms())


@cache
def first_of_address() -> str:
    """The first word of one, for patterns on single words."""
    return _spelled({form.split()[0] for form in _forms()})


def _forms() -> set[str]:
    words = terms.persons().address
    return {*words.male, *words.female, *words.neutral}


def _spelled(words: Iterable[str]) -> str:
    return rf"(?i:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"


@cache
def gendered_address() -> re.Pattern[str]:
    """A form of address in folded text; the group that matches, male, female or neutral, tells the gender."""
    words = terms.persons().address
    male, female, neutral = map(terms.alternatives, (words.male, words.female, words.neutral))
    either = rf"(?:cac\s+)?{male}\s*[(/,]\s*{female}\s*\)?"
    him, her = map(terms.alternatives, (words.before_name.male, words.before_name.female))
    return re.compile(rf"(?P<neutral>{either}|{neutral})|(?P<male>{male}|{him})|(?P<female>{female}|{her})")


def is_address(word: str) -> bool:
    """Whether words that fold to a form of address are one: 'Bá' is a middle name, 'Bà' addresses a woman."""
    return fold(word) != "ba" or word.lower() in ("bà", "ba")


@cache
def titles() -> str:
    """A form of address, a degree or a rank, for patterns on folded text."""
    rare, degrees = terms.persons().address.before_name, terms.persons().degrees
    return terms.alternatives([*_forms(), *rare.male, *rare.female, *degrees.words, *degrees.ranks])


@cache
def degrees() -> str:
    """Degrees and ranks, one behind the other, for patterns on folded text."""
    words = terms.persons().degrees
    one = terms.alternatives([*words.words, *words.ranks])
    return rf"{one}(?:[.\-/,\s]*{one})*\s*\.?"
