"""Large answers take turns: a few are made at once, so that pages do not wait behind hundreds of them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable

from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.sheets.formats import ENDINGS
from pipeline.publish.web.headers import App, Message, Receive, Scope, Send

__all__ = ["AT_ONCE", "MOST_WAITING", "with_turns"]

AT_ONCE = 3
MOST_WAITING = 40
_SLOW = 1.0  # seconds: a reader who takes longer than this for a part costs nothing, and keeps nobody waiting
_PLACE = re.compile(rf"/{DATABASE}[./].*|/(so-sanh|tim-kiem)\.({ENDINGS})")
_FILE = re.compile(rf".*\.({ENDINGS}|json|jsono|db)")
_WHOLE = re.compile(rb"(^|&)_(size|stream)=")


def with_turns(app: App, refuse: Callable[[Send], Awaitable[None]]) -> App:
    """The same ASGI application, its large answers in turn; `refuse` answers where too many wait already."""
    slots, waiting = asyncio.Semaphore(AT_ONCE), 0

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal waiting
        if scope["type"] != "http" or not _is_large(scope):
            await app(scope, receive, send)
            return
        if waiting >= MOST_WAITING:
            await refuse(send)
            return
        waiting += 1
        try:
            await slots.acquire()
        finally:
            waiting -= 1
        gone = asyncio.ensure_future(_until_gone(receive))
        turn = _Turn(slots, send, gone)
        try:
            await app(scope, receive, turn.send)
        except _Gone:
            pass
        finally:
            gone.cancel()
            turn.give_back()

    return wrapped


def _is_large(scope: Scope) -> bool:
    """Whether it asks for a table as a file, for the whole database, or for more rows than a page has."""
    path: str = scope["path"]
    if not _PLACE.fullmatch(path):
        return False
    return bool(_FILE.fullmatch(path) or _WHOLE.search(scope["query_string"]))


class _Gone(BaseException):
    """The client has hung up. No Exception, for Datasette would answer it, to nobody."""


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class _Turn:
    """One of the slots, given back at the end, or as soon as the reader turns out to be slow."""

    def __init__(self, slots: asyncio.Semaphore, send: Send, gone: asyncio.Future[None]) -> None:
        self._slots: asyncio.Semaphore | None = slots
        self._send, self._gone = send, gone

    async def send(self, message: Message) -> None:
        """Servers take what is sent to nobody, and a whole table would be read for that. Raises _Gone."""
        if self._gone.done():
            raise _Gone
        if self._slots is None:
            await self._send(message)
            return
        timer = asyncio.get_running_loop().call_later(_SLOW, self.give_back)
        try:
            await self._send(message)
        finally:
            timer.cancel()

    def give_back(self) -> None:
        if self._slots is not None:
            self._slots.release()
            self._slots = None
