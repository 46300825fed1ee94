"""The tables of a database as they stand in it."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

__all__ = ["StoredColumn", "structure"]


class StoredColumn(NamedTuple):
    """`kind` is SQLite's: text, integer or real. `leads_to`: the table whose id it holds."""

    name: str
    kind: str
    in_key: bool
    leads_to: str | None


def structure(connection: sqlite3.Connection) -> dict[str, tuple[StoredColumn, ...]]:
    """Tables and views in the order of their making.

    Left out: what SQLite and full-text search keep for themselves, and names that begin with '_'.
    """
    found = {}
    names = [
        name
        for name, sql in connection.execute(
            "select name, sql from sqlite_master where type in ('table', 'view') order by type, rowid"
        )
        if not name.startswith(("_", "sqlite_")) and "_fts" not in name and sql
    ]
    for name in names:
        keys = {row[3]: row[2] for row in connection.execute(f"pragma foreign_key_list([{name}])")}
        found[name] = tuple(
            StoredColumn(column, kind.lower(), bool(place), keys.get(column))
            for _, column, kind, _, _, place in connection.execute(f"pragma table_info([{name}])")
        )
    return found
