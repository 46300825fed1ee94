"""Tables that were pasted a cell a line: headings, then as many lines again and again.

A record begins with the next number, or where as many lines as there are headings have passed. An empty cell
of a numbered record leaves no line, a long one may take two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import ARTICLE, RECIPIENTS
from pipeline.read.written.fields import Parted, row_of
from pipeline.read.written.found import Found
from pipeline.text.fold import fold, is_capitalised, is_upper

_NUMBER = re.compile(r"\W{0,2}(\d{1,3})\W{0,2}")
_ENDS = re.compile(
    rf"[\W_]*(?:{ARTICLE}\s+\d|tong (?:cong|so)\b|an dinh\b|danh sach (?:nay|tren|gom|co)\b)"
    rf"|{RECIPIENTS.pattern}|[-+]\s|[a-z]\)"
)
_PART = re.compile(r"(?:[IVX]{1,5}|[A-H])(?:\s*[.)/-]\s*\w.*|[.)]?)")
_HEADINGS = {column.id: re.compile(terms.any_of(column.patterns)) for column in terms.MEMBERS.column}
_FEWEST, _MOST = 3, 12  # columns
_LONGEST_HEADING, _LONGEST = 40, 200  # characters of a heading, of a cell
_SAME_LENGTH = 0.6  # share of records without headings above them that must be as long as most
_JOINED = 0.45  # what a cell over two lines takes from how well a record fits its columns

Cells = list[str]


def find_stacked(lines: Sequence[Parted]) -> list[Found]:
    """Tables with a line for each cell, from top to bottom. A heading inside one is a row of one cell."""
    places = [n for n, line in enumerate(lines) if not line.is_blank and line.by in ("none", "blanks")]
    texts = _Texts([lines[n].text.strip() for n in places], [n > 0 and lines[n - 1].is_blank for n in places])
    found = []
    floor = at = 0
    while at < len(texts.lines):
        below_number = at > floor and _column(texts.lines[at - 1]) == "ordinal"
        made = _numbered(texts, floor, at) or (None if below_number else _headed(texts, at))
        if made:
            found.append(Found(places[made.first], places[made.end - 1] + 1, tuple(map(row_of, made.rows))))
            floor = made.end
        at = max(at + 1, floor)
    return found


@dataclass(frozen=True, slots=True)
class _Texts:
    """Lines with words, and whether a blank line stands above each."""

    lines: list[str]
    apart: list[bool]

    def end_of_cells(self, first: int, most: int, spread: bool) -> int:
        """Behind the last of at most so many lines that can be cells; spread: blank lines part cells too."""
        end = first
        while end < min(len(self.lines), first + most):
            line = self.lines[end]
            if _ENDS.match(fold(line)) or len(line) > _LONGEST or (self.apart[end] and not spread):
                break
            end += 1
        return end


@dataclass(frozen=True, slots=True)
class _Stack:
    """lines [first, end) are these rows."""

    first: int
    end: int
    rows: list[Cells]


def _numbered(texts: _Texts, floor: int, at: int) -> _Stack | None:
    """The table whose first record begins with the line `at`, a 1; its headings stand below line `floor`."""
    if _number(texts.lines[at]) != 1:
        return None
    headings = _headings_above(texts.lines, floor, at)
    starts, period = _records(texts.lines, at, len(headings))
    if len(starts) < (2 if headings else 3) or not _FEWEST <= period <= _MOST:
        return None
    spread = any(texts.apart[at + 1 : starts[-1]]) and any(
        texts.apart[n] for n in range(at + 1, starts[-1]) if n not in starts
    )
    end = texts.end_of_cells(starts[-1] + 1, period - 1, spread)
    while end < len(texts.lines) and _goes_on(texts, end, spread) and end < starts[-1] + 2 * period:
        end += 1
    records = [texts.lines[a:b] for a, b in zip(starts, [*starts[1:], end], strict=True)]
    whole = [record for record in records if len(record) == period]
    if not whole or (not headings and len(whole) < _SAME_LENGTH * len(records)):
        return None
    rows = [row for record in records for row in _rows(record, _Columns(whole))]
    return _Stack(at - len(headings), end, [headings, *rows] if headings else rows)


def _headings_above(lines: Sequence[str], floor: int, at: int) -> Cells:
    """The lines from the heading of the numbers down to line `at`; none where there is none."""
    for first in range(at - _FEWEST, max(floor, at - _MOST) - 1, -1):
        if first >= 0 and _HEADINGS["ordinal"].search(fold(lines[first])):
            return list(lines[first:at]) if all(map(_heads, lines[first:at])) else []
    return []


def _heads(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and line[-1] not in ".;:" and not _ENDS.match(fold(line))


def _records(lines: Sequence[str], first: int, period: int) -> tuple[list[int], int]:
    """Where the records begin, and how many lines most have: `period`, if the headings told it."""
    starts = [first]
    while True:
        number = (_number(lines[starts[-1]]) or 0) + 1
        reach = starts[-1] + 2 * (period or _MOST)
        near = [n for n in range(starts[-1] + 2, min(reach, len(lines))) if _number(lines[n]) == number]
        if not near or any(_ENDS.match(fold(line)) for line in lines[starts[-1] + 1 : near[0]]):
            break
        starts.append(min(near, key=lambda n: abs(n - starts[-1] - period)) if period else near[0])
    lengths = Counter(b - a for a, b in pairwise(starts))
    return starts, period or (max(lengths, key=lambda n: (lengths[n], -n)) if lengths else 0)


def _goes_on(texts: _Texts, n: int, spread: bool) -> bool:
    """Whether a line behind the last cell still is of it: it begins in small letters."""
    return texts.end_of_cells(n, 1, spread) > n and texts.lines[n][:1].islower()


def _number(line: str) -> int | None:
    found = _NUMBER.fullmatch(line)
    return int(found[1]) if found else None


def _headed(texts: _Texts, at: int) -> _Stack | None:
    """A table without numbers below headings that the lexicon knows, a name's among them."""
    near = texts.lines[at : at + _MOST + 1]
    headings = [*takewhile(lambda line: _heads(line) and _column(line), near)]
    width, end = len(headings), at + len(headings)
    known = set(map(_column, headings))
    if not _FEWEST <= width <= _MOST or "name" not in known or "ordinal" in known:
        return None
    last = texts.end_of_cells(end + 1, len(texts.lines), spread=False)
    if (last - end) % width or last - end < 2 * width:
        return None
    return _Stack(at, last, [texts.lines[n : n + width] for n in range(at, last, width)])


