"""Datasette's JSON for programs: open to other sites, validated, strict about columns; fold() in SQL."""

from __future__ import annotations

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
