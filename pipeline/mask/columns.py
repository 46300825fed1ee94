"""Columns of personal data: told by their headings, by what most of their cells hold, or by both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.lexicon.personal import PERSONAL, Kind
from pipeline.mask import headings
from pipeline.mask.cells import (
    KNOWN,
    are_counts,
    fits,
    hidden,
    holds_a_person,
    holds_an_office,
    inside,
    is_value,
    parts,
    pieces,
    said_in,
    unit_at,
)
from pipeline.mask.flow import GAP, Flow, Span
from pipeline.mask.loose import numbers
from pipeline.mask.persons import is_person
from pipeline.mask.unruled import Table
from pipeline.mask.values import NUMBERS, end_of
from pipeline.mask.words import own_phones

_OFFICES_TOO = ("phone", "address", "account", "paper", "email", "tax")
"""Kinds of value that offices have as well."""
_OFFICES_OWN = ("tax", "account")
_BOXED = re.compile(r"\d{9,}")  # no row counts so many things by one figure each
_CLEAR = 5  # letters of a label that is never anything else
_SHARE = 0.6  # of a column's cells that must look alike where the heading does not say what they are
_NAMES, _ALL_NAMES = 0.5, 0.9  # of a column's cells are names: where no heading, where another one says so
_TOLD = ("ethnicity",)
_TOLD_BARE = ("date", "ethnicity", "religion", "phone", "address")
"""Grammars of values that tell a column, whatever its heading, and where it has none."""
_FIRST = 2  # words of a name
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_ITEM = re.compile(r"\s*\d{1,3}\s*[.)]?\s")


@dataclass(frozen=True, slots=True)
class _Columns:
    """A table's columns, each with the cells that hold something.

    called: columns of names by their headings; names: by what most of their cells are, and nothing else.
    offices: columns that name the office of their row, by their headings or by most of their cells.
    """

    table: Table
    cells: tuple[tuple[Span, ...], ...]
    called: frozenset[int]
    names: frozenset[int]
    offices: frozenset[int]

    @classmethod
    def of(cls, flow: Flow, table: Table) -> _Columns:
        owner = _owner(flow, table)
        rows = [row for row in table.rows if owner is None or not holds_an_office(flow, row[owner])]
        cells = tuple(
            tuple(row[column] for row in rows if any(map(str.isalnum, said_in(flow, row[column]))))
            for column in range(len(table.headings))
        )
        table = replace(table, headings=tuple(_of_both_sexes(flow, table, cells)))
        headed = list(zip(table.headings, cells, strict=True))
        called = {
            n
            for n, (said, own) in enumerate(headed)
            if headings.names_persons(said) and not are_counts(flow, own)
        }
        names, offices = set(), set()
        for n, (said, own) in enumerate(headed):
            share = (_NAMES if n in called or not called else _ALL_NAMES) * len(rows)
            if own and sum(holds_a_person(flow, cell) for cell in own) >= share:
                names.add(n)
            elif (
                headings.asks_for(said) == "organization"
                or (headings.says(said, "headings.offices") and not headings.kinds_named(said))
                or sum(holds_an_office(flow, cell) for cell in own) > _SHARE * len(rows)
            ):
                offices.add(n)
        return cls(table, cells, frozenset(called), frozenset(names), frozenset(offices - called - {owner}))

    @property
    def persons(self) -> frozenset[int]:
        return self.called | self.names

    @property
    def counted(self) -> bool:
        """Whether the rows count groups, a person named who answers for each."""
        return any(map(headings.counts_groups, self.table.headings))

    @property
    def posted(self) -> bool:
        """Whether the persons have posts or offices, so that their landlines are not at home."""
        return bool(self.offices) or any(map(headings.asks_for_posts, self.table.headings))

    @property
    def are_of_offices(self) -> bool:
        """Whether the rows are offices', a person named in each: the office stands before the name."""
        first = min(self.persons, default=len(self.table.headings))
        return any(column < first for column in self.offices)

    def is_of_offices(self, column: int) -> bool:
        """Whether a column belongs to the office of its row: one was named before it, and no person."""
        before = range(0 if self.table.form else column)
        return self.persons.isdisjoint(before) and not self.offices.isdisjoint(before)


