"""Answers that browsers and proxies keep: for how long, and by which validator they ask again."""

from __future__ import annotations

import re
from typing import Any

from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.web.headers import App, Message, Receive, Scope, Send
from pipeline.publish.web.programs import is_for_programs
from pipeline.publish.web.validators import matches, validator

__all__ = ["with_validators"]

_FRESH = b"public, max-age=60"
"""As short as Datasette's own: what somebody asked to have taken down is not to be read on for long."""
_CHANGING = b"public, no-cache"
_FOR_EVER = b"public, max-age=31536000, immutable"
_OTHERWISE = re.compile(r"/-/.*|.*\.(bib|ris|csl\.json)")
"""Answers that depend on more than the database: Datasette's own state, today's date."""
_PERSONAL = frozenset({b"cookie", b"authorization"})


def with_validators(app: App, datasette: Any) -> App:
    """The same ASGI application; what a client or proxy has already is not made again.

    Nothing is added to answers that bring a validator of their own, or that are for one person.
    """

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        tag = validator(datasette, *_asked(scope)) if _is_the_same_for_all(scope) else None
        if tag is None:
            await app(scope, receive, send)
            return
        kept = _how_long(scope, datasette)
        own = [(b"etag", tag.encode("ascii"))]
        if any(name == b"if-none-match" and matches(value.decode("latin-1"), tag)
               for name, value in scope["headers"]):  # fmt: skip
            headers = [*own, (b"cache-control", kept), (b"vary", b"Accept, Accept-Encoding")]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return

        async def send_kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = [(name.lower(), value) for name, value in message.get("headers", [])]
                said = dict(headers).get(b"cache-control", b"")
                if b"private" not in said and b"etag" not in dict(headers):
                    rest = [pair for pair in headers if pair[0] != b"cache-control"]
                    own.append((b"cache-control", said if b"no-cache" in said else kept))
                    message = {**message, "headers": [*rest, *own]}
            await send(message)

        await app(scope, receive, send_kept)

    return wrapped


def _is_the_same_for_all(scope: Scope) -> bool:
    """Of programs it always is: the gate takes away who they say they are."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return False
    path: str = scope["path"]
    if is_for_programs(path):
        return True
    return not _OTHERWISE.fullmatch(path) and not any(name in _PERSONAL for name, _ in scope["headers"])


def _asked(scope: Scope) -> tuple[object, ...]:
    """The address, with the host that pages name in their own, and for the API the form that is accepted."""
    headers = dict(scope["headers"])
    accepted = headers.get(b"accept") if scope["path"].startswith("/api/") else None
    return scope["path"], scope.get("query_string", b""), scope.get("scheme"), headers.get(b"host"), accepted


def _how_long(scope: Scope, datasette: Any) -> bytes:
    if scope["path"].startswith("/assets/") and scope.get("query_string"):
        return _FOR_EVER  # the address has a hash of what is there
    return _CHANGING if datasette.get_database(DATABASE).is_mutable else _FRESH
