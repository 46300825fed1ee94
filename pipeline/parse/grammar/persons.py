"""Persons: forms of address, degrees and ranks before a name, and a person named behind the post."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicon import names, terms
from pipeline.lexicon.provinces import place_name
from pipeline.parse.grammar.posts import Post, rank_at, unit_at, unit_end
from pipeline.parse.grammar.spans import MARKS, Span, skip_blanks, skip_marks, trim
from pipeline.text.fold import CAPITAL, is_capitalised
from schemas import Gender

_DEGREE = re.compile(names.DEGREES)
_GLUED_DEGREE = re.compile(rf"(?:{names.DEGREE_LETTERS}){{1,4}}(?={CAPITAL}[^\W\dA-ZĐ_])")
"""A degree that OCR glued to the name: 'ThSLò Văn Thử'."""


_TWICE = re.compile(r"(?P<form>ong|ba|dong chi)\s*:\s*(?=(?P=form)\b)")  # 'Bà: Bà: Lê Thị A'
BLANK = re.compile(r"[\s.…_]*[.…_]{3,}[\s,]*")
"""'Ông ……………, Phó Giám đốc': who is not known yet."""


def honorific_at(text: str, folded: str, at: int, end: int) -> tuple[Span | None, Gender | None, int]:
    """The form of address at `at`, else the degree, with the gender it tells and where the rest begins.

    A degree after Ông or Bà belongs to it.
    """
    honorific: Span | None = None
    gender: Gender | None = None
    match = names.address_at(text, folded, at, end)
    if match and not (is_capitalised(text[at:]) or _name_follows(text, match.end(), end)):
        match = None
    if match and (twice := _TWICE.match(folded, at, end)):
        at = twice.end()
        match = names.address_at(text, folded, at, end)
    if match:
        gender = "male" if match["male"] else "female" if match["female"] else None
        honorific = (at, at + len(match.group().rstrip()))
        at = skip_marks(text, match.end(), end)
    degree = _DEGREE.match(folded, at, end) or _GLUED_DEGREE.match(text, at, end)
    named = degree and (_name_follows(text, degree.end(), end) or BLANK.match(text, degree.end(), end))
    spelled = degree is not None and " " in degree.group().strip() and not unit_at(text, folded, degree.end())
    if degree and named and (text[at : at + 1].isupper() or spelled):
        _, stop = trim(text, at, degree.end(), " ,:-")
        honorific = (honorific[0] if honorific else at, stop)
        at = skip_marks(text, degree.end(), end)
    return honorific, gender, at


def post_follows(text: str, folded: str, at: int, end: int) -> bool:
    """Whether a post stands behind a form of address, not a person: 'Ông Giám đốc Sở…'."""
    at = skip_marks(folded, at, end)
    degree = _DEGREE.match(folded, at, end)
    if degree and _name_follows(text, degree.end(), end) and rank_at(text, folded, degree.end()) is None:
        return False  # "Bà Bác sĩ A": a profession before a name
    found = rank_at(text, folded, at)
    return found is not None and found - at > 3


def _name_follows(text: str, at: int, end: int) -> bool:
    match = names.WORD.match(text, skip_marks(text, at, end), end)
    return bool(match and is_capitalised(match.group()))


_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TrailingName:
    """Offsets of the form of address and the name, and the post that stands before them."""

    honorific: Span | None
    gender: Gender | None
    name: Span
    post: Post


_TITLE_BEHIND = re.compile(rf"{names.DEGREES}\s+$")
"""'Thứ trưởng Bộ Quốc phòng, Thượng tướng' before the name."""
_ALONE = re.compile(terms.alternatives(terms.POSTS.names.alone))
_OWN_NAMES = re.compile(terms.alternatives(terms.POSTS.names.own))
_BELONG = terms.alternatives([*terms.POSTS.names.belong, *terms.POSTS.places.below, "thành phố"])
_PLACE_BEFORE = re.compile(rf"{terms.alternatives(terms.POSTS.places.words)}\s+$")
_NAMED_AFTER_PERSONS = re.compile(rf"(?<!nong )(?<!moi )(?<!thi )(?<!cong )(?:{_BELONG})$")


_DISTRICT = re.compile(r"\b(?:huyen|quan|thi xa|thanh pho)$")


def name_behind(text: str, folded: str, post: Post) -> TrailingName | None:
    """The person at the end of a post's words, or None.

    Schools, hospitals, communes and companies are named after persons: behind those only a form of
    address tells a person.
    """
    part = post.organization or post.position
    if part is None or not post.known:
        return None
    return _addressed(text, folded, post, part) or _bare(text, folded, post, part)


def _addressed(text: str, folded: str, post: Post, part: Span) -> TrailingName | None:
    for match in names.addresses_in(text, folded, *part):
        honorific, gender, at = honorific_at(text, folded, match.start(), part[1])
        words = _words(text, at, part[1])
        if honorific and words and len(words) <= names.MOST and words[0][0] == at:
            if not all(is_capitalised(text[slice(*word)]) for word in words):
                continue
            if _PLACE_BEFORE.search(folded, part[0], match.start()) and not _looks_named(text, words):
                continue  # 'UBND xã Cô Tô', 'Công an huyện Bà Thước'
            kept = _without(text, post, part, match.start())
            return TrailingName(honorific, gender, (at, words[-1][1]), kept)
    return None


def _looks_named(text: str, words: list[Span]) -> bool:
    return names.looks_named([text[slice(*word)] for word in words])


def _bare(text: str, folded: str, post: Post, part: Span) -> TrailingName | None:
    words = _words(text, *part)
    counts = range(min(names.MOST, len(words) - 1), names.FEWEST - 1, -1)
    # 'Viện Huyết học Miền Trung Đặng Văn A': where a surname stands a name begins rather than before it
    for count in sorted(counts, key=lambda n: folded[slice(*words[-n])] not in names.FOLDED_SURNAMES):
        name = words[-count:]
        if not _is_name(text, folded, name):
            continue
        before = words[-count - 1][1]
        if text[before : name[0][0]].strip():
            continue
        title = _TITLE_BEHIND.search(folded, part[0], name[0][0])
        begin = title.start() if title and text[title.start()].isupper() else name[0][0]
        before = before if begin == name[0][0] else len(text[:begin].rstrip())
        if _is_whole(text, folded, part, before, count):
            honorific = trim(text, begin, name[0][0]) if begin < name[0][0] else None
            return TrailingName(honorific, None, (name[0][0], name[-1][1]), _without(text, post, part, begin))
    return None


def _is_name(text: str, folded: str, words: list[Span]) -> bool:
    printed = [text[slice(*word)] for word in words]
    joined = all(_BLANKS.fullmatch(text[a[1] : b[0]]) for a, b in pairwise(words))
    return (
        joined
        and (all(word.istitle() for word in printed) or _in_capitals(text, words))
        and (folded[slice(*words[0])] in names.FOLDED_SURNAMES or _stands_out(text, words))
        and not any(_of_unit(" ".join(printed[:n])) for n in range(1, len(printed) + 1))
    )


def _in_capitals(text: str, words: list[Span]) -> bool:
    """A name in capitals behind a word in small letters: 'Trưởng phòng Tư pháp LÒ VĂN A'."""
    name = text[words[0][0] : words[-1][1]]
    before = text[: words[0][0]].split()[-1:]
    return (
        name.isupper() and all(end - at > 1 for at, end in words) and bool(before and before[0][-1].islower())
    )


def _of_unit(words: str) -> bool:
    """Whether capitalised words end a unit's name: its place, or whom it is named after."""
    return words in terms.PERSONS.names.of_units or place_name(words) is not None


