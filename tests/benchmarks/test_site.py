"""The generated corpus of `make bench-site`: what it makes is stored as real decisions are, and served."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.site.build import build
from benchmarks.site.corpus import document, has_evidence
from benchmarks.site.measure import addresses
from schemas.stored import decision_id
from tests.support.site import Site

COUNT = 120


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bench") / "quyetdinh.db"
    build(path, COUNT)
    return path


@pytest.fixture(scope="module")
def site(path: Path) -> Iterator[Site]:
    opened = Site(path)
    yield opened
    opened.close()


def test_equal_numbers_make_equal_decisions() -> None:
    assert document(7) == document(7)
    assert document(7) != document(8)


def test_rows_are_sound_and_of_the_promised_shape(path: Path) -> None:
    conn = sqlite3.connect(path)
    try:
        assert conn.execute("pragma foreign_key_check").fetchall() == []
        count = {
            table: conn.execute(f"select count(*) from {table}").fetchone()[0]
            for table in ("decisions", "members", "duties", "body_facts", "duty_matches")
        }
        (compared,) = conn.execute(
            "select count(*) from duties where body_id in (select body_id from body_facts where is_newest)"
        ).fetchone()
        seen = {row[0] for row in conn.execute("select distinct decision_id from evidence")}
    finally:
        conn.close()
    assert count["decisions"] == count["body_facts"] == COUNT
    assert 10 < count["members"] / COUNT < 19
    assert 6 < count["duties"] / COUNT < 15
    assert count["duty_matches"] == compared > 0
    assert seen == {decision_id(document(n)[0].source.id, 1) for n in range(COUNT) if has_evidence(n)}


def test_every_measured_address_is_answered(path: Path, site: Site) -> None:
    evidence = [decision_id(document(0)[0].source.id, 1)]
    for asked in addresses(path, random.Random(1), evidence):
        for _ in range(3):
            address = asked.ours()
            assert site.get(address).status_code == 200, address
