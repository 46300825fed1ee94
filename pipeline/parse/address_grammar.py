"""What stands before a name: forms of address, degrees, military ranks."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import terms
from pipeline.parse.post_grammar import rank_at
from pipeline.parse.spans import Span, skip_marks
from pipeline.text.fold import CAPITAL, fold, is_capitalised
from schemas import Gender

WORD = re.compile(r"[^\W\d_]+(?:['’.]?[^\W\d_]+)*['’]?\.?|['’]")
"""A word of a name, with what may stand inside it: H'Linh, Đ.Mẫu."""


@cache
def address() -> re.Pattern[str]:
    """Forms of address; the group tells the gender."""
    address = terms.persons().address
    neutral = terms.alternatives(address.neutral)
    male, female = terms.alternatives(address.male), terms.alternatives(address.female)
    both = r"(?:cac\s+)?(?<![^\W_])ong\s*[(/,]\s*ba\s*\)?"
    return re.compile(rf"(?P<neutral>{both}|{neutral})|(?P<male>{male})|(?P<female>{female})")


@cache
def _degree() -> re.Pattern[str]:
    degrees = terms.persons().degrees
    one = terms.alternatives([*degrees.words, *degrees.ranks])
    return re.compile(rf"{one}(?:[.\-/,\s]*{one})*\s*\.?")


@cache
def _glued_degree() -> re.Pattern[str]:
    """A degree that OCR glued to the name: 'ThSLò Văn Thử'."""
    degrees = sorted((d for d in terms.persons().degrees.words if len(d) > 2), key=len, reverse=True)
    whole = "|".join(re.escape(degree) + r"\b" for degree in degrees)
    return re.compile(rf"(?!{whole})(?:{'|'.join(map(re.escape, degrees))})(?={CAPITAL})")


def addresses(text: str, match: re.Match[str]) -> bool:
    """Whether a form of address is spelled as one: 'Bá' is a middle name, 'Bà' addresses a woman."""
    word = text[match.start() : match.end()].lower()
    return fold(word) != "ba" or word in ("bà", "ba")


def honorific_at(text: str, folded: str, at: int, end: int) -> tuple[Span | None, Gender | None, int]:
    """The form of address at `at`, else the degree, with the gender it tells and where the rest begins.

    A degree after Ông or Bà is passed over.
    """
    honorific: Span | None = None
    gender: Gender | None = None
    match = address().match(folded, at, end)
    if match and not addresses(text, match):
        match = None
    if match and not (is_capitalised(text[at:]) or _name_follows(text, match.end(), end)):
        match = None
    if match and _post_follows(text, folded, match.end(), end):
        return None, None, skip_marks(text, match.end(), end)
    if match:
        gender = "male" if match["male"] else "female" if match["female"] else None
        honorific = (at, match.end())
        at = skip_marks(text, match.end(), end)
    degree = _degree().match(folded, at, end) or _glued_degree().match(text, at, end)
    if degree and text[at : at + 1].isupper() and _name_follows(text, degree.end(), end):
        stop = degree.end()
        while stop > at and text[stop - 1] in " ,:-":
            stop -= 1
        honorific = honorific or (at, stop)
        at = skip_marks(text, degree.end(), end)
    return honorific, gender, at


def _post_follows(text: str, folded: str, at: int, end: int) -> bool:
    """'Ông Giám đốc Sở…' names a post, not a person."""
    at = skip_marks(folded, at, end)
    degree = _degree().match(folded, at, end)
    if degree and _name_follows(text, degree.end(), end) and rank_at(text, folded, degree.end()) is None:
        return False  # "Bà Bác sĩ A": a profession before a name
    found = rank_at(text, folded, at)
    return found is not None and found - at > 3


def _name_follows(text: str, at: int, end: int) -> bool:
    match = WORD.match(text, skip_marks(text, at, end), end)
    return bool(match and is_capitalised(match.group()))
