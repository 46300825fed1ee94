"""Answers of two servers over one file, timed from outside: our site, and Datasette as it comes."""

from __future__ import annotations

import http.client
import math
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pipeline.publish.compare.shares import SHARES
from pipeline.text.normal import strip_diacritics

__all__ = ["STOCK", "Asked", "Times", "addresses", "served", "times"]

STOCK = "stock"
"""Another name for the database: under it Datasette serves it as it comes, without our plugin."""
_AT_ONCE = 4
_START = 120.0  # seconds to wait for a server's first answer
_FTS = "_fts_table={0}_fts&_fts_pk=rowid&_search="


@dataclass(frozen=True)
class Asked:
    """A kind of page: how its addresses are drawn, on our site and on the other if it has such a page."""

    name: str
    ours: Callable[[], str]
    stock: Callable[[], str] | None = None
    limit: int | None = None
    """Milliseconds that 95 of 100 answers must not exceed, four at once."""


@dataclass(frozen=True)
class Times:
    """Milliseconds of answers, one after another and four at once."""

    single: list[float]
    together: list[float]

    @staticmethod
    def at(times: list[float], part: float) -> float:
        return times[min(len(times) - 1, int(part * len(times)))]


@contextmanager
def served(command: list[str], port: int) -> Iterator[int]:
    """A server in a process of its own; ends with the block."""
    process = subprocess.Popen(
        [Path(sys.executable).with_name(command[0]), *command[1:], "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + _START
        while True:
            try:
                _get(http.client.HTTPConnection("127.0.0.1", port, timeout=_START), "/-/versions.json")
                break
            except ConnectionRefusedError:
                if process.poll() is not None or time.monotonic() > until:
                    raise SystemExit(f"{' '.join(command)} did not start") from None
                time.sleep(0.2)
        yield port
    finally:
        process.terminate()
        process.wait()


def addresses(db: Path, chance: random.Random, evidence: list[str]) -> list[Asked]:
    """Every kind of page; `evidence`: ids of decisions whose values have their places on the page."""
    conn = sqlite3.connect(f"{db.resolve().as_uri()}?immutable=1", uri=True)
    count = conn.execute("select max(rowid) from decisions").fetchone()[0]
    seats = conn.execute("select max(rowid) from members").fetchone()[0]
    drawn = ", ".join(str(chance.randint(1, count)) for _ in range(2000))
    ids, codes = zip(*conn.execute(f"select id, code from decisions where rowid in ({drawn})"), strict=True)
    drawn = ", ".join(str(chance.randint(1, seats)) for _ in range(2000))
    seated = conn.execute(
        "select m.name, m.organization, p.name, b.name from members m join bodies b on b.id = m.body_id "
        f"join provinces p on p.id = m.province_id where m.rowid in ({drawn}) and m.name is not null"
    ).fetchall()
    sql = "select id from body_groups where basis = 'mandate' order by provinces desc, bodies desc limit 12"
    groups = [row[0] for row in conn.execute(sql)]
    sql = "select id from provinces where valid_to > '2020' and id in (select province_id from decisions)"
    provinces = [row[0] for row in conn.execute(sql)]
    sql = "select id from body_groups where basis = 'kind' and provinces > 9"
    kinds = [row[0] for row in conn.execute(sql)]
    places = dict(conn.execute("select id, coalesce(address, id) from decisions"))
    duties = [row[0] for row in conn.execute(f"select text from duties where rowid in ({drawn})")]
    conn.close()

    def typed() -> str:
        """What people type: names, agencies, topics, places, quotes, slips; half of it without marks."""
        name, agency, place, body = chance.choice(seated)
        topic = " ".join(body.split()[2:7])
        text = chance.choices(
            [
                name, agency, topic, chance.choice(codes), f"{agency} {place}", f'"{topic}"',
                " ".join(chance.choice(duties).split()[1:5]), f"{name}n",
                chance.choice(("công an", "kế hoạch", "sở y tế", "thành lập", "giám đốc", "nguyễn")),
            ],
            [22, 16, 14, 6, 12, 6, 10, 4, 10],
        )[0]  # fmt: skip
        return quote(strip_diacritics(text) if chance.random() < 0.5 else text)

    def some() -> str:
        return ",".join(chance.sample(provinces, chance.randint(2, 6)))

    def province() -> str:
        return chance.choice(provinces)

    def counted() -> str:
        return chance.choice(("true", "false"))

    one, seen = (lambda: chance.choice(ids)), (lambda: chance.choice(evidence))
    table, plain = "/quyetdinh", f"/{STOCK}"
    return [
        Asked("home", lambda: "/", lambda: "/", 50),
        Asked("search", lambda: f"/tim-kiem?q={typed()}", None, 150),
        Asked("search, decisions only", lambda: f"/tim-kiem?loai=quyet-dinh&q={typed()}",
              lambda: f"{plain}/decisions?{_FTS.format('decisions')}{typed()}", 150),
        Asked("search, duties only", lambda: f"/tim-kiem?loai=nhiem-vu&q={typed()}",
              lambda: f"{plain}/duties?{_FTS.format('duties')}{typed()}", 150),
        Asked("search, filters and no words",
              lambda: f"/tim-kiem?loai=thanh-vien&co-quan=so-y-te&vai-tro=deputy&tinh={province()}",
              None, 150),
        Asked("decision", lambda: f"/quyet-dinh/{places[one()]}", lambda: f"{plain}/decisions/{one()}", 60),
        Asked("decision with evidence", lambda: f"/quyet-dinh/{places[seen()]}", None, 60),
        Asked("compare, all provinces", lambda: f"/so-sanh?nhom={chance.choice(groups)}", None, 80),
        Asked("compare, duties of a share",
              lambda: f"/so-sanh?nhom={chance.choice(groups)}&chung={chance.choice(SHARES)}", None, 80),
        Asked("compare, 2 to 6 provinces",
              lambda: f"/so-sanh?nhom={chance.choice(groups)}&tinh={some()}", None, 80),
        Asked("compare, a kind of body", lambda: f"/so-sanh?nhom={chance.choice(kinds)}", None, 80),
        Asked("record, API", lambda: f"/api/v1/decisions/{one()}",
              lambda: f"{plain}/decisions/{one()}.json?_shape=objects", 20),
        Asked("record with evidence, API", lambda: f"/api/v1/decisions/{seen()}", None, 20),
        Asked("members of an agency, API",
              lambda: "/api/v1/members?agency_type=so-y-te&role=deputy"
              f"&province_today={province()}&total={counted()}", None, 60),
        Asked("members by words, API", lambda: f"/api/v1/members?q={typed()}&total={counted()}", None, 60),
        Asked("bodies of a year, API",
              lambda: f"/api/v1/bodies?year={chance.randint(2016, 2026)}&total={counted()}", None, 60),
        Asked("duties of an agency, API",
              lambda: f"/api/v1/duties?agency_type=so-y-te&province={province()}", None, 60),
        Asked("decisions with a role, API",
              lambda: f"/api/v1/decisions?role=deputy&year={chance.randint(2016, 2026)}", None, 60),
        Asked("table of decisions", lambda: f"{table}/decisions", lambda: f"{plain}/decisions", 250),
        Asked("table of members, filtered", lambda: f"{table}/members?province_id={province()}",
              lambda: f"{plain}/members?province_id={province()}", 250),
        Asked("table of duties", lambda: f"{table}/duties", lambda: f"{plain}/duties", 250),
    ]  # fmt: skip


def times(port: int, draw: Callable[[], str], count: int) -> Times:
    """The same number of answers one after another and four at once, after two that do not count."""
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=60) for _ in range(_AT_ONCE)]
    for _ in range(2):
        _get(connections[0], draw())
    single = [_get(connections[0], path) for path in [draw() for _ in range(count)]]
    waiting = iter([draw() for _ in range(count)])

    def ask(connection: http.client.HTTPConnection) -> list[float]:
        return [_get(connection, path) for path in waiting]

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        together = [time for part in pool.map(ask, connections) for time in part]
    for connection in connections:
        connection.close()
    return Times(sorted(single), sorted(together))


def _get(connection: http.client.HTTPConnection, path: str) -> float:
    """Milliseconds until the whole answer is there; infinite where it is an error."""
    start = time.perf_counter()
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        return math.inf  # stopped by the limit of a second: no answer
    return 1000 * (time.perf_counter() - start)
