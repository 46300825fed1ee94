"""Tables that are made anew as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["emptied"]


@contextmanager
def emptied(conn: sqlite3.Connection, *tables: str) -> Iterator[None]:
    """Empties tables, children first, for the block to fill; their indexes are made when they are full.

    Inside the caller's transaction. Sorted once, an index takes a third of the time of row after row.
    """
    found = [
        index
        for table in tables
        for index in conn.execute(
            "select name, sql from sqlite_master where type = 'index' and tbl_name = ? and sql is not null",
            [table],
        )
    ]
    for name, _ in found:
        conn.execute(f"drop index [{name}]")
    for table in tables:
        conn.execute(f"delete from [{table}]")
    yield
    for _, sql in found:
        conn.execute(sql)
