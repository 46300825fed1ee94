"""Requests that make no sense, as strangers and scanners send them: what does the site answer?

Each is written to the socket byte by byte as drawn, since no client library would send most of them.
"""

from __future__ import annotations

import argparse
import http.client
import random
import socket
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from benchmarks.site.build import build
from benchmarks.site.measure import served
from pipeline.publish.api.routes import PATHS, ROUTES
from pipeline.publish.ask.metadata import DATABASE, names
from pipeline.publish.web.headers import SECURITY_HEADERS

__all__ = ["Answer", "Found", "Request", "asked", "draw", "fuzz", "main"]

_PORT = 8421
_ASCII = "".join(map(chr, range(33, 127)))  # sent as they stand; others as %XX
_AT_ONCE = 16
_PATIENCE = 8.0  # seconds for an answer


class Request(NamedTuple):
    kind: str
    sent: bytes


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


_STRANGE = (
    "", "0", "-1", "1e999", "99999999999999999999", "abc", "%27", "%22", "%00", "%FF", "%C3", "%zz", "%", "{}",
    "[]", "[1]", '{"a":1}', "null", "true", "../../etc/passwd", "%2e%2e%2f", "' or 1=1--", "%0d%0aX:y", "a" * 3000,
    "ă" * 100, "%E2%80%AE", "%F0%9F%98%80", "{{7*7}}", "<script>", "*", '"', '""', '"a', "a*", "AND", "NEAR(a b)",
    "a:b", "(", "-", "~27", "~ZZ", "+", "=1", "1,2,3", "1.5", "Infinity", "2025-13-45", "0x10", "%25", "\\", "|", ";",
)  # fmt: skip
_METHODS = (
    "POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "OPTIONS", "HEAD", "PROPFIND", "get", "GETT", "M-SEARCH",
    "__INIT__", "RENDER", "DATA", "REDIRECT", "AS_CSV", "DS", "NAME", "A" * 200,
)  # fmt: skip
_HOSTS = (
    "[::1", "::1]", "[", "]", "[]", "a b", "", "a" * 300, "é", "localhost:abc", "localhost:999999", "a,b", "a/b", "a?b",
    "@", "user:pass@host", "%00", "[::1]:8001", "127.0.0.1", "[v1.x]", "a\\b", "<script>", "#", "\xff", "xn--", ".", "..",
)  # fmt: skip
_COOKIES = (
    "\xff\xfe", "a=\xc3", "ds_actor=x", "ds_messages=x", "ds_actor=\xff", "=", ";;;", "a", "a=b; a=c", "$Version=1", "a" * 5000,
    'a="\\377"', "ds_csrftoken=x", "expires=1", "Path=/", "a[b]=c", "é=1", "a=\t", "ds_messages=W10.abc", "HttpOnly", "path",
)  # fmt: skip
_HEADERS = (
    ("Range", "bytes=0-10"), ("Range", "bytes=9999999-"), ("Range", "x"), ("Range", "bytes=-"), ("If-None-Match", "*"),
    ("If-None-Match", '"'), ("If-None-Match", "W/\"x\", y"), ("If-Modified-Since", "abc"), ("Accept", "application/xml"),
    ("Accept", ";q=9"), ("Accept-Language", "\xff"), ("Accept-Encoding", "*;q=x"), ("Content-Type", "multipart/form-data"),
    ("Authorization", "Bearer x"), ("Authorization", "Bearer dstok_x"), ("Authorization", "\xff"), ("Upgrade", "websocket"),
    ("Connection", "Upgrade"), ("Connection", "x, close"), ("Expect", "100-continue"), ("Expect", "x"),
    ("X-Forwarded-For", "x, \xff"), ("X-Forwarded-Proto", "ftp"), ("X-Forwarded-Host", "[::1"), ("Origin", "null"),
    ("X-CSRFToken", "\xff"), ("Referer", "\xff"), ("User-Agent", ""), ("X-Empty", ""), ("X-Long", "a" * 9000),
    ("Transfer-Encoding", "chunked"), ("Transfer-Encoding", "gzip"), ("Content-Length", "5"), ("Content-Length", "-1"),
    ("Content-Length", "x"), ("Content-Length", "0"), ("TE", "trailers"), ("HTTP2-Settings", "x"), ("Sec-Fetch-Mode", "x"),
)  # fmt: skip
_BODIES = (
    (("Content-Length", "100"),), (("Content-Length", "3"),), (("Transfer-Encoding", "chunked"),),
    (("Transfer-Encoding", "chunked"), ("Content-Length", "5")), (("Content-Length", "5"), ("Content-Length", "6")),
    (("Content-Length", "99999999999999999999"),), (("Content-Length", "5"), ("Expect", "100-continue")),
)  # fmt: skip
_GARBAGE = (
    b"", b"abc", b"zz\r\nabc\r\n", b"5\r\nab", b"0\r\n\r\n", b"-1\r\n\r\n", b"ffffffffffff\r\n", b"\xff" * 50,
    b"a=b&c=\xff", b"GET / HTTP/1.1\r\n\r\n",
)  # fmt: skip
_TABLE_PARAMETERS = (
    "_sort", "_sort_desc", "_size", "_next", "_shape", "_facet", "_facet_array", "_facet_date", "_facet_size", "_where",
    "_through", "_search", "_searchmode", "_search_name", "_search_text", "_fts_table", "_fts_pk", "_col", "_nocol",
    "_columns", "_labels", "_label", "_nl", "_json", "_json_infinity", "_ttl", "_trace", "_timelimit", "_stream", "_dl",
    "_header", "_nofacet", "_nocount", "_nosuggest", "_extra", "_blob_column", "_blob_hash", "_context", "_rest", "_filter_column",
    "_filter_op", "_filter_value", "_filter_column_1", "_sort_by_desc", "_show_hidden", "sql", "_hide_sql", "_show_sql", "_row",
)  # fmt: skip
_OPERATIONS = (
    "exact", "not", "contains", "endswith", "startswith", "gt", "gte", "lt", "lte", "like", "notlike", "glob", "in",
    "notin", "arraycontains", "arraynotcontains", "date", "isnull", "notnull", "isblank", "notblank", "x", "",
)  # fmt: skip
_SHAPES = ("arrays", "objects", "array", "object", "arrayfirst", "x", "")
_FORMATS = (
    "",
    ".json",
    ".csv",
    ".jsono",
    ".blob",
    ".db",
    ".xml",
    ".html",
    ".JSON",
    ".",
    "..",
    ".json.json",
    ".csv/",
)
_RAW = (
    b"\r\n\r\n", b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"GET http://evil/ HTTP/1.1\r\nHost: x\r\n\r\n", b"GET * HTTP/1.1\r\nHost: x\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.0\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost : x\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n", b"GET  / HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /\xc4\x83 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET evil HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET //evil.example/ HTTP/1.1\r\nHost: x\r\n\r\n", b"GET ?a=1 HTTP/1.1\r\nHost: x\r\n\r\n", b"\xff\xfe\xfd\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nX\r\n\r\n", b"GET /#a HTTP/1.1\r\nHost: x\r\n\r\n", b"GET \\ HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: y\r\n" * 3000 + b"\r\n", b"CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n",
    b"GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n", b"GET http:// HTTP/1.1\r\nHost: x\r\n\r\n", b"GET / HTTP/1.1\nHost: x\n\n",
)  # fmt: skip


