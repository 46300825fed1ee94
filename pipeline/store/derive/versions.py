"""Which decisions are older versions of others: the newest one counts, the others stay as they are.

Decisions of two files are one where both print the same number, day and issuer, or where one file took the
other's place under its name, and nothing that they print speaks against it.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from pipeline.store.derive.stale import marked
from pipeline.store.tables.search import put_in, take_out
from pipeline.text.fold import fold

__all__ = ["settle_versions"]

_ALIKE = 85.0
"""Likeness, 0 to 100, from which two readings of a subject are one: OCR, or a slip that was corrected."""

_READ = """select d.id, d.document_id, d.ordinal, d.code, d.issued_on, d.province_id, d.issuer_id, d.subject,
    coalesce(f.modified_at, f.ingested_at), f.text_confidence
    from decisions d join documents f on f.id = d.document_id where """
_AMONG = "(select value from json_each(:documents))"
_SAME_DAY = """(d.code, d.issued_on) in (select code, issued_on from decisions
    where code is not null and issued_on is not null{among}
    group by 1, 2 having count(distinct document_id) > 1)"""
_PLACED = """with found as (select r.place, r.source_id, max(r.ended_at) as seen from run_files r
    join documents f on f.id = r.source_id where r.place is not null and r.state <> 'failed'{among}
    group by 1, 2)
    select place, source_id from found where place in (
    select place from found group by place having count(*) > 1) order by place, seen"""
"""The files that lay at one place after each other, the one that lies there now last."""
_CHANGED = f"""select document_id from decisions where id in {marked("decision")}
    union select key from {marked("document")}
    union select d.document_id from decisions d join {marked("act")} a
        on d.code = json_extract(a.key, '$[0]') and d.issued_on = json_extract(a.key, '$[1]')"""
_NEAR = f"""with own as (select * from decisions where document_id in {_AMONG})
    select o.document_id from own d join decisions o on o.code = d.code and o.issued_on = d.issued_on
    union select o.document_id from own d join decisions o on o.superseded_by = d.id
    union select o.document_id from own d join decisions o on o.id = d.superseded_by
    union select o.source_id from run_files r join run_files o on o.place = r.place
        where r.source_id in {_AMONG} and o.source_id is not null"""
"""Documents that may have versions of decisions of some documents, or had when it was last looked at."""


class _Version(NamedTuple):
    """A decision as one file has it."""

    id: str
    document: str
    ordinal: int
    code: str | None
    issued_on: str | None
    province: str | None
    issuer: str | None
    subject: str | None
    modified_at: str
    confidence: float


def settle_versions(conn: sqlite3.Connection, everything: bool = True) -> None:
    """Fills decisions.superseded_by, and the search with it, inside the caller's transaction.

    Of all decisions; else of those that may be versions of a marked one, at any remove.
    """
    documents = None if everything else _reached(conn)
    found = _superseded(conn, documents)
    stored = dict(
        conn.execute(
            "select id, superseded_by from decisions where superseded_by is not null" + _of(documents),
            {"documents": documents},
        )
    )
    changed = sorted(one for one in {*found, *stored} if found.get(one) != stored.get(one))
    take_out(conn, changed)
    conn.executemany(
        "update decisions set superseded_by = ? where id = ?", [(found.get(one), one) for one in changed]
    )
    put_in(conn, changed)


def _of(documents: str | None, column: str = "document_id") -> str:
    return "" if documents is None else f" and {column} in {_AMONG}"


def _reached(conn: sqlite3.Connection) -> str:
    """JSON list of the documents to look at."""
    found: set[str] = set()
    new = {row[0] for row in conn.execute(_CHANGED)}
    while new:
        found |= new
        new = {row[0] for row in conn.execute(_NEAR, {"documents": json.dumps(sorted(new))})} - found
    return json.dumps(sorted(found))


def _superseded(conn: sqlite3.Connection, of: str | None) -> dict[str, str]:
    """Older version → the newest one of the same decision."""
    places = defaultdict(list)
    for place, document in conn.execute(_PLACED.format(among=_of(of, "r.source_id")), {"documents": of}):
        places[place].append(document)
    current = {documents[-1] for documents in places.values()}
    displaced = {one for documents in places.values() for one in documents} - current
    newest: dict[str, _Version] = {}

    def newest_of(version: _Version) -> _Version:
        while newest.get(version.id, version).id != version.id:
            version = newest[version.id]
        return version

    versions = []
    for a, b in (*_same_day(conn, of), *_same_place(conn, places.values())):
        ends = sorted({newest_of(a), newest_of(b)}, key=lambda one: _newness(one, displaced))
        newest |= {one.id: ends[-1] for one in ends}
        versions += [a, b]
    return {one.id: newest_of(one).id for one in versions if newest_of(one).id != one.id}


def _newness(version: _Version, displaced: set[str]) -> tuple[bool, str, float, str]:
    """Sorts the newest last: not by when a file came, so that the order of files does not matter."""
    return version.document not in displaced, version.modified_at, version.confidence, version.id


def _same_day(conn: sqlite3.Connection, of: str | None) -> Iterator[tuple[_Version, _Version]]:
    days = defaultdict(list)
    same = _READ + _SAME_DAY.format(among=_of(of))
    for version in map(_Version._make, conn.execute(same, {"documents": of})):
        days[version.code, version.issued_on].append(version)
    yield from (pair for group in days.values() for pair in _pairs(group) if _one_issuer(*pair))


def _same_place(conn: sqlite3.Connection, places: Iterable[list[str]]) -> Iterator[tuple[_Version, _Version]]:
    for documents in places:
        marks = ", ".join("?" * len(documents))
        yield from _pairs(map(_Version._make, conn.execute(f"{_READ}d.document_id in ({marks})", documents)))


def _pairs(versions: Iterable[_Version]) -> Iterator[tuple[_Version, _Version]]:
    for a, b in combinations(versions, 2):
        if a.document != b.document and _agree(a, b):
            yield a, b


def _one_issuer(a: _Version, b: _Version) -> bool:
    """A number is given in every province each year: province or issuer must be known to be one."""
    told = [(x, y) for x, y in ((a.province, b.province), (a.issuer, b.issuer)) if x and y]
    return bool(told) and all(x == y for x, y in told)


def _agree(a: _Version, b: _Version) -> bool:
    """Whether subject or number makes them one; where neither can be compared, their place in the file."""
    alike = fuzz.ratio(fold(a.subject), fold(b.subject)) >= _ALIKE if a.subject and b.subject else None
    same = a.code == b.code if a.code and b.code else None
    if same is False:  # a number that was corrected: all else is as it was
        return bool(alike) and a.issued_on == b.issued_on
    if alike is None and same is None:
        return a.ordinal == b.ordinal
    return alike is not False
