"""Exceptions by which Datasette 0.65 stumbles over an address, as what they are: its reader's mistakes."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from datasette import NotFound
from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

from pipeline.errors import StoreError
from pipeline.publish.ask.metadata import names

__all__ = ["in_words", "mistake_of"]

_WRONG_SORT = ("Cannot sort table by", "Cannot use _sort")


def mistake_of(request: Any, exception: Exception) -> Any:
    """The exception to answer in its place; None where Datasette knows best, or something did fail."""
    if (said := str(getattr(exception, "message", ""))).startswith(_WRONG_SORT):
        return DatasetteError(said, status=400)
    if isinstance(exception, QueryInterrupted):  # of a CSV; pages and JSON say so themselves
        return DatasetteError("SQL Interrupted", title="SQL Interrupted", status=400)
    if isinstance(exception, StoreError):  # put in place of the one that was served
        return DatasetteError(str(exception), status=503)
    return NotFound("404") if _leads_nowhere(request.url_vars, exception) else None


def in_words(said: str) -> str:
    """What Datasette says in English as a reader of the page understands it; all else as it is."""
    for pattern, meaning in names().values_of("said").items():
        if found := re.fullmatch(pattern, said):
            return meaning.format(*found.groups()) + "."
    return said


def _leads_nowhere(asked: dict[str, str], exception: Exception) -> bool:
    """A file below a file; a row by too few keys, or of a table in capitals; a CSV of a whole database."""
    return (
        isinstance(exception, NotADirectoryError)
        or ("pks" in asked and isinstance(exception, sqlite3.ProgrammingError))
        or (isinstance(exception, KeyError) and exception.args[0] in (asked.get("table"), "columns"))
    )
