"""A page of a list as it is answered: its items, how many there are in all, where it goes on."""

from __future__ import annotations

from typing import Any

from datasette.database import QueryInterrupted

from pipeline.publish.api.listing import Listing, find
from pipeline.publish.api.problems import Problem
from pipeline.publish.api.queries import ListQuery
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.questions import visit

__all__ = ["listed"]

_UNCOUNTED = "Đếm hết các dòng thì quá lâu: thêm total=false, hoặc thêm bộ lọc để thu hẹp."


async def listed(listing: Listing, datasette: Any, query: ListQuery) -> dict[str, Any]:
    """Counts of many rows are kept until the file changes: they take longer than the page."""
    found = await visit(datasette, lambda conn: find(conn, listing, query))
    total = found.total if query.total else None
    if query.total and total is None:
        try:
            counted = await datasette.get_database(DATABASE).execute(found.count, found.values)
        except QueryInterrupted as error:
            raise Problem("too-slow", _UNCOUNTED) from error
        total = counted.single_value()
    return {"items": listing.finish(datasette, found.items), "total": total, "next": found.next}
