"""What the decision page says of a row beyond what it has a place for."""

from __future__ import annotations

import re

import pytest

from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.rows import Row
from pipeline.publish.pages.decision_record import _certainty
from tests.support.publish_sample import D1
from tests.support.site import Site


def test_a_column_of_the_table_page_stands_under_the_row(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Giới tính" not in site.get(f"/quyet-dinh/{D1}").text
    monkeypatch.setitem(names().tables["members"], "list_columns", ["name", "gender", "role"])
    page = site.get(f"/quyet-dinh/{D1}").text
    assert page.count("Giới tính: Nữ") == page.count("Giới tính: Nam") == 1
    assert "Vai trò: " not in page


def test_how_much_is_certain_is_said_first(site: Site) -> None:
    page = site.get(f"/quyet-dinh/{D1}").text
    assert re.search(r"(Đọc được \d+ giá trị|\d+ trong \d+ giá trị đọc được)", page)


@pytest.mark.parametrize(
    ("reviews", "sure"),
    [
        ([], 3),
        ([{"row_id": "ab-1-m1", "column_name": "name", "severity": "info"}], 3),
        ([{"row_id": "ab-1-m1", "column_name": "name", "severity": "warning"}], 2),
        ([{"row_id": "ab-1-m1", "column_name": None, "severity": "warning"}], 1),
        ([{"row_id": None, "column_name": None, "severity": "error"}], 3),  # about the whole decision
    ],
)
def test_certain_is_what_nothing_is_doubted_of(reviews: list[Row], sure: int) -> None:
    read = [("ab-1-m1", "name"), ("ab-1-m1", "position"), ("ab-1-m2", "name"), ("ab-1-m2", "name")]
    evidence = [{"row_id": row, "column_name": column, "method": "rule"} for row, column in read]
    evidence.append({"row_id": "ab-1-m1", "column_name": "role", "method": "derived"})
    assert _certainty(evidence, reviews) == (sure, 3)
