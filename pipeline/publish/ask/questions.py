"""Questions to the database, and what is the same for every reader kept until the file changes."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.views.base import DatasetteError

from pipeline.publish.ask.database_file import state_of
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.rows import Row, Values, listed

__all__ = ["kept", "one", "reading", "rows", "several", "visit"]

Value = TypeVar("Value")
_MOST = 300
_STEPS = 20_000  # of SQLite's machine between two looks at the clock
_SLOW = "Câu hỏi quá rộng nên đã dừng; hãy thêm điều kiện để thu hẹp."
_kept: WeakKeyDictionary[Any, tuple[object, dict[str, Any]]] = WeakKeyDictionary()


async def rows(datasette: Any, sql: str, values: Values = ()) -> list[Row]:
    """All rows as dictionaries. DatasetteError 400 when the time limit is reached."""
    (found,) = await several(datasette, (sql, values))
    return found


async def several(datasette: Any, *questions: tuple[str, Values]) -> list[list[Row]]:
    """The rows of each question, in one visit to a thread: a visit costs as much as a small query."""

    return await visit(datasette, lambda conn: [listed(conn, sql, values) for sql, values in questions])


async def visit(datasette: Any, ask: Callable[[sqlite3.Connection], Value]) -> Value:
    """What `ask` finds in one visit to a thread, in time. DatasetteError 400 when it takes too long."""

    def asked(conn: sqlite3.Connection) -> Value:
        with reading(conn, datasette.sql_time_limit_ms):
            return ask(conn)

    try:
        found: Value = await datasette.get_database(DATABASE).execute_fn(asked)
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        raise DatasetteError(_SLOW, status=400, title="SQL Interrupted") from error
    return found


async def one(datasette: Any, sql: str, values: Values = ()) -> Row | None:
    """The first row, None when there is none."""
    found = await rows(datasette, sql, values)
    return found[0] if found else None


@contextmanager
def reading(conn: sqlite3.Connection, most_ms: int) -> Iterator[None]:
    """The connection as it reads quickest, for so long: sqlite3.OperationalError 'interrupted' after that.

    Tuples of str as SQLite gives them, and a look at the clock every 0.5 ms or so: Datasette's factories and
    its clock, both called far more often, take most of a record's time.
    """
    before = conn.row_factory, conn.text_factory
    until = time.perf_counter() + most_ms / 1000
    conn.row_factory, conn.text_factory = None, str
    conn.set_progress_handler(lambda: time.perf_counter() >= until, _STEPS)
    try:
        yield
    finally:
        conn.set_progress_handler(None, _STEPS)
        conn.row_factory, conn.text_factory = before


async def kept(datasette: Any, name: str, make: Callable[[], Awaitable[Value]]) -> Value:
    """What `make` gives, made once for each state of the database file, whoever asks for it meanwhile."""
    stamp = state_of(Path(datasette.get_database(DATABASE).path))
    held = _kept.get(datasette)
    if held is None or held[0] != stamp:
        held = _kept[datasette] = (stamp, {})
    known = held[1]
    if name not in known or (known[name].done() and not _has_come(known[name])):
        if len(known) >= _MOST:
            known.clear()
        known[name] = asyncio.ensure_future(make())
    found: Value = await asyncio.shield(known[name])
    return found


def _has_come(made: asyncio.Future[Any]) -> bool:
    return not made.cancelled() and made.exception() is None
