"""All that a file says as one text, so that a value broken over lines is seen whole; and the way back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.text.fold import fold
from schemas import Line, Page, Word

CELL = "\ue000"
"""Parts the cells of a table's row; no document has it."""
GAP = "\t"
"""Between two words of a line that stand far apart: columns whose rules nobody saw."""
_WIDEST = 1.1  # times their height, of the blank between two words of one column
_PLAIN: dict[int, int | str] = {
    **{0xFF01 + n: 0x21 + n for n in range(94)},
    **{ord(dash): "-" for dash in "‐‑‒–—−"},
    **{ord(blank): " " for blank in "\u2007\u2009\u202f\xa0"},
}
"""Full-width letters, digits and signs, dashes and blanks of any make stand for plain ones."""
_HEAD = 1500  # characters in which an act says its date
_DATED = re.compile(
    r"ngay\s+\d{1,2}\s*(?:thang\s+\d{1,2}\s+nam\s+|[/.\-]\s*\d{1,2}\s*[/.\-]\s*)((?:19|20)\d\d)"
)
_OF_AGE = 15
_LAST_BIRTH = 2010
_YOUNGEST = 13  # years after the last adult's birth in which children of the act were born
_ACCENTED = re.compile("[À-ỹĐđ]")
_BARE = 100  # characters of text among which one at most has a diacritic: it was typed without
_PIPE = re.compile(r"\|(?!(?<=\d\|)\d)")
"""'01|11|1978' is a date, '0|1|2' boxes that OCR saw: no cells."""
_FIELDS = 3  # semicolons of a line that is a row
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in the flow: its page and line by index, its span, the spans of its cells."""

    page: int
    line: int
    span: Span
    cells: tuple[Span, ...]


@dataclass(slots=True)
class Flow:
    """Lines parted by line feeds, cells by `CELL`; `folded` is as long as `text`."""

    text: str = ""
    folded: str = ""
    places: list[Place] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    adult: int = _LAST_BIRTH
    """The last year in which somebody was born whom an act of its time makes a member."""
    bare: bool = False
    """Whether it was typed without diacritics."""

    def is_of_own_time(self, year: int) -> bool:
        """Whether a year is of the act's own time, in which not even children that it names were born."""
        return year > self.adult + _YOUNGEST

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Flow:
        """Content first, page by page; running heads and stamps after it: they stand in no sentence."""
        flow = cls()
        parts: list[str] = []
        length = 0

        def put(words: Iterable[Word]) -> Span:
            nonlocal length
            begin = length
            before: Word | None = None
            for word in words:
                if before:
                    parts.append(GAP if _far(before, word) else " ")
                    length += 1
                before = word
                flow.words.append(word)
                flow.starts.append(length)
                parts.append(word.text)
                length += len(word.text)
            return begin, length

        def mark(text: str) -> None:
            nonlocal length
            parts.append(text)
            length += len(text)

        for page, line, content in _in_order(pages):
            begin, first, cells = length, len(parts), []
            for index, cell in enumerate(content.cells):
                if index:
                    mark(f" {CELL} ")
                cells.append(put(cell.words))
            if not content.cells:
                put(content.words)
                cells = _between_pipes("".join(parts[first:]), begin)
            flow.places.append(Place(page, line, (begin, length), tuple(cells)))
            mark("\n")
        flow.text = "".join(parts).translate(_PLAIN)
        flow.folded = fold(flow.text)
        if years := _DATED.findall(flow.folded, 0, _HEAD):
            flow.adult = int(max(years)) - _OF_AGE
        flow.bare = len(_ACCENTED.findall(flow.text)) * _BARE < len(flow.text)
        return flow

    def touched(self, spans: Iterable[Span]) -> dict[int, list[Span]]:
        """Word by index → the parts of it that the spans cover."""
        found: dict[int, list[Span]] = {}
        for start, end in spans:
            index = max(bisect_right(self.starts, start) - 1, 0)
            while index < len(self.starts) and self.starts[index] < end:
                at = self.starts[index]
                if start < at + len(self.words[index].text):
                    found.setdefault(index, []).append((start - at, end - at))
                index += 1
        return found

    def words_in(self, span: Span) -> Iterator[tuple[Word, int]]:
        """The words that begin inside a span, with their offsets."""
        index = bisect_right(self.starts, span[0] - 1)
        while index < len(self.starts) and self.starts[index] < span[1]:
            yield self.words[index], self.starts[index]
            index += 1


def _far(one: Word, other: Word) -> bool:
    """Whether a column's edge lies between two words of a line."""
    if one.box is None or other.box is None:
        return False
    return other.box.x0 - one.box.x1 > _WIDEST * max(one.box.height, other.box.height)


def _between_pipes(line: str, begin: int) -> list[Span]:
    """The cells of a row typed with pipes, '| 1 | Lò Văn Mẫu |', or '1;Lò Văn Mẫu'; none for other lines."""
    marks = [match.start() for match in _PIPE.finditer(line)]
    if not marks and "; " not in line:  # prose sets a blank behind it
        marks = [at for at, sign in enumerate(line) if sign == ";"]
        marks = marks if len(marks) >= _FIELDS else []
    if len(marks) < 2:
        return []
    edges = [-1, *marks, len(line)] if marks[0] > 0 else [*marks, len(line)]
    if line.rstrip().endswith("|"):
        edges.pop()
    spans = []
    for a, b in pairwise(edges):
        cell = line[a + 1 : b]
        start = a + 1 + len(cell) - len(cell.lstrip())
        spans.append((begin + start, begin + max(start, a + 1 + len(cell.rstrip()))))
    return spans


def _in_order(pages: Sequence[Page]) -> Iterator[tuple[int, int, Line]]:
    numbered = [(p, n, line) for p, page in enumerate(pages) for n, line in enumerate(page.lines)]
    yield from (one for one in numbered if one[2].kind in ("text", "row"))
    yield from (one for one in numbered if one[2].kind not in ("text", "row"))