def _stands_out(text: str, words: list[Span]) -> bool:
    """Three syllables of a name behind a word in small letters: a rare surname."""
    before = text[: words[0][0]].split()[-1:]
    printed = [text[slice(*word)] for word in words]
    return len(words) > names.FEWEST and bool(before) and before[0].islower() and names.is_name(printed)


def _is_whole(text: str, folded: str, part: Span, end: int, count: int) -> bool:
    """Whether the words before the name are a post or unit that needs no more words."""
    if rank_at(text, folded, part[0]) == end:
        return True  # 'Phó Chủ tịch Lê Văn A'
    surname = folded[skip_blanks(folded, end, part[1]) :].split(maxsplit=1)[0] in names.FOLDED_SURNAMES
    long = count > names.FEWEST and surname
    if long and (text[end : part[1]].isupper() or _DISTRICT.search(folded, part[0], end)):
        return True  # 'Chủ tịch UBND huyện Lê Văn A': hardly a district has so long a name
    if _NAMED_AFTER_PERSONS.search(folded, part[0], end):
        return False
    unit = unit_end(text, folded, part[0])
    named = unit is not None and (end > unit or _ALONE.match(folded, part[0], end) is not None)
    if not named:  # 'Trưởng khoa Ngoại Hà Thị B'
        ranked = rank_at(text, folded, part[0]) is not None
        return ranked and count > names.FEWEST and names.looks_named(text[end : part[1]].split()[-count:])
    if _OWN_NAMES.match(folded, part[0]) and not _ends_with_place(text, unit or 0, end):
        return False
    return count > names.FEWEST or text[end - 1].isupper()


def _ends_with_place(text: str, unit: int, end: int) -> bool:
    tail = text[unit:end].split()
    return any(_of_unit(" ".join(tail[-n:])) for n in range(1, min(4, len(tail)) + 1))


def _without(text: str, post: Post, part: Span, at: int) -> Post:
    """The post up to where the person begins."""
    _, end = trim(text, part[0], at, f"{MARKS}(")
    rest = (part[0], end) if end > part[0] else None
    return Post(post.position, rest, True) if post.organization else Post(rest, None, True)


def _words(text: str, start: int, end: int) -> list[Span]:
    return [match.span() for match in names.WORD.finditer(text, skip_blanks(text, start, end), end)]
