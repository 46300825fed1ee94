"""Requests that Datasette 0.65 would answer with a server error, refused before it sees them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl

from datasette import Response

from pipeline.publish.web.headers import App, Receive, Scope, Send

__all__ = ["fault_of", "with_gate"]

_LONGEST_NAME = 255  # bytes that a file system takes for one name; static files are looked up by it
_SHAPES = {
    "_timelimit": r"[0-9]{0,5}",
    "_facet_size": r"[0-9]{0,5}|max",
    "_facet": r"\w*",
    "_facet_array": r"\w*",
    "_facet_date": r"\w*",
    "_through": r"(?!)",  # no table of ours has a use for it
}
"""What Datasette's own parameters may be."""
_ORDERED = ("__gt", "__gte", "__lt", "__lte")
_TOO_LARGE = re.compile(r"\s*[+-]?[0-9]{19,}")  # more than an integer of SQLite


def with_gate(app: App, datasette: Any) -> App:
    """The same ASGI application behind `fault_of`; what is refused gets the site's error page.

    Datasette is started here, by whatever is asked first: 0.65 sees to it behind the gate only, and there
    lets a second request pass while the first still starts it.
    """
    starting = asyncio.Lock()

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async with starting:
            await datasette.invoke_startup()
        fault = fault_of(scope) if scope["type"] == "http" else None
        if fault is None:
            await app(scope, receive, send)
            return
        context = {"status": fault[0], "error": fault[1], "title": None}
        page = await datasette.render_template("error.html", context)
        await Response.html(page, status=fault[0]).asgi_send(send)

    return wrapped


def fault_of(scope: Scope) -> tuple[int, str] | None:
    """Status and reason where a request makes no sense, else None. The API judges by itself."""
    path: str = scope["path"]
    if path.startswith("/api/"):
        return None
    if any(len(name.encode("utf-8", "surrogateescape")) > _LONGEST_NAME for name in path.split("/")):
        return 404, "Không có địa chỉ này."
    query: bytes = scope.get("query_string", b"")
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="utf-8", errors="replace")
    wrong = next(_senseless(pairs), None)
    return (400, f"'{wrong[:60]}' không nhận giá trị này.") if wrong is not None else None


def _senseless(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in pairs:
        misshapen = name in _SHAPES and not re.fullmatch(_SHAPES[name], value)
        too_large = name.endswith(_ORDERED) and _TOO_LARGE.fullmatch(value)
        if "\x00" in value or misshapen or too_large:
            yield name
