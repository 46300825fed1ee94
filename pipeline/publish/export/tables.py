"""The tables and views of a database as they leave it: all columns, in the order of the key."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.errors import StoreError
from pipeline.publish.ask.structure import StoredColumn, structure
from pipeline.publish.sheets.stored import INTERNAL

__all__ = ["ExportedTable", "chosen_tables", "rows", "tables"]

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
    return [_counted(conn, name, columns) for name, columns in structure(conn).items() if name not in views]


def chosen_tables(conn: sqlite3.Connection, wanted: Sequence[str]) -> list[ExportedTable]:
    """The tables and views with these names. StoreError for a name that there is not."""
    known = structure(conn)
    for name in wanted:
        if name not in known:
            raise StoreError(f"Không có bảng {name!r}.", f"Chọn trong: {', '.join(sorted(known))}.")
    return [_counted(conn, name, known[name]) for name in wanted]


def _counted(conn: sqlite3.Connection, name: str, columns: tuple[StoredColumn, ...]) -> ExportedTable:
    (count,) = conn.execute(f"select count(*) from [{name}]").fetchone()
    return ExportedTable(name, tuple(column for column in columns if column.name not in INTERNAL), count)


def rows(conn: sqlite3.Connection, table: ExportedTable) -> Iterator[list[tuple[Any, ...]]]:
    """The rows by the thousand, in the order of the key, so that equal data gives equal files."""
    names = ", ".join(f"[{column.name}]" for column in table.columns)
    known = {column.name for column in table.columns}
    order = ", ".join(f"[{name}]" for name in table.key) or ("id" if "id" in known else "rowid")
    cursor = conn.execute(f"select {names} from [{table.name}] order by {order}")
    while batch := cursor.fetchmany(_AT_ONCE):
        yield batch
