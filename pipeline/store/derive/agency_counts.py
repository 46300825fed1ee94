"""How often agencies sit in bodies: agency_counts, for every combination of its four keys.

Distinct counts do not add up over agencies or roles, for a decision with two would be counted twice; over
provinces and years they do, for a decision has one of each. So only the provinces and years that changed are
counted again, and the totals over all of them are sums.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from pipeline.store.derive.refill import emptied
from pipeline.store.derive.stale import marked
from pipeline.store.derive.totals import Value, totals

__all__ = ["count_agencies"]

_KEYS = "province_id, agency_type_id, role, issued_year"
_COUNTS = "decisions, members, women"
_SEATS = """select m.decision_id, case m.gender when 'female' then 1 end, m.province_id, o.agency_type_id,
    m.role, m.issued_year from {seats} left join organizations o on o.id = m.organization_id
    where m.change <> 'leaves' and m.decision_id not in
    (select id from decisions where superseded_by is not null)"""
_PUT = "insert into {table} (" + _KEYS + ", " + _COUNTS + ") values (?, ?, ?, ?, ?, ?, ?)"
_SLICES = f"""create temp table slices as
    select province_id, issued_year from decisions where id in {marked("decision")}
    union select json_extract(key, '$[0]'), json_extract(key, '$[1]') from _stale where kind = 'slice'"""
_SUMS = (
    ("province_id", "null", "province_id is not null"),
    ("null", "issued_year", "issued_year is not null"),
    ("null", "null", "true"),
)
"""Province, year, and which of the cells are summed up; a cell knows both, or what its decisions know."""


def count_agencies(conn: sqlite3.Connection, everything: bool) -> None:
    if everything:
        with emptied(conn, "agency_counts"):
            conn.executemany(_PUT.format(table="agency_counts"), _counted(conn, "members m"))
        return
    conn.execute(_SLICES)
    if conn.execute("select 1 from temp.slices").fetchone():
        _count_slices(conn)
        _sum_up(conn)
    conn.execute("drop table temp.slices")


def _counted(conn: sqlite3.Connection, seats: str) -> Iterator[tuple[Value, ...]]:
    return (
        (*values, *counts) for values, *counts in totals(conn.execute(_SEATS.format(seats=seats)), always=0)
    )


def _count_slices(conn: sqlite3.Connection) -> None:
    conn.execute(
        "delete from agency_counts where province_id is null or issued_year is null "
        "or (province_id, issued_year) in temp.slices"
    )
    seats = """temp.slices s cross join members m
        on m.province_id = s.province_id and m.issued_year = s.issued_year"""
    conn.executemany(
        _PUT.format(table="agency_counts"),
        (row for row in _counted(conn, seats) if row[0] is not None and row[3] is not None),
    )


def _sum_up(conn: sqlite3.Connection) -> None:
    """The cells, and seats whose province or year is unknown, each cell of those with all that it knows."""
    conn.execute(f"create temp table cells as select {_KEYS}, {_COUNTS} from agency_counts")
    for which, known in (
        ("m.province_id is null and m.issued_year is not null", 3),
        ("m.issued_year is null and m.province_id is not null", 0),
        ("m.issued_year is null and m.province_id is null", None),
    ):
        rows = _counted(conn, f"(select * from members m where {which}) m")
        conn.executemany(
            _PUT.format(table="temp.cells"), (row for row in rows if known is None or row[known] is not None)
        )
    for province, year, which in _SUMS:
        keys = f"{province}, agency_type_id, role, {year}"
        conn.execute(
            f"insert into agency_counts ({_KEYS}, {_COUNTS}) select {keys}, sum(decisions), sum(members), "
            f"sum(women) from temp.cells where {which} "
            f"group by {', '.join(key for key in keys.split(', ') if key != 'null')}"
        )
    conn.execute("drop table temp.cells")
