"""The decision page: the record beside the page images, each value tied to its words."""

from __future__ import annotations

from typing import Any

from datasette import NotFound, Response

from pipeline.publish.ask.addresses import BY_ID, BY_NAME, decision_path, full_address
from pipeline.publish.pages.citation import FORMATS, as_linked_data, in_words
from pipeline.publish.pages.decision_address import decision_meant, several_meant
from pipeline.publish.pages.decision_record import record_of
from pipeline.publish.pages.original_file import why_not_offered
from pipeline.publish.pages.page_image import DPI, has_image
from pipeline.publish.pages.render import render
from pipeline.publish.pages.report import reporter

__all__ = ["ROUTES", "decision_page"]

ROUTES = (f"{BY_ID}$", f"{BY_NAME}$")


async def decision_page(datasette: Any, request: Any) -> Response:
    meant = await decision_meant(datasette, request)
    if isinstance(meant, Response):
        return meant
    if meant is None:
        address = request.url_vars["address"]
        sharing = await several_meant(datasette, address)
        return Response.html(render(datasette, "site/sharing.html", {"sharing": sharing}))
    record = await record_of(datasette, meant["id"])
    if record is None:
        raise NotFound("Không có quyết định này.")
    decision = record["decision"]
    page = full_address(datasette, request, decision_path(decision["id"], decision["address"]))
    context = record | {
        "title": decision["subject"] or decision["code"] or "Quyết định chưa rõ trích yếu",
        "has_image": has_image(datasette, decision["document_id"]),
        "dpi": DPI[1],
        "large": DPI[2],
        "page_address": page,
        "citation": in_words(decision),
        "linked_data": as_linked_data(decision, page),
        "citation_formats": list(FORMATS),
        "no_original": await why_not_offered(datasette, decision["document_id"]),
        "report": reporter(getattr(datasette, "contact", None), page),
    }
    return Response.html(render(datasette, "site/decision.html", context))
