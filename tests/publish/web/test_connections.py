"""Nobody waits behind clients that take their time: they are sent away, or make room."""

from __future__ import annotations

import socket
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from benchmarks.trust.requests import asked
from pipeline.publish.web import connections
from pipeline.publish.web.headers import SECURITY_HEADERS
from tests.support.site import served

BEGUN = {
    "headers": b"GET / HTTP/1.1\r\nHost: x\r\n",
    "body": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n",
    "nothing": b"",
}
MORE = {"headers": b"X: y\r\n", "body": b"a", "nothing": b""}


def connected(address: str, sent: bytes = b"") -> socket.socket:
    place = urlsplit(address)
    opened = socket.create_connection((place.hostname or "", place.port or 0), timeout=20)
    opened.sendall(sent)
    return opened


def is_closed(connection: socket.socket) -> bool:
    """Reads what there is until the other end hangs up; False where it does not in time."""
    try:
        while connection.recv(65536):
            pass
    except ConnectionError:
        pass
    except TimeoutError:
        return False
    return True


@pytest.mark.parametrize("kind", BEGUN)
def test_half_a_request_is_not_waited_for(db: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.5)
    with served(db) as address, closing(connected(address, BEGUN[kind])) as slow:
        until = time.monotonic() + 20
        closed = False
        slow.settimeout(0.1)
        while not closed and time.monotonic() < until:  # what trickles in does not set the clock back
            try:
                slow.sendall(MORE[kind])
                closed = is_closed(slow)
            except ConnectionError:
                closed = True
        assert closed
        assert httpx.get(f"{address}/").status_code == 200


def test_an_answer_that_nobody_takes_is_given_up(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PATIENCE", 0.5)
    monkeypatch.setattr(connections, "_RATE", 1e9)
    with served(db) as address:
        place = urlsplit(address)
        with socket.socket() as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            slow.connect((place.hostname, place.port))
            slow.sendall(b"GET /-/static/app.css HTTP/1.1\r\nHost: x\r\n\r\n" * 400)  # none of them is read
            time.sleep(1.5)
            slow.settimeout(20)
            assert is_closed(slow)


def test_who_waits_longest_makes_room(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "most_connections", lambda: 5)
    with served(db) as address:
        slow = [connected(address, BEGUN["headers"]) for _ in range(12)]
        assert httpx.get(f"{address}/").status_code == 200
        for connection in slow[:7]:
            assert is_closed(connection)
        for connection in slow:
            connection.close()


@pytest.mark.parametrize(
    "sent",
    [
        b"GET\r\n\r\n", b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_http_is_refused_with_all_headers(db: Path, sent: bytes) -> None:
    with served(db) as address:
        answer = asked(address, sent)
    assert answer.status == 400
    assert {name: answer.headers.get(name.lower()) for name in SECURITY_HEADERS} == SECURITY_HEADERS