def draw(chance: random.Random, ids: list[str]) -> Request:
    """One request; `ids`: of decisions that the site has."""
    kind = chance.choice([*_KINDS])
    return Request(kind, _KINDS[kind](chance, ids))


def _request(
    target: str, *headers: tuple[str, str], method: str = "GET", host: str = "localhost", body: bytes = b""
) -> bytes:
    lines = "".join(f"{name}: {value}\r\n" for name, value in (("Host", host), *headers))
    start = f"{method} {quote(target, safe=_ASCII)} HTTP/1.1\r\n".encode()
    return start + lines.encode("latin-1") + b"Connection: close\r\n\r\n" + body


def _path(chance: random.Random, ids: list[str]) -> str:
    """An address that the site has, with some value in it."""
    table, one = chance.choice([*names().tables]), chance.choice(ids)
    return chance.choice(
        [
            "/", "/tim-kiem", "/so-sanh", "/so-sanh.csv", "/so-sanh.svg", f"/quyet-dinh/{one}", f"/{DATABASE}",
            f"/{DATABASE}/{table}", f"/{DATABASE}/{table}.json", f"/{DATABASE}/{table}.csv",
            f"/{DATABASE}/decisions/{one}", f"/{DATABASE}/decisions/{one}.json", f"/{DATABASE}.json",
            f"/{DATABASE}/{chance.choice([*names().queries])}", f"/trang/{one.ljust(64, '0')[:64]}/1-110.jpg",
            "/assets/site.css", "/-/versions", "/-/metadata.json", "/-/static/app.css", "/favicon.ico", "/-/actor.json",
            chance.choice(PATHS).replace("{decision_id}", one),
        ]
    )  # fmt: skip


def _methods(chance: random.Random, ids: list[str]) -> bytes:
    return _request(_path(chance, ids), method=chance.choice(_METHODS))


