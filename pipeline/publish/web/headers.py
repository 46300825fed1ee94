"""Headers that every answer carries: Datasette sends none of them by itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

__all__ = ["RAW_SECURITY_HEADERS", "SECURITY_HEADERS", "with_security_headers"]

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
SECURITY_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

RAW_SECURITY_HEADERS = [
    (name.lower().encode("ascii"), value.encode("ascii")) for name, value in SECURITY_HEADERS.items()
]
_NAMES = {name for name, _ in RAW_SECURITY_HEADERS}


def with_security_headers(app: App) -> App:
    """The same ASGI application with SECURITY_HEADERS in each response, in place of its own."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message.get("headers", []) if pair[0].lower() not in _NAMES]
                message = {**message, "headers": kept + RAW_SECURITY_HEADERS}
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped
