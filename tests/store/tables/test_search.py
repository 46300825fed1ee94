"""Search that forgives missing diacritics, in SQL and on Datasette's own pages; views with names."""

from __future__ import annotations

import asyncio
import sqlite3
import unicodedata
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from pipeline.lexicon.provinces import index_word
from pipeline.publish.ask.database_file import open_read_only
from pipeline.store import RunInfo, Store
from pipeline.store.tables.search import SEARCHES
from pipeline.store.tables.views import VIEWS
from tests.support.store_samples import linked, reading

INFO = RunInfo(pipeline_version="1")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kho") / "kho.db"
    with Store(path) as store:
        run = store.begin_run(INFO)
        store.write(reading(), linked(), run)
        store.write(reading("hai"), linked("13", subject="Lập Tổ chống rét tỉnh Thanh Hoá", members=()), run)
        store.finish_run(run)
    return path


FORGIVING = [
    ("members", "dang hong anh", 1),
    ("members", "Đặng Hồng Ánh", 1),
    ("members", "đặng hong ánh", 1),
    ("members", "ĐẶNG HỒNG ÁNH", 1),
    ("members", unicodedata.normalize("NFD", "Đặng Hồng Ánh"), 1),
    ("members", "đang hoang anh", 0),
    ("decisions", "Thanh Hóa", 2),
    ("decisions", "thanh hoá rét", 1),
    ("decisions", "so hoa", 1),
    ("decisions", "13/QĐ-UBND", 1),
    ("decisions", "lo thu nghiem", 2),
    ("duties", "don doc", 2),
    ("duties", "đôn đốc", 2),
    ("organizations", "so thong tin", 1),
    ("provisions", "hop", 2),
]


@pytest.mark.parametrize(("table", "words", "count"), FORGIVING)
def test_search_in_sql(path: Path, table: str, words: str, count: int) -> None:
    phrase = " ".join(f'"{word}"' for word in words.split())
    conn = sqlite3.connect(path)
    try:
        found = f"select rowid from {table}_fts where {table}_fts match ?"
        sql = f"select count(*) from {table} where rowid in ({found})"
        assert conn.execute(sql, [phrase]).fetchone() == (count,)
    finally:
        conn.close()


@pytest.mark.parametrize(
    ("table", "province", "count"),
    [("members", "thanh-hoa", 2), ("decisions", "thanh-hoa", 2), ("members", "nghe-an", 0)],
)
def test_a_province_is_a_word_of_the_index(path: Path, table: str, province: str, count: int) -> None:
    with closing(sqlite3.connect(path)) as conn:
        sql = f"select count(*) from {table}_fts where {table}_fts match ?"
        assert conn.execute(sql, [f'province : "{index_word(province)}"']).fetchone() == (count,)


def test_search_and_views_in_datasette(path: Path) -> None:
    tables = {s.table: {"fts_table": s.index, "fts_pk": "rowid"} for s in SEARCHES}
    tables["member_details"] = {"fts_table": "members_fts", "fts_pk": "search_key"}
    site = Datasette([str(path)], metadata={"databases": {"kho": {"tables": tables}}})

    async def rows(table: str, words: str) -> list[dict[str, object]]:
        answer = await site.client.get(f"/kho/{table}.json", params={"_search": words, "_shape": "array"})
        assert answer.status_code == 200
        found: list[dict[str, object]] = answer.json()
        return found

    async def check() -> None:
        for table, words, count in FORGIVING:
            assert len(await rows(table, words)) == count, (table, words)
        (one,) = await rows("member_details", "dang hong anh")
        assert one["role_name"] == "Trưởng"
        assert one["province"] == "Thanh Hóa"
        assert one["decision_code"] == "12/QĐ-UBND"
        assert one["agency_type"] == "Sở Thông tin và Truyền thông"

    asyncio.run(check())


def test_views_have_one_row_for_each_of_the_table(path: Path) -> None:
    conn = sqlite3.connect(path)
    try:
        for view, table in (("member_details", "members"), ("duty_details", "duties")):
            assert view in {one.name for one in VIEWS}
            (inside,), (below,) = (
                conn.execute(f"select count(*) from {t}").fetchone() for t in (view, table)
            )
            assert inside == below
    finally:
        conn.close()


def test_search_follows_a_reparse(tmp_path: Path) -> None:
    with Store(tmp_path / "kho.db") as store:
        run = store.begin_run(INFO)
        store.write(reading(), linked(), run)
        store.finish_run(run)
        store.write(reading(), linked(subject="Việc mới"), run)
        store.finish_run(run)
        for words, count in (('"số hóa"', 0), ('"việc mới"', 1)):
            sql = "select count(*) from decisions_fts where decisions_fts match ?"
            assert store._conn.execute(sql, [words]).fetchone() == (count,)


def test_a_published_copy_has_its_own_sound_index(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "ban-sao.db"
    with closing(open_read_only(path)) as source:
        Store.copy(source, target)
    assert [p.name for p in tmp_path.iterdir()] == ["ban-sao.db"]
    conn = sqlite3.connect(f"file:{target}?mode=ro&immutable=1", uri=True)
    try:
        found = "select rowid from members_fts where members_fts match ?"
        sql = f"select count(*) from members where rowid in ({found})"
        assert conn.execute(sql, ['"dang hong anh"']).fetchone() == (1,)
    finally:
        conn.close()
