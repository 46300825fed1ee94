"""What the query planner knows of the tables."""

from __future__ import annotations

import sqlite3

_GROWN = 1.25
"""Times as many decisions as when statistics were last gathered, from which they are gathered again."""


def gather_statistics(conn: sqlite3.Connection) -> None:
    """Reads every index, which takes as long as a database is large: only where it has grown since."""
    (stored,) = conn.execute("select count(*) from decisions").fetchone()
    if stored > _GROWN * _known(conn) or stored < _known(conn):
        conn.execute("analyze")


def _known(conn: sqlite3.Connection) -> int:
    """How many decisions the statistics speak of."""
    if conn.execute("select 1 from sqlite_master where name = 'sqlite_stat1'").fetchone() is None:
        return 0
    row = conn.execute(
        "select stat from sqlite_stat1 where tbl = 'decisions' and stat is not null"
    ).fetchone()
    return int(row[0].split()[0]) if row else 0
