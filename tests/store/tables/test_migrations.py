"""Databases grow forward only; what is not ours or newer is left alone."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from pipeline.errors import StoreError
from pipeline.publish.ask.database_file import open_read_only
from pipeline.store import RunInfo, Store
from pipeline.store.tables.catalog import TABLES, table
from pipeline.store.tables.migrations import migrate, steps_of
from pipeline.store.tables.shape import Column, Table
from pipeline.store.write.evidence_rows import FOLLOWS_FROM
from tests.support.store_samples import linked, reading

STEPS = steps_of(TABLES)
NEXT = f"{len(STEPS) + 1:03}_later"
LATER = Table("notes", "Ghi chú", "Thử.", (Column("id", "text", "Khóa: thử.", required=True),), since=NEXT)


def _tables_later() -> tuple[Table, ...]:
    extra = Column("mood", "text", "Thử: thử.", since=NEXT)
    grown = dataclasses.replace(table("bodies"), columns=(*table("bodies").columns, extra),
                                indexes=(*table("bodies").indexes, "mood"))  # fmt: skip
    return (*(grown if t.name == "bodies" else t for t in TABLES), LATER)


def test_an_older_database_is_carried_forward_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    with Store(path) as store:
        store.write(reading(), linked(), store.begin_run(RunInfo(pipeline_version="1")))
    db = Database(sqlite3.connect(path, isolation_level=None))
    migrate(db, _tables_later())
    assert [row["name"] for row in db["_sqlite_migrations"].rows] == [*STEPS, NEXT]
    assert db.execute("select name, mood from bodies").fetchall() == [("Tổ công tác số hóa", None)]
    assert db["notes"].exists()
    fresh = Database(memory=True)
    migrate(fresh, _tables_later())
    for name in ("bodies", "notes"):
        assert db[name].columns == fresh[name].columns
        assert {i.name for i in db[name].indexes} == {i.name for i in fresh[name].indexes}
    migrate(db, _tables_later())
    db.close()
    fresh.close()
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert "mới hơn" in caught.value.reason


def _stored(folder: Path) -> Path:
    """A database with one decision."""
    path = folder / "kho.db"
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="1"))
        store.write(reading(), linked(), run)
        store.finish_run(run)
    return path


def test_a_database_from_before_a_step_gets_its_figures_with_the_next_run(tmp_path: Path) -> None:
    path = _stored(tmp_path)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.executescript(
            "drop table shared_duties; drop table kind_facts; drop table agency_counts;"
            "drop table group_seats;"
            # As it was: the key was text.
            "create table group_seats (id text not null, group_id text, primary key (id)) strict;"
            "insert into group_seats values ('so-hoa:*:*:*', 'so-hoa');"
        )
        conn.executemany("delete from _sqlite_migrations where name = ?", [("004_kinds",), ("005_seats",)])
    with pytest.raises(StoreError) as caught:
        open_read_only(path)
    assert "phiên bản cũ" in caught.value.reason
    with Store(path) as store:
        store.finish_run(store.begin_run(RunInfo(pipeline_version="1")))
    with closing(open_read_only(path)) as conn:
        assert conn.execute("select count(*) from kind_facts").fetchone() == (1,)
        seats = "select members from group_seats where group_id = 'loai-to' and province_id is null"
        assert conn.execute(f"{seats} and agency_type_id is null and role is null").fetchone() == (2,)


def test_a_database_whose_search_lacks_the_province_is_made_new_by_the_next_run(tmp_path: Path) -> None:
    path = _stored(tmp_path)
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.executescript(
            "drop view members_search; create view members_search as "
            "select rowid, name as text, name as plain from members"
        )
    with pytest.raises(StoreError) as caught:
        open_read_only(path)
    assert "phiên bản cũ" in caught.value.reason
    with Store(path) as store:
        store.finish_run(store.begin_run(RunInfo(pipeline_version="1")))
    with closing(open_read_only(path)) as conn:
        sql = "select count(*) from members_fts where members_fts match 'province : tinh0thanhhoa'"
        assert conn.execute(sql).fetchone() == (2,)


def test_a_step_that_fails_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    with Store(path):
        pass
    db = Database(sqlite3.connect(path, isolation_level=None))
    wrong = (Column("id", "text", "Khóa: thử.", to="provinces"),)
    broken = Table("broken", "Hỏng", "Thử.", wrong, key=("nowhere",), since=NEXT)
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (*_tables_later(), broken))
    assert not db["notes"].exists()
    db.close()
    with Store(path):
        pass


def test_opening_twice_writes_nothing_new(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    with Store(path) as store:
        before = store._conn.execute("pragma data_version").fetchone(), store._conn.total_changes
        with Store(path) as again:
            assert again._conn.total_changes == 0
        assert store._conn.total_changes == before[1]


@pytest.mark.parametrize("kind", ["other database", "no database", "no folder", "a folder"])
def test_what_is_not_ours_is_refused_and_left_as_it_was(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "kho.db"
    if kind == "other database":
        conn = sqlite3.connect(path)
        conn.execute("create table documents (id)")
        conn.close()
    elif kind == "no database":
        path.write_bytes(b"%PDF-1.7 " * 200)
    elif kind == "no folder":
        path = tmp_path / "khong" / "co" / "kho.db"
    else:
        path.mkdir()
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError) as caught:
        Store(path)
    assert caught.value.reason
    assert caught.value.next_step
    if kind == "no database":
        assert path.read_bytes() == before


def test_an_index_that_a_later_version_wants_comes_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "quyetdinh.db"
    Store(path).close()
    wanted = "select name from sqlite_master where type = 'index' and tbl_name = 'members' order by 1"
    with closing(sqlite3.connect(path)) as conn:
        before = conn.execute(wanted).fetchall()
        conn.execute("drop index idx_members_role_change_decision_id")
        conn.commit()
    Store(path).close()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute(wanted).fetchall() == before


def test_steps_are_numbered_without_a_gap() -> None:
    assert [step[:4] for step in STEPS] == [f"{n:03}_" for n in range(1, len(STEPS) + 1)]
    assert STEPS[:5] == ("001_tables", "002_comparison", "003_signatures", "004_kinds", "005_seats")


def test_a_key_is_of_columns_that_the_table_has() -> None:
    for one in TABLES:
        assert set(one.key) <= set(one.column_names)


def test_reference_tables_follow_the_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "kho.db"
    with Store(path):
        pass
    conn = sqlite3.connect(path)
    conn.execute("update provinces set name = 'Sai' where id = 'thanh-hoa'")
    conn.execute("delete from roles where id = 'adviser'")
    conn.commit()
    with Store(path):
        pass
    assert conn.execute("select name from provinces where id = 'thanh-hoa'").fetchone() == ("Thanh Hóa",)
    assert conn.execute("select id from roles order by ordinal").fetchall()[-1] == ("adviser",)
    assert conn.execute("pragma foreign_key_check").fetchall() == []
    conn.close()


def test_what_follows_from_what_names_real_columns() -> None:
    for name, columns in FOLLOWS_FROM.items():
        for column, sources in columns.items():
            assert {column, *sources} <= set(table(name).column_names)