def _column(line: str) -> str:
    folded = fold(line)
    return next((name for name, pattern in _HEADINGS.items() if pattern.search(folded)), "")


def _rows(record: Cells, columns: _Columns) -> Iterator[Cells]:
    """A record's row, and one of one cell for the heading that stands below it."""
    end = len(record)
    while end > columns.width and (is_upper(record[end - 1]) or _PART.fullmatch(record[end - 1])):
        end -= 1
    yield columns.fitted(record[:end])
    if end < len(record):
        yield [" ".join(record[end:])]


class _Columns:
    """What the cells of each column look like in the records that have all cells."""

    def __init__(self, whole: Sequence[Cells]) -> None:
        self.width = len(whole[0])
        self.looks = [
            Counter(look for cell in column for look in _looks(cell)) for column in zip(*whole, strict=True)
        ]
        self.count = len(whole)

    def _fit(self, cell: str, column: int) -> float:
        looks = _looks(cell)
        return sum(self.looks[column][look] for look in looks) / (self.count * len(looks))

    def fitted(self, record: Cells) -> Cells:
        """The record with a cell for each column: its lines keep their order, so that they fit best."""
        if len(record) == self.width:
            return record
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
        for line in record[1:]:
            ways: dict[int, tuple[float, tuple[int, ...]]] = {}
            for last, (worth, places) in best.items():
                for column in range(max(last, 1), self.width):
                    joined = _JOINED if column == last and not line[0].islower() else 0.0
                    now = worth + self._fit(line, column) - joined
                    if now > ways.get(column, (float("-inf"),))[0]:
                        ways[column] = now, (*places, column)
            best = ways
        _, places = max(best.values())
        return [
            " ".join(line for line, place in zip(record, places, strict=True) if place == column)
            for column in range(self.width)
        ]


def _looks(cell: str) -> set[str]:
    """Its words, how many they are, and how they are written."""
    words = cell.split()
    found = {fold(word).strip(".,;") for word in words}
    found.add(f"#{min(len(words), 6) // 2}")
    found.add("#capitals" if is_upper(cell) else "#titled" if all(map(is_capitalised, words)) else "#text")
    if any(char.isdigit() for char in cell):
        found.add("#digits")
    return found
