"""Rows of the database as a sheet: columns with the names and explanations that the site has for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from math import isfinite
from typing import Any

from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.rows import Values
from pipeline.publish.ask.structure import structure
from pipeline.publish.sheets.sheet import Column, Sheet

__all__ = ["INTERNAL", "asked", "columns_of", "given"]

INTERNAL = frozenset({"search_key"})
"""Columns that say something of this copy of the database alone."""
_KINDS = frozenset({"text", "integer", "real"})


def columns_of(
    conn: sqlite3.Connection, found: Sequence[str], table: str | None, query: str | None = None
) -> list[Column]:
    """The columns that an answer has, in its order; of a table with their kinds."""
    kinds = {column.name: column.kind for column in structure(conn).get(table or "", ())}
    said = names()
    columns = []
    for name in found:
        kind, about = kinds.get(name, ""), said.describe(table, name, query) or ""
        label, _, about = about.partition(": ")
        columns.append(Column(name, label or name, kind if kind in _KINDS else "", about))
    return columns


def asked(
    conn: sqlite3.Connection,
    sql: str,
    values: Values,
    *,
    name: str,
    title: str,
    table: str | None = None,
    query: str | None = None,
) -> Sheet:
    """What `sql` finds, row after row. `table` or `query`: whose columns it has."""
    cursor = conn.execute(sql, values)
    columns = columns_of(conn, [column[0] for column in cursor.description], table, query)
    shown = [place for place, column in enumerate(columns) if column.name not in INTERNAL]
    rows: Iterable[Sequence[Any]] = cursor
    if len(shown) < len(columns):
        rows = (tuple(row[place] for place in shown) for row in cursor)
    return Sheet(name, title, [columns[place] for place in shown], rows)


def given(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Rows of whatever SQL a reader wrote, without values that no format but SQLite has."""
    for row in rows:
        yield tuple(_plain(value) for value in row)


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.hex()
    return None if isinstance(value, float) and not isfinite(value) else value
