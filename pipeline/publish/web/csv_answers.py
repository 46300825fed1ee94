"""Datasette's CSV as spreadsheets may open it: no cell begins like a formula."""

from __future__ import annotations

import re

from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.web.headers import App, Message, Receive, Scope, Send
from pipeline.text.spreadsheet import harmless

__all__ = ["with_harmless_csv"]

_TABLES = re.compile(rf"/{DATABASE}(/.*)?\.csv")
_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"|[^,\r\n"]+')


def with_harmless_csv(app: App) -> App:
    """The same ASGI application. Datasette sends whole rows: each part of an answer stands by itself."""

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not _TABLES.fullmatch(scope["path"]):
            await app(scope, receive, send)
            return
        is_csv = False

        async def send_harmless(message: Message) -> None:
            nonlocal is_csv
            if message["type"] == "http.response.start":
                kind = dict(message["headers"]).get(b"content-type", b"")
                is_csv = kind.startswith((b"text/csv", b"text/plain"))
            elif is_csv and message.get("body"):
                message = {**message, "body": _CELL.sub(_shown, message["body"].decode()).encode()}
            await send(message)

        await app(scope, receive, send_harmless)

    return wrapped


def _shown(cell: re.Match[str]) -> str:
    """The cell as it stands in the file, quotes and all."""
    quoted = cell[1]
    text = cell[0] if quoted is None else quoted
    if harmless(text) == text:
        return cell[0]
    return f"'{text}" if quoted is None else f'"\'{text}"'
