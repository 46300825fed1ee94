"""Rows of the database as dictionaries, on a connection that reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

__all__ = ["Row", "Values", "listed", "marks"]

Row = dict[str, Any]
Values = Sequence[object] | dict[str, object]


def listed(conn: sqlite3.Connection, sql: str, values: Values = ()) -> list[Row]:
    """All rows of an answer."""
    cursor = conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def marks(values: Sequence[object]) -> str:
    """Question marks for a list of values: 'in (?, ?)'."""
    return "(" + ", ".join("?" * len(values)) + ")"
