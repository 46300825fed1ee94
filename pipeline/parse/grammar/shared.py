"""Lists whose names share what stands before them: 'Giám đốc các Sở: Y tế, Khoa học và Công nghệ'.

The one reader of this construct, for seats, executors and whoever is told to do something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.lexicon import terms
from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.spelled import Spelled
from pipeline.parse.grammar.posts import ANY_POST, DIVISION, NO_UNIT, rank_at, unit_at, unit_end
from pipeline.parse.grammar.roles import match_roles
from pipeline.parse.grammar.spans import Span, between, skip_blanks, trim
from pipeline.text.fold import fold

_WORDS = terms.CLOSING.shared
_OWN = Spelled([*_WORDS.nouns, *_WORDS.vague, *terms.POSTS.places.words])  # 'Phong' is no 'Phòng'
_NOUNS = _OWN.source
_NOUN_LIST = rf"(?P<noun>{_NOUNS})(?:\s*(?:,\s*(?:va\s+)?|va\s+){_NOUNS})*"
_ASIDE = r"(?:\s+sau(?:\s+day)?(?:\s+[^:;,]{3,30})?(?=:))?"  # 'các cơ quan sau tham gia Ủy viên: …'
_HEAD = re.compile(
    rf"(?P<head>(?:[^\s:;,()]+\s+){{0,8}}?)(?:cua\s+)?"
    rf"(?:(?:cac|nhung|mot so)\s+{_NOUN_LIST}{_ASIDE}(?:\s*:\s*|\s+)"
    rf"|(?P<bare>{_NOUNS})\s*:\s*)"
)
_ANY = re.compile(rf"(?P<head>{ANY_POST.pattern})\s*:\s*")
"""'Đại diện: A, B': such posts need no noun."""
_COUNTED = re.compile(r"\d{1,3}\s+nguoi\b")
_UNIT = re.compile(r"\b(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan|uy ban mttq|cong an|dang uy)\s*$")
_SEPARATOR = re.compile(r"\s*[,;]\s*(?:va\s+)?|\s+va\s+")
_EDGES = " ,;:.\n\t"
_MOST_JOINED = 4  # pieces that one name may have: 'Văn hóa, Thể thao và Du lịch'
_VAGUE = frozenset(map(fold, _WORDS.vague))
_PRINTED = {fold(noun): noun for noun in _WORDS.nouns}
_BARE = frozenset(map(fold, _WORDS.bare))
_PLACES = frozenset(map(fold, terms.POSTS.places.words))


@dataclass(frozen=True, slots=True)
class Shared:
    """The post before the list, what each name lacks before it, and the names.

    `noun` is the word for one of the units, as names begin ("Sở", "huyện"); "" where names have their own.
    `unit` stands between post and noun ("UBND").
    """

    head: str
    unit: str
    noun: str
    names: tuple[Span, ...]

    def full(self, text: str, span: Span) -> str:
        """The name of the unit whose own words stand at `span`."""
        name = " ".join(text[slice(*span)].split())
        folded = fold(name)
        whole = f"{self.noun} {name}"
        if (unit_end(whole, fold(whole), 0) or 0) > len(self.noun):
            return " ".join(filter(None, (self.unit, whole)))  # 'các trường: Đại học A'
        divisions = DIVISION.match(self.noun, fold(self.noun), 0) is not None
        unit = unit_end(name, folded, 0) is not None if divisions else unit_at(name, folded, 0)
        if (unit and folded not in _BARE) or folded.startswith("cac "):
            return name
        own = not NO_UNIT.match(folded) and _OWN.match(name, folded, 0)
        noun = "" if own and folded not in _BARE else self.noun
        return " ".join(filter(None, (self.unit, noun, name)))


def shared_in(text: str, folded: str, start: int, end: int) -> Shared | None:
    """The list at `start` whose names share a head, or None; a colon or 'các' announces it."""
    start = skip_blanks(text, start, end)
    if match := _ANY.match(folded, start, end):
        whole = headed(text, folded, match.span("head"), match.end(), end)
        return whole if whole.names else None
    match = _HEAD.match(folded, start, end)
    if match is None or match.end() >= end:
        return None
    begin = match.end()
    if text[begin].islower() or _COUNTED.match(folded, begin) or match_roles(folded, begin, None):
        return None  # 'UBND các xã: chuẩn bị …', 'Công an tỉnh: 02 người', 'Công an xã: Phó ban'
    head_end = len(text[: match.end("head")].rstrip())
    unit = _unit_of(text, folded, start, head_end)
    group = "bare" if match["bare"] else "noun"
    names = tuple(_names(text, folded, begin, end, match[group]))
    printed = text[slice(*match.span(group))]  # places as they are printed, agencies with a capital
    one = printed if group == "bare" else _PRINTED.get(" ".join(match[group].split()), printed)
    noun = "" if match[group] in _VAGUE else one
    head = text[start : head_end if unit is None else unit]
    return Shared(" ".join(head.split()), "" if unit is None else text[unit:head_end], noun, names)


def _unit_of(text: str, folded: str, start: int, end: int) -> int | None:
    """Where the unit begins that stands between a post and the noun: 'Giám đốc Trung tâm Y tế các huyện'."""
    if unit := _UNIT.search(folded, start, end):
        return unit.start()
    rank = rank_at(text, folded, start, end)
    at = end if rank is None else skip_blanks(text, rank, end)
    return at if at < end and text[at].isupper() and unit_end(text, folded, at) else None


def headed(text: str, folded: str, head: Span, start: int, end: int) -> Shared:
    """A post and the names behind it, which have nouns of their own: 'Đại diện: Sở A, Hội B'."""
    return Shared(text[slice(*head)], "", "", tuple(_names(text, folded, start, end, "")))


def names_of(text: str, folded: str, start: int, end: int, shared: Shared) -> list[Span]:
    """More names of the same list, behind a semicolon."""
    return list(_names(text, folded, start, end, fold(shared.noun)))


def _names(text: str, folded: str, start: int, end: int, noun: str) -> Iterator[Span]:
    marks = list(_SEPARATOR.finditer(folded, start, end))
    begins, ends = zip(*between(marks, start, end), strict=True)
    at = 0
    while at < len(begins):
        last = _last_of_name(folded, begins, ends, [mark.group().strip() for mark in marks], at, noun)
        a, b = trim(text, begins[at], ends[last], _EDGES)
        if a < b:
            yield a, b
        at = last + 1


def _last_of_name(
    folded: str, begins: Sequence[int], ends: Sequence[int], marks: Sequence[str], at: int, noun: str
) -> int:
    """The last piece that belongs to the name that begins with piece `at`."""
    for last in range(min(at + _MOST_JOINED, len(begins)) - 1, at, -1):
        if _is_known(folded[begins[at] : ends[last]]):
            return last
    if noun in _PLACES or at + 1 >= len(begins) or marks[at] != "va":
        return at
    apart = _is_known(folded[begins[at] : ends[at]]) or _is_known(folded[begins[at + 1] : ends[at + 1]])
    return at if apart or folded.startswith("cac ", begins[at + 1]) else at + 1


def _is_known(folded: str) -> bool:
    name = " ".join(folded.split()).strip(_EDGES)
    return any(f"{noun}{name}" in _agencies() for noun in ("so ", "bo ", ""))


@cache
def _agencies() -> frozenset[str]:
    names = {pattern for agency in load_agency_types() for pattern in (agency.name, *agency.patterns)}
    return frozenset(fold(one) for name in names for one in (name, name.replace(" -", ",")))
