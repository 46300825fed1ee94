"""Requests as strangers and scanners send them, drawn by chance, as the bytes that are sent."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import quote

from benchmarks.trust.strange import (
    BODIES,
    BROKEN_QUERIES,
    COOKIES,
    FORMATS,
    GARBAGE,
    HEADERS,
    HIDDEN_TABLES,
    HOSTS,
    INTERNAL_PAGES,
    METHODS,
    OPERATIONS,
    PAGES,
    RAW,
    SHAPES,
    STRANGE,
    TABLE_PARAMETERS,
)
from pipeline.publish.api.routes import PATHS, ROUTES
from pipeline.publish.ask.metadata import DATABASE, names

__all__ = ["KINDS", "Request", "draw", "request"]

_ASCII = "".join(map(chr, range(33, 127)))  # sent as they stand; others as %XX


class Request(NamedTuple):
    kind: str
    sent: bytes


def draw(chance: random.Random, ids: list[str]) -> Request:
    """One request; `ids`: of decisions that the site has."""
    kind = chance.choice([*KINDS])
    return Request(kind, KINDS[kind](chance, ids))


def request(
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
            *PAGES, f"/quyet-dinh/{one}", f"/{DATABASE}/{table}", f"/{DATABASE}/{table}.json",
            f"/{DATABASE}/{table}.csv", f"/{DATABASE}/decisions/{one}", f"/{DATABASE}/decisions/{one}.json",
            f"/{DATABASE}/{chance.choice([*names().queries])}",
            f"/trang/{one.ljust(64, '0')[:64]}/1-110.jpg", chance.choice(PATHS).replace("{decision_id}", one),
        ]
    )  # fmt: skip


def _methods(chance: random.Random, ids: list[str]) -> bytes:
    return request(_path(chance, ids), method=chance.choice(METHODS))


def _hosts(chance: random.Random, ids: list[str]) -> bytes:
    return request(_path(chance, ids), host=chance.choice(HOSTS))


def _cookies(chance: random.Random, ids: list[str]) -> bytes:
    sent = [("Cookie", chance.choice(COOKIES)) for _ in range(chance.randint(1, 2))]
    return request(_path(chance, ids), *sent, method=chance.choice(("GET", "GET", "HEAD", "POST")))


def _headers(chance: random.Random, ids: list[str]) -> bytes:
    return request(_path(chance, ids), *chance.choices(HEADERS, k=chance.randint(1, 3)))


def _bodies(chance: random.Random, ids: list[str]) -> bytes:
    kind = ("Content-Type", chance.choice(("application/x-www-form-urlencoded", "multipart/form-data", "x")))
    more = (("Cookie", "ds_csrftoken=x"),) if chance.random() < 0.5 else ()
    address = chance.choice(
        (_path(chance, ids), "/-/logout", "/-/permissions", "/-/messages", "/-/auth-token")
    )
    return request(
        address, kind, *more, *chance.choice(BODIES), method=chance.choice(("GET", "POST", "PUT")),
        body=chance.choice(GARBAGE),
    )  # fmt: skip


def _paths(chance: random.Random, ids: list[str]) -> bytes:
    path = _path(chance, ids)
    parts = path.split("/")
    place = chance.randrange(1, len(parts))
    strange = chance.choice(STRANGE)
    before, part, after = parts[:place], parts[place], parts[place + 1 :]
    mutated = [
        path.upper(), path.title(), path + "/", "/" + path, path + strange, f"{path}/{strange}",
        path + ";a=b", "/".join([*before, strange, part, *after]), "/".join([*before, strange, *after]),
        "/".join([*before, part.upper(), *after]), path.replace("e", "%65"), path.replace("/", "%2f"),
        path.replace("-", "~2D"), quote(quote(path, safe=""), safe="/"),
        path.partition(".")[0] + chance.choice(FORMATS),
        f"/{DATABASE}/{chance.choice(HIDDEN_TABLES)}{chance.choice(FORMATS)}",
        f"/-/{chance.choice(INTERNAL_PAGES)}", f"/-/auth-token?token={strange}", f"/:memory:{strange}",
        f"/_memory/{strange}", f"/_internal/{strange}", f"/{DATABASE}-abcdef1{strange}",
    ]  # fmt: skip
    return request(chance.choice(mutated))


def _table(chance: random.Random, ids: list[str]) -> bytes:
    table = chance.choice([*names().tables])
    column = chance.choice([*names().tables[table].get("columns", {"id": ""}), "rowid", "khong_co"])
    pairs = []
    for _ in range(chance.randint(1, 3)):
        value = chance.choice((*STRANGE, column, *SHAPES, "max", "on", "off", f"{column},{column}"))
        filtered = f"{column}__{chance.choice(OPERATIONS)}"
        pairs.append(f"{chance.choice((chance.choice(TABLE_PARAMETERS), filtered, column))}={value}")
    place = chance.choice(
        (
            f"/{table}",
            f"/{table}",
            f"/decisions/{chance.choice(ids)}",
            f"/{chance.choice([*names().queries])}",
            "",
        )
    )
    return request(f"/{DATABASE}{place}{chance.choice(FORMATS[:5])}?{'&'.join(pairs)}")


def _rows(chance: random.Random, ids: list[str]) -> bytes:
    key = chance.choice((chance.choice(ids), *STRANGE, "a,b", ",", "1,2,3", "~2C"))
    table = chance.choice([*names().tables])
    query = chance.choice(("", "?_blob_column=id", "?_extras=foreign_key_tables", "?_shape=x", "?_labels=on"))
    return request(f"/{DATABASE}/{table}/{key}{chance.choice(FORMATS)}{query}")


def _pages(chance: random.Random, ids: list[str]) -> bytes:
    known = ("q", "loai", "tinh", "nam", "kieu", "co-quan", "vai-tro", "trang", "nhom", "bang", "xem", "cach")
    pairs = [f"{chance.choice(known)}={chance.choice(STRANGE)}" for _ in range(chance.randint(1, 3))]
    page = chance.choice(
        (
            "/tim-kiem",
            "/so-sanh",
            "/so-sanh.csv",
            "/tim-kiem.jsonl",
            "/so-sanh.svg",
            "/",
            f"/quyet-dinh/{chance.choice(ids)}",
        )
    )
    return request(f"{page}?{'&'.join(pairs)}")


def _api(chance: random.Random, ids: list[str]) -> bytes:
    route = chance.choice(ROUTES)
    known = [field.alias or name for name, field in route.query.model_fields.items()] or ["q"]
    pairs = [f"{chance.choice((*known, 'x'))}={chance.choice(STRANGE)}" for _ in range(chance.randint(0, 3))]
    path = route.path.replace("{decision_id}", chance.choice((chance.choice(ids), *STRANGE)))
    sent = chance.choices(HEADERS, k=chance.randint(0, 1))
    return request(
        f"/api/v1{path}?{'&'.join(pairs)}",
        *sent,
        method=chance.choice(("GET", "GET", "HEAD", "OPTIONS", "POST")),
    )


def _queries(chance: random.Random, ids: list[str]) -> bytes:
    return request(f"{_path(chance, ids)}?{chance.choice(BROKEN_QUERIES)}")


def _raw(chance: random.Random, ids: list[str]) -> bytes:
    return chance.choice(RAW)


KINDS: dict[str, Callable[[random.Random, list[str]], bytes]] = {
    "method": _methods, "host": _hosts, "cookie": _cookies, "header": _headers, "body": _bodies,
    "path": _paths, "table": _table, "row": _rows, "page": _pages, "api": _api, "query": _queries,
    "raw": _raw,
}  # fmt: skip
