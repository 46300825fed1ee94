"""The plugin in any Datasette: active where our database is served, otherwise as if it were not there."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from datasette.app import Datasette
from datasette.plugins import pm

from pipeline.publish.ask.metadata import load_metadata
from pipeline.publish.web import plugin
from tests.support.publish_sample import PAGE_1, sample_database

OURS = ["/", "/tim-kiem?q=Mẫu", PAGE_1, "/so-sanh", "/api/v1/", "/assets/site.css"]
STOCK = [
    "/", "/.json", "/other", "/other.json", "/other/t", "/other/t.json", "/other/t/1", "/quyetdinh",
    "/quyetdinh/t", "/other/t?_sort=x", "/tim-kiem", "/so-sanh", "/api/v1/", "/assets/site.css", "/khong-co",
    "/-/databases", "/-/databases.json", "/-/metadata.json", "/-/settings.json", "/other/t?_timelimit=abc",
    "/" + "a" * 300,
]  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_database(tmp_path_factory.mktemp("plugin") / "quyetdinh.db")


def strange(path: Path) -> str:
    """A database that is not ours."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table t (id integer primary key, issued_on text, role text)")
        connection.execute("insert into t values (1, '2025-01-02', 'head')")
    return str(path)


def ask(datasette: Datasette, *paths: str) -> list[httpx.Response]:
    async def answers() -> list[httpx.Response]:
        return [await datasette.client.get(path) for path in paths]

    try:
        return asyncio.run(answers())
    finally:
        datasette.executor.shutdown()
        for database in datasette.databases.values():
            database.close()


@contextmanager
def registered(wanted: bool) -> Iterator[None]:
    """The plugin registered, or not, while the block runs."""
    before = pm.is_registered(plugin)
    name = pm.get_name(plugin) or "quyetdinh"
    if before and not wanted:
        pm.unregister(plugin)
    if wanted and not before:
        pm.register(plugin, name=name)
    try:
        yield
    finally:
        if before and not wanted:
            pm.register(plugin, name=name)
        if wanted and not before:
            pm.unregister(plugin)


@pytest.mark.parametrize("metadata", [None, load_metadata()], ids=["bare", "with the metadata file"])
def test_any_datasette_that_opens_our_database_has_our_pages(
    db: Path, metadata: dict[str, Any] | None
) -> None:
    with registered(True):
        answers = ask(Datasette([str(db)], metadata=metadata), *OURS, "/quyetdinh/members", "/-/databases")
    assert [answer.status_code for answer in answers] == [200] * (len(OURS) + 1) + [404]
    home, found, decision, compared, index, css, table, _ = (answer.text for answer in answers)
    assert all('<html lang="vi">' in page for page in (home, found, decision, compared, table))
    assert PAGE_1 in found
    assert json.loads(index)["name"] == "quyetdinh"
    assert css == (Path(plugin.__file__).parents[1] / "static" / "site.css").read_text(encoding="utf-8")
    assert "Họ và tên" in table
    assert all("content-security-policy" in answer.headers for answer in answers)


def test_the_canned_queries_and_the_ban_on_sql_need_no_metadata_file(db: Path) -> None:
    with registered(True):
        query, sql = ask(Datasette([str(db)]), "/quyetdinh/quy-mo-to-chuc", "/quyetdinh?sql=select+1")
    assert (query.status_code, sql.status_code) == (200, 403)


def test_the_operator_has_the_last_word(db: Path, tmp_path: Path) -> None:
    """Over metadata and templates; another Datasette in the same process is not touched by it."""
    own = tmp_path / "templates"
    (own / "site").mkdir(parents=True)
    (own / "site" / "home.html").write_text("trang của tôi", encoding="utf-8")
    metadata = {"databases": {"quyetdinh": {"allow_sql": True}}}
    with registered(True):
        home, sql = ask(
            Datasette([str(db)], metadata=metadata, template_dir=str(own)), "/", "/quyetdinh?sql=select+1"
        )
        (refused,) = ask(Datasette([str(db)]), "/quyetdinh?sql=select+1")
    assert (home.text, sql.status_code, refused.status_code) == ("trang của tôi", 200, 403)


def test_our_database_beside_others(db: Path, tmp_path: Path) -> None:
    other = strange(tmp_path / "other.db")
    with registered(True):
        answers = ask(Datasette([str(db), other]), "/", "/other", "/other/t", "/other/t/1", "/tim-kiem")
    assert [answer.status_code for answer in answers] == [200] * 5
    assert "Đứng đầu" not in answers[2].text  # codes are named in our tables only
    assert ">2025-01-02<" in answers[2].text


@pytest.mark.parametrize(
    "files",
    [[], ["other.db"], ["other.db", "more.db"], ["other.db", "quyetdinh.db"], ["quyetdinh.db"]],
    ids=lambda files: "+".join(files) or "in memory",
)
def test_other_databases_are_served_to_the_byte_as_without_the_plugin(
    tmp_path: Path, files: list[str]
) -> None:
    """Also one that only bears our name."""
    paths = [strange(tmp_path / name) for name in files]

    def served(wanted: bool) -> list[tuple[int, list[tuple[str, str]], str]]:
        with registered(wanted):
            answers = ask(Datasette(paths, secret="s"), *STOCK)
        return [(a.status_code, sorted(a.headers.items()), without_times(a.text)) for a in answers]

    assert served(True) == served(False)


def without_times(text: str) -> str:
    return re.sub(r'[\d.]+ ?ms|"query_ms": [\d.e-]+', "", text)


def test_a_database_in_memory_with_our_name_is_not_ours() -> None:
    from datasette.database import Database

    with registered(True):
        datasette = Datasette([], memory=True)
        datasette.add_database(Database(datasette, memory_name="quyetdinh"), name="quyetdinh")
        home, page = ask(datasette, "/", "/tim-kiem")
    assert (page.status_code, "Tra cứu quyết định" in home.text) == (404, False)


def test_importing_datasette_brings_in_none_of_the_pages() -> None:
    """Who serves something else does not wait for our site."""
    code = """if True:
        import sys
        from datasette.app import Datasette, pm
        from pipeline.publish.web import plugin
        pm.is_registered(plugin) or pm.register(plugin)
        Datasette([])
        print(*sys.modules)
    """
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = ("pydantic", "PIL", "pypdfium2", "schemas", "pipeline.publish.pages", "pipeline.publish.api")
    assert not [module for module in made.stdout.split() if module.startswith(heavy)]
