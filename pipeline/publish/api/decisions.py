"""Decisions: the list with its filters, and one whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

from pipeline.publish.api.answers import DecisionSummary
from pipeline.publish.api.filters import conditions
from pipeline.publish.api.paging import pack, unpack
from pipeline.publish.api.parameters import DecisionsQuery, RecordQuery
from pipeline.publish.api.problems import Problem
from pipeline.publish.ask.records import records
from pipeline.publish.ask.rows import listed

__all__ = ["get_decision", "list_decisions"]

_COLUMNS = ", ".join(
    "p.name as province" if name == "province" else f"d.{name}" for name in DecisionSummary.model_fields
)
_FROM = f"select {_COLUMNS} from decisions d left join provinces p on p.id = d.province_id"
_DATED = {
    "-issued_on": (
        "{0}d.issued_on desc, {0}d.id",
        "{0}d.issued_on <= :day and ({0}d.issued_on < :day or d.id > :id)",
    ),
    "issued_on": (
        "{0}d.issued_on, {0}d.id desc",
        "{0}d.issued_on >= :day and ({0}d.issued_on > :day or d.id < :id)",
    ),
}
"""Sort → its order, as the index on (issued_on desc, id) has it, and what comes after a row; '+' in place of
{0} keeps SQLite from that index."""
_OF_YEAR = "{0}d.issued_on between :year || '-01-01' and :year || '-12-31'"  # a known day is of its year


def get_decision(conn: sqlite3.Connection, query: RecordQuery, decision_id: str) -> dict[str, Any]:
    for record in records(conn, [decision_id], evidence=query.evidence):
        return record
    raise Problem("not-found", f"Không có quyết định {decision_id[:80]!r}.")


def list_decisions(conn: sqlite3.Connection, query: DecisionsQuery) -> dict[str, Any]:
    asked = conditions(conn, query)
    day, last = _after(query)
    found: list[dict[str, Any]] = []
    if query.cursor is None or day is not None:
        order, after = _DATED[query.sort]
        dated = ["{0}d.issued_on is not null", *([_OF_YEAR] if query.year else []), *([after] if day else [])]
        plus = "+" if asked.few else ""
        where = [*asked.where, *(one.format(plus) for one in dated)]
        values = {**asked.values, "day": day, "id": last}
        found = _rows(conn, where, order.format(plus), values, query.limit + 1)
        last = None
    if len(found) <= query.limit:
        where = [*asked.where, "d.issued_on is null", *(["d.id > :id"] if last else [])]
        found += _rows(conn, where, "d.id", {**asked.values, "id": last}, query.limit + 1 - len(found))
    items = found[: query.limit]
    more = len(found) > query.limit
    return {"items": items, "next": pack(items[-1]["issued_on"], items[-1]["id"]) if more else None}


def _after(query: DecisionsQuery) -> tuple[str | None, str | None]:
    """Day and id of the last row of the page before."""
    if query.cursor is None:
        return None, None
    day, last = unpack(query.cursor, (str, type(None)), (str,))
    return None if day is None else str(day), str(last)


def _rows(
    conn: sqlite3.Connection, where: Sequence[str], order: str, values: dict[str, Any], limit: int
) -> list[dict[str, Any]]:
    sql = f"{_FROM} where {' and '.join(where)} order by {order} limit :limit"
    rows = listed(conn, sql, {**values, "limit": limit})
    return [{**row, "needs_review": bool(row["needs_review"])} for row in rows]
