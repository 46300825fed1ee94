"""Whom a stretch of text speaks of: its paragraphs, and the persons and offices that they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pipeline.lexicon import names
from pipeline.lexicon.personal import PERSONAL
from pipeline.lexicon.provinces import load_provinces
from pipeline.lexicon.terms import POSTS
from pipeline.mask.flow import CELL, Flow, Span
from pipeline.text.fold import CAPITAL, fold
from pipeline.text.normal import fold_tones

ITEM = re.compile(
    r"\W*(?:\d{1,3}(?:\s*[.)/\-](?=[ \t]*[^\W\d_])|(?=\s+[^\W\d_a-z][^\W\d_]+\s))"
    r"|[-–+•*]|[a-zđ]\)|[IVX]{1,4}\.|Điều\s\d)\s*"
)
"""What opens an item of a list."""
SEPARATOR = re.compile(rf"[,;()|{CELL}•]|\s[-–—]\s|\.\s+(?={CAPITAL})|\.$")
"""What parts the statements about a person."""
_ISSUED = re.compile(r"(?:\bdo|nơi cấp\s*:?|cấp (?:bởi|tại))\s+$", re.IGNORECASE)
"""Before an office that issued a paper and has no part in what follows."""
_SPEAKS_FOR = re.compile(
    r"(?:đại diện(?: theo pháp luật| hợp pháp)?(?:\s+là|\s+bởi|\s*:))\s*$", re.IGNORECASE
)
"""Before a person who speaks for an office: what follows is the office's."""
_MARKS = re.compile(rf"[,;:.()\n{CELL}]")
_FAR = 320  # characters from a person's name in which words still speak of that person
_WORD = rf"{CAPITAL}(?:[^\W\d_]|['’](?=[^\W\d_]))*"
_NAME = re.compile(rf"(?<![^\W_]){_WORD}(?:\s+{_WORD}){{1,4}}")
_CALLED = re.compile(
    rf"(?<!\w)(?:(?:{names.SPELLED_ADDRESS}|(?i:anh|chị|em|cháu|vợ|chồng|con|chú|cô|bác|thầy|[ac]\.))\s*:?\s*(?:là\s+)?{_WORD}(?:\s+{_WORD}){{0,4}}"
    r"|(?i:họ (?:và |, )?tên|họ, chữ đệm và tên)(?:\s+khai sinh)?\s*:?)"
)


@dataclass(frozen=True, slots=True)
class Subjects:
    """Where paragraphs begin, where persons are named and where offices are, in order."""

    paragraphs: list[int]
    persons: list[Span]
    offices: list[Span]
    length: int

    @classmethod
    def of(cls, flow: Flow) -> Subjects:
        return cls(
            list(_paragraphs(flow)), _persons(flow),
            [
                match.span()
                for match in offices().finditer(flow.text)
                if not _ISSUED.search(flow.text, max(0, match.start() - 12), match.start())
            ], len(flow.text),
        )  # fmt: skip

    def paragraph(self, at: int) -> Span:
        """The paragraph, row or item that holds an offset."""
        n = bisect_right(self.paragraphs, at)
        end = self.paragraphs[n] if n < len(self.paragraphs) else self.length
        return self.paragraphs[max(n - 1, 0)], end

    def person(self, at: int) -> Span | None:
        """The person named last before an offset, in the same paragraph and not far away."""
        return self._last(self.persons, at)

    def office(self, at: int) -> Span | None:
        """The office named last before an offset, in the same paragraph and not far away."""
        return self._last(self.offices, at)

    def _last(self, spans: list[Span], at: int) -> Span | None:
        n = bisect_right(spans, at, key=lambda span: span[1]) - 1
        begin = max(self.paragraph(at)[0], at - _FAR)
        return spans[n] if n >= 0 and spans[n][0] >= begin else None

    def said(self) -> Iterator[Span]:
        """For each person named what follows, up to the next one, the paragraph's end, or too far away."""
        for n, (_, end) in enumerate(self.persons):
            stop = min(self.paragraph(max(end - 1, 0))[1], end + _FAR)
            following = self.persons[n + 1][0] if n + 1 < len(self.persons) else stop
            if end < min(stop, following):
                yield end, min(stop, following)


def statements(text: str, span: Span) -> Iterator[Span]:
    """The parts of a stretch between marks, without blanks at their ends."""
    begin = span[0]
    for mark in (*SEPARATOR.finditer(text, *span), None):
        end = mark.start() if mark else span[1]
        part = text[begin:end]
        start = begin + len(part) - len(part.lstrip(" :\n"))
        stop = begin + len(part.rstrip())
        if start < stop:
            yield start, stop
        begin = mark.end() if mark else end


def within(spans: list[Span], begin: int, end: int) -> bool:
    """Whether one of the spans, in order, begins between two offsets."""
    n = bisect_left(spans, (begin, begin))
    return n < len(spans) and spans[n][0] < end


def holds(spans: list[Span], at: int) -> bool:
    """Whether one of the spans, in order and apart, holds an offset."""
    n = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return n >= 0 and at < spans[n][1]


