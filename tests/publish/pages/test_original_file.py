"""The original may be had where the operator says so, nothing had to be covered, and all of it was read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from schemas import MASK
from tests.support.publish_sample import PAGE_1, SHA
from tests.support.site import Site

FILE = b"%PDF-1.4 mau"
ADDRESS = f"/ban-goc/{SHA}"


@contextmanager
def opened(db: Path, *changes: str, originals: bool = True, kept: bool = True) -> Iterator[Site]:
    if kept:
        (db.parent / "files").mkdir()
        (db.parent / "files" / f"{SHA}.pdf").write_bytes(FILE)
    with closing(sqlite3.connect(db)) as conn, conn:
        conn.execute("update documents set page_count = 1")
        for change in changes:
            conn.execute(change)
    site = Site(db, originals=originals)
    try:
        yield site
    finally:
        site.close()


def test_where_it_is_offered(db_copy: Path) -> None:
    with opened(db_copy) as site:
        assert f'href="{ADDRESS}"' in site.get(PAGE_1).text
        answer = site.get(ADDRESS)
        assert (answer.status_code, answer.content) == (200, FILE)
        assert answer.headers["content-type"] == "application/pdf"
        assert "attachment" in answer.headers["content-disposition"]


MASKED = f"insert into page_masks values ('{SHA}', 1, 1, 0, 0, 10, 10)"


@pytest.mark.parametrize(
    ("changes", "options", "reason"),
    [
        ((), {"originals": False}, "không phát lại bản gốc"),
        ((), {"kept": False}, "không giữ bản sao"),
        ((MASKED,), {}, "dữ liệu cá nhân đã che"),
        ((f"update pages set text = 'số {MASK}'",), {}, "dữ liệu cá nhân đã che"),
        (("update pages set confidence = 0",), {}, "chưa đọc được rõ"),
        (("update pages set text_source = 'ocr', confidence = 0.2",), {}, "chưa đọc được rõ"),
        (("update documents set page_count = 2",), {}, "chưa đọc được rõ"),
    ],
)
def test_where_it_is_not_the_page_says_why(
    db_copy: Path, changes: tuple[str, ...], options: dict[str, bool], reason: str
) -> None:
    with opened(db_copy, *changes, **options) as site:
        page = site.get(PAGE_1).text
        assert reason in page
        assert ADDRESS not in page
        answer = site.get(ADDRESS)
        assert answer.status_code == 404
        assert FILE not in answer.content


@pytest.mark.parametrize("sha", ["0" * 64, SHA.upper() + "0", "../x"])
def test_what_nobody_knows_is_not_found(db_copy: Path, sha: str) -> None:
    with opened(db_copy) as site:
        assert site.get(f"/ban-goc/{sha}").status_code == 404


@pytest.mark.parametrize(
    ("url", "linked"), [("https://mau.example/12.pdf", True), ("javascript:alert(1)", False)]
)
def test_the_page_says_where_the_file_came_from(db_copy: Path, url: str, linked: bool) -> None:
    change = f"update documents set source_url = '{url}', publisher = 'Cổng mẫu', retrieved_on = '2026-01-05'"
    with opened(db_copy, change) as site:
        page = site.get(PAGE_1).text
        assert "Cổng mẫu" in page
        assert "lấy ngày 05/01/2026" in page
        assert (f'href="{url}"' in page) is linked
