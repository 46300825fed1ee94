"""Names of organisations and persons: one spelling among all that decisions print.

A function of what is stored, not of the order in which files came: the spelling of most decisions, among
equals the longest, among those the first by code point.
"""

from __future__ import annotations

import sqlite3

from pipeline.store.derive.stale import marked
from pipeline.store.tables.search import put_in_organizations, refill_organizations, take_out_organizations

__all__ = ["prune_references", "settle_names"]

_PLACE = "row_number() over (partition by id order by count(*) desc, length(name) desc, name) as place"
_USES = ("members", "organization_id"), ("duties", "organization_id"), ("executors", "organization_id"), \
        ("recipients", "organization_id"), ("decisions", "issuer_id")  # fmt: skip


def settle_names(conn: sqlite3.Connection, everything: bool) -> None:
    """Gives each organisation and person its spelling; what no decision spells keeps the one it has.

    Where an organisation comes to be of another type, the decisions that name it are marked.
    """
    among = "" if everything else f"where organization_id in {marked('organization')}"
    settled = conn.execute(
        f"""with spelled as (select organization_id as id, name, agency_type_id from organization_names
        {among}), best as (select id, name, min(agency_type_id) as agency_type_id, {_PLACE} from spelled
            group by id, name)
        select best.name, best.agency_type_id, o.id, o.agency_type_id is not best.agency_type_id
        from best join organizations o on o.id = best.id
        where best.place = 1 and (best.name, best.agency_type_id) is not (o.name, o.agency_type_id)"""
    ).fetchall()
    changed = [row[2] for row in settled]
    if not everything:
        take_out_organizations(conn, changed)
    conn.executemany(
        "update organizations set (name, agency_type_id) = (?, ?) where id = ?", [row[:3] for row in settled]
    )
    if everything:
        refill_organizations(conn)
    else:
        put_in_organizations(conn, changed)
        conn.executemany(
            "insert or ignore into _stale select 'decision', decision_id from members "
            "where organization_id = ?",
            [(row[2],) for row in settled if row[3]],
        )
    among = "" if everything else f"and person_id in {marked('person')}"
    conn.execute(
        f"""with spelled as (select person_id as id, name from members where person_id is not null
        and name is not null {among}), best as (select id, name, {_PLACE} from spelled group by id, name)
        update persons set name = best.name from best
        where best.place = 1 and best.id = persons.id and best.name <> persons.name"""
    )


def prune_references(conn: sqlite3.Connection, everything: bool) -> None:
    """Drops organisations and persons that no row points at any more."""
    among = "" if everything else f"id in {marked('person')} and"
    conn.execute(f"delete from persons where {among} not exists (select 1 from members x "
                 "where x.person_id = persons.id)")  # fmt: skip
    among = "" if everything else f"id in {marked('organization')} and"
    used = " or ".join(
        f"exists (select 1 from {table} x where x.{column} = organizations.id)" for table, column in _USES
    )
    unused = [row[0] for row in conn.execute(f"select id from organizations where {among} not ({used})")]
    if not everything:  # else their index is filled anew with the names
        take_out_organizations(conn, unused)
    conn.executemany("delete from organizations where id = ?", [(one,) for one in unused])
