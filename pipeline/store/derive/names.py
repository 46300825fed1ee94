"""Names of organisations and persons: one spelling among all that decisions print.

A function of what is stored, not of the order in which files came: the spelling of most decisions, among
equals the longest, among those the first by code point.
"""

from __future__ import annotations

import sqlite3

__all__ = ["settle_names"]

_PLACE = "row_number() over (partition by id order by count(*) desc, length(name) desc, name) as place"


def settle_names(conn: sqlite3.Connection) -> None:
    """Gives each organisation and person its spelling; what no decision spells keeps the one it has."""
    conn.execute(
        f"""with spelled as (select organization_id as id, name, agency_type_id from organization_names),
        best as (select id, name, min(agency_type_id) as agency_type_id, {_PLACE} from spelled
            group by id, name)
        update organizations set (name, agency_type_id) = (best.name, best.agency_type_id) from best
        where best.place = 1 and best.id = organizations.id
        and (best.name, best.agency_type_id) is not (organizations.name, organizations.agency_type_id)"""
    )
    conn.execute(
        f"""with spelled as (select person_id as id, name from members where person_id is not null
        and name is not null), best as (select id, name, {_PLACE} from spelled group by id, name)
        update persons set name = best.name from best
        where best.place = 1 and best.id = persons.id and best.name <> persons.name"""
    )
