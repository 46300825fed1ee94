"""Numbers and dates of cited acts, on folded text: 'số 43/2013/QH13 ngày 26/11/2013'."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.parse.grammar.spans import Span, skip_blanks
from pipeline.text.dates import find_dates

PrintedDate = tuple[str, int, int]
"""A date in ISO form, and where it stands."""
NUMBER = re.compile(
    r"(?:s[o06]\s*[:.]*\s*)?"
    r"(?P<number>(?:\d\s(?=\d{2,3}\s*/))?\d{1,5}[a-z]?\d?\s*(?:/\s*\d{4}\s*)?(?:[/-]\s*)?[a-z][a-z0-9]*"
    r"(?:\s*[-/]\s*[a-z][a-z0-9&]*|&[a-z]+|\s*\(\s*[a-z0-9]+\s*\)|\.[a-z]{2,})*)"
)
_NUMBER_AHEAD = re.compile(r"\(?\s*\b(?=s[o06]\s*[:.]*\s*\d)")
_BLANK_NUMBER = re.compile(
    r"\s*so\s*[:.]*\s*[\W_]*/?(?:\d{4}/)?[a-z]{1,4}-[a-z&]+(?:-[a-z&]+)*"
)  # no figure was filled in


class Numbered(NamedTuple):
    """Number and date of an act, where they end, and where a name that stands before them ends."""

    number: Span | None
    date: PrintedDate | None
    end: int
    name_end: int


def numbered(folded: str, at: int, end: int) -> Numbered:
    """The number and date of the act whose type ends at `at`."""
    number = NUMBER.match(folded, skip_blanks(folded, at, end), end)
    blank = None if number else _BLANK_NUMBER.match(folded, at, end)
    begin = at
    if blank:
        at = blank.end()
    elif number is None:
        number = _later_number(folded, at, end)
    if number:
        name_end, at = number.start(), number.end()
        date = next((d for d in find_dates(folded[at : min(at + 60, end)]) if d.start < 30), None)
    else:
        date = next(iter(find_dates(folded[at:end])), None)
        name_end = begin if blank else at + date.start if date else end
    span = number.span("number") if number else None
    if date:
        printed = (date.iso, at + date.start, at + date.end)
        return Numbered(span, printed, at + date.end, name_end)
    return Numbered(span, None, at if number or blank else name_end, name_end)


def _later_number(folded: str, at: int, end: int) -> re.Match[str] | None:
    """'Luật Đấu thầu số 43/2013/QH13': the number after a name, before any date."""
    match = _NUMBER_AHEAD.search(folded, at, end)
    if match is None:
        return None
    dates = find_dates(folded[at:end])
    if dates and at + dates[0].start < match.start():
        return None
    return NUMBER.match(folded, match.end(), end)


def tidy(code: str) -> str:
    """An act's number without blanks, its Đ the Vietnamese letter."""
    return re.sub(r"\s+", "", code).replace("Ð", "Đ")
