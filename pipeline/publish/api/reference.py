"""Lists that never page: provinces and roles."""

from __future__ import annotations

import sqlite3
from typing import Any

from schemas import Model

__all__ = ["provinces", "roles"]

_PROVINCES = """select p.id, p.name, p.code, p.kind, p.valid_from, p.valid_to, p.successor_id,
    (select count(*) from decisions d where d.province_id = p.id) as decisions
    from provinces p order by p.id"""
_ROLES = "select id, name, ordinal from roles order by ordinal"


def provinces(conn: sqlite3.Connection, query: Model) -> dict[str, Any]:
    return {"items": _items(conn, _PROVINCES)}


def roles(conn: sqlite3.Connection, query: Model) -> dict[str, Any]:
    return {"items": _items(conn, _ROLES)}


def _items(conn: sqlite3.Connection, sql: str) -> list[dict[str, Any]]:
    cursor = conn.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
