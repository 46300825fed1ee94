"""A search as a file: of one kind all that answers, however many the page ranks; of all kinds the best."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copyfile

import pytest

from pipeline.publish.sheets.formats import FORMATS
from pipeline.store.tables.search import rebuild_search
from tests.support.opened_files import opened
from tests.support.publish_sample import D1, D2, PAGE_1
from tests.support.site import Site

MANY = 700


@pytest.fixture(scope="module")
def large(db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    path = Path(copyfile(db, tmp_path_factory.mktemp("nhieu") / "quyetdinh.db"))
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.executemany(
            "insert into duties (id, decision_id, province_id, issued_year, ordinal, text, page, confidence) "
            "values (?, ?, 'cao-bang', 2025, ?, 'Rà soát mẫu biểu số ' || ?, 1, 1)",
            [(f"{D1}-d{n}", D1, n, n) for n in range(100, 100 + MANY)],
        )
        rebuild_search(conn)
    site = Site(path)
    yield site
    site.close()


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("asked", ["q=ra+soat+mau+bieu", "tinh=cao-bang", "q=ra+soat&tinh=cao-bang"])
def test_all_rows_of_a_kind_come(large: Site, ending: str, asked: str) -> None:
    answer = large.get(f"/tim-kiem.{ending}?loai=nhiem-vu&{asked}")
    assert answer.status_code == 200
    assert len(opened(ending, answer.content)) - 1 == MANY + ("q=" not in asked)


def test_rows_come_in_the_order_of_the_page_with_their_decision(site: Site) -> None:
    answer = site.get("/tim-kiem.csv?loai=thanh-vien&q=hong+dang&header=code")
    heading, *rows = opened("csv", answer.content)
    assert [row[heading.index("name")] for row in rows] == ["Hồng Đặng Giả", "Đặng Hồng Mẫu"]
    assert rows[1][heading.index("decision_address")] == PAGE_1.removeprefix("/quyet-dinh/")
    assert answer.headers["content-disposition"] == 'attachment; filename="tim-kiem-thanh-vien-hong-dang.csv"'


def test_all_kinds_together_have_the_hits_of_the_page(site: Site) -> None:
    heading, *rows = opened("jsonl", site.get("/tim-kiem.jsonl?q=so+y+te").content)
    assert heading == ("kind", "title", "text", "about", "issued_on", "id", "address")
    assert {f"{D1}-m1", f"{D2}-m2"} <= {row[5] for row in rows}
    assert not any("<mark>" in str(cell) for row in rows for cell in row)
    assert f"{PAGE_1}#m1" in {row[6] for row in rows}


@pytest.mark.parametrize(
    ("asked", "status"),
    [("", 404), ("loai=x", 400), ("q=a&header=x", 400), ("q=xyzzy&loai=thanh-vien", 200)],
)
def test_odd_questions(site: Site, asked: str, status: int) -> None:
    assert site.get(f"/tim-kiem.csv?{asked}").status_code == status


def test_the_page_offers_what_it_shows(site: Site) -> None:
    page = site.get("/tim-kiem?q=so+y+te&loai=thanh-vien&trang=1").text
    assert 'href="/tim-kiem.xlsx?q=so+y+te&amp;loai=thanh-vien"' in page
