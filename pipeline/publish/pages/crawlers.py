"""What search engines ask a site for: what they may read, and where its decisions are."""

from __future__ import annotations

from typing import Any

from datasette import Response
from markupsafe import escape

from pipeline.publish.about.contents import pages
from pipeline.publish.ask.addresses import decision_path, full_address
from pipeline.publish.ask.questions import rows

__all__ = ["robots", "sitemap"]

_MOST = 50_000
"""Addresses in one map: https://www.sitemaps.org/protocol.html."""
_CLOSED = "\n".join(("User-agent: *", "Disallow: /quyetdinh", "Disallow: /tim-kiem", "Disallow: /api/"))


async def robots(datasette: Any, request: Any) -> Response:
    """Pages of decisions are for all; stored rows and every state of a search are not."""
    return Response.text(f"{_CLOSED}\nSitemap: {full_address(datasette, request, '/sitemap.xml')}\n")


async def sitemap(datasette: Any, request: Any) -> Response:
    """The newest decisions, without those that a newer version replaces."""
    ours = ["/", "/so-sanh", "/api", *(page.address for page in pages().values())]
    newest = await rows(
        datasette,
        "select id, address from decisions where superseded_by is null order by issued_on desc, id limit ?",
        [_MOST - len(ours)],
    )
    paths = [*ours, *(decision_path(row["id"], row["address"]) for row in newest)]
    places = "\n".join(
        f"<url><loc>{escape(full_address(datasette, request, path))}</loc></url>" for path in paths
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    )
    return Response(f"{head}\n{places}\n</urlset>\n", content_type="application/xml; charset=utf-8")
