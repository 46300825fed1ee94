"""What the decision page says of a row beyond what it has a place for."""

from __future__ import annotations

import pytest

from pipeline.publish.ask.metadata import names
from tests.support.publish_sample import D1
from tests.support.site import Site


def test_a_column_of_the_table_page_stands_under_the_row(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Giới tính" not in site.get(f"/quyet-dinh/{D1}").text
    monkeypatch.setitem(names().tables["members"], "list_columns", ["name", "gender", "role"])
    page = site.get(f"/quyet-dinh/{D1}").text
    assert page.count("Giới tính: Nữ") == page.count("Giới tính: Nam") == 1
    assert "Vai trò: " not in page
