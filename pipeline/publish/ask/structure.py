"""The tables of a database as they stand in it."""

from __future__ import annotations

import sqlite3

__all__ = ["structure"]


def structure(connection: sqlite3.Connection) -> dict[str, list[tuple[str, str, bool, str | None]]]:
    """Tables and views in the order of their making: (column, type, in the key, table it points to).

    Left out: what SQLite and full-text search keep for themselves, and names that begin with '_'.
    """
    found: dict[str, list[tuple[str, str, bool, str | None]]] = {}
    names = [
        name
        for name, sql in connection.execute(
            "select name, sql from sqlite_master where type in ('table', 'view') order by type, rowid"
        )
        if not name.startswith(("_", "sqlite_")) and "_fts" not in name and sql
    ]
    for name in names:
        keys = {row[3]: row[2] for row in connection.execute(f"pragma foreign_key_list([{name}])")}
        found[name] = [
            (column, kind.lower(), bool(place), keys.get(column))
            for _, column, kind, _, _, place in connection.execute(f"pragma table_info([{name}])")
        ]
    return found
