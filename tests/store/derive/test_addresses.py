"""Where decisions are found: by place, number and day; never one in the place of another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection, connect
from typing import Any

import pytest

from pipeline.store import Store
from pipeline.store.derive.addresses import settle_addresses

PLAIN = "cao-bang/12-qd-ubnd/2025-03-04"


@pytest.fixture
def conn(tmp_path: Path) -> Iterator[Connection]:
    with Store(tmp_path / "q.db"):
        pass
    with closing(connect(tmp_path / "q.db")) as opened:
        opened.execute("pragma foreign_keys = off")
        yield opened


def add(conn: Connection, one: str, **told: Any) -> None:
    row = {
        "id": one, "document_id": "f", "ordinal": 1, "page_first": 1, "page_last": 1, "needs_review": 0,
        "province_id": "cao-bang", "code": "12/QĐ-UBND", "issued_on": "2025-03-04", **told,
    }  # fmt: skip
    conn.execute(
        f"insert into decisions ({', '.join(row)}) values ({', '.join('?' * len(row))})", [*row.values()]
    )


def settled(conn: Connection) -> dict[str, str | None]:
    settle_addresses(conn)
    return dict(conn.execute("select id, address from decisions"))


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ({}, PLAIN),
        ({"province_id": None, "issuer": "Thủ tướng Chính phủ"}, "thu-tuong-chinh-phu/12-qd-ubnd/2025-03-04"),
        ({"province_id": None, "issuer": None}, None),
        ({"code": None}, None),
        ({"issued_on": None}, None),
        ({"issued_on": "2025-03"}, None),
        ({"code": "05A/QĐ-SYT"}, "cao-bang/05a-qd-syt/2025-03-04"),
    ],
)
def test_a_decision_alone(conn: Connection, told: dict[str, Any], address: str | None) -> None:
    add(conn, "a-1", **told)
    assert settled(conn) == {"a-1": address}


def test_an_older_version_leaves_the_address_to_the_newest(conn: Connection) -> None:
    add(conn, "a-1", superseded_by="b-1")
    add(conn, "b-1")
    assert settled(conn) == {"a-1": f"{PLAIN}/a-1", "b-1": PLAIN}


def test_no_act_takes_the_address_of_another(conn: Connection) -> None:
    add(conn, "b-1")
    assert settled(conn) == {"b-1": PLAIN}
    add(conn, "a-1", code="12/QD-UBND")
    assert settled(conn) == {"a-1": f"{PLAIN}/a-1", "b-1": f"{PLAIN}/b-1"}
    conn.execute("delete from decisions where id = 'a-1'")
    assert settled(conn) == {"b-1": PLAIN}
