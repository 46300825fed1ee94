"""Rows that must be forgotten: whole documents, single decisions, a value wherever it stands.

All inside the caller's transaction. What follows from the rows, and the search, are made anew after it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.store.tables.catalog import CONTENT_TABLES, table
from pipeline.store.tables.shape import Column, Table
from pipeline.store.write.document_rows import row_of
from pipeline.store.write.reference import insert_sql
from pipeline.text.covering import covered
from pipeline.text.doubt import FORGOTTEN, told_of_forgetting

__all__ = ["Finder", "Removed", "cover_value", "remove_decisions", "remove_documents"]

Finder = Callable[[str], list[tuple[int, int]]]
"""Text → the spans of it that must go."""
_LEDGER = table("run_files")
_OURS = frozenset({
    "action", "assignee_kind", "change", "column_name", "content_hash", "eid", "gender", "kind", "media_type",
    "method", "pipeline_version", "place", "reader", "role", "settings", "severity", "split", "state",
    "table_name", "text_source",
})  # fmt: skip
"""Columns whose words are ours, not a document's."""
_OF_DECISIONS = (
    "decision_id in (select id from decisions where document_id in (select value from json_each(?)))"
)


@dataclass(slots=True)
class Removed:
    """What a removal took: rows by table, gone or changed, and the documents they were of."""

    rows: Counter[str] = field(default_factory=Counter)
    documents: set[str] = field(default_factory=set)


def remove_documents(conn: sqlite3.Connection, documents: Sequence[str]) -> Removed:
    """Removes files, by SHA-256, with all that came of them, their entries in the ledger too."""
    listed = json.dumps(documents)
    removed = Removed(documents=set(documents))
    for shape in reversed(CONTENT_TABLES):
        sql = f"delete from [{shape.name}] where {_of_documents(shape)}"
        removed.rows[shape.name] += conn.execute(sql, [listed]).rowcount
    sql = "delete from run_files where source_id in (select value from json_each(?))"
    removed.rows["run_files"] += conn.execute(sql, [listed]).rowcount
    return removed


def _of_documents(shape: Table) -> str:
    """The rows of some documents. Parameter: a JSON list of their ids."""
    key = {"documents": "id", "run_files": "source_id"}.get(shape.name, "document_id")
    return f"{key} in (select value from json_each(?))" if key in shape.column_names else _OF_DECISIONS


def remove_decisions(conn: sqlite3.Connection, decisions: Sequence[str]) -> Removed:
    """Removes decisions, by id, with the text of their pages; a file goes with the last of its decisions."""
    listed = json.dumps(decisions)
    of = dict(
        conn.execute(
            "select document_id, sum(id not in (select value from json_each(:gone))) from decisions "
            "where document_id in (select document_id from decisions where id in "
            "(select value from json_each(:gone))) group by document_id",
            {"gone": listed},
        ).fetchall()
    )
    removed = remove_documents(conn, [document for document, others in of.items() if not others])
    for document in (document for document, others in of.items() if others):
        span = "select page_first, page_last from decisions where document_id = ? and id in "
        spans = conn.execute(f"{span} (select value from json_each(?))", [document, listed]).fetchall()
        for first, last in spans:
            on_them = "document_id = ? and page between ? and ?"
            removed.rows["pages"] += conn.execute(
                f"update pages set text = '' where {on_them}", [document, first, last]
            ).rowcount
            for name in ("page_masks", "signatures"):
                sql = f"delete from {name} where {on_them}"
                removed.rows[name] += conn.execute(sql, [document, first, last]).rowcount
            sql = f"delete from review_items where decision_id is null and {on_them}"
            removed.rows["review_items"] += conn.execute(sql, [document, first, last]).rowcount
        removed.documents.add(document)
    for shape in reversed(CONTENT_TABLES):
        if "decision_id" in shape.column_names:
            sql = f"delete from [{shape.name}] where decision_id in (select value from json_each(?))"
            removed.rows[shape.name] += conn.execute(sql, [listed]).rowcount
    sql = "delete from decisions where id in (select value from json_each(?))"
    removed.rows["decisions"] += conn.execute(sql, [listed]).rowcount
    _tell(conn, sorted(document for document, others in of.items() if others))
    return removed