def _of_both_sexes(flow: Flow, table: Table, cells: Sequence[Sequence[Span]]) -> Iterator[str]:
    """The headings; one that tells nothing is its neighbour's where each row has a date below one of them."""

    def dated(n: int) -> bool:
        return bool(cells[n]) and all(
            end_of("date", flow, cell[0], form=True) == cell[1] for cell in cells[n]
        )

    for n, said in enumerate(table.headings):
        if not headings.kinds_named(said) and said.strip() and dated(n):
            for m in {n - 1, n + 1} & set(range(len(cells))):
                if dated(m) and all((row[n] in cells[n]) != (row[m] in cells[m]) for row in table.rows):
                    said = table.headings[m]
        yield said


def in_columns(flow: Flow, found: Iterable[Table]) -> Iterator[Span]:
    """Spans of whole cells, or of values in cells that hold more, of the tables found."""
    for table in found:
        if table.rows and len(table.headings) == 1 and not table.form:
            yield from _in_lines(flow, table)
        elif table.rows:
            yield from _in_table(flow, table)


def boxed(flow: Flow) -> Iterator[Span]:
    """Numbers of a form that have a box for each digit, side by side."""
    for place in flow.places:
        signs = "".join(said if len(said := said_in(flow, cell)) == 1 else " " for cell in place.cells)
        for digits in _BOXED.finditer(signs):
            yield place.cells[digits.start()][0], place.cells[digits.end() - 1][1]


def kept_cells(flow: Flow, found: Sequence[Table]) -> list[Span]:
    """Cells whose heading asks for what is an office's, a file's or money and nothing else, in order.

    In an office's row codes and accounts are its own as well; a name in a column of names is kept.
    """
    kept = _cells_under(found, lambda said: headings.is_of_no_person(said) and "ghi chu" not in said)
    named = _cells_under(found, lambda said: headings.names_persons(said) and not headings.kinds_named(said))
    kept += (cell for cell in named if holds_a_person(flow, cell))
    for table in found:
        owner = _owner(flow, table)
        rows = [] if owner is None else [row for row in table.rows if holds_an_office(flow, row[owner])]
        for n, said in enumerate(table.headings):
            if any(kind.id in _OFFICES_OWN for kind, _ in headings.kinds_named(said)):
                kept += (row[n] for row in rows)
    return sorted(kept)


def judged_cells(flow: Flow, found: Iterable[Table]) -> list[Span]:
    """Cells whose heading says what they hold and asks for nothing else, in order."""
    cells = _cells_under(
        found, lambda said: not (headings.names_persons(said) or headings.says(said, "headings.open"))
    )
    return [cell for cell in cells if GAP not in flow.text[slice(*cell)]]


def _cells_under(found: Iterable[Table], wanted: Callable[[str], bool]) -> list[Span]:
    cells = [
        row[column]
        for table in found
        for column, said in enumerate(table.headings)
        if len(table.headings) > 1 and said.strip(" .") and wanted(said)
        for row in table.rows
    ]
    return sorted(cells)


def _in_table(flow: Flow, table: Table) -> Iterator[Span]:
    columns = _Columns.of(flow, table)
    for column, said in enumerate(columns.table.headings):
        if (columns.persons or table.form) and column not in columns.names:
            yield from _in_column(flow, columns, said, columns.cells[column], columns.is_of_offices(column))


def _in_column(
    flow: Flow, columns: _Columns, said: str, cells: Sequence[Span], of_offices: bool
) -> Iterator[Span]:
    asked = headings.parts_of(said)
    parted = [found for cell in cells if (found := parts(flow, cell, len(asked)))]
    if (
        parted
        and len(asked) > 1
        and any(map(headings.kinds_named, asked))
        and len(parted) >= _SHARE * len(cells)
    ):
        for part, own in zip(asked, zip(*parted, strict=True), strict=True):
            yield from _in_column(flow, columns, part, own, of_offices)
        whole = {found[0][0] for found in parted}
        cells = [cell for cell in cells if cell[0] not in whole]
    merged = sum(GAP in said_in(flow, cell) for cell in cells) >= _SHARE * len(cells) > 0
    if merged or headings.is_mixed(said):
        for named in dict.fromkeys(kind for part in (said, *asked) for kind, _ in headings.kinds_named(part)):
            if named.id != "account" and not (named.id in _OFFICES_TOO and of_offices):
                yield from (span for cell in cells for span in inside(flow, named, cell))
    kind = None if merged or headings.is_mixed(said) else _kind(flow, columns, said, cells, of_offices)
    of_persons = any(said_in(flow, cell).startswith("8") for cell in cells)  # their tax codes begin so
    if kind is not None and kind.id == "tax" and columns.are_of_offices and not of_persons:
        return
    alone = kind is not None and kind.value in NUMBERS and len(headings.kinds_named(said)) == 1
    for cell in cells:
        if columns.table.form and holds_a_person(flow, cell):
            continue
        if alone and not _has_digits(flow, cell):
            continue  # 'Tiền mặt'
        if kind is not None:
            lived = any(named.id == "address" for named, _ in headings.kinds_named(said))
            yield from hidden(flow, kind, cell, columns.posted and not own_phones().search(said), lived)
        elif not of_offices and (merged or not headings.is_of_no_person(said)):
            yield from numbers(flow, cell)
    if kind is None and not columns.counted:
        yield from _by_pieces(flow, "" if merged else said, cells)


