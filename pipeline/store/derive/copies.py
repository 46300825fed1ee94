"""Bodies that stand in two copies of one act, of which one lacks its number or day: counted once.

Copies whose numbers and days are both known are versions (versions.py). Here a number written by hand
was not read, so the members are the proof: the same body of the same year with the same people.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from pipeline.text.fold import fold

__all__ = ["alike", "copies"]

_FEWEST = 3  # people; fewer prove nothing
_SHARED = 0.9  # of the names: OCR garbles some
_READ = """select b.id, b.name, b.province_id, b.issued_year, d.document_id, d.code, d.issued_on, d.action
    from bodies b join decisions d on d.id = b.decision_id
    where d.superseded_by is null and b.issued_year is not null and b.id in temp.stale_bodies order by b.id"""
_OF_PLACE = "select id, name from bodies where province_id is ? and issued_year is ?"


class _Body(NamedTuple):
    id: str
    name: str
    province: str | None
    year: int
    document: str
    code: str | None
    issued_on: str | None
    action: str | None

    @property
    def place(self) -> tuple[bool, bool, str]:
        """Sorts the best read first."""
        return self.code is None, self.issued_on is None, self.id


def alike(conn: sqlite3.Connection, bodies: Iterable[tuple[str | None, int | None, str]]) -> Iterator[str]:
    """Ids of all bodies that have province, year and name with one of these in common."""
    wanted: dict[tuple[str | None, int | None], set[str]] = defaultdict(set)
    for province, year, name in bodies:
        if year is not None:
            wanted[province, year].add(fold(name))
    for where, names in wanted.items():
        yield from (one for one, name in conn.execute(_OF_PLACE, where) if fold(name) in names)


def copies(conn: sqlite3.Connection) -> set[str]:
    """Ids of the bodies that a better read copy of their act has too, of those in temp.stale_bodies.

    With one of them all that are `alike` must be there.
    """
    same: dict[tuple[object, ...], list[_Body]] = defaultdict(list)
    for body in map(_Body._make, conn.execute(_READ)):
        same[fold(body.name), body.province, body.year, body.action].append(body)
    found: set[str] = set()
    for bodies in same.values():
        for kept, other in combinations(sorted(bodies, key=lambda one: one.place), 2):
            if kept.id not in found and _may_be_one(kept, other) and _same_people(conn, kept, other):
                found.add(other.id)
    return found


def _may_be_one(a: _Body, b: _Body) -> bool:
    """Nothing that they print speaks against it, and one of them lacks what would prove it."""
    pairs = ((a.code, b.code), (a.issued_on, b.issued_on))
    return (
        a.document != b.document
        and all(x == y for x, y in pairs if x and y)
        and any(not (x and y) for x, y in pairs)
    )


def _same_people(conn: sqlite3.Connection, a: _Body, b: _Body) -> bool:
    ours, theirs = _people(conn, a), _people(conn, b)
    return min(len(ours), len(theirs)) >= _FEWEST and len(ours & theirs) >= _SHARED * max(
        len(ours), len(theirs)
    )


def _people(conn: sqlite3.Connection, body: _Body) -> set[str]:
    rows = conn.execute("select name from members where body_id = ? and name is not null", [body.id])
    return {fold(name) for (name,) in rows}