def cover_value(conn: sqlite3.Connection, find: Finder, documents: Sequence[str] | None) -> Removed:
    """Covers what `find` finds in the rows of some documents, by SHA-256, or of all of them.

    Letters and digits become '█'; a column that may be empty and holds nothing else becomes empty. Persons
    and organisations that are called so are pointed at no more.
    """
    conn.create_function("covered", 1, lambda text: covered(text, find(text)), deterministic=True)
    removed = Removed()
    for target in ("persons", "organizations"):
        _unlink(conn, target, documents, removed)
    for shape in (*CONTENT_TABLES, _LEDGER):
        for column in _texts(shape):
            removed.rows[shape.name] += _cover(conn, shape, column, documents, removed)
    touched = sorted(removed.documents)
    conn.execute(
        "update documents set content_hash = '' where id in (select value from json_each(?))",
        [json.dumps(touched)],
    )
    _tell(conn, touched)
    return removed


def _texts(shape: Table) -> Iterator[Column]:
    for column in shape.columns:
        key = column.name in shape.key or column.to or column.name in _OURS
        if column.type == "text" and not key and not column.name.endswith(("_id", "_on", "_at")):
            yield column


def _cover(
    conn: sqlite3.Connection, shape: Table, column: Column, documents: Sequence[str] | None, removed: Removed
) -> int:
    """Covers one column; the number of rows where it changed. Evidence of what is empty now goes with it."""
    name, key = column.name, shape.key[0]
    where, values = _within(shape, documents)
    owner = next((k for k in ("source_id", "document_id", "decision_id") if k in shape.column_names), "id")
    changed = conn.execute(
        f"update [{shape.name}] set [{name}] = covered([{name}]) where [{name}] is not null "
        f"and [{name}] <> covered([{name}]){where} returning {key}, {owner}, [{name}]",
        values,
    ).fetchall()
    of = "select id from documents where id in (select value from json_each(:owners)) union " \
         "select document_id from decisions where id in (select value from json_each(:owners))"  # fmt: skip
    owners = sorted({row[1] for row in changed if row[1]})
    removed.documents.update(row[0] for row in conn.execute(of, {"owners": json.dumps(owners)}))
    if not column.required and shape.key == ("id",):
        empty = json.dumps([row[0] for row in changed if not any(map(str.isalnum, row[2]))])
        rows = "in (select value from json_each(?))"
        conn.execute(f"update [{shape.name}] set [{name}] = null where id {rows}", [empty])
        seen = f"delete from evidence where table_name = ? and column_name = ? and row_id {rows}"
        conn.execute(seen, [shape.name, name, empty])
    return len(changed)


def _within(shape: Table, documents: Sequence[str] | None) -> tuple[str, list[str]]:
    if documents is None:
        return "", []
    return f" and {_of_documents(shape)}", [json.dumps(documents)]


def _unlink(conn: sqlite3.Connection, target: str, documents: Sequence[str] | None, removed: Removed) -> None:
    """Rows point no more at a person or an organisation of the name: its id says it, and so does its row."""
    called = f"select id from [{target}] where covered(name) <> name"
    if target == "organizations":
        called += " union select organization_id from organization_names where covered(name) <> name"
    found = json.dumps([row[0] for row in conn.execute(called)])
    for shape in CONTENT_TABLES:
        for column in shape.columns:
            if column.to != target:
                continue
            where, values = _within(shape, documents)
            name = column.name
            change = (
                f"delete from [{shape.name}]"
                if column.required
                else f"update [{shape.name}] set [{name}] = null"
            )
            sql = f"{change} where [{name}] in (select value from json_each(?)){where}"
            removed.rows[shape.name] += conn.execute(sql, [found, *values]).rowcount


def _tell(conn: sqlite3.Connection, documents: Sequence[str]) -> None:
    """Each document says that something of it was forgotten, which also keeps its original away."""
    for document in documents:
        prefix = f"{document[:12]}-v"
        numbers = conn.execute(
            "select cast(substr(id, ?) as integer), code from review_items "
            "where document_id = ? and decision_id is null",
            [len(prefix) + 1, document],
        ).fetchall()
        if any(code == FORGOTTEN for _, code in numbers):
            continue
        row = row_of(
            "review_items", id=f"{prefix}{max((n for n, _ in numbers), default=0) + 1}", document_id=document,
            decision_id=None, table_name="documents", row_id=document, column_name=None, code=FORGOTTEN,
            severity="info", message=told_of_forgetting(), page=None,
        )  # fmt: skip
        conn.execute(insert_sql("review_items"), row)
