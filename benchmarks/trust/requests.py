"""Requests that make no sense, as strangers and scanners send them: what does the site answer?

Each is written to the socket byte by byte as drawn, since no client library would send most of them.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.site.build import at_hand
from benchmarks.site.measure import served
from benchmarks.trust.drawn import KINDS, Request, draw, request
from pipeline.publish.web.headers import SECURITY_HEADERS

__all__ = ["Answer", "Found", "asked", "fault_of", "fuzz", "main"]

_PORT = 8421
_AT_ONCE = 16
_PATIENCE = 60.0  # seconds for an answer


class Answer(NamedTuple):
    """Status 0: the connection was closed without an answer, -1: nothing came in time."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Found:
    """How many answers of each status by kind of request, and what should not have been answered so."""

    statuses: Counter[tuple[str, int]] = field(default_factory=Counter)
    wrong: list[tuple[str, Request]] = field(default_factory=list)


def asked(address: str, sent: bytes) -> Answer:
    """What the server at `address` answers to these bytes, after which nothing more is sent."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 80), _PATIENCE) as connection:
        with suppress(OSError):  # refused before all of it was sent: the answer may be there all the same
            connection.sendall(sent)
        response = http.client.HTTPResponse(connection, method=sent[:5].partition(b" ")[0].decode("latin-1"))
        try:
            response.begin()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        except TimeoutError:
            return Answer(-1, {}, b"")
        except (OSError, http.client.HTTPException):
            return Answer(0, {}, b"")


def fault_of(answer: Answer) -> str | None:
    """What is wrong with an answer: a server's error, none in time, no security headers, a trace."""
    if answer.status >= 500 or answer.status < 0:
        return str(answer.status)
    missing = [name for name in SECURITY_HEADERS if answer.status and name.lower() not in answer.headers]
    if missing:
        return f"{answer.status} without {', '.join(missing)}"
    return "traceback" if b"Traceback (most recent" in answer.body else None


def fuzz(address: str, count: int, seed: int, ids: list[str]) -> Found:
    """Sends `count` requests drawn with `seed`; several at once, since half a request is waited for."""
    chance, found = random.Random(seed), Found()
    requests = [draw(chance, ids) for _ in range(count)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        answers = list(pool.map(lambda one: asked(address, one.sent), requests))
    moved = [_next(one, answer) for one, answer in zip(requests, answers, strict=True)]
    requests += (others := [one for one in moved if one])
    answers += [asked(address, one.sent) for one in others]
    for one, answer in zip(requests, answers, strict=True):
        found.statuses[one.kind, answer.status] += 1
        if fault := fault_of(answer):
            found.wrong.append((fault, one))
    return found


def _next(before: Request, answer: Answer) -> Request | None:
    """Where an answer sends its reader."""
    place = answer.headers.get("location", "")
    return Request(before.kind, request(place)) if place.startswith("/") else None


def main(arguments: list[str]) -> int:
    """Draws requests against `quyetdinh serve`; 1 where an answer is wrong."""
    parser = argparse.ArgumentParser(prog="requests", description=__doc__)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--db", type=Path, help="a database; made of generated decisions when not given")
    given = parser.parse_args(arguments)
    with at_hand(given.db, 60) as db, served(["quyetdinh", "serve", "--db", str(db)], _PORT) as port:
        address = f"http://127.0.0.1:{port}"
        listed = asked(address, request("/api/v1/decisions")).body
        ids = [one["id"] for one in json.loads(listed)["items"]]
        found = fuzz(address, given.count, given.seed, ids)
    for kind in KINDS:
        counts = sorted((status, n) for (of, status), n in found.statuses.items() if of == kind)
        print(f"{kind:8}", "  ".join(f"{status}: {n}" for status, n in counts))
    for fault, one in found.wrong:
        print(f"{fault:30} {one.kind:8} {one.sent[:200]!r}")
    print(f"{len(found.wrong)} of {given.count} answered wrongly")
    return 1 if found.wrong else 0
