"""Whom a stretch of text speaks of: its paragraphs, and the persons and offices that they name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.mask.flow import CELL, GAP, Flow, Span
from pipeline.mask.persons import named_persons
from pipeline.mask.words import ITEM, offices
from pipeline.text.fold import CAPITAL

SEPARATOR = re.compile(
    rf"[,;()_|{CELL}{GAP}•]|\s[-–—]\s|\.\s+(?={CAPITAL})|\.$"
    r"|(?<!\d)/|(?<=\d{5})/(?=\d)|/(?!\d|[A-ZĐ]{2})"  # no date's stroke and no act's
)
"""What parts the statements about a person."""
_ISSUED = re.compile(r"(?:\bdo|nơi cấp\s*:?|cấp (?:bởi|tại))\s+$", re.IGNORECASE)
"""Before an office that issued a paper and has no part in what follows."""
_OWN_TAX = re.compile(r"\W*(?:tncn|ca nhan|thu nhap|8\d{9})")
"""Behind 'mã số thuế': it names no office."""
_BULLET = re.compile(r"\W*[-+•*]\s")
_GOES_ON = re.compile(rf"(?!{CAPITAL})[^\W\d_](?!{CAPITAL})\w|[(+]*\d(?:[ .\-]?\d){{7}}")
_FAR = 320  # characters from a person's name in which words still speak of that person


@dataclass(frozen=True, slots=True)
class Subjects:
    """Where paragraphs begin, where persons are named and where offices are, in order."""

    paragraphs: list[int]
    persons: list[Span]
    offices: list[Span]
    length: int

    @classmethod
    def of(cls, flow: Flow) -> Subjects:
        persons = named_persons(flow)
        return cls(
            list(_paragraphs(flow, persons)), persons,
            [
                match.span()
                for match in offices(flow.bare).finditer(flow.text)
                if not _ISSUED.search(flow.text, max(0, match.start() - 12), match.start())
                and not _OWN_TAX.match(flow.folded, match.end())
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

    def office_around(self, person: Span, at: int, text: str) -> Span | None:
        """The office in whose brackets a person stands that have ended: 'Sở Y tế (ông Mẫu), địa chỉ …'."""
        opened = text.rfind("(", self.paragraph(person[0])[0], person[0])
        if opened < 0 or ")" in text[opened : person[1]] or ")" not in text[person[1] : at]:
            return None
        return self.office(opened)

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


def _paragraphs(flow: Flow, persons: list[Span]) -> Iterator[int]:
    """A line goes on with the one before unless that ended, or it is a row or opens an item.

    Behind ';' and ':' small letters and long numbers go on, too, and items below 'giấy tờ của bà Mẫu:'.
    """
    ended, paused, led, first = True, False, False, 0
    for place in flow.places:
        begin, end = place.span
        small = paused and _GOES_ON.match(flow.text, begin) is not None
        led = led and _BULLET.match(flow.text, begin) is not None and not within(persons, begin, end)
        if ((ended and not small) or place.cells or ITEM.match(flow.text, begin, end)) and not led:
            first = begin
            yield begin
        said = flow.text[begin:end].rstrip()
        paused = not place.cells and said.endswith((";", ":"))
        ended = bool(place.cells) or said.endswith((".", ";", ":", "./"))
        led = led or (said.endswith(":") and within(persons, first, end))
