"""Indexes of tables, apart from those of keys."""

from __future__ import annotations

import sqlite3

from pipeline.store.tables.catalog import TABLES


def drop_indexes(conn: sqlite3.Connection, tables: tuple[str, ...]) -> None:
    for name in tables:
        sql = "select name from sqlite_master where type = 'index' and sql is not null and tbl_name = ?"
        for (index,) in conn.execute(sql, [name]).fetchall():
            conn.execute(f"drop index [{index}]")


def ensure_indexes(conn: sqlite3.Connection) -> None:
    """Creates those that are missing."""
    for shape in TABLES:
        for sql in shape.index_sql(set(shape.column_names)):
            conn.execute(sql)
