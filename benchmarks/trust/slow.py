"""Clients that take their time: what do others wait while hundreds of them are there?"""

from __future__ import annotations

import argparse
import http.client
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

from benchmarks.site.build import at_hand
from benchmarks.site.measure import served

__all__ = ["KINDS", "main", "others_wait"]

_PORT = 8422
_PAGES = ("/", "/tim-kiem?q=so+y+te", "/so-sanh", "/quyetdinh/members", "/api/v1/decisions")
_LARGE = "/quyetdinh/provisions.csv?_stream=on"
_BEGIN = {
    "headers": b"GET / HTTP/1.1\r\nHost: x\r\n",
    "body": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n",
    "idle": b"GET /assets/site.css HTTP/1.1\r\nHost: x\r\n\r\n",
    "reading": f"GET {_LARGE} HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
}
_MORE = {"headers": b"X: y\r\n", "body": b"a"}
KINDS = tuple(_BEGIN)


def _slow(port: int, kind: str, over: threading.Event) -> None:
    """A client that sends a little every second, or reads one byte, and comes back when it is sent away."""
    while not over.is_set():
        with suppress(OSError), socket.socket() as connection:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.settimeout(5)
            connection.connect(("127.0.0.1", port))
            connection.sendall(_BEGIN[kind])
            while not over.wait(1):
                if more := _MORE.get(kind):
                    connection.sendall(more)
                elif not connection.recv(1 if kind == "reading" else 65536):
                    break
        over.wait(0.2)


def others_wait(port: int, clients: int, kinds: tuple[str, ...], seconds: float) -> list[float]:
    """Seconds that each page took while `clients` slow ones were there; infinite: no answer."""
    over = threading.Event()
    threads = [
        threading.Thread(target=_slow, args=(port, kinds[n % len(kinds)], over), daemon=True)
        for n in range(clients)
    ]
    for thread in threads:
        thread.start()
    times, until = [], time.monotonic() + seconds
    try:
        while time.monotonic() < until:
            times += [_asked(port, page) for page in _PAGES]
    finally:
        over.set()
        for thread in threads:
            thread.join()
    return sorted(times)


def _asked(port: int, page: str) -> float:
    start = time.monotonic()
    try:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", page)
        answer = connection.getresponse()
        answer.read()
        connection.close()
    except OSError:
        return float("inf")
    return time.monotonic() - start if answer.status == 200 else float("inf")


def main(arguments: list[str]) -> int:
    """Nobody slow, each kind, then all together; 1 where a page took longer than two seconds."""
    parser = argparse.ArgumentParser(prog="slow", description=__doc__)
    parser.add_argument("--clients", type=int, default=400)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--db", type=Path, help="a database; made of generated decisions when not given")
    given = parser.parse_args(arguments)
    slowest = 0.0
    with at_hand(given.db, 500) as db, served(["quyetdinh", "serve", "--db", str(db)], _PORT) as port:
        for kinds in ((), *((kind,) for kind in KINDS), KINDS):
            times = others_wait(port, given.clients if kinds else 0, kinds, given.seconds)
            slowest = max(slowest, times[-1])
            middle = times[len(times) // 2]
            who = "+".join(kinds) or "nobody slow"
            print(f"{who:30} n={len(times)} p50={middle:.3f} slowest={times[-1]:.2f} s")
    return 1 if slowest > 2 else 0
