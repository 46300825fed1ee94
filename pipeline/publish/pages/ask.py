"""Questions to the database, and what is the same for every reader kept until the file changes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

from pipeline.publish.metadata import DATABASE

__all__ = ["Row", "kept", "marks", "one", "rows"]

Row = dict[str, Any]
Value = TypeVar("Value")
_MOST = 300
_SLOW = "Câu hỏi quá rộng nên đã dừng; hãy thêm điều kiện để thu hẹp."
_kept: WeakKeyDictionary[Any, tuple[object, dict[str, Any]]] = WeakKeyDictionary()


async def rows(datasette: Any, sql: str, values: Sequence[object] | dict[str, object] = ()) -> list[Row]:
    """All rows as dictionaries. DatasetteError 400 when the time limit is reached."""
    try:
        found = await datasette.get_database(DATABASE).execute(sql, values, truncate=False)
    except QueryInterrupted as error:
        raise DatasetteError(_SLOW, status=400, title="SQL Interrupted") from error
    return [dict(row) for row in found.rows]


async def one(datasette: Any, sql: str, values: Sequence[object] | dict[str, object] = ()) -> Row | None:
    """The first row, None when there is none."""
    found = await rows(datasette, sql, values)
    return found[0] if found else None


def marks(values: Sequence[object]) -> str:
    """Question marks for a list of values: 'in (?, ?)'."""
    return "(" + ", ".join("?" * len(values)) + ")"


async def kept(datasette: Any, name: str, make: Callable[[], Awaitable[Value]]) -> Value:
    """What `make` gives, made once for each state of the database file."""
    stamp = _stamp(datasette)
    held = _kept.get(datasette)
    if held is None or held[0] != stamp:
        held = _kept[datasette] = (stamp, {})
    if name not in held[1]:
        if len(held[1]) >= _MOST:
            held[1].clear()
        held[1][name] = await make()
    found: Value = held[1][name]
    return found


def _stamp(datasette: Any) -> object:
    path = Path(datasette.get_database(DATABASE).path)
    return tuple(
        (about.st_mtime_ns, about.st_size)
        for one in (path, path.with_name(path.name + "-wal"))
        if one.exists() and (about := one.stat())
    )
