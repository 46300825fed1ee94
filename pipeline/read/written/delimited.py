"""Tables whose cells are parted by tabs or pipes, Markdown's and drawn frames among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pipeline.lexicon.landmarks import ARTICLE, BASIS
from pipeline.lexicon.names import SPELLED_ADDRESS
from pipeline.lexicon.terms import ROLE_STARTS
from pipeline.read.written.fields import Parted, line_of, row_of
from pipeline.read.written.found import Found
from pipeline.text.fold import fold, is_upper
from schemas import Line

_NUMBER = re.compile(r"\W*\d{1,3}\W*")
_LABEL = re.compile(r"\W*(\d{1,3})\s*[.)/]")
_OPENS = re.compile(rf"\W*{ARTICLE}\s+\d|[-–+*•]\s|{BASIS.pattern}")
_PART = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])\s*[.)/-]\s*(?=\w)")
_OPEN_END = re.compile(r"[,\-–(/]$")
_PERSON = re.compile(rf"\W*{SPELLED_ADDRESS}\b")
_QUOTED = re.compile(r'"([^"]*)"')
_ROLE = re.compile(rf"(?:cac\s+)?{ROLE_STARTS}(?:[\s,-]+\w+){{0,3}}")
_HEADING = 80  # characters of a line between rows that heads those below it
_SEEN = 40  # lines from which a table's habits are learned
_WRAPS = 4  # lines over which a broken cell may go on

Cells = list[str]


def find_delimited(lines: Sequence[Parted]) -> list[Found]:
    """Tables of two rows or more, from top to bottom. A heading inside one is a row of one cell."""
    found = []
    at = 0
    while at < len(lines):
        table = _Table(lines, at)
        if len(table.rows) > 1:
            found.append(Found(at, table.end, _printed(table.rows)))
            at = table.end
        else:
            at += 1
    return found


def _printed(rows: Sequence[Cells]) -> tuple[Line, ...]:
    """Rows of a table; a list that runs down one column and goes on in the next is lines of text."""
    down = [cell for column in zip(*rows, strict=False) for cell in column if cell]
    labels = [_LABEL.match(cell) for cell in down]
    if len(rows[0]) > 1 and [label and int(label[1]) for label in labels] == [*range(1, len(down) + 1)]:
        return tuple(line_of(cell) for cell in down)
    return tuple(row_of(row) for row in rows)


@dataclass(frozen=True, slots=True)
class _Habits:
    """How the lines of a table are made.

    framed: outer edges are drawn too; width: how many cells most rows have; numbered: most rows begin with a
    number; ruled: lines between two rules are one row; often: places and texts of cells that more rows have.
    """

    framed: bool
    width: int
    numbered: bool
    ruled: bool
    often: frozenset[tuple[int, str]]

    @classmethod
    def of(cls, lines: Sequence[Parted]) -> _Habits:
        """The habits of delimited lines and the rules between them."""
        edged = [line.by == "pipe" and not line.fields[0].text for line in lines if line.fields]
        framed = 2 * sum(edged) > len(edged)
        groups = [
            [_cells(line, framed) for line in group]
            for drawn, group in groupby(lines, key=lambda line: line.by == "rule")
            if not drawn
        ]
        rows = [row for group in groups for row in group]
        counts = Counter(map(len, rows))
        most = max(counts.values())
        seen = Counter((place, cell) for row in rows for place, cell in enumerate(row) if cell)
        return cls(
            framed,
            max(len(rows[0]), *(count for count in counts if counts[count] == most)),
            2 * sum(map(_is_number, rows)) > sum(bool(row[0]) for row in rows),
            len(groups) > 2 and all(sum(map(_is_number, group)) < 2 for group in groups),
            frozenset(cell for cell in seen if seen[cell] > 1),
        )


def _cells(line: Parted, framed: bool) -> Cells:
    """The texts of a line's cells, its outer edges aside."""
    texts = [field.text for field in line.fields]
    if framed:
        texts = texts[1:] if len(texts) > 1 and not texts[0] else texts
        texts = texts[:-1] if len(texts) > 1 and not texts[-1] else texts
    return texts


