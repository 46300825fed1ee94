"""Persons' names: what they look like, and the words that stand before them, as patterns for folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.lexicon import terms
from pipeline.text.fold import CAPITAL, fold, is_capitalised, is_upper
from pipeline.text.normal import fold_tones
from pipeline.text.syllables import is_syllable

_ADDRESS, _RARE, _DEGREES = terms.PERSONS.address, terms.PERSONS.address.before_name, terms.PERSONS.degrees
_FORMS = (*_ADDRESS.male, *_ADDRESS.female, *_ADDRESS.neutral)
_RARE_FORMS = (*_RARE.male, *_RARE.female, *_RARE.neutral)
_MALE, _FEMALE, _NEUTRAL = map(terms.alternatives, (_ADDRESS.male, _ADDRESS.female, _ADDRESS.neutral))
DEGREE_LETTERS = "|".join(sorted(_DEGREES.letters, key=len, reverse=True))
"""Short degrees as they are printed, in patterns of others: 'BSCKII' is made of three."""
_LETTERS = fold(DEGREE_LETTERS)
_DEGREE = (
    rf"(?:{terms.alternatives([*_DEGREES.words, *_DEGREES.ranks])}"
    rf"|(?<![^\W_])(?:{_LETTERS}){{1,4}}(?![^\W_]))"
)
ADDRESS = terms.alternatives(_FORMS)
"""A form of address: 'ông', 'đồng chí'."""
ADDRESSES = rf"{ADDRESS}(?:[\s,(/]*{ADDRESS})*\s*\)?"
"""One or several: 'ông, bà', 'ông (bà)'."""
GENDERED_ADDRESS = re.compile(
    rf"(?P<neutral>(?:cac\s+)?{_MALE}\s*[(/,]\s*{_FEMALE}\s*\)?|{_NEUTRAL}|{terms.alternatives(_RARE.neutral)})"
    rf"|(?P<male>{_MALE}|{terms.alternatives(_RARE.male)})"
    rf"|(?P<female>{_FEMALE}|{terms.alternatives(_RARE.female)})"
)
"""A form of address; the group that matches tells the gender."""
DEGREES = rf"{_DEGREE}(?:[.\-/,\s]*{_DEGREE})*\s*\.?"
"""Degrees and ranks, one behind the other."""


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
_FOREIGN = re.compile(rf"{CAPITAL}(?:['’]?{CAPITAL}?[^\W\dA-ZĐ_]+)?['’]?")
FEWEST, MOST = 2, 5
"""Syllables of most names; those of some peoples have one more."""
_PRINTED = re.compile(r"[^\W\d_]+(?:['’.\- ]+[^\W\d_]+){1,5}")
_LONGEST = 45  # characters of a printed name, degrees before it included
_OPEN_POSTS = frozenset(post.split()[0] for post in terms.CLOSING.signing.words)


_SYLLABLES = frozenset(fold_tones(form.lower()) for form in (*_FORMS, *_RARE_FORMS) if form.isalpha())
_RARELY = frozenset(map(fold, _RARE_FORMS))
_CONFUSED = _RARELY | {"ba"}
_INSIDE_A_NAME = re.compile(rf"(?:^|\W){CAPITAL}[^\W\d_]* $")


def address_at(text: str, folded: str, at: int, end: int) -> re.Match[str] | None:
    """The form of address at an offset; its group tells the gender. None for words that fold like one.

    'Bá' is a middle name, 'Chi' opens 'Chi cục', 'Ông' before 'Thị' is a family name.
    """
    match = GENDERED_ADDRESS.match(folded, at, end)
    return match if match and _is_address(text, match, end) else None


def addresses_in(text: str, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The forms of address between two offsets; 'Anh' in 'Trần Anh Tú' is none."""
    for match in GENDERED_ADDRESS.finditer(folded, start, end):
        inside = match.group() in _RARELY and _INSIDE_A_NAME.search(
            text[max(match.start() - 12, start) : match.start()]
        )
        if not inside and _is_address(text, match, end):
            yield match


def _is_address(text: str, match: re.Match[str], end: int) -> bool:
    printed = text[match.start() : match.end()]
    gap = re.compile(r"[\s:.]*").match(text, match.end(), end)
    behind = WORD.match(text, gap.end() if gap else end, end)
    following = behind.group() if behind else ""
    if match["male"] and following == "Thị":
        return False
    if match.group() in _RARELY and not is_capitalised(following):
        return False
    if not printed.isalpha() or fold_tones(printed.lower()) in _SYLLABLES:
        return True
    bare = printed.lower() == match.group()
    if match.group() in _RARELY or not bare:
        return match.group() not in _CONFUSED
    return following.title() in SURNAMES


def looks_named(words: Sequence[str]) -> bool:
    """Whether words are a name with a known surname: 'Nguyên' is none, nor what a seal left of one."""
    return is_name(words) and words[0].title() in SURNAMES


def is_name(words: Sequence[str], *, foreign: bool = False) -> bool:
    """Whether words can be a name: so many syllables, each like one of a name.

    foreign: names of peoples who write other syllables count too: 'H Yưm Mlô', "Điểu N'Soi".
    """
    fits = all(like_a_name(word) or (foreign and _FOREIGN.fullmatch(word)) for word in words)
    return FEWEST <= len(words) <= MOST and fits


def like_a_name(word: str) -> bool:
    """Whether a word is a Vietnamese syllable with a capital, or all in capitals."""
    return is_syllable(word) and (word.istitle() or word.isupper())


def is_printed_name(text: str) -> bool:
    """Whether a line is the printed name of who signs: capitalised words, or a known surname in capitals."""
    text = text.strip(" .,:;-_")
    if len(text) >= _LONGEST or not _PRINTED.fullmatch(text):
        return False
    words = text.split()
    if is_upper(text):
        return looks_named(words) and words[0].lower() not in _OPEN_POSTS
    return all(map(is_capitalised, words))
