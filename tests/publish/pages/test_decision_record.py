"""What the decision page says of a row beyond what it has a place for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.publish.ask.metadata import names
from tests.support.publish_sample import D1, Site, sample_database


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    opened = Site(sample_database(tmp_path_factory.mktemp("record") / "quyetdinh.db"))
    yield opened
    opened.close()


def test_a_column_of_the_table_page_stands_under_the_row(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Giới tính" not in site.get(f"/quyet-dinh/{D1}").text
    monkeypatch.setitem(names().tables["members"], "list_columns", ["name", "gender", "role"])
    page = site.get(f"/quyet-dinh/{D1}").text
    assert page.count("Giới tính: Nữ") == page.count("Giới tính: Nam") == 1
    assert "Vai trò: " not in page
