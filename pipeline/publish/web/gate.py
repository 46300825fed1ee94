"""The gate before Datasette: starts the site, refuses what makes no sense, answers where all else failed."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import Any

from datasette import Response

from pipeline.publish.web.faults import ALLOWED, Fault, fault_of, with_readable_cookies
from pipeline.publish.web.headers import App, Message, Receive, Scope, Send
from pipeline.publish.web.several import with_joined_values
from pipeline.publish.web.turns import with_turns

__all__ = ["with_gate"]

_BUSY = Fault(503, "Nhiều người đang tải bảng; xin thử lại sau ít giây.")
_FAILED = Fault(500, "Xin thử lại; nếu vẫn lỗi, báo người quản trị.")
_logger = logging.getLogger(__name__)


def with_gate(app: App, datasette: Any) -> App:
    """The same ASGI application behind `fault_of`; what is refused, or fails, gets the site's error page.

    Datasette is started here, by whatever is asked first: 0.65 sees to it behind the gate only, and there
    lets a second request pass while the first still starts it.
    """
    starting = asyncio.Lock()
    in_turn = with_turns(app, partial(_refuse, datasette, _BUSY))

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async with starting:
            await datasette.invoke_startup()
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif fault := fault_of(scope):
            await _refuse(datasette, fault, send)
        elif scope["method"] == "OPTIONS" and not scope["path"].startswith("/api/"):
            await Response("", 204, {"Allow": ALLOWED}).asgi_send(send)
        else:
            await _answer(in_turn, datasette, with_joined_values(with_readable_cookies(scope)), receive, send)

    return wrapped


async def _answer(app: App, datasette: Any, scope: Scope, receive: Receive, send: Send) -> None:
    """Datasette's answer; what escapes even its own handling of errors ends in a page all the same."""
    begun = False

    async def watched(message: Message) -> None:
        nonlocal begun
        begun = True
        await send(message)

    try:
        await app(scope, receive, watched)
    except Exception:
        if begun:
            raise
        _logger.exception("site: %s", scope["path"])
        await _refuse(datasette, _FAILED, send)


async def _refuse(datasette: Any, fault: Fault, send: Send) -> None:
    context = {"status": fault.status, "error": fault.reason, "title": None}
    page = await datasette.render_template("error.html", context)
    headers = {405: {"Allow": ALLOWED}, 503: {"Retry-After": "10"}}.get(fault.status)
    await Response.html(page, status=fault.status, headers=headers).asgi_send(send)
