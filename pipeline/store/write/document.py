"""Writing one document: all of its rows or none, and nothing at all where nothing has changed."""

from __future__ import annotations

import json
import sqlite3

from pipeline.store.tables.catalog import CONTENT_TABLES
from pipeline.store.tables.search import put_in, put_in_organizations, take_out
from pipeline.store.write.contract_rows import contract_rows
from pipeline.store.write.document_rows import DocumentRows, row_of
from pipeline.store.write.ledger import OpenRun, fingerprint, now
from pipeline.store.write.origin import ORIGIN
from pipeline.store.write.reference import insert_sql, upsert_sql
from schemas import LinkedDecision, Reading

_REPLACED = tuple(t for t in CONTENT_TABLES if t.name not in ("documents", "decisions"))
"""Rows that are deleted and written anew; documents and decisions stay, others may point at them."""


def write_rows(
    conn: sqlite3.Connection,
    reading: Reading,
    linked: tuple[LinkedDecision, ...],
    run: OpenRun,
    modified_at: str | None,
    *,
    found: bool = True,
) -> bool:
    """Replaces what is stored of the file, inside the caller's transaction; False when it is the same.

    found: whether the search follows the rows; where it does not, the file must be new.
    """
    rows = contract_rows(reading, linked)
    digest = _digest(reading, rows, run)
    stored = conn.execute("select content_hash from documents where id = ?", [rows.document_id]).fetchone()
    if stored and stored[0] == digest:
        return False
    known: list[str] = []
    if stored:
        known = with_older(conn, rows.document_id)
        take_out(conn, known)
    _upsert_references(conn, rows, found)
    _upsert_document(conn, reading, run, digest, modified_at)
    if stored:
        _delete_children(conn, rows)
    conn.executemany(upsert_sql("decisions", keep=("superseded_by", "address")), rows.tables["decisions"])
    for shape in _REPLACED:
        if rows.tables[shape.name]:
            conn.executemany(insert_sql(shape.name), rows.tables[shape.name])
    if found:
        put_in(conn, sorted({*known, *(str(row[0]) for row in rows.tables["decisions"])}))
    return True


def with_older(conn: sqlite3.Connection, document_id: str) -> list[str]:
    """Ids of a document's decisions, and of those they replace: these are found again when those are gone."""
    sql = """with own as (select id from decisions where document_id = ?)
        select id from own union select id from decisions where superseded_by in (select id from own)"""
    return [row[0] for row in conn.execute(sql, [document_id])]


def _digest(reading: Reading, rows: DocumentRows, run: OpenRun) -> str:
    """Changes when anything that would be stored does; paths and times of day do not count."""
    references = [one.model_dump() for one in (*rows.organizations, *rows.persons)]
    versions = [run.info.pipeline_version, run.info.settings_fingerprint, reading.reader]
    facts = [reading.split, reading.is_signed, reading.confidence, len(reading.pages)]
    return fingerprint(json.dumps([versions, facts, rows.tables, references], ensure_ascii=False))


def _upsert_references(conn: sqlite3.Connection, rows: DocumentRows, found: bool) -> None:
    """Names and types are settled among all spellings at the end of a run; till then the first stands."""
    known = conn.execute(
        "select id from organizations where id in (select value from json_each(?))",
        [json.dumps([one.id for one in rows.organizations])],
    ).fetchall()
    for name, items in (("organizations", rows.organizations), ("persons", rows.persons)):
        conn.executemany(
            upsert_sql(name, keep=("name", "agency_type_id")), [row_of(name, one) for one in items]
        )
    if found:
        put_in_organizations(conn, sorted({one.id for one in rows.organizations} - {row[0] for row in known}))


def _upsert_document(
    conn: sqlite3.Connection, reading: Reading, run: OpenRun, digest: str, modified_at: str | None
) -> None:
    moment = now()
    row = row_of(
        "documents", reading.source, page_count=len(reading.pages), split=reading.split,
        is_signed=int(reading.is_signed), text_confidence=reading.confidence, ingested_at=moment,
        updated_at=moment, pipeline_version=run.info.pipeline_version, reader=reading.reader,
        settings=run.info.settings_fingerprint, content_hash=digest, modified_at=modified_at,
        **dict.fromkeys(ORIGIN),
    )  # fmt: skip
    kept = ("ingested_at", *ORIGIN) if modified_at else ("ingested_at", "modified_at", *ORIGIN)
    conn.execute(upsert_sql("documents", keep=kept), row)


def _delete_children(conn: sqlite3.Connection, rows: DocumentRows) -> None:
    """Deletes all rows below the file's decisions, and decisions that the file no longer has."""
    source = rows.document_id
    of_file = "decision_id in (select id from decisions where document_id = ?)"
    for shape in reversed(_REPLACED):
        condition = "document_id = ?" if "document_id" in shape.column_names else of_file
        conn.execute(f"delete from [{shape.name}] where {condition}", [source])
    kept = [row[0] for row in rows.tables["decisions"]]
    marks = ", ".join("?" * len(kept))
    conn.execute(f"delete from decisions where document_id = ? and id not in ({marks})", [source, *kept])
