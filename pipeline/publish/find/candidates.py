"""Candidates of a search from the full-text index, before they are put in order.

Only the newest matches are ranked, by their length: a common word has more than can be read in time.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from pipeline.publish.ask.rows import Row, listed, marks
from pipeline.publish.find.filters import Conditions
from pipeline.publish.find.searchable import SEARCHABLE

__all__ = ["Reach", "few", "matching", "newest_of", "picked"]


@dataclass(frozen=True)
class Reach:
    """How many of the newest matches are ranked, and how many of the best are put in order."""

    ranked: int
    best: int


def picked(
    conn: sqlite3.Connection, kind: str, query: str, conditions: Conditions, reach: Reach
) -> tuple[list[Row], bool]:
    """Rows that match, all of them where they are few, and whether more match."""
    every = few(conn, kind, query, conditions, reach.best)
    if every is not None:
        return every, False
    return newest_of(conn, kind, query, conditions, reach), True


def newest_of(
    conn: sqlite3.Connection, kind: str, query: str, conditions: Conditions, reach: Reach
) -> list[Row]:
    """Of the newest rows that match those with the fewest letters.

    Rows that all have the same words differ for bm25 by little but their length. To rank by bm25 itself would
    walk through every row of the table that has one of the words, each time.
    """
    about = SEARCHABLE[kind]
    length = " + ".join(f"coalesce(length(t.{name}), 0)" for name in about.lengths)
    hits, values = matching(kind, query, conditions)
    return listed(
        conn,
        f"with newest as materialized ({hits} order by f.rowid desc limit {reach.ranked}) "
        f"{about.sql} where t.rowid in (select t.rowid from {about.table} t "
        f"where t.rowid in (select n from newest) order by {length}, t.rowid desc limit {reach.best})",
        values,
    )


def few(
    conn: sqlite3.Connection, kind: str, query: str, conditions: Conditions, most: int
) -> list[Row] | None:
    """All rows that match; None when they are more than `most`.

    Asked first, in the order of the index: to walk through all of it backwards takes twice as long.
    """
    about = SEARCHABLE[kind]
    hits, values = matching(kind, query, conditions)
    found = [n for (n,) in conn.execute(f"{hits} order by f.rowid limit {most + 1}", values)]
    if len(found) > most:
        return None
    return listed(conn, f"{about.sql} where t.rowid in {marks(found)}", found) if found else []


def matching(kind: str, query: str, conditions: Conditions) -> tuple[str, list[object]]:
    """The places `n` of all rows that match, as SQL with its values."""
    index = f"{SEARCHABLE[kind].table}_fts"
    among, values = conditions.among_hits(SEARCHABLE[kind].table)
    return (
        f"select f.rowid as n from {index} f where {index} match ?{among}",
        [conditions.matching(query), *values],
    )
