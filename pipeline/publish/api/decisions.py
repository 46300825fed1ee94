"""One decision whole."""

from __future__ import annotations

from typing import Any

from pipeline.publish.api.links import links_of
from pipeline.publish.api.problems import Problem
from pipeline.publish.api.queries import RecordQuery
from pipeline.publish.ask.questions import visit
from pipeline.publish.ask.records import records
from pipeline.publish.pages.page_image import has_image

__all__ = ["get_decision"]


async def get_decision(datasette: Any, query: RecordQuery, decision_id: str) -> dict[str, Any]:
    found = await visit(datasette, lambda conn: list(records(conn, [decision_id], evidence=query.evidence)))
    if not found:
        raise Problem("not-found", f"Không có quyết định {decision_id[:80]!r}.")
    (record,) = found
    row = {**record, "document_id": record["document"]["id"]}
    is_drawn = has_image(datasette, row["document_id"])
    return {**record, "links": links_of(datasette, "decisions", row, is_drawn=is_drawn)}
