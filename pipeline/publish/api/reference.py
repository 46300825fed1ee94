"""Lists that never page: provinces and roles."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline.publish.ask.rows import listed
from schemas import Model

__all__ = ["provinces", "roles"]

_PROVINCES = """select p.id, p.name, p.code, p.kind, p.valid_from, p.valid_to, p.successor_id,
    (select count(*) from decisions d where d.province_id = p.id) as decisions
    from provinces p order by p.id"""
_ROLES = "select id, name, ordinal from roles order by ordinal"


def provinces(conn: sqlite3.Connection, query: Model) -> dict[str, Any]:
    return {"items": listed(conn, _PROVINCES)}


def roles(conn: sqlite3.Connection, query: Model) -> dict[str, Any]:
    return {"items": listed(conn, _ROLES)}
