"""Tables that hand out work instead of listing members: to agencies, or to whoever leads a task."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.looks import shares_of
from pipeline.parse.members.tables import PrintedTable, cells_of, number_in, tables_of

_MOST = 0.5  # share of a column's cells that must be agencies, or orders
_WORDS = terms.DUTIES.tables


@dataclass(frozen=True, slots=True)
class WorkRow:
    """'1 | Sở Y tế | Tổng hợp báo cáo': the printed number, who it is, what he has to do."""

    label: str | None
    who: Span
    work: Span


_AGENCIES = re.compile(terms.any_of(_WORDS.agencies))
_DUTIES = re.compile(terms.any_of(_WORDS.duties))
_LEADERS = re.compile(terms.any_of(_WORDS.leaders))
_SUMS = re.compile(terms.any_of(_WORDS.sums))
_TASKS = re.compile(terms.any_of(_WORDS.tasks))


def work_rows(draft: Draft) -> dict[int, WorkRow]:
    """Index of each row in which a table gives work to somebody; an empty cell of who is the one above."""
    flow = draft.flow
    found: dict[int, WorkRow] = {}
    for table in tables_of(draft.blocks("articles", "annex"), flow.text).values():
        if any(block.index in draft.used for block in table.rows):
            continue
        if (columns := _columns(flow, table)) is not None:
            found.update(_rows(flow, table, *columns))
    return found


def _columns(flow: Flow, table: PrintedTable) -> tuple[int, int] | None:
    """Which columns hold who and what: a task and its leader by their heads, else agencies before orders.

    Of the latter most cells must be such, as their heads stand over other tables too.
    """
    heads = [flow.folded[a:b] for a, b in cells_of(flow, table.rows[0])]
    leader, task = _first(heads, _LEADERS), _first(heads, _TASKS)
    if leader is not None and task is not None and leader != task:
        return leader, task
    agency = _first(heads, _AGENCIES)
    duty = None if agency is None else _first(heads, _DUTIES, agency + 1)
    if agency is None or duty is None or _first(heads, _SUMS) is not None:
        return None  # what money is for is no order
    rows = [cells for block in table.rows[1:] if len(cells := cells_of(flow, block)) == len(heads)]
    told, to_do = (shares_of(flow, [row[column] for row in rows], None) for column in (agency, duty))
    return (agency, duty) if min(told["unit"], to_do["order"]) >= _MOST else None


def _first(heads: Sequence[str], pattern: re.Pattern[str], start: int = 0) -> int | None:
    return next((n for n in range(start, len(heads)) if pattern.search(heads[n])), None)


def _words(flow: Flow, cells: Sequence[Span]) -> list[str]:
    return ["".join(flow.folded[a:b].split()) for a, b in cells]


def _rows(flow: Flow, table: PrintedTable, who: int, work: int) -> Iterator[tuple[int, WorkRow]]:
    above: Span | None = None
    head, *rows = [(block.index, cells_of(flow, block)) for block in table.rows]
    for index, cells in rows:
        if len(cells) <= max(who, work) or _words(flow, cells) == _words(flow, head[1]):
            continue  # the heads again, on the next page
        own = cells[who]
        above = own if own[0] < own[1] else above
        if above is not None and cells[work][0] < cells[work][1]:
            number = number_in(flow.text[slice(*cells[0])]) if min(who, work) > 0 else None
            yield index, WorkRow(None if number is None else str(number), above, cells[work])
