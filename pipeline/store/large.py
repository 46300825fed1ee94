"""Large loads: indexes and search of what came are made once, when all of it is there.

Kept row by row they take two thirds of the writer's time. Where files must be read first that is nothing, and
readers find each file at once; where the writer is what all wait for, they find it when the load is over.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager

from pipeline.store.derive.stale import ensure_marks, unmarked
from pipeline.store.tables.catalog import CONTENT_TABLES
from pipeline.store.tables.indexes import drop_indexes, ensure_indexes
from pipeline.store.tables.search import SEARCHES, fill

_LEAST = 1000
"""Files in a row; fewer, and making indexes anew takes longer than it saves."""
_BUSY = 0.5
"""Share of its time that the writer writes, from which all wait for it."""
_TABLES = (*(one.name for one in CONTENT_TABLES), "organizations", "persons")


class Large:
    """Whether a load is a large one; says so by itself. A run that dies leaves it to the next opening."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.on = conn.execute("select 1 from _stale where kind = 'large'").fetchone() is not None
        self._forget()

    def _forget(self) -> None:
        self.files, self.busy, self.since = 0, 0.0, time.perf_counter()

    @contextmanager
    def writing(self, document_id: str) -> Iterator[None]:
        """Around the transaction that writes a document: it may begin or end the large load before it."""
        begun = time.perf_counter()
        if self.conn.execute("select 1 from documents where id = ?", [document_id]).fetchone():
            self.end()  # what is replaced must be found
            self._forget()
        elif not self.on and self.files >= _LEAST:
            if self.busy > _BUSY * (begun - self.since):
                self.begin()
            self._forget()
        yield
        self.files += 1
        self.busy += time.perf_counter() - begun

    def begin(self) -> None:
        """Outside of transactions."""
        self.conn.execute("begin immediate")
        unmarked(self.conn)
        self.conn.execute("insert or ignore into _stale values ('large', '')")
        drop_indexes(self.conn, _TABLES)
        self.conn.execute("commit")
        self.on = True

    def end(self) -> None:
        """Outside of transactions, each of which holds one index: the log stays small. Again does no harm."""
        if self.on:
            ensure_indexes(self.conn)
            for search in SEARCHES:
                fill(self.conn, search)
            self.conn.execute("begin immediate")
            ensure_marks(self.conn)
            self.conn.execute("delete from _stale where kind = 'large'")
            self.conn.execute("commit")
            self.on = False
