"""The search index is never behind the rows, in any state that a reader or the next run can find."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.store import RunInfo, Store
from pipeline.store.tables.search import SEARCHES
from tests.support.older import older_database
from tests.support.store_samples import linked, reading

INFO = RunInfo(pipeline_version="1")


def behind(path: Path) -> list[str]:
    """Tables whose index holds other rows than it should, or other words of them."""
    wrong = []
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        for search in SEARCHES:
            indexed = conn.execute(f"select id from {search.index}_docsize order by id").fetchall()
            if indexed != conn.execute(f"select rowid from {search.view} order by rowid").fetchall():
                wrong.append(search.table)
            try:
                conn.execute(
                    f"insert into {search.index}({search.index}, rank) values ('integrity-check', 1)"
                )
            except sqlite3.DatabaseError:
                wrong.append(f"{search.table}: words")
    return wrong


def test_after_every_write(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    with Store(path) as store:
        run = store.begin_run(INFO)
        for text, number, changes in (
            ("một", "12", {}), ("hai", "13", {"members": ()}), ("một", "12", {"subject": "Việc mới"}),
            ("ba", "12", {}), ("hai", "14", {}),
        ):  # fmt: skip
            store.write(reading(text), linked(number, **changes), run)
            assert behind(path) == []
        store.write(reading("một"), (), run)
        assert behind(path) == []
        store.finish_run(run)
        assert behind(path) == []
        store.write(reading("ba"), (), run)  # what it replaced counts again
        assert behind(path) == []


def test_of_a_database_of_the_first_version_whose_run_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "q.db"
    older_database(path, "005_seats")
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.executescript(
            "create view organizations_search as select rowid, name as text, name as plain, '' as province "
            "from organizations; create virtual table organizations_fts using fts5(text, plain, province, "
            "content='organizations_search', content_rowid='rowid');"
            "insert into organizations (id, name) values ('so', 'Sở Thử')"
        )
    with Store(path):
        pass
    assert behind(path) == []