def _hosts(chance: random.Random, ids: list[str]) -> bytes:
    return _request(_path(chance, ids), host=chance.choice(_HOSTS))


def _cookies(chance: random.Random, ids: list[str]) -> bytes:
    sent = [("Cookie", chance.choice(_COOKIES)) for _ in range(chance.randint(1, 2))]
    return _request(_path(chance, ids), *sent, method=chance.choice(("GET", "GET", "HEAD", "POST")))


def _headers(chance: random.Random, ids: list[str]) -> bytes:
    return _request(_path(chance, ids), *chance.choices(_HEADERS, k=chance.randint(1, 3)))


def _bodies(chance: random.Random, ids: list[str]) -> bytes:
    kind = ("Content-Type", chance.choice(("application/x-www-form-urlencoded", "multipart/form-data", "x")))
    more = (("Cookie", "ds_csrftoken=x"),) if chance.random() < 0.5 else ()
    address = chance.choice(
        (_path(chance, ids), "/-/logout", "/-/permissions", "/-/messages", "/-/auth-token")
    )
    return _request(
        address, kind, *more, *chance.choice(_BODIES), method=chance.choice(("GET", "POST", "PUT")),
        body=chance.choice(_GARBAGE),
    )  # fmt: skip


def _paths(chance: random.Random, ids: list[str]) -> bytes:
    path = _path(chance, ids)
    parts = path.split("/")
    place = chance.randrange(1, len(parts))
    strange = chance.choice(_STRANGE)
    mutated: list[Callable[[], str]] = [
        lambda: path.upper(), lambda: path.title(), lambda: path + "/", lambda: "/" + path, lambda: path + strange,
        lambda: "/".join([*parts[:place], strange, *parts[place:]]), lambda: path.replace("e", "%65"),
        lambda: "/".join([*parts[:place], parts[place].upper(), *parts[place + 1 :]]),
        lambda: "/".join([*parts[:place], strange, *parts[place + 1 :]]), lambda: path.replace("/", "%2f"),
        lambda: path.partition(".")[0] + chance.choice(_FORMATS), lambda: path.replace("-", "~2D"),
        lambda: quote(quote(path, safe=""), safe="/"), lambda: path + ";a=b", lambda: path + "/" + strange,
        lambda: f"/{DATABASE}/{chance.choice(('sqlite_master', 'members_fts', 'decisions_fts_data', '_run', 'sqlite_stat1'))}"
                + chance.choice(_FORMATS),
        lambda: f"/-/{chance.choice(('x', 'static', 'static/', 'plugins.json', 'config', 'threads', 'allow-debug', 'logout'))}",
        lambda: f"/-/auth-token?token={strange}", lambda: f"/:memory:{strange}", lambda: f"/_memory/{strange}",
        lambda: f"/_internal/{strange}", lambda: f"/{DATABASE}-abcdef1{strange}",
    ]  # fmt: skip
    return _request(chance.choice(mutated)())


def _table(chance: random.Random, ids: list[str]) -> bytes:
    table = chance.choice([*names().tables])
    column = chance.choice([*names().tables[table].get("columns", {"id": ""}), "rowid", "khong_co"])
    pairs = []
    for _ in range(chance.randint(1, 3)):
        value = chance.choice((*_STRANGE, column, *_SHAPES, "max", "on", "off", f"{column},{column}"))
        filtered = f"{column}__{chance.choice(_OPERATIONS)}"
        pairs.append(f"{chance.choice((chance.choice(_TABLE_PARAMETERS), filtered, column))}={value}")
    place = chance.choice(
        (
            f"/{table}",
            f"/{table}",
            f"/decisions/{chance.choice(ids)}",
            f"/{chance.choice([*names().queries])}",
            "",
        )
    )
    return _request(f"/{DATABASE}{place}{chance.choice(_FORMATS[:5])}?{'&'.join(pairs)}")


def _rows(chance: random.Random, ids: list[str]) -> bytes:
    key = chance.choice((chance.choice(ids), *_STRANGE, "a,b", ",", "1,2,3", "~2C"))
    table = chance.choice([*names().tables])
    query = chance.choice(("", "?_blob_column=id", "?_extras=foreign_key_tables", "?_shape=x", "?_labels=on"))
    return _request(f"/{DATABASE}/{table}/{key}{chance.choice(_FORMATS)}{query}")


