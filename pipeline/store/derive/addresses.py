"""Where a decision is found on the site: issuer's province, number and day, as people know it.

'cao-bang/12-qd-ubnd/2025-03-04'. Where several have one they have their ids behind it, and none has it
alone: an address that was cited never comes to mean another act. An older version gives it to the newest one.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter

from pipeline.text.normal import slug

__all__ = ["settle_addresses"]

_LONGEST = 80
"""Characters of an issuer's name; a few letters fewer tell as much."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_READ = "select id, province_id, issuer, code, issued_on, superseded_by, address from decisions"


def settle_addresses(conn: sqlite3.Connection) -> None:
    """Fills decisions.address anew, inside the caller's transaction; empty where number or day is unknown."""
    plain: dict[str, str] = {}
    stored: dict[str, str | None] = {}
    current: Counter[str] = Counter()
    newest: set[str] = set()
    for one, province, issuer, code, day, newer, address in conn.execute(_READ):
        stored[one] = address
        place = province or slug(issuer or "")[:_LONGEST].strip("-")
        number = slug(code or "")
        if not (place and number and _DAY.fullmatch(day or "")):
            continue
        plain[one] = f"{place}/{number}/{day}"
        if newer is None:
            newest.add(one)
            current[plain[one]] += 1
    wanted = {
        one: address if one in newest and current[address] == 1 else f"{address}/{one}"
        for one, address in plain.items()
    }
    changed = [(wanted.get(one), one) for one, address in stored.items() if address != wanted.get(one)]
    conn.executemany("update decisions set address = ? where id = ?", changed)
