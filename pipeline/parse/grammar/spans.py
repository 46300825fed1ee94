"""Spans of a text and the small steps over marks and blanks that the grammars share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.text.fold import CAPITAL

Span = tuple[int, int]
MARKS = " ,;:.-–—→⇒=|_`*\n\t"
"""What may stand between the parts of a post or a seat."""
TRAIL = " \n\t,;:.-–/"
"""What no name, citation or list item begins or ends with."""
SENTENCE_END = re.compile(rf"(?<=[^\W\d_A-ZĐ]{{2}})\.\s+(?=\d|{CAPITAL})")
"""A point between sentences in printed text; not that of 'TS. Lê A'."""
SEVERAL = re.compile(r"\s*(?:cac|nhung)\s")
"""Before words that mean more than one, in folded text."""
_BLANKS = " \n\t"


def skip_marks(text: str, at: int, end: int) -> int:
    """The first offset from `at` on, `end` at most, where no mark stands."""
    return trim(text, at, end, MARKS)[0]


def skip_blanks(text: str, at: int, end: int) -> int:
    """The first offset from `at` on, `end` at most, where no white space stands."""
    return trim(text, at, end)[0]


def trim(text: str, start: int, end: int, marks: str = _BLANKS) -> Span:
    """The span without any of `marks` at its ends."""
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return start, end


def between(marks: Iterable[re.Match[str]], start: int, end: int) -> list[Span]:
    """The spans that marks part: before the first, between each two, behind the last."""
    cuts = [mark.span() for mark in marks]
    return list(zip([start, *(stop for _, stop in cuts)], [*(at for at, _ in cuts), end], strict=True))