def _owner(flow: Flow, table: Table) -> int | None:
    """The column that says whose the rows are, persons' or now and then an office's, or None."""
    for column, said in enumerate(table.headings):
        cells = [row[column] for row in table.rows if said_in(flow, row[column])]
        persons = sum(holds_a_person(flow, cell) for cell in cells)
        units = sum(holds_an_office(flow, cell) for cell in cells)
        if headings.names_persons(said) or (persons and persons + units >= _SHARE * len(table.rows)):
            return column
    return None


def _kind(flow: Flow, columns: _Columns, said: str, cells: Sequence[Span], of_offices: bool) -> Kind | None:
    """The kind of a column, or None. A short label ('TG', 'CT') needs cells that bear it out."""
    if not cells or headings.is_of_no_person(said):
        return None
    counts = are_counts(flow, cells)
    # the persons named speak for the offices whose rows they are
    speaking = columns.are_of_offices and any(
        headings.says(columns.table.headings[n], "headings.speakers") for n in columns.persons
    )
    for kind, label in headings.kinds_named(said):
        theirs = (
            of_offices or headings.says(said, "headings.offices") or (kind.needs == "person" and speaking)
        )
        grouped = kind.value in KNOWN and (counts or columns.counted)
        grouped = grouped or (kind.value == "date" and counts and columns.counted)
        headed = headings.is_a_place(label) and columns.posted  # the village that somebody heads
        if grouped or headed or (kind.id in _OFFICES_TOO and theirs):
            continue
        if len(re.sub(r"\W", "", label)) > _CLEAR:
            return kind
        known = kind.value not in KNOWN or any(end_of(kind.value, flow, cell[0], form=True) for cell in cells)
        told = cells  # where a number is asked for, 'Tiền mặt' says nothing
        if kind.value in NUMBERS:
            told = [cell for cell in cells if _has_digits(flow, cell)]
        fitting = sum(fits(flow, kind, cell) and not _is_of_today(flow, cell) for cell in told)
        if known and fitting >= _SHARE * len(told) > 0:
            return kind
    return None


def _has_digits(flow: Flow, cell: Span) -> bool:
    return any(map(str.isdigit, said_in(flow, cell)))


def _is_of_today(flow: Flow, date: Span) -> bool:
    """Whether a date is of the time of the act itself, in which none of its persons was born."""
    years = _YEAR.findall(flow.text, *date)
    return bool(years) and flow.is_of_own_time(int(years[-1]))


def _by_pieces(flow: Flow, said: str, cells: Sequence[Span]) -> Iterator[Span]:
    """What most cells of a column hold whose heading does not say so, in a table of persons."""
    if len(cells) < 2:
        return
    headed = bool(said.strip(" ."))
    parted = [[cell, *(piece for piece in pieces(flow, cell) if piece != cell)] for cell in cells]
    for kind in PERSONAL.kind:
        if kind.value not in (_TOLD if headed else _TOLD_BARE):
            continue
        found = [[piece for piece in own if is_value(flow, kind, piece)] for own in parted]
        if kind.value == "date":  # the days of a duty roster are nobody's births
            found = [[piece for piece in own if not _is_of_today(flow, piece)] for own in found]
        if sum(map(bool, found)) >= _SHARE * len(cells):
            yield from (piece for own in found for piece in own)


def _in_lines(flow: Flow, table: Table) -> Iterator[Span]:
    """Values of the kinds that a line of headings names, in lines of text whose columns are lost."""
    kinds = [kind for kind in PERSONAL.kind if headings.heading_of(kind).search(table.headings[0])]
    for (line,) in table.rows:
        item = _ITEM.match(flow.text[slice(*line)])
        begin = line[0] + (item.end() if item else 0)
        named = item or is_person(" ".join(flow.text[slice(*line)].split()[:_FIRST]))
        if named and not unit_at(flow.text, begin):
            for kind in kinds:
                yield from inside(flow, kind, (begin, line[1]))