class _Table:
    """The table that begins at line `first`, `end` behind its last line; no rows where none begins there."""

    def __init__(self, lines: Sequence[Parted], first: int) -> None:
        self.rows: list[Cells] = []
        self.end = first
        opening = next((line for line in lines[first : first + 2] if line.by != "rule"), None)
        if opening is None or opening.by not in ("tab", "pipe"):
            return
        self.by = opening.by
        near = _first_part(lines[first : first + _SEEN])
        self.habits = _Habits.of([line for line in near if line.by in (self.by, "rule")])
        self.closed = True  # whether a rule stands above
        for n in range(first, len(lines)):
            line = lines[n]
            if _stands_between(lines, n):
                break
            if line.by == "rule":
                self.closed, self.end = True, n + 1
            elif line.by == self.by:
                self._add(_cells(line, self.habits.framed))
                self.end = n + 1
            elif not line.is_blank and not self._wraps_or_heads(line, lines[n + 1 : n + 1 + _WRAPS]):
                break
        while self.rows and len(self.rows[-1]) == 1:
            self.rows.pop()  # it heads what stands below the table
        for row in self.rows:
            if len(row) > 1:
                row[:] = [_QUOTED.sub(r"\1", cell) for cell in row] + [""] * (self.habits.width - len(row))

    def _add(self, cells: Cells) -> None:
        """A row, or what goes on with the one above: behind a broken cell, or below its cells."""
        above = self.rows[-1] if self.rows and len(self.rows[-1]) > 1 else None
        if not cells[0]:
            cells += [""] * (self.habits.width - len(cells))
        if above and self._is_broken(above, cells):
            above[-1] = f"{above[-1]} {cells[0]}".strip()
            above.extend(cells[1:])
        elif above and len(above) == len(cells) and self._goes_on(above, cells):
            above[:] = [f"{upper} {lower}".strip() for upper, lower in zip(above, cells, strict=True)]
        else:
            self.rows.append(cells)
        self.closed = False

    def _is_broken(self, above: Cells, cells: Cells) -> bool:
        """Whether a line feed inside a cell parted the row above from these cells."""
        if (
            len(above) + len(cells) - 1 != self.habits.width
            or len(above) == self.habits.width
            or _is_number(cells)
        ):
            return False
        return self.habits.numbered or _is_open(above[-1]) or not cells[0][:1].isupper()

    def _goes_on(self, above: Cells, cells: Cells) -> bool:
        if self.habits.ruled:
            return not self.closed
        filled = [(place, cell) for place, cell in enumerate(cells) if cell]
        if cells[0] or not filled or self.closed:
            return False
        if all(cell[0].islower() for _, cell in filled):
            return True
        if not self.habits.numbered or len(filled) == len(cells) - 1:
            return False
        if not _is_number(above):
            return len(self.rows) == 1  # the headings take two lines
        heads = len(filled) == 1 and (is_upper(filled[0][1]) or _PART.match(filled[0][1]))
        anew = any(
            seen in self.habits.often or (_PERSON.match(seen[1]) and above[seen[0]]) for seen in filled
        )
        return not (heads or anew)

    def _wraps_or_heads(self, line: Parted, below: Sequence[Parted]) -> bool:
        """A line without delimiters, more of the table below it: it goes on with a cell, or is a heading."""
        text = line.text.strip()
        if not self.rows or _stands_apart(line) or not any(other.by == self.by for other in below):
            return False
        above = self.rows[-1]
        heads = _PART.match(text) or is_upper(text) or text.endswith(":") or _ROLE.fullmatch(fold(text))
        going = len(above) > 1 and (_is_open(above[-1]) or text[0].islower())
        if len(text) < _HEADING and heads and not going:
            self.rows.append([text])
            return True
        if going or 1 < len(above) < self.habits.width:
            above[-1] = f"{above[-1]} {text}".strip()
            return True
        return False


def _first_part(lines: Sequence[Parted]) -> Iterator[Parted]:
    """The lines above two in a row that nothing parts: another table may begin below them."""
    plain = 0
    for n, line in enumerate(lines):
        plain = plain + 1 if line.by in ("none", "blanks") and not line.is_blank else 0
        if plain > 1 or _stands_apart(line) or _stands_between(lines, n):
            return
        yield line


def _stands_between(lines: Sequence[Parted], n: int) -> bool:
    """A blank line below which the headings of another table stand, a rule under them."""
    return lines[n].is_blank and [line.by for line in lines[n + 1 : n + 3]] == ["pipe", "rule"]


def _stands_apart(line: Parted) -> bool:
    """An article, an item of a list, a reason: no part of a table."""
    return line.by in ("none", "blanks") and _OPENS.match(fold(line.text.strip())) is not None


def _is_number(cells: Cells) -> bool:
    return _NUMBER.fullmatch(cells[0]) is not None


def _is_open(text: str) -> bool:
    return _OPEN_END.search(text) is not None or text.count('"') == 1
