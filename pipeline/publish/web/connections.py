"""Connections of the server: none waits for its client for ever, and those that wait make room for others.

uvicorn by itself waits without end for the rest of a request and for an answer to be taken.
"""

from __future__ import annotations

import asyncio
import sys
from functools import cache
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from pipeline.publish.web.headers import RAW_SECURITY_HEADERS

__all__ = ["PATIENCE", "Connection"]

PATIENCE = 10.0
"""Seconds that a client has for a whole request, and for each part of an answer, …"""
_RATE = 20_000  # … and one more for so many bytes that it has not taken yet
_MOST = 1000
_MOST_BYTES = 256_000_000  # of answers that were not taken yet


class Connection(H11Protocol):
    """uvicorn's connection with a time limit on whatever its client has to do."""

    _ends: asyncio.TimerHandle | None = None
    """Set while it is the client's turn."""
    _since = 0.0

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._look()
        held = sum(one.transport.get_write_buffer_size() for one in self.connections)
        there = [one for one in self.connections if not one.transport.is_closing()]
        if len(there) > most_connections() or held > _MOST_BYTES:
            waiting = [one for one in there if isinstance(one, Connection) and one._ends]
            min(waiting, key=lambda one: one._since).transport.abort()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._look()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._look_anew()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._look_anew()

    def resume_writing(self) -> None:
        super().resume_writing()
        self._look_anew()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._stop()

    def send_400_response(self, msg: str) -> None:
        """As uvicorn's, with the headers of every other answer; none where an answer has begun."""
        if self.cycle:
            self.cycle.disconnected = True
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
            begin = h11.Response(
                status_code=400, headers=headers + RAW_SECURITY_HEADERS, reason=b"Bad Request"
            )
            for event in (begin, h11.Data(data=msg.encode("ascii")), h11.EndOfMessage()):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _look(self) -> None:
        """Starts the clock where it is the client's turn; what trickles in does not set it back."""
        cycle = self.cycle
        answering = cycle is not None and not cycle.more_body and not cycle.response_complete
        if answering and not self.flow.write_paused:
            self._stop()
        elif self._ends is None:
            allowed = PATIENCE + self.transport.get_write_buffer_size() / _RATE
            self._since = self.loop.time()
            self._ends = self.loop.call_later(allowed, self.transport.abort)

    def _look_anew(self) -> None:
        self._stop()
        self._look()

    def _stop(self) -> None:
        if self._ends is not None:
            self._ends.cancel()
            self._ends = None


@cache
def most_connections() -> int:
    """Beyond so many the one that waits longest for its client gives way: half the open files."""
    if sys.platform == "win32":
        return _MOST
    import resource

    return min(_MOST, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2)
