"""What a person names, as ids: documents and decisions that are stored, or known to the ledger alone."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision and what it is known by in other files."""

    id: str
    document_id: str
    ordinal: int
    code: str | None
    subject: str | None
    issued_on: str | None
    issued_year: int | None
    province_id: str | None
    issuer_id: str | None


_DECISIONS = f"select {', '.join(StoredDecision.__dataclass_fields__)} from decisions"


def decisions(conn: sqlite3.Connection) -> list[StoredDecision]:
    """All that are stored."""
    return [StoredDecision(*row) for row in conn.execute(_DECISIONS)]


def decisions_called(conn: sqlite3.Connection, name: str) -> list[StoredDecision]:
    """The decision of this id, else those of this number."""
    for column in ("id", "code"):
        if found := [
            StoredDecision(*row) for row in conn.execute(f"{_DECISIONS} where {column} = ?", [name])
        ]:
            return found
    return []


def documents_called(conn: sqlite3.Connection, name: str) -> list[str]:
    """SHA-256 of the files of this hash or its beginning (12 digits at least), this path, or this name."""
    asked = [
        (
            "select id from documents where id = ?1 union "
            "select source_id from run_files where source_id = ?1",
            name,
        )
    ]
    if len(name) >= 12 and all(letter in "0123456789abcdef" for letter in name):
        like = name + "*"
        asked.append(
            ("select id from documents where id glob ?1 union select source_id from run_files "
             "where source_id glob ?1", like)
        )  # fmt: skip
    asked.append(
        ("select id from documents where path = ?1 union select source_id from run_files "
         "where path = ?1 and source_id is not null", name)
    )  # fmt: skip
    asked.append(("select id from documents where file_name = ?1", name))
    for sql, value in asked:
        if found := [row[0] for row in conn.execute(sql, [value]) if row[0]]:
            return found
    return []
