"""One decision whole."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.publish.api.links import links_of
from pipeline.publish.api.problems import Problem
from pipeline.publish.api.queries import RecordQuery
from pipeline.publish.ask.questions import visit
from pipeline.publish.ask.records import records
from pipeline.publish.ask.rows import Row, listed
from pipeline.publish.pages.page_image import has_image

__all__ = ["get_decision"]


async def get_decision(datasette: Any, query: RecordQuery, decision_id: str) -> dict[str, Any]:
    def ask(conn: sqlite3.Connection) -> tuple[list[Row], list[Row]]:
        found = list(records(conn, [decision_id], evidence=query.evidence))
        return found, listed(conn, "select address from decisions where id = ?", [decision_id])

    found, placed = await visit(datasette, ask)
    if not found:
        raise Problem("not-found", f"Không có quyết định {decision_id[:80]!r}.")
    (record,), (place,) = found, placed
    document = record["document"]
    row = {**record, **place, "document_id": document["id"], "source_url": document["source_url"]}
    is_drawn = has_image(datasette, row["document_id"])
    return {**record, "links": links_of(datasette, "decisions", row, is_drawn=is_drawn)}
