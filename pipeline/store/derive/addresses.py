"""Where a decision is found on the site: issuer's province, number and day, as people know it.

'cao-bang/12-qd-ubnd/2025-03-04'. Where several have one they have their ids behind it, and none has it
alone: an address that was cited never comes to mean another act. An older version gives it to the newest one.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.store.derive.stale import marked
from pipeline.text.normal import slug

__all__ = ["settle_addresses"]

_LONGEST = 80
"""Characters of an issuer's name; a few letters fewer tell as much."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_READ = "select id, province_id, issuer, code, issued_on, superseded_by, address from decisions"
_AT = "select id from decisions where address = ?1 or address >= ?1 || '/' and address < ?1 || '0'"


class _Decision(NamedTuple):
    id: str
    province: str | None
    issuer: str | None
    code: str | None
    day: str | None
    newer: str | None
    address: str | None

    @property
    def plain(self) -> str | None:
        """Its address if no other has it; None where number or day is unknown."""
        place = self.province or slug(self.issuer or "")[:_LONGEST].strip("-")
        number = slug(self.code or "")
        whole = place and number and _DAY.fullmatch(self.day or "")
        return f"{place}/{number}/{self.day}" if whole else None


def settle_addresses(conn: sqlite3.Connection, everything: bool = True) -> None:
    """Fills decisions.address inside the caller's transaction; empty where number or day is unknown.

    Of all decisions; else of the marked ones, and those that have or had an address in common with them.
    """
    found = list(_read(conn, "")) if everything else _together(conn)
    plain = {one.id: address for one in found if (address := one.plain)}
    current = Counter(plain[one.id] for one in found if one.id in plain and one.newer is None)
    changed = []
    for one in found:
        wanted = plain.get(one.id)
        if wanted is not None and (one.newer is not None or current[wanted] > 1):
            wanted = f"{wanted}/{one.id}"
        if wanted != one.address:
            changed.append((wanted, one.id))
    conn.executemany("update decisions set address = ? where id = ?", changed)


def _read(conn: sqlite3.Connection, which: str, ids: Iterable[str] = ()) -> Iterator[_Decision]:
    return map(_Decision._make, conn.execute(_READ + which, [json.dumps(sorted(ids))] if which else []))


def _together(conn: sqlite3.Connection) -> list[_Decision]:
    """The marked decisions, and all that share an address with one of them or would."""
    ids = {row[0] for row in conn.execute(f"select id from decisions where id in {marked('decision')}")}
    among = " where id in (select value from json_each(?))"
    shared = {one.plain for one in _read(conn, among, ids)}
    for (address,) in conn.execute(f"select * from {marked('address')}"):
        shared.add("/".join(address.split("/")[:3]))
    for address in shared - {None}:
        ids.update(row[0] for row in conn.execute(_AT, [address]))
    return list(_read(conn, among, ids))
