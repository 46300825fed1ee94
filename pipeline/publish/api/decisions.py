"""Decisions: the list with its filters, and one whole."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.publish.api.answers import DecisionSummary
from pipeline.publish.api.match import match_of
from pipeline.publish.api.paging import pack, unpack
from pipeline.publish.api.problems import Problem
from pipeline.publish.api.queries import DecisionsQuery, RecordQuery
from pipeline.publish.records import records

__all__ = ["listed", "one"]

_COLUMNS = ", ".join(
    "p.name as province" if name == "province" else f"d.{name}" for name in DecisionSummary.model_fields
)
_FROM = f"select {_COLUMNS} from decisions d left join provinces p on p.id = d.province_id"
_FILTERS = {
    "q": "d.rowid in (select rowid from decisions_fts where decisions_fts match :q)",
    "province": "d.province_id = :province",
    "province_today": """d.province_id in (with recursive merged(id) as (values (:province_today)
        union select p.id from provinces p join merged on p.successor_id = merged.id)
        select id from merged)""",
    "year": "d.issued_year = :year",
    "issued_from": "d.issued_on >= :issued_from",
    "issued_to": "d.issued_on <= :issued_to",
    "type": "d.type = :type",
    "action": "d.action = :action",
    "kind": "exists (select 1 from bodies b where b.decision_id = d.id and b.kind = :kind)",
    "needs_review": "d.needs_review = :needs_review",
}
_SEAT = """exists (select 1 from members m left join organizations o on o.id = m.organization_id
    where m.decision_id = d.id and m.change <> 'leaves'{})"""
_DATED = {
    "-issued_on": ("d.issued_on desc, d.id", "d.issued_on <= :day and (d.issued_on < :day or d.id > :id)"),
    "issued_on": ("d.issued_on, d.id desc", "d.issued_on >= :day and (d.issued_on > :day or d.id < :id)"),
}
"""Sort → its order, as the index on (issued_on desc, id) has it, and what comes after a row."""


def one(conn: sqlite3.Connection, query: RecordQuery, decision_id: str) -> dict[str, Any]:
    for record in records(conn, [decision_id], evidence=query.evidence):
        return record
    raise Problem("not-found", f"Không có quyết định {decision_id[:80]!r}.")


def listed(conn: sqlite3.Connection, query: DecisionsQuery) -> dict[str, Any]:
    where, values = _conditions(query)
    day, last = _after(query)
    found: list[dict[str, Any]] = []
    if query.cursor is None or day is not None:
        order, after = _DATED[query.sort]
        rest = [*where, "d.issued_on is not null", *([after] if day else [])]
        found = _rows(conn, rest, order, {**values, "day": day, "id": last}, query.limit + 1)
        last = None
    if len(found) <= query.limit:
        rest = [*where, "d.issued_on is null", *(["d.id > :id"] if last else [])]
        room = query.limit + 1 - len(found)
        found += _rows(conn, rest, "d.id", {**values, "id": last}, room)
    items = found[: query.limit]
    more = len(found) > query.limit
    return {"items": items, "next": pack(items[-1]["issued_on"], items[-1]["id"]) if more else None}


def _after(query: DecisionsQuery) -> tuple[str | None, str | None]:
    """Day and id of the last row of the page before."""
    if query.cursor is None:
        return None, None
    day, last = unpack(query.cursor, (str, type(None)), (str,))
    return None if day is None else str(day), str(last)


def _conditions(query: DecisionsQuery) -> tuple[list[str], dict[str, Any]]:
    asked = query.model_dump(exclude_none=True, include={*_FILTERS, "role", "agency_type"})
    where = [_FILTERS[name] for name in asked if name in _FILTERS]
    if "q" in asked:
        asked["q"] = match_of(asked["q"])
    seat = "".join(
        f" and {column} = :{name}"
        for name, column in (("role", "m.role"), ("agency_type", "o.agency_type_id"))
        if name in asked
    )
    return [*where, *([_SEAT.format(seat)] if seat else [])], asked


def _rows(
    conn: sqlite3.Connection, where: list[str], order: str, values: dict[str, Any], limit: int
) -> list[dict[str, Any]]:
    sql = f"{_FROM} where {' and '.join(where)} order by {order} limit :limit"
    cursor = conn.execute(sql, {**values, "limit": limit})
    names = [column[0] for column in cursor.description]
    rows = [dict(zip(names, row, strict=True)) for row in cursor]
    return [{**row, "needs_review": bool(row["needs_review"])} for row in rows]
