"""What follows from the rows of many documents: made anew at the end of a run.

`pragma user_version` says whether it is stale: 1 from the first write of a run until this is done, so a
run that dies half-way leaves a mark that the next one sees.
"""

from __future__ import annotations

import sqlite3

from pipeline.store.derive.refill import emptied
from pipeline.store.derive.totals import totals

_CITED = """update [{table}] set [{to}] = (
    select min(t.id) from decisions t, decisions d
    where d.id = [{table}].decision_id and t.code = [{table}].[{code}] and t.issued_on = [{table}].[{on}]
    and t.superseded_by is null
    and (t.province_id is null or t.province_id = d.province_id) and t.id <> d.id having count(*) = 1)
    where [{code}] is not null and [{on}] is not null"""


def is_stale(conn: sqlite3.Connection) -> bool:
    return bool(conn.execute("pragma user_version").fetchone()[0])


def mark_stale(conn: sqlite3.Connection, stale: bool) -> None:
    """Inside a transaction this is undone with it."""
    conn.execute(f"pragma user_version = {int(stale)}")


def resolve_citations(conn: sqlite3.Connection) -> None:
    """Ties citations to stored decisions: code and day equal, one candidate only, same province or central.

    The same code is given in every province each year, so nothing less than this is proof.
    """
    conn.execute(_CITED.format(table="legal_bases", to="cited_decision_id", code="number", on="issued_on"))
    conn.execute(_CITED.format(table="relations", to="target_decision_id", code="target_code",
                               on="target_issued_on"))  # fmt: skip


def prune_references(conn: sqlite3.Connection) -> None:
    """Drops organisations and persons that no row points at any more."""
    conn.execute("delete from persons where id not in (select person_id from members "
                 "where person_id is not null)")  # fmt: skip
    uses = " union ".join(
        f"select {column} from {table} where {column} is not null"
        for table, column in (("members", "organization_id"), ("duties", "organization_id"),
                              ("executors", "organization_id"), ("recipients", "organization_id"),
                              ("decisions", "issuer_id"))
    )  # fmt: skip
    conn.execute(f"delete from organizations where id not in ({uses})")


def count_agencies(conn: sqlite3.Connection) -> None:
    """Fills agency_counts for every combination of its four keys, 'all' (null) included.

    Distinct counts do not add up: a decision with two agencies would be counted twice in their sum.
    """
    with emptied(conn, "agency_counts"):
        seats = conn.execute(
            "select m.decision_id, case m.gender when 'female' then 1 end, m.province_id, o.agency_type_id, "
            "m.role, m.issued_year from members m left join organizations o on o.id = m.organization_id "
            "where m.change <> 'leaves' and m.decision_id not in "
            "(select id from decisions where superseded_by is not null)"
        )
        conn.executemany(
            "insert into agency_counts (province_id, agency_type_id, role, issued_year, decisions, members, "
            "women) values (?, ?, ?, ?, ?, ?, ?)",
            ((*values, *counts) for values, *counts in totals(seats, always=0)),
        )
