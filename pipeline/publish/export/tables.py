"""The tables of a database as they leave it: all columns, in the order of the key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.publish.ask.structure import StoredColumn, structure

__all__ = ["ExportedTable", "rows", "tables"]

_AT_ONCE = 5_000


@dataclass(frozen=True)
class ExportedTable:
    """A table with how many rows it has."""

    name: str
    columns: tuple[StoredColumn, ...]
    count: int

    @property
    def key(self) -> list[str]:
        return [column.name for column in self.columns if column.in_key]


def tables(conn: sqlite3.Connection) -> list[ExportedTable]:
    """All tables with data of ours: no views, no search indexes, nothing that SQLite keeps for itself."""
    views = {row[0] for row in conn.execute("select name from sqlite_master where type = 'view'")}
    return [
        ExportedTable(
            name,
            columns,
            conn.execute(f"select count(*) from [{name}]").fetchone()[0],
        )
        for name, columns in structure(conn).items()
        if name not in views
    ]


def rows(conn: sqlite3.Connection, table: ExportedTable) -> Iterator[list[tuple[Any, ...]]]:
    """The rows by the thousand, in the order of the key, so that equal data gives equal files."""
    names = ", ".join(f"[{column.name}]" for column in table.columns)
    order = ", ".join(f"[{name}]" for name in table.key) or "rowid"
    cursor = conn.execute(f"select {names} from [{table.name}] order by {order}")
    while batch := cursor.fetchmany(_AT_ONCE):
        yield batch
