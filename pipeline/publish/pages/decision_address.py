"""Which decision an address means: by place, number and day, or by its file, which leads to the former."""

from __future__ import annotations

from typing import Any

from datasette import NotFound, Response

from pipeline.publish.ask.addresses import decision_path
from pipeline.publish.ask.questions import one, rows
from pipeline.publish.ask.rows import Row

__all__ = ["decision_meant", "several_meant"]


async def decision_meant(datasette: Any, request: Any, ending: str = "") -> Row | Response | None:
    """The decision; the way to its own address where another one was asked for; None where several have it.

    `ending`: of the file at that address. NotFound where there is none.
    """
    address, decision_id = request.url_vars.get("address"), request.url_vars.get("id")
    if decision_id:
        found = await one(datasette, "select * from decisions where id = ?", [decision_id])
    else:
        found = await one(datasette, "select * from decisions where address = ?", [address])
    if found is None and not decision_id and await several_meant(datasette, str(address)):
        return None
    if found is None:
        raise NotFound("Không có quyết định này.")
    if found["address"] == address:
        return found
    place = datasette.urls.path(decision_path(found["id"], found["address"]) + ending)
    query = f"?{request.query_string}" if request.query_string else ""
    return Response.redirect(f"{place}{query}", status=301)


async def several_meant(datasette: Any, address: str) -> list[Row]:
    """The decisions that share an address; older versions of them last."""
    return await rows(
        datasette,
        "select id, address, code, issued_on, issuer, subject, superseded_by from decisions "
        "where address > ? || '/' and address < ? || '0' order by superseded_by is not null, id",
        [address, address],
    )
