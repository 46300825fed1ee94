"""What SQL of strangers may take: no value, no heap and no answer beyond what the site itself ever needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Bounds"]

_VALUE = 300_000  # bytes; the text of a page has some thousands
_HEAP = 100_000_000  # of SQLite, all connections of the process together
_ANSWER = 16_000_000  # text and blobs of one answer
_STATEMENT = 20_000
_ENDLESS = ("printf", "format")  # '%.*c' counts to a billion in one step, which no clock interrupts
_TOO_MUCH = "câu hỏi cần quá nhiều bộ nhớ"


class Bounds:
    """Bounds of one connection and the answers to the questions asked over it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, _STATEMENT)
        connection.execute(f"pragma hard_heap_limit = {_HEAP}")
        connection.set_authorizer(_allowed)
        connection.row_factory = self._row
        self._taken = 0

    @contextmanager
    def question(self) -> Iterator[None]:
        """One question. sqlite3.OperationalError where it takes more."""
        self._taken = 0
        try:
            yield
        except (MemoryError, sqlite3.DataError) as error:
            raise sqlite3.OperationalError(_TOO_MUCH) from error

    def _row(self, cursor: sqlite3.Cursor, values: tuple[object, ...]) -> sqlite3.Row:
        self._taken += sum(len(value) for value in values if isinstance(value, str | bytes))
        if self._taken > _ANSWER:
            raise sqlite3.OperationalError(_TOO_MUCH)
        return sqlite3.Row(cursor, values)


def _allowed(action: int, _: str | None, name: str | None, *place: str | None) -> int:
    return (
        sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_FUNCTION and name in _ENDLESS else sqlite3.SQLITE_OK
    )
