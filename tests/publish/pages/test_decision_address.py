"""Every address of a decision leads to the one that is cited; one that several share lets readers choose."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from pipeline.store import Store
from tests.support.publish_sample import D1, D2, D3, PAGE_1, PAGE_2, PAGE_3
from tests.support.site import Site


@pytest.fixture(scope="module")
def shared(db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The sample, its first two decisions with one number, day and province but other subjects."""
    path = Path(copyfile(db, tmp_path_factory.mktemp("chung") / "quyetdinh.db"))
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute(
            "update decisions set (code, issued_on, province_id) = "
            "(select code, issued_on, province_id from decisions where id = ?), "
            "subject = 'Ban hành quy định về một việc khác hẳn' where id = ?", [D1, D2],
        )  # fmt: skip
    with Store(path) as store:
        store.refresh()
    opened = Site(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        (f"/quyet-dinh/{D1}", PAGE_1), (f"/quyet-dinh/{D2}?a=b", f"{PAGE_2}?a=b"),
        (f"{PAGE_1}/{D1}", PAGE_1), (f"/quyet-dinh/{D1}.bib", f"{PAGE_1}.bib"),
        (f"/quyet-dinh/cao-bang/1-x/2020-01-01/{D1}", PAGE_1),
    ],
)  # fmt: skip
def test_other_addresses_lead_to_the_one_that_is_cited(site: Site, asked: str, place: str) -> None:
    answer = site.send("GET", asked)
    assert (answer.status_code, answer.headers["location"]) == (301, place)


@pytest.mark.parametrize(("page", "decision"), [(PAGE_1, D1), (PAGE_3, D3)])
def test_the_page_says_where_it_is(site: Site, page: str, decision: str) -> None:
    answer = site.send("GET", page)
    assert answer.status_code == 200
    assert f'<link rel="canonical" href="http://localhost{page}">' in answer.text
    assert f"/api/v1/decisions/{decision}" in answer.text


@pytest.mark.parametrize(
    "path",
    ["/quyet-dinh/cao-bang/12-qd-ubnd/2025-03-05", "/quyet-dinh/cao-bang/12-qd-ubnd", "/quyet-dinh/a/b/c",
     f"{PAGE_1}.pdf", "/quyet-dinh/A_B/_/2025-03-04"],
)  # fmt: skip
def test_what_is_no_address_is_not_found(site: Site, path: str) -> None:
    assert site.send("GET", path).status_code == 404


def test_a_shared_address_lets_the_reader_choose(shared: Site) -> None:
    answer = shared.send("GET", PAGE_1)
    assert answer.status_code == 200
    for one in (D1, D2):
        assert f'href="{PAGE_1}/{one}"' in answer.text
        assert shared.send("GET", f"{PAGE_1}/{one}").status_code == 200
        assert shared.send("GET", f"/quyet-dinh/{one}").headers["location"] == f"{PAGE_1}/{one}"
    assert shared.send("GET", f"{PAGE_1}.bib").status_code == 404
    assert f"{PAGE_1}/{D2}</loc>" in shared.get("/sitemap.xml").text
