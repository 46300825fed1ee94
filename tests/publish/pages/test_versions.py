"""An older version of a decision says so, leads to the newer one, and is not counted beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.store import RunInfo, Store
from tests.support.site import Api
from tests.support.store_samples import linked, reading

OLD, NEW = (f"{reading(text).source.id[:12]}-1" for text in ("cũ", "mới"))

PLAIN = "/quyet-dinh/thanh-hoa/12-qd-ubnd/2021-05-04"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    path: Path = tmp_path_factory.mktemp("kho") / "q.db"
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="1"))
        store.write(reading("cũ"), linked(), run, modified_at="2024-01-02T00:00:00Z")
        store.write(reading("mới"), linked(), run, modified_at="2024-02-03T00:00:00Z")
        store.finish_run(run)
    opened = Api(path)
    yield opened
    opened.close()


def test_each_page_leads_to_the_other(site: Api) -> None:
    older, newer = site.get(f"/quyet-dinh/{OLD}").text, site.get(f"/quyet-dinh/{NEW}").text
    assert "Đây là bản cũ" in older
    assert f'href="{PLAIN}"' in older
    assert "Đây là bản cũ" not in newer
    assert f'href="{PLAIN}/{OLD}"' in newer
    assert "02/01/2024" in newer


def test_only_the_newest_is_counted_listed_and_found(site: Api) -> None:
    assert "1 quyết định" in " ".join(site.get("/").text.split())
    assert [one["id"] for one in site.items("/decisions")] == [NEW]
    found = site.get("/tim-kiem?q=hong+anh").text
    assert f'href="{PLAIN}#' in found
    assert OLD not in found
    rows = site.get("/quyetdinh/ty-le-nu.json?_shape=array").json()
    assert [(row["role"], row["members"]) for row in rows] == [("head", 1)]
