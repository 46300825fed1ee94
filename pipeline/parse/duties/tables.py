"""Tables that hand out duties instead of listing members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.duty_words import VERB
from pipeline.parse.grammar.lists import opens_unit
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.tables import PrintedTable, cells_of, number_in, tables_of

_MOST = 0.5  # share of a column's cells that must be agencies, or orders


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """'1 | Sở Y tế | Tổng hợp báo cáo': the printed number, the agency, what it has to do."""

    label: str | None
    agency: Span
    duty: Span


_AGENCY_HEADING = re.compile(terms.any_of(terms.DUTIES.tables.agencies))
_DUTY_HEADING = re.compile(terms.any_of(terms.DUTIES.tables.duties))


def agency_rows(draft: Draft) -> dict[int, AgencyRow]:
    """Index of each row in which a table gives an agency its work; an empty agency is the one above."""
    flow = draft.flow
    found: dict[int, AgencyRow] = {}
    for table in tables_of(draft.blocks("articles", "annex"), flow.text).values():
        if any(index in draft.used for index, _ in table.rows):
            continue
        if (columns := _columns(flow, table)) is not None:
            found.update(_rows(flow, table, *columns))
    return found


def _columns(flow: Flow, table: PrintedTable) -> tuple[int, int] | None:
    """Which columns hold agencies and, behind them, orders, by their headings and by most of their cells."""
    heads = [flow.folded[a:b] for a, b in cells_of(flow, table.rows[0][1])]
    agency = next((n for n, head in enumerate(heads) if _AGENCY_HEADING.search(head)), None)
    if agency is None:
        return None
    duty = next((n for n in range(agency + 1, len(heads)) if _DUTY_HEADING.search(heads[n])), None)
    if duty is None:
        return None
    rows = [cells for _, block in table.rows[1:] if len(cells := cells_of(flow, block)) == len(heads)]
    agencies = [row[agency] for row in rows if row[agency][0] < row[agency][1]]
    duties = [row[duty] for row in rows if row[duty][0] < row[duty][1]]
    units = sum(opens_unit(flow.text, flow.folded, a) for a, _ in agencies)
    orders = sum(VERB.match(flow.folded, a, b) is not None for a, b in duties)
    fits = agencies and duties and units >= _MOST * len(agencies) and orders >= _MOST * len(duties)
    return (agency, duty) if fits else None


def _rows(flow: Flow, table: PrintedTable, agency: int, duty: int) -> Iterator[tuple[int, AgencyRow]]:
    who: Span | None = None
    for index, block in table.rows[1:]:
        cells = cells_of(flow, block)
        if len(cells) <= duty:
            continue
        own = cells[agency]
        who = own if own[0] < own[1] else who
        if who is not None and cells[duty][0] < cells[duty][1]:
            number = number_in(flow.text[slice(*cells[0])]) if agency > 0 else None
            yield index, AgencyRow(None if number is None else str(number), who, cells[duty])
