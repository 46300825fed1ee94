"""Counts are kept while the file cannot change, and never longer."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from datasette.app import Datasette

from pipeline.publish.ask.kept_database import KeptDatabase


def _counts(path: Path, mutable: bool) -> list[int]:
    """What two equal questions answer, a row added between them; then one about another table."""
    site = Datasette([])
    database = KeptDatabase(site, path=str(path), is_mutable=mutable)
    site.add_database(database, name="kho")

    async def ask() -> list[int]:
        found = []
        for table in ("t", "t", "u"):
            answer = await database.execute(f"select count(*) from {table} where n > :n", {"n": 0})
            found.append(answer.rows[0][0])
            conn = sqlite3.connect(path)
            conn.execute("insert into t values (2)")
            conn.commit()
            conn.close()
        return found

    return asyncio.run(ask())


@pytest.mark.parametrize(("mutable", "second"), [(False, 1), (True, 2)])
def test_a_count_is_made_once_while_nothing_can_change(tmp_path: Path, mutable: bool, second: int) -> None:
    path = tmp_path / "kho.db"
    conn = sqlite3.connect(path)
    conn.executescript("create table t (n); create table u (n); insert into t values (1)")
    conn.close()
    assert _counts(path, mutable) == [1, second, 0]


def test_other_answers_are_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    conn = sqlite3.connect(path)
    conn.executescript("create table t (n); insert into t values (1)")
    conn.close()
    site = Datasette([])
    database = KeptDatabase(site, path=str(path), is_mutable=False)
    site.add_database(database, name="kho")

    async def ask() -> bool:
        first, second = [await database.execute("select n from t") for _ in range(2)]
        return first.rows == second.rows and first is not second

    assert asyncio.run(ask())
