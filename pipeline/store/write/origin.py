"""Where a file was published, as whoever fetched it says."""

from __future__ import annotations

import sqlite3
from dataclasses import asdict, dataclass, fields


@dataclass(frozen=True, slots=True)
class Origin:
    """Facts about a file that are not in it; each may be unknown. They are columns of `documents`.

    source_url: where it was fetched. source_page: the page that links to it. retrieved_on: ISO 8601.
    """

    source_url: str | None = None
    source_page: str | None = None
    publisher: str | None = None
    retrieved_on: str | None = None


ORIGIN = tuple(field.name for field in fields(Origin))
"""Columns that a new reading of the file leaves as they are."""


def put_origin(conn: sqlite3.Connection, document_id: str, origin: Origin) -> None:
    """Fills in what is not known yet, inside the caller's transaction: the first source of a file stands."""
    facts = {name: value for name, value in asdict(origin).items() if value}
    if facts:
        filled = ", ".join(f"[{name}] = coalesce([{name}], ?)" for name in facts)
        conn.execute(f"update documents set {filled} where id = ?", [*facts.values(), document_id])
