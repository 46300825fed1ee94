"""Comparing provinces: one topic or one kind of body, from the tables made at load time."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from pipeline.lexicon.body_groups import kind_id
from pipeline.publish.api.problems import Fault, Problem
from pipeline.publish.api.queries import CompareQuery
from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.rows import Row, listed

__all__ = ["compared", "named"]

_FIGURES_OF_TOPIC = """select f.province_id, p.name as province, 1 as bodies, f.members, f.named, f.women,
    f.men, f.deputies,
    case when f.head_id is null then '[]' else json_array(json_object(
        'agency_type_id', f.head_agency_type_id, 'level', f.head_level, 'bodies', 1)) end as heads,
    case when f.standing_agency_type_id is null then '[]' else json_array(json_object(
        'agency_type_id', f.standing_agency_type_id, 'bodies', 1)) end as standing_agencies
    from body_facts f join provinces p on p.id = f.province_id
    where f.group_id = :topic and f.is_newest = 1{chosen} order by f.province_id"""
_FIGURES_OF_KIND = """select f.province_id, p.name as province, f.bodies, f.members, f.named, f.women, f.men,
    f.deputies, f.heads, f.standing_agencies from kind_facts f join provinces p on p.id = f.province_id
    where f.group_id = :topic{chosen} order by f.province_id"""
_BODIES = """select b.id, f.province_id, f.decision_id, b.name, f.kind, f.issued_on, f.issued_year, f.members,
    f.deputies, b.standing_agency, f.standing_agency_type_id,
    f.head_id, h.name as head_name, h.position, h.organization, f.head_agency_type_id, f.head_level
    from body_facts f join bodies b on b.id = f.body_id left join members h on h.id = f.head_id
    where {which}{chosen} order by f.province_id"""
_NEWEST = "f.group_id = :topic and f.is_newest = 1"
_ONLY = """f.kind = :kind and f.province_id in (
    select province_id from kind_facts where group_id = :topic and bodies = 1)"""
_SEATS = """select province_id, agency_type_id, role, bodies, members, women from group_seats
    where {which} order by province_id, agency_type_id, role"""
_DUTIES_OF_TOPIC = """select u.id, u.province_id, u.body_id, u.decision_id, u.assignee, u.role, u.text,
    m.duty_group_id, m.method, m.score, 1 as bodies, g.text as common
    from body_facts f join duties u on u.body_id = f.body_id
    left join duty_matches m on m.duty_id = u.id left join duty_groups g on g.id = m.duty_group_id
    where f.group_id = :topic and f.is_newest = 1{chosen} order by f.province_id, u.ordinal"""
_DUTIES_OF_KIND = """select u.id, f.province_id, u.body_id, u.decision_id, u.assignee, u.role, u.text,
    f.duty_group_id, f.method, f.score, f.bodies, g.text as common
    from duty_groups g join shared_duties f on f.duty_group_id = g.id join duties u on u.id = f.duty_id
    where g.group_id = :topic{chosen} order by g.bodies desc, length(g.id), g.id, f.province_id"""


def compared(conn: sqlite3.Connection, query: CompareQuery) -> dict[str, Any]:
    topic = _topic(conn, query)
    values: dict[str, Any] = {
        "topic": topic["id"], "kind": query.kind, "agency_type": query.agency_type, "role": query.role,
    }  # fmt: skip
    chosen = ""
    if query.provinces:
        keys = [f"province_{number}" for number in range(len(query.provinces))]
        values |= dict(zip(keys, query.provinces, strict=True))
        chosen = f" in ({', '.join(':' + name for name in keys)})"
    here = f" and f.province_id{chosen}" if chosen else ""
    if query.kind:
        figures, which, duties = _FIGURES_OF_KIND, _ONLY, _DUTIES_OF_KIND
    else:
        figures, which, duties = _FIGURES_OF_TOPIC, _NEWEST, _DUTIES_OF_TOPIC
    shared = _shared(listed(conn, duties.format(chosen=here), values))
    return {
        "topic": named(topic),
        "provinces": [_counted(row) for row in listed(conn, figures.format(chosen=here), values)],
        "bodies": [_body(row) for row in listed(conn, _BODIES.format(which=which, chosen=here), values)],
        "seats": listed(conn, _SEATS.format(which=_cells(query, chosen)), values),
        "duties": [duty for duty in shared if duty["provinces"] > 1] if query.kind else shared,
    }


def _topic(conn: sqlite3.Connection, query: CompareQuery) -> Row:
    if (query.topic is None) == (query.kind is None):
        fault = Fault(parameter="topic", detail="phải có hoặc topic hoặc kind, không phải cả hai")
        raise Problem("bad-value", f"topic: {fault.detail}; xem /api/v1/topics.", faults=[fault])
    key = query.topic or kind_id(str(query.kind))
    sql = "select id, basis, name, bodies, provinces from body_groups where id = :id"
    for row in listed(conn, sql, {"id": key}):
        return row
    raise Problem("not-found", f"Không có tổ chức nào thuộc {key[:80]!r}; xem /api/v1/topics.")


def _cells(query: CompareQuery, chosen: str) -> str:
    """Condition on the cells of the matrix; without any wish the provinces would be tens of thousands."""
    parts = ["group_id = :topic"]
    parts += [f"{column} = :{name}" for name, column in (("agency_type", "agency_type_id"), ("role", "role"))
              if getattr(query, name)]  # fmt: skip
    if chosen:
        parts.append(f"(province_id is null or province_id{chosen})")
    elif len(parts) == 1:
        parts.append("province_id is null")
    return " and ".join(parts)


def named(topic: Row) -> Row:
    """A kind of bodies by its name, not its code."""
    if topic["basis"] != "kind":
        return topic
    return {**topic, "name": names().value("bodies", "kind", topic["name"]) or topic["name"]}


def _counted(row: Row) -> Row:
    return row | {name: json.loads(row[name]) for name in ("heads", "standing_agencies")}


def _body(row: Row) -> Row:
    head = {
        "member_id": row.pop("head_id"), "name": row.pop("head_name"), "position": row.pop("position"),
        "organization": row.pop("organization"), "agency_type_id": row.pop("head_agency_type_id"),
        "level": row.pop("head_level"),
    }  # fmt: skip
    return {**row, "head": head if head["member_id"] else None}


def _shared(rows: list[Row]) -> list[Row]:
    """Duties by what they say, those of most provinces first, then as the texts have them."""
    groups: dict[str, Row] = {}
    for row in rows:
        group, common = row.pop("duty_group_id"), row.pop("common")
        found = groups.setdefault(
            group or row["id"], {"id": group, "text": common or row["text"], "provinces": 0, "duties": []}
        )
        found["duties"].append(row)
    for found in groups.values():
        found["provinces"] = len({duty["province_id"] for duty in found["duties"]})
    return sorted(groups.values(), key=lambda found: -found["provinces"])
