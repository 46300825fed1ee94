"""Seats of groups of bodies by agency and role, and sums of each kind: group_seats, kind_facts.

Mandates and topics count the newest body of each province, kinds count every body; each total by itself.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from pipeline.store.derive.totals import Value, totals

__all__ = ["count_kinds", "count_seats"]

_SEATS = """select m.body_id, case m.gender when 'female' then 1 end, {group}, m.province_id,
    o.agency_type_id, m.role from {bodies}
    cross join members m on m.body_id = f.body_id and m.change <> 'leaves'
    left join organizations o on o.id = m.organization_id"""
_NEWEST = "(select * from body_facts where is_newest and group_id in temp.regrouped) f"
_OF_KINDS = """(select distinct kind, province_id from temp.stale_kinds where province_id is not null) s
    join body_facts f on f.province_id = s.province_id and f.kind = s.kind"""
_PLACELESS = """(select * from body_facts where province_id is null
    and kind in (select kind from temp.stale_kinds)) f"""
_PUT = """insert into {table} (group_id, province_id, agency_type_id, role, bodies, members, women)
    values (?, ?, ?, ?, ?, ?, ?)"""
_KINDS = "(select kind_id(kind) from temp.stale_kinds)"


def count_seats(conn: sqlite3.Connection) -> None:
    """Fills group_seats for temp.regrouped and temp.stale_kinds."""
    conn.execute(
        "delete from group_seats where group_id in "
        "(select id from temp.regrouped where id in (select id from body_groups where basis <> 'kind'))"
    )
    conn.executemany(_PUT.format(table="group_seats"), _counted(conn, "f.group_id", _NEWEST))
    conn.execute(
        f"delete from group_seats where group_id in {_KINDS} and (province_id is null "
        "or (group_id, province_id) in (select kind_id(kind), province_id from temp.stale_kinds))"
    )
    rows = _counted(conn, "kind_id(f.kind)", _OF_KINDS)
    conn.executemany(_PUT.format(table="group_seats"), (row for row in rows if row[1] is not None))
    _sum_up(conn)


def _counted(conn: sqlite3.Connection, group: str, bodies: str) -> Iterator[tuple[Value, ...]]:
    seats = conn.execute(_SEATS.format(group=group, bodies=bodies))
    return ((*values, *counts) for values, *counts in totals(seats, always=1))


def _sum_up(conn: sqlite3.Connection) -> None:
    """A body has one province, so totals of a kind over all provinces are sums."""
    columns = "group_id, province_id, agency_type_id, role, bodies, members, women"
    conn.execute(f"create temp table cells as select {columns} from group_seats where group_id in {_KINDS}")
    conn.executemany(_PUT.format(table="temp.cells"), _counted(conn, "kind_id(f.kind)", _PLACELESS))
    conn.execute(
        f"insert into group_seats ({columns}) select group_id, null, agency_type_id, role, sum(bodies), "
        "sum(members), sum(women) from temp.cells group by group_id, agency_type_id, role"
    )
    conn.execute("drop table temp.cells")


def count_kinds(conn: sqlite3.Connection) -> None:
    """One row for each kind of body and province: sums, and who heads them how often, most often first."""
    conn.execute(
        "delete from kind_facts where (group_id, province_id) in "
        "(select kind_id(kind), province_id from temp.stale_kinds)"
    )
    conn.execute(
        f"""insert into kind_facts (group_id, province_id, bodies, members, named, women, men, deputies,
        heads, standing_agencies)
        select kind_id(f.kind), f.province_id, count(*), sum(f.members), sum(f.named),
        sum(f.women), sum(f.men), sum(f.deputies), '[]', '[]'
        from {_OF_KINDS} group by f.kind, f.province_id"""
    )
    for column, keys, known in (
        ("heads", {"agency_type_id": "f.head_agency_type_id", "level": "f.head_level"}, "f.head_id"),
        ("standing_agencies", {"agency_type_id": "f.standing_agency_type_id"}, "f.standing_agency_type_id"),
    ):
        each = ", ".join(f"'{name}', {value}" for name, value in keys.items())
        values = ", ".join(keys.values())
        conn.execute(
            f"""update kind_facts set [{column}] = found.counted from (
            select group_id, province_id, json_group_array(json(entry)) as counted from (
                select kind_id(f.kind) as group_id, f.province_id,
                json_object({each}, 'bodies', count(*)) as entry from {_OF_KINDS}
                where {known} is not null
                group by f.kind, f.province_id, {values} order by count(*) desc, {values}
            ) group by group_id, province_id) found
            where found.group_id = kind_facts.group_id and found.province_id = kind_facts.province_id"""
        )
