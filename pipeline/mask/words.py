"""Words of the lexicon as patterns that heed diacritics, and what opens an item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from operator import attrgetter
from types import SimpleNamespace

from pipeline.lexicon import names
from pipeline.lexicon.personal import PERSONAL, Value
from pipeline.lexicon.terms import POSTS, alternatives, branches
from pipeline.text.fold import CAPITAL, fold

_SHORT = 3
ITEM = re.compile(
    r"\W*(?:\d{1,3}(?:\s*[.)/\-](?=[ \t]*[^\W\d_])|(?=\s+[^\W\d_a-z][^\W\d_]+\s))"
    r"|[-–+•*]|[a-zđ]\)|[IVX]{1,4}\.|Điều\s\d)\s*"
)
"""What opens an item of a list."""


@cache
def offices(bare: bool = False) -> re.Pattern[str]:
    """Words that name an office whose phone, address or account may stand beside them.

    bare: without diacritics, as all of a text is.
    """
    office = PERSONAL.office
    known = [*office.phone, *office.codes, *office.address, *office.account, *POSTS.units.strong]
    given = [*office.named, *map(fold, office.named)] if bare else office.named
    if bare:  # of words that are no other ones without diacritics: 'so' is 'số', 'truong' a surname
        known += [w for w in map(fold, known) if len(w) > _SHORT and w not in names.FOLDED_SURNAMES]
    words = spelled(known).pattern
    named = "|".join(f"{word.capitalize()}|{word.upper()}" for word in given)
    return re.compile(rf"{words}|(?-i:(?<!\w)(?:{named})\s+(?={CAPITAL}))", re.IGNORECASE)


def labels(*values: Value, columns: bool = False) -> tuple[str, ...]:
    """The labels of all kinds, or of those with the given grammars; `columns`: those over columns, too."""
    kinds = [kind for kind in PERSONAL.kind if kind.value in values or not values]
    return tuple(label for kind in kinds for label in (*kind.labels, *(kind.columns if columns else ())))


_PERSONS = {fold(word): word for word in PERSONAL.headings.persons}
"""Typed without diacritics they are meant: 'hoc vien' is no 'học viện'."""
_LISTS = SimpleNamespace(personal=PERSONAL, posts=POSTS)


@cache
def spelled_in(*lists: str, then: str = "") -> re.Pattern[str]:
    """`spelled` for lists of the lexicon, 'posts.ranks.words', with a pattern for what follows a word."""
    words = spelled(word for name in lists for word in attrgetter(name)(_LISTS)).pattern
    return re.compile(words + then, re.IGNORECASE)


@cache
def listed(*names: str) -> re.Pattern[str]:
    """A pattern for folded text that matches a word of lists of the lexicon: 'files', 'headings.persons'."""
    return re.compile(alternatives(word for name in names for word in attrgetter(name)(PERSONAL)))


@cache
def own_phones() -> re.Pattern[str]:
    """Words for telephones that are at home or in one's pocket, for folded text."""
    return re.compile(alternatives((*labels("home_phone"), *PERSONAL.own)))


@cache
def homes() -> re.Pattern[str]:
    """Words by which a number that stands right behind them is somebody's own or at home."""
    own = spelled((*labels("home_phone"), *PERSONAL.own)).pattern
    return re.compile(rf"{own}|(?<!\w)nhà(?=\W*$|\s+{names.SPELLED_ADDRESS})", re.IGNORECASE)


def spelled(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the words with their diacritics: folded, 'sở' would be 'số'.

    Of several words it takes the form without them, too.
    """
    return _spelled(frozenset(words))


@cache
def _spelled(words: frozenset[str]) -> re.Pattern[str]:
    bare = (fold(word) for word in words if " " in word and _PERSONS.get(fold(word), word) == word)
    given = {word.lower() for word in (*words, *bare)}
    longest = sorted(given, key=lambda word: (-len(word), word))
    patterns = (r"\s+".join(map(re.escape, word.split())) for word in longest)
    return re.compile(rf"(?<!\w){branches(patterns)}(?:(?<=\.)|(?!\w))", re.IGNORECASE)
