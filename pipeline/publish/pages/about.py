"""Pages about the site, made of the Markdown of docs/."""

from __future__ import annotations

from functools import cache, partial
from itertools import groupby
from operator import attrgetter
from typing import Any

from datasette import NotFound, Response

from pipeline.publish.about.contents import ABOUT, image, pages, place_of, source_of
from pipeline.publish.about.markdown import Written, written
from pipeline.publish.ask.addresses import full_address
from pipeline.publish.pages.render import render

__all__ = ["ROUTES"]

_MOST_SHOWN = 12
"""Entries of a table of contents that is open from the start."""


async def about_page(datasette: Any, request: Any) -> Response:
    page = pages().get(request.url_vars["path"] or "")
    if page is None:
        raise NotFound("404")
    found = _written(page.path)
    context = {
        "page": page,
        "page_address": full_address(datasette, request, page.address),
        "groups": [(name, list(group)) for name, group in groupby(pages().values(), attrgetter("group"))],
        "written": found,
        "is_short": len(found.contents) <= _MOST_SHOWN,
        "contact": getattr(datasette, "contact", None),
    }
    return Response.html(render(datasette, "site/about.html", context))


@cache
def _written(path: str) -> Written:
    page = pages()[path]
    return written(source_of(page), partial(place_of, page.source))


async def about_image(request: Any) -> Response:
    path = image(request.url_vars["name"])
    if path is None:
        raise NotFound("404")
    return Response(path.read_bytes(), content_type="image/svg+xml" if path.suffix == ".svg" else "image/png")


ROUTES: list[tuple[str, Any]] = [
    (rf"^{ABOUT}(?:/(?P<path>[a-z0-9-]+))?$", about_page),
    (rf"^{ABOUT}/hinh/(?P<name>[a-z0-9-]+\.(?:svg|png))$", about_image),
]
