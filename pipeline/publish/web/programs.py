"""Answers for programs, the API's and Datasette's JSON: open to other sites, kept by proxies."""

from __future__ import annotations

import re
from typing import Any

from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.validators import matches, validator
from pipeline.publish.web.headers import App, Message, Receive, Scope, Send

__all__ = ["is_for_programs", "with_open_json"]

_JSON = re.compile(rf"/{DATABASE}(/.*)?\.json")
_OPEN = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link"),
]
_PREFLIGHT = [
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
    (b"access-control-allow-headers", b"Accept, If-None-Match"),
    (b"access-control-max-age", b"86400"),
]
_VARIES = (b"cookie", b"authorization")  # in 0.65 of every answer; ours are the same for everybody


def is_for_programs(path: str) -> bool:
    return path.startswith("/api/") or _JSON.fullmatch(path) is not None


def with_open_json(app: App, datasette: Any) -> App:
    """The same ASGI application, its answers for programs with headers for other sites and for proxies.

    The validator is weak: Datasette says in its JSON how long a query took.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_for_programs(scope["path"]):
            await app(scope, receive, send)
            return
        added, tag = [], None
        if _JSON.fullmatch(scope["path"]):
            added = [*_OPEN, *(_PREFLIGHT if scope["method"] == "OPTIONS" else [])]
            known = validator(datasette.get_database(DATABASE), scope["path"], scope.get("query_string", b""))
            tag = f'W/"{known}"' if known and scope["method"] in ("GET", "HEAD") else None

        async def send_open(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [*_for_everybody(message.get("headers", [])), *added]
                if tag and message["status"] == 200:
                    headers.append((b"etag", tag.encode("ascii")))
                message = {**message, "headers": headers}
            await send(message)

        if tag and _has(scope, tag):
            await send({"type": "http.response.start", "status": 304, "headers": [
                *added, (b"etag", tag.encode("ascii")),
            ]})  # fmt: skip
            await send({"type": "http.response.body", "body": b""})
            return
        await app(scope, receive, send_open)

    return wrapped


def _has(scope: Scope, tag: str) -> bool:
    """Whether the client names the tag, which it got with an answer: '*' might be of one that is an error."""
    asked = [value.decode("latin-1") for name, value in scope["headers"] if name == b"if-none-match"]
    return any(one.strip() != "*" and matches(one, tag) for one in asked)


def _for_everybody(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Without the claim that the answer depends on who asks."""
    kept = []
    for name, value in headers:
        if name.lower() == b"vary":
            parts = [one.strip() for one in value.split(b",")]
            value = b", ".join(one for one in parts if one.lower() not in _VARIES)
            if not value:
                continue
        kept.append((name, value))
    return kept
