"""Answers for programs, the API's and Datasette's JSON: open to other sites, the same for everybody."""

from __future__ import annotations

import re

from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.web.headers import App, Message, Receive, Scope, Send

__all__ = ["is_for_programs", "with_open_json"]

_JSON = re.compile(rf"/{DATABASE}(/.*)?\.json")
_OPEN = [
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"ETag, Link, X-Total-Count"),
]
_PREFLIGHT = [
    (b"access-control-allow-methods", b"GET, HEAD, OPTIONS"),
    (b"access-control-allow-headers", b"Accept, If-None-Match"),
    (b"access-control-max-age", b"86400"),
]
_VARIES = (b"cookie", b"authorization")  # in 0.65 of every answer; ours are the same for everybody


def is_for_programs(path: str) -> bool:
    return path.startswith("/api/") or _JSON.fullmatch(path) is not None


def with_open_json(app: App) -> App:
    """The same ASGI application, its answers for programs with headers for other sites."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_for_programs(scope["path"]):
            await app(scope, receive, send)
            return
        added = [*_OPEN, *(_PREFLIGHT if scope["method"] == "OPTIONS" else [])]

        async def send_open(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*_for_everybody(message.get("headers", [])), *added]}
            await send(message)

        await app(scope, receive, send_open)

    return wrapped


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
