"""Databases as earlier versions of the program left them."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from pipeline.store.tables.catalog import TABLES
from pipeline.store.tables.migrations import migrate


def older_database(path: Path, step: str) -> None:
    """An empty database with the tables and columns it had after `step`."""
    tables = [
        dataclasses.replace(table, columns=tuple(c for c in table.columns if c.since <= step))
        for table in TABLES
        if table.since <= step
    ]
    with closing(Database(sqlite3.connect(path, isolation_level=None))) as older:
        migrate(older, tables)