def _pages(chance: random.Random, ids: list[str]) -> bytes:
    known = ("q", "loai", "tinh", "nam", "kieu", "co-quan", "vai-tro", "trang", "nhom", "bang", "xem", "cach")
    pairs = [f"{chance.choice(known)}={chance.choice(_STRANGE)}" for _ in range(chance.randint(1, 3))]
    page = chance.choice(
        ("/tim-kiem", "/so-sanh", "/so-sanh.csv", "/so-sanh.svg", "/", f"/quyet-dinh/{chance.choice(ids)}")
    )
    return _request(f"{page}?{'&'.join(pairs)}")


def _api(chance: random.Random, ids: list[str]) -> bytes:
    route = chance.choice(ROUTES)
    known = [field.alias or name for name, field in route.query.model_fields.items()] or ["q"]
    pairs = [f"{chance.choice((*known, 'x'))}={chance.choice(_STRANGE)}" for _ in range(chance.randint(0, 3))]
    path = route.path.replace("{decision_id}", chance.choice((chance.choice(ids), *_STRANGE)))
    sent = chance.choices(_HEADERS, k=chance.randint(0, 1))
    return _request(
        f"/api/v1{path}?{'&'.join(pairs)}",
        *sent,
        method=chance.choice(("GET", "GET", "HEAD", "OPTIONS", "POST")),
    )


def _queries(chance: random.Random, ids: list[str]) -> bytes:
    broken = ("&=&&", "%", "%zz", "%FF=%FF", "=", "a", "a=b;c=d", "&" * 500, "a=1&" * 200, "a" * 20000, "?", "#", "%00=%00", "a[]=1",
              "_next=%00", "q=" + "%22" * 3000, "q=" + "(" * 500, "_sort=" + "a" * 5000)  # fmt: skip
    return _request(f"{_path(chance, ids)}?{chance.choice(broken)}")


def _raw(chance: random.Random, ids: list[str]) -> bytes:
    return chance.choice(_RAW)


_KINDS: dict[str, Callable[[random.Random, list[str]], bytes]] = {
    "method": _methods, "host": _hosts, "cookie": _cookies, "header": _headers, "body": _bodies, "path": _paths,
    "table": _table, "row": _rows, "page": _pages, "api": _api, "query": _queries, "raw": _raw,
}  # fmt: skip


def asked(address: str, sent: bytes) -> Answer:
    """What the server at `address` answers to these bytes, after which nothing more is sent."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname or "", place.port or 80), _PATIENCE) as connection:
        try:
            connection.sendall(sent)
        except OSError:
            pass  # refused before all of it was sent: the answer may be there all the same
        response = http.client.HTTPResponse(connection, method=sent[:5].partition(b" ")[0].decode("latin-1"))
        try:
            response.begin()
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        except TimeoutError:
            return Answer(-1, {}, b"")
        except (OSError, http.client.HTTPException):
            return Answer(0, {}, b"")


def fault_of(answer: Answer) -> str | None:
    """What is wrong with an answer: a server's error, none in time, no security headers, a trace of the code."""
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
        answers = list(pool.map(lambda request: asked(address, request.sent), requests))
    moved = [_next(request, answer) for request, answer in zip(requests, answers, strict=True)]
    requests += (others := [one for one in moved if one])
    answers += [asked(address, one.sent) for one in others]
    for request, answer in zip(requests, answers, strict=True):
        found.statuses[request.kind, answer.status] += 1
        if fault := fault_of(answer):
            found.wrong.append((fault, request))
    return found


def _next(request: Request, answer: Answer) -> Request | None:
    """Where an answer sends its reader."""
    place = answer.headers.get("location", "")
    return Request(request.kind, _request(place)) if place.startswith("/") else None


def main(arguments: list[str]) -> int:
    """Draws requests against `quyetdinh serve`; 1 where an answer is wrong."""
    parser = argparse.ArgumentParser(prog="requests", description=__doc__)
    parser.add_argument("--count", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--db", type=Path, help="a database; made of generated decisions when not given")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        db = given.db or Path(folder) / "quyetdinh.db"
        if given.db is None:
            build(db, 60)
        with served(["quyetdinh", "serve", "--db", str(db)], _PORT) as port:
            address = f"http://127.0.0.1:{port}"
            listed = asked(address, _request("/api/v1/decisions")).body
            import json

            ids = [one["id"] for one in json.loads(listed)["items"]]
            found = fuzz(address, given.count, given.seed, ids)
    for kind in _KINDS:
        counts = sorted((status, n) for (of, status), n in found.statuses.items() if of == kind)
        print(f"{kind:8}", "  ".join(f"{status}: {n}" for status, n in counts))
    for fault, request in found.wrong:
        print(f"{fault:30} {request.kind:8} {request.sent[:200]!r}")
    print(f"{len(found.wrong)} of {given.count} answered wrongly")
    return 1 if found.wrong else 0


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
