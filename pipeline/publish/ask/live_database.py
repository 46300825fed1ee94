"""The database as it is at each question: filled, replaced or gone meanwhile, the site reads on."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

from datasette.database import Database

from pipeline.errors import StoreError
from pipeline.publish.ask.bounds import Bounds
from pipeline.publish.ask.database_file import being_written, state_of

__all__ = ["LiveDatabase"]

Value = TypeVar("Value")
_MOST = 500  # answers; a facet of 120 values takes some 20 kB
_PATIENCE, _PAUSE = 5.0, 0.05  # seconds for which a file may be half copied, and between two looks
_TORN = {
    sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_PROTOCOL,
}  # fmt: skip


class LiveDatabase(Database):  # type: ignore[misc]
    """Datasette's database with a connection a thread that is opened anew when the file is another one.

    A file half copied over the old one is waited for; one that is gone is read on where a thread has it open.
    Counts and facets, of which each table page makes several over the whole table, are kept until the file
    changes.
    """

    def __init__(
        self,
        datasette: Any,
        path: str,
        *,
        bounded: bool = False,
        check: Callable[[sqlite3.Connection], None] = lambda connection: None,
    ) -> None:
        """`bounded`: strangers may send SQL. `check`: StoreError for a database not to be served."""
        super().__init__(datasette, path=path)
        self._bounded, self._check = bounded, check
        self._file = Path(path)
        self._mine = threading.local()
        self._answers: OrderedDict[object, Any] = OrderedDict()
        self._state: tuple[Any, ...] | None = None

    @property
    def is_mutable(self) -> bool:
        """While it is being written Datasette offers no download: it would be half of one."""
        return being_written(self._file)

    @is_mutable.setter
    def is_mutable(self, value: bool) -> None:
        """Datasette's constructor sets it; here the file says."""

    @property
    def size(self) -> int:
        """Bytes; of the last state that was seen where the file is gone."""
        state = state_of(self._file) or self._state or (0, 0, 0)
        return int(state[2])

    def connect(self, write: bool = False) -> sqlite3.Connection:
        """Read-only. Where nobody may write beside it, a database that was left in order is read as it is.

        So it is, for one question, while the log beside it does not belong to it: of what was there before.
        """
        assert not write
        uri = self._file.resolve().as_uri()
        self._mine.is_passing = False
        connection = sqlite3.connect(f"{uri}?mode=ro", uri=True, check_same_thread=False)
        try:
            connection.execute("select 1 from sqlite_master limit 1")
        except sqlite3.DatabaseError as error:
            connection.close()
            self._mine.is_passing = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT
            if being_written(self._file) and not self._mine.is_passing:
                raise
            connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, check_same_thread=False)
        self._all_file_connections.append(connection)
        return connection

    @contextmanager
    def apart(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own for an answer that takes long; closed at the end."""
        connection = self.connect()
        try:
            self.ds._prepare_connection(connection, self.name)
            self._check(connection)
            if self._bounded:
                Bounds(connection)
            yield connection
        finally:
            if connection in self._all_file_connections:
                self._all_file_connections.remove(connection)
            connection.close()

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Value]) -> Value:
        """As Datasette's own, over the file that is there now."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.ds.executor, self._ask, fn)

    async def execute(self, sql: str, params: Any = None, *args: Any, **options: Any) -> Any:
        """As Datasette's own; an error, such as a question that took too long, is not kept."""
        if "count(*)" not in sql:
            return await super().execute(sql, params, *args, **options)
        given = tuple(params.items()) if isinstance(params, dict) else tuple(params or ())
        key = (sql, given, args, tuple(options.items()))
        self._forget_when_changed()
        if key in self._answers:
            self._answers.move_to_end(key)
            return self._answers[key]
        state = self._state
        found = await super().execute(sql, params, *args, **options)
        if state == self._state:
            self._answers[key] = found
        if len(self._answers) > _MOST:
            self._answers.popitem(last=False)
        return found

    def _forget_when_changed(self) -> None:
        state = state_of(self._file)
        if state is not None and state != self._state:
            self._state = state
            self._answers.clear()
            self.cached_hash = self._cached_table_counts = None

    def _ask(self, fn: Callable[[sqlite3.Connection], Value]) -> Value:
        until = time.monotonic() + _PATIENCE
        while True:
            connection = None
            try:
                connection = self._connection()
                bounds: Bounds | None = self._mine.bounds
                with bounds.question() if bounds else nullcontext():
                    return fn(connection)
            except StoreError:
                if not self._has_just_changed():
                    raise
            except sqlite3.DatabaseError as error:
                if time.monotonic() > until or not self._is_torn(error, connection):
                    raise
            self._close()
            time.sleep(_PAUSE)

    def _connection(self) -> sqlite3.Connection:
        """This thread's connection, to the file that lies there now."""
        state = state_of(self._file)
        if state is not None and state[2] == 0:
            raise sqlite3.OperationalError("the file is being copied: it is empty yet")
        known = getattr(self._mine, "state", None)
        if known is None or self._mine.is_passing or (state is not None and state[:4] != known[:4]):
            self._close()
            self._mine.connection = self.connect()
            self.ds._prepare_connection(self._mine.connection, self.name)
            self._check(self._mine.connection)
            self._mine.bounds = Bounds(self._mine.connection) if self._bounded else None
            self._mine.state = state or ()
        connection: sqlite3.Connection = self._mine.connection
        return connection

    def _close(self) -> None:
        connection = getattr(self._mine, "connection", None)
        if connection is not None:
            if connection in self._all_file_connections:
                self._all_file_connections.remove(connection)
            connection.close()
        self._mine.connection = self._mine.state = None

    def _has_just_changed(self) -> bool:
        """Whether the rest of a copy may still be coming."""
        state = state_of(self._file)
        return state is not None and time.time() - state[3] / 1e9 < _PATIENCE

    def _is_torn(self, error: sqlite3.DatabaseError, connection: sqlite3.Connection | None) -> bool:
        """Whether an error comes of a file that is being copied; a wrong question stays wrong."""
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if connection is None or code in _TORN or not _has_tables(connection):
            return True
        state = state_of(self._file)  # the rest of a copy may have come meanwhile
        return state is not None and state[:4] != self._mine.state[:4]


def _has_tables(connection: sqlite3.Connection) -> bool:
    try:
        return connection.execute("select 1 from sqlite_master limit 1").fetchone() is not None
    except sqlite3.DatabaseError:
        return False
