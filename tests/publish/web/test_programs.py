"""Datasette's JSON for programs: open to other sites, validated, strict about columns; fold() in SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.support.site import Site

TABLE = "/quyetdinh/members.json?_shape=array&role=head"


@pytest.mark.parametrize(
    "path", [TABLE, "/quyetdinh.json", "/quyetdinh/khong_co.json", "/quyetdinh/members.json?x=1"]
)
def test_other_sites_may_read(site: Site, path: str) -> None:
    assert site.get(path).headers["access-control-allow-origin"] == "*"
    asked = site.send("OPTIONS", path)
    assert asked.status_code == 204
    assert "If-None-Match" in asked.headers["access-control-allow-headers"]


def test_pages_are_not_opened(site: Site) -> None:
    assert "access-control-allow-origin" not in site.get("/quyetdinh/members").headers


def test_validators(site: Site) -> None:
    first = site.get(TABLE)
    tag = first.headers["etag"]
    assert tag.startswith('W/"'), "the body says how long the query took"
    assert site.get(TABLE + "&_sort=id").headers["etag"] != tag
    again = site.get(TABLE, headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    assert site.get(TABLE, headers={"If-None-Match": '"x"'}).status_code == 200
    assert site.get(TABLE, headers={"If-None-Match": "*"}).status_code == 200


def test_errors_have_no_validator(site: Site) -> None:
    for path in ("/quyetdinh/khong_co.json", "/quyetdinh/members.json?x=1"):
        assert "etag" not in site.get(path).headers
        assert site.get(path, headers={"If-None-Match": "*"}).status_code >= 400


def test_rows_that_still_change_have_none(db_copy: Path) -> None:
    with closing(sqlite3.connect(db_copy, isolation_level=None)) as writer:
        writer.execute("pragma journal_mode = wal")
        writer.execute("update decisions set number = '1'")
        site = Site(db_copy)
        assert "etag" not in site.get(TABLE).headers
        site.close()


@pytest.mark.parametrize("path", [TABLE, "/api/v1/members"])
def test_answers_are_the_same_for_everybody(site: Site, path: str) -> None:
    """A proxy keeps one of each: no cookie, no name makes a difference."""
    plain = site.get(path)
    personal = site.get(path, headers={"Cookie": "a=b", "Authorization": "Bearer x"})
    assert personal.content == plain.content or path == TABLE
    for answer in (plain, personal):
        assert "private" not in answer.headers["cache-control"]
        assert not {"cookie", "authorization"} & set(answer.headers.get("vary", "").lower().split(", "))


@pytest.mark.parametrize("form", [".json?_shape=array&", ".csv?", "?"])
@pytest.mark.parametrize(
    ("filter_", "said"),
    [("tinh=cao-bang", "tinh"), ("name__lyke=a", "lyke"), ("nam__gt=1", "nam"), ("_x__exact=1", "_x")],
)
def test_an_unknown_filter_is_an_error(site: Site, form: str, filter_: str, said: str) -> None:
    answer = site.get(f"/quyetdinh/members{form}{filter_}")
    assert answer.status_code == 400
    text = answer.json()["error"] if "json" in form else answer.text.replace("&#39;", "'")
    assert f"'{said}'" in text


def test_the_error_names_the_columns(site: Site) -> None:
    answer = site.get("/quyetdinh/members.json?_shape=array&tinh=cao-bang").json()
    assert "province_id" in answer["error"]
    assert answer["title"] == "Không có cột này"


@pytest.mark.parametrize(
    "known",
    ["name__contains=M", "role=head", "rowid__gt=1", "name__isnull=1", "_size=1", "_search=mau"],
)
def test_known_filters_pass(site: Site, known: str) -> None:
    for table in ("members", "member_details"):
        if table == "member_details" and known.startswith(("rowid", "_search")):
            continue
        assert site.get(f"/quyetdinh/{table}.json?_shape=array&{known}").status_code == 200


def test_sql_folds_words_as_our_search_does(db: Path) -> None:
    site = Site(db, allow_sql=True)
    sql = """select fold(name) as n, fold(null) as none, fold(3) as three from members
        where fold(name) like '%hong dang%'"""
    found = site.get(f"/quyetdinh.json?{urlencode({'_shape': 'array', 'sql': sql})}").json()
    assert found == [{"n": "hong dang gia", "none": None, "three": 3}]
    site.close()
