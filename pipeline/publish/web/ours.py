"""Whether a Datasette serves a database of ours: only then the plugin does anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from pipeline.errors import StoreError
from pipeline.publish.ask.database_file import open_read_only
from pipeline.publish.ask.metadata import DATABASE

__all__ = ["is_served"]

_looked_at: WeakKeyDictionary[Any, bool] = WeakKeyDictionary()


def is_served(datasette: Any) -> bool:
    """Whether one of its databases has our name, under which links lead to it, and our tables."""
    database = datasette.databases.get(DATABASE)
    if database is None or database.path is None:
        return False
    if database not in _looked_at:
        _looked_at[database] = _is_ours(Path(database.path))
    return _looked_at[database]


def _is_ours(db: Path) -> bool:
    try:
        open_read_only(db).close()
    except StoreError:
        return False
    return True
