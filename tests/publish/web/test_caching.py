"""What browsers and proxies keep, and how they ask whether it still holds; what is packed on its way."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from tests.support.publish_sample import PAGE_1
from tests.support.site import Site, served

TABLE = "/quyetdinh/members.json?_shape=array&role=head"
KEPT = [
    "/", "/tim-kiem?q=so", PAGE_1, "/so-sanh", "/quyetdinh", "/quyetdinh/members", TABLE, "/api",
    "/api/v1/members", "/quyetdinh/members.csv", "/assets/site.css", "/sitemap.xml",
]  # fmt: skip


@pytest.mark.parametrize("path", KEPT)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_a_client_has_is_not_sent_again(site: Site, path: str, method: str) -> None:
    first = site.send(method, path)
    tag = first.headers["etag"]
    assert tag.startswith('W/"'), "packed or not, with the time that a query took or another one"
    assert site.send(method, f"{path}{'&' if '?' in path else '?'}x__y=1").headers.get("etag") != tag
    again = site.send(method, path, headers={"If-None-Match": f'"x", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control"):
        assert again.headers[name] == first.headers[name] or path.endswith("csv")
    assert "Accept-Encoding" in again.headers["vary"]
    for other in ('"x"', "*"):
        assert site.send(method, path, headers={"If-None-Match": other}).status_code == 200


@pytest.mark.parametrize("path", KEPT)
def test_proxies_may_keep_it_for_a_while(site: Site, path: str) -> None:
    said = site.get(path).headers["cache-control"]
    assert said == ("no-cache" if path.endswith("csv") else "public, max-age=60")
    assert "immutable" in site.get("/assets/site.css?0").headers["cache-control"]


@pytest.mark.parametrize(
    "path", ["/khong-co", "/quyetdinh/khong_co.json", "/quyetdinh/members.json?x=1", "/api/v1/members?x=1"]
)
def test_errors_have_no_validator(site: Site, path: str) -> None:
    assert "etag" not in site.get(path).headers
    assert site.get(path, headers={"If-None-Match": "*"}).status_code >= 400


@pytest.mark.parametrize("path", [f"{PAGE_1}.bib", "/-/versions.json"])
def test_what_does_not_depend_on_the_database_alone_has_none(site: Site, path: str) -> None:
    assert site.get(path).status_code == 200
    assert "etag" not in site.get(path).headers


@pytest.mark.parametrize("header", ["Cookie", "Authorization"])
def test_pages_for_one_person_are_not_kept(site: Site, header: str) -> None:
    tag = site.get("/").headers["etag"]
    answer = site.get("/", headers={header: "a=b", "If-None-Match": tag})
    assert answer.status_code == 200
    assert "etag" not in answer.headers
    assert "private" in answer.headers["cache-control"]


@pytest.mark.parametrize("path", ["/", TABLE, "/api/v1/members"])
def test_rows_that_change_have_other_validators(db_copy: Path, path: str) -> None:
    with closing(sqlite3.connect(db_copy, isolation_level=None)) as writer:
        site = Site(db_copy)
        tags = {site.get(path).headers["etag"]}
        for number in (1, 2):
            writer.execute("pragma journal_mode = wal")
            writer.execute("update decisions set number = ?", [number])
            changing = site.get(path)
            assert changing.headers["cache-control"] == "public, no-cache"
            tags.add(changing.headers["etag"])
        site.close()
    assert len(tags) == 3


def test_an_original_that_comes_makes_another_page(db_copy: Path) -> None:
    site = Site(db_copy)
    before = site.get(PAGE_1).headers["etag"]
    (db_copy.parent / "files").mkdir()
    assert site.get(PAGE_1).headers["etag"] != before
    site.close()


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/members", TABLE, "/quyetdinh/members.csv", "/assets/site.css"]
)
def test_texts_are_packed_for_those_who_take_it(site: Site, path: str) -> None:
    packed = site.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    plain = site.get(path, headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["vary"], "else a proxy gives everybody the same"
    assert packed.text == plain.text


def test_what_is_packed_already_stays_as_it_is(site: Site) -> None:
    for path in ("/quyetdinh/members.xlsx", "/quyetdinh.db"):
        answer = site.get(path, headers={"Accept-Encoding": "gzip"})
        assert answer.status_code == 200
        assert "content-encoding" not in answer.headers


def test_over_a_wire_it_is_less_and_whole(db: Path) -> None:
    with served(db) as address, httpx.Client(base_url=address) as client:
        with client.stream("GET", "/quyetdinh/members.csv", headers={"Accept-Encoding": "gzip"}) as answer:
            raw = b"".join(answer.iter_raw())
        plain = client.get("/quyetdinh/members.csv", headers={"Accept-Encoding": "identity"}).content
    assert gzip.decompress(raw) == plain
    assert len(raw) < len(plain)