def _paragraphs(flow: Flow) -> Iterator[int]:
    """A line goes on with the one before unless that ended, or it is a row or opens an item.

    Behind ';' and ':' one in small letters goes on, too.
    """
    ended, paused = True, False
    for place in flow.places:
        begin, end = place.span
        small = paused and flow.text[begin : begin + 2].islower()
        if (ended and not small) or place.cells or ITEM.match(flow.text, begin, end):
            yield begin
        said = flow.text[begin:end].rstrip()
        paused = not place.cells and said.endswith((";", ":"))
        ended = bool(place.cells) or said.endswith((".", ";", ":", "./"))


def _persons(flow: Flow) -> list[Span]:
    text = flow.text
    found = [match.span() for match in _CALLED.finditer(text)]
    found += [
        match.span()
        for match in _NAME.finditer(text)
        if is_person(match[0])
        and not called_like_a_person(match[0])
        and not _terms().match(match[0])
        and not _called_after().search(text, max(0, match.start() - 16), match.start())
        and not _names_an_office(text, match.start())
    ]
    found += [
        name.span()
        for item in re.finditer(rf"(?m)^{ITEM.pattern}", text)
        if (name := _NAME.match(text, item.end())) and _may_be_a_name(name[0])
    ]
    for place in flow.places:  # of a row, the first cell that may be a name
        cells = (
            cell
            for cell in place.cells
            if _NAME.fullmatch(text, *cell) and _may_be_a_name(text[slice(*cell)])
        )
        found += list(islice(cells, 1))
    found.sort()
    kept: list[Span] = []
    for span in found:
        if kept and span[0] < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], span[1]))
        else:
            kept.append(span)
    return [span for span in kept if not _SPEAKS_FOR.search(text, max(0, span[0] - 40), span[0])]


@cache
def _terms() -> re.Pattern[str]:
    """Words of forms that begin like names where all is in capitals: 'MÃ SỐ THUẾ'."""
    labels = (label for kind in PERSONAL.kind for label in kind.labels)
    return spelled(word for word in (*PERSONAL.files, *PERSONAL.fields, *labels) if len(word) > 1)


def called_like_a_person(words: str) -> bool:
    """Whether words are a people, a faith or a province: 'Hà Nhì', 'Cao Đài', 'Hà Nội'."""
    return " ".join(fold(words).split()) in _called_like_persons()


@cache
def _called_like_persons() -> frozenset[str]:
    values = PERSONAL.values
    places = (province.name for province in load_provinces())
    return frozenset(map(fold, (*values.ethnicities, *values.religions, *places)))


def _names_an_office(text: str, at: int) -> bool:
    """Whether a name is of the office right before it, 'Sở Y tế Sơn Dương', and no post says otherwise."""
    before = _MARKS.split(text[max(0, at - 40) : at])[-1]
    return _units().search(before) is not None and not _ranks().search(before)


@cache
def _units() -> re.Pattern[str]:
    return spelled((*POSTS.units.strong, *POSTS.units.weak))


@cache
def _ranks() -> re.Pattern[str]:
    return spelled(rank for rank in POSTS.ranks.words if len(rank) > 2)


@cache
def _called_after() -> re.Pattern[str]:
    """What bears a person's name before it and is none: 'đường Lê Lợi'."""
    nouns = (
        *PERSONAL.addresses.nouns,
        *POSTS.names.belong,
        *POSTS.places.words,
        "lộ",
        "cầu",
        "chợ",
        "công viên",
    )
    return re.compile(rf"{spelled(nouns).pattern}\s*$", re.IGNORECASE)


def is_person(words: str) -> bool:
    """Whether capitalised words are a name, by their first syllable or the form of address before them."""
    parts = words.split()
    if len(parts) > 2 and re.fullmatch(names.FIRST_OF_ADDRESS, parts[0]):
        return all(map(_is_titled, parts[1:]))
    first = fold_tones(parts[0].title()) if parts else ""
    known = first in names.SURNAMES or (first.isascii() and first.lower() in names.FOLDED_SURNAMES)
    return 1 < len(parts) <= names.MOST + 1 and known and all(map(_is_titled, parts))


def _is_titled(word: str) -> bool:
    return word[:1].isupper()


def _may_be_a_name(words: str) -> bool:
    """Whether the capitalised words that open an item are nobody's post and no office."""
    return not _titles().match(words) and all(map(names.like_a_name, words.split()))


@cache
def _titles() -> re.Pattern[str]:
    return spelled([*POSTS.ranks.words, *POSTS.units.strong, *POSTS.units.weak, *POSTS.divisions.words])


@cache
def offices() -> re.Pattern[str]:
    """Words that name an office whose phone, address or account may stand beside them."""
    office = PERSONAL.office
    words = spelled([*office.phone, *office.address, *office.account, *POSTS.units.strong]).pattern
    named = "|".join(f"{word.title()}|{word.upper()}" for word in office.named)
    return re.compile(rf"{words}|(?-i:(?<!\w)(?:{named})\s+(?={CAPITAL}))", re.IGNORECASE)


def spelled(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for the words with their diacritics: folded, 'sở' would be 'số'.

    Of several words it takes the form without them, too.
    """
    return _spelled(frozenset(words))


@cache
def _spelled(words: frozenset[str]) -> re.Pattern[str]:
    given = words | {fold(word) for word in words if " " in word}
    longest = sorted(given, key=lambda word: (-len(word), word))
    patterns = (r"\s+".join(map(re.escape, word.split())) for word in longest)
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?:(?<=\.)|(?!\w))", re.IGNORECASE)
