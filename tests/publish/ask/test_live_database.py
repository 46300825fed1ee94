"""The database is read as it is now, whatever happens to its file; counts are kept until it changes."""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from pipeline.publish.ask.live_database import LiveDatabase

Ask = Callable[[str], Any]


def made(path: Path, *numbers: int) -> Path:
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("pragma journal_mode = wal")
        conn.execute("create table if not exists t (n)")
        conn.executemany("insert into t values (?)", [(n,) for n in numbers])
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "kho.db", 1)


@pytest.fixture
def live(path: Path) -> Iterator[LiveDatabase]:
    datasette = Datasette([], settings={"num_sql_threads": 3})
    database = LiveDatabase(datasette, path=str(path))
    datasette.add_database(database, name="kho")
    yield database
    datasette.executor.shutdown()
    database.close()


def numbers(live: LiveDatabase, sql: str = "select n from t order by n") -> list[int]:
    async def ask() -> list[int]:
        return [row[0] for row in (await live.execute(sql)).rows]

    return asyncio.run(ask())


def test_rows_of_a_writer_are_seen_at_once(live: LiveDatabase, path: Path) -> None:
    assert numbers(live) == [1]
    made(path, 2)
    assert numbers(live) == [1, 2]


def test_a_file_replaced_by_rename_is_the_new_one(live: LiveDatabase, path: Path, tmp_path: Path) -> None:
    assert numbers(live) == [1]
    made(tmp_path / "moi.db", 5, 6).replace(path)
    assert numbers(live) == [5, 6]


def test_a_file_copied_over_is_the_new_one(live: LiveDatabase, path: Path, tmp_path: Path) -> None:
    assert numbers(live) == [1]
    shutil.copyfile(made(tmp_path / "moi.db", *range(1000)), path)
    assert len(numbers(live)) == 1000


def test_half_a_copy_is_waited_for(live: LiveDatabase, path: Path, tmp_path: Path) -> None:
    assert numbers(live) == [1]
    whole = made(tmp_path / "moi.db", *range(3000)).read_bytes()
    path.write_bytes(whole[:5000])
    later = threading.Timer(0.4, path.write_bytes, [whole])
    later.start()
    assert len(numbers(live)) == 3000
    later.join()


def test_a_file_that_is_gone_is_read_on_by_who_has_it_open(
    live: LiveDatabase, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live.ds, "executor", ThreadPoolExecutor(1))
    assert numbers(live) == [1]
    path.unlink()
    assert numbers(live) == [1]
    made(path, 9)
    assert numbers(live) == [9]


def test_a_wrong_question_is_not_waited_for(live: LiveDatabase) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such column"):
        numbers(live, "select khong_co from t")


def test_a_count_is_made_once_until_the_file_changes(
    live: LiveDatabase, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        live.ds, "_prepare_connection", lambda conn, name: conn.set_trace_callback(asked.append)
    )
    sql = "select count(*) from t"
    assert numbers(live, sql) == numbers(live, sql) == [1]
    assert asked.count(sql) == 1
    made(path, 2)
    assert numbers(live, sql) == [2]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere; run as another user")
def test_a_folder_that_may_not_be_written_is_no_hindrance(live: LiveDatabase, path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        assert numbers(live) == [1]
    finally:
        path.parent.chmod(0o700)
