"""The decision page: the record beside the page images, each value tied to its words."""

from __future__ import annotations

from typing import Any

from datasette import NotFound, Response

from pipeline.publish.ask.rows import Row
from pipeline.publish.pages.decision_record import record_of
from pipeline.publish.pages.page_image import DPI, has_image
from pipeline.publish.pages.render import render

__all__ = ["ROUTE", "decision_page"]

ROUTE = r"^/quyet-dinh/(?P<id>[0-9a-f]{12}-[1-9][0-9]{0,3})$"


async def decision_page(datasette: Any, request: Any) -> Response:
    record = await record_of(datasette, request.url_vars["id"])
    if record is None:
        raise NotFound("Không có quyết định này.")
    decision = record["decision"]
    context = record | {
        "title": decision["subject"] or decision["code"] or "Quyết định chưa rõ trích yếu",
        "has_image": has_image(datasette, decision["document_id"]),
        "dpi": DPI[1],
        "large": DPI[2],
        "citation": _citation(decision),
    }
    return Response.html(render(datasette, "site/decision.html", context))


def _citation(decision: Row) -> str:
    """As Vietnamese acts cite each other: Quyết định số … ngày … của … về …"""
    parts = [decision["type"] or "Quyết định"]
    if decision["code"]:
        parts.append(f"số {decision['code']}")
    if decision["issued_on"]:
        year, month, day = decision["issued_on"].split("-")
        parts.append(f"ngày {day} tháng {month} năm {year}")
    if decision["issuer"]:
        parts.append(f"của {decision['issuer']}")
    if decision["subject"]:
        subject = decision["subject"]
        parts.append(subject[0].lower() + subject[1:])
    return " ".join(parts)
