"""The filters of the list of decisions as SQL, in the shape that suits how many rows they let through.

Newest first, an index on the date gives a page of common rows at once; for rare rows it would walk through
all decisions. So what a filter lets through is counted first, up to a bound: few rows are fetched and sorted.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from pipeline.publish.api.parameters import DecisionsQuery
from pipeline.publish.ask.provinces import predecessors
from pipeline.publish.find.asked import Asked

__all__ = ["Conditions", "conditions"]

_FEW = 1000
_PLAIN = {
    "province": "d.province_id = :province",
    "year": "d.issued_year = :year",
    "issued_from": "d.issued_on >= :issued_from",
    "issued_to": "d.issued_on <= :issued_to",
    "type": "d.type = :type",
    "action": "d.action = :action",
    "needs_review": "d.needs_review = :needs_review",
}
_SETS = {
    "q": ("d.rowid", "select rowid from decisions_fts where decisions_fts match :q"),
    "kind": ("d.id", "select decision_id from bodies where kind = :kind"),
    "action": ("d.id", "select id from decisions where action = :action"),
    "needs_review": ("d.id", "select id from decisions where needs_review = :needs_review"),
}
"""Filters that an index answers: what of a decision is in the set, and the set."""
_KIND = "exists (select 1 from bodies b where b.decision_id = d.id and b.kind = :kind)"
_ROLE = "m.role = :role"
_AGENCY = "m.organization_id in (select id from organizations where agency_type_id = :agency_type)"
_SEATED = """select decisions from agency_counts where province_id is null and issued_year is null
    and agency_type_id is :agency_type and role is :role"""


@dataclass(frozen=True)
class Conditions:
    """`few`: so few rows are left that sorting them is quicker than walking along the dates."""

    where: tuple[str, ...]
    values: dict[str, Any]
    few: bool


def conditions(conn: sqlite3.Connection, query: DecisionsQuery) -> Conditions:
    """All filters of the query."""
    asked = query.model_dump(exclude_none=True, exclude={"limit", "cursor", "sort"})
    values = {**asked, "agency_type": asked.get("agency_type"), "role": asked.get("role")}
    if "q" in asked:
        words = Asked.of(asked["q"])
        values["q"] = words.as_words if words.words else '""'  # nothing but marks: matches nothing
    where = ["d.superseded_by is null", *(_PLAIN[name] for name in asked if name in _PLAIN)]
    few = query.province_today is not None  # several provinces: no index has their days in one order
    if query.province_today:
        merged = {f"merged_{n}": one for n, one in enumerate(predecessors(query.province_today))}
        values |= merged
        where.append(f"d.province_id in ({', '.join(':' + name for name in merged)})")
    for name in ("q", "kind"):
        if name in asked:
            column, rows = _SETS[name]
            where.append(_KIND if name == "kind" else f"{column} in ({rows})")
    for name in _SETS.keys() & asked.keys():
        column, rows = _SETS[name]
        count = conn.execute(f"select count(*) from ({rows} limit {_FEW})", values).fetchone()[0]
        if count < _FEW:
            few = True
            where.append(f"{column} in ({rows})")
    if {"role", "agency_type"} & asked.keys():
        seat, rare = _seat(conn, values)
        where.append(seat)
        few = few or rare
    return Conditions(tuple(where), values, few)


def _seat(conn: sqlite3.Connection, values: dict[str, Any]) -> tuple[str, bool]:
    """Has one member of this role and agency; and whether few decisions do."""
    wanted = ["m.change <> 'leaves'"]
    if values["agency_type"]:
        wanted.append(_AGENCY)
    if values["role"]:  # with both, the agency is the rarer and its index the better one
        wanted.append(f"+{_ROLE}" if values["agency_type"] else _ROLE)
    seat = " and ".join(wanted)
    counted = conn.execute(_SEATED, values).fetchone()
    if counted is None or counted[0] < _FEW:
        return f"d.id in (select m.decision_id from members m where {seat})", True
    return f"exists (select 1 from members m where m.decision_id = d.id and {seat})", False
