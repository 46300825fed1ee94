"""Searching through the API: what is found where, in which order, and how the pages go on."""

from __future__ import annotations

from typing import Any

import pytest
from datasette.views.base import DatasetteError

from pipeline.publish.api import search
from pipeline.publish.api.paging import pack
from pipeline.publish.api.search import SearchAnswer
from tests.support.publish_sample import D1, D2
from tests.support.site import Api


def found(api: Api, query: str) -> Any:
    answer = api.ask(f"/search?{query}")
    assert answer.status_code == 200, answer.text
    SearchAnswer.model_validate(answer.json())
    return answer.json()


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("q=%C4%90%E1%BA%B7ng+H%E1%BB%93ng+M%E1%BA%ABu", ("members", f"{D1}-m1")),
        ("q=dang+hong+mau", ("members", f"{D1}-m1")),
        ("q=kien+toan", ("decisions", D2)),
        ("q=ke+hoach+cong+nghe", ("duties", f"{D1}-d1")),
        ("q=so+y+te&in=organizations&province=lang-son", ("organizations", "ls-so-y-te")),
        ("q=so+y+te&in=members&role=head", ("members", f"{D1}-m1")),
        ("q=so+y+te&in=duties", ("duties", f"{D2}-d1")),
    ],
)
def test_the_right_row_comes_first(api: Api, query: str, first: tuple[str, str]) -> None:
    items = found(api, query)["items"]
    assert (items[0]["table"], items[0]["id"]) == first


def test_marks_stand_on_the_words(api: Api) -> None:
    item = found(api, "q=dang+hong+mau&in=members")["items"][0]
    assert [item["title"][a:b] for a, b in item["title_marks"]] == ["Đặng Hồng Mẫu"]
    assert item["text"] == "Giám đốc, Sở Y tế"
    assert item["text_marks"] == []


def test_pages_hold_each_answer_once(api: Api) -> None:
    whole = found(api, "q=mau&limit=100")
    pages = api.walk("/search?q=mau&limit=1")
    assert pages == whole["items"]
    assert whole["found"] == len(pages) > 2
    assert whole["complete"]


@pytest.mark.parametrize("query", ["q=!!!", "q=%22%22", "q=khongcochunao", f"q=mau&cursor={pack(999)}"])
def test_nothing_to_show(api: Api, query: str) -> None:
    assert found(api, query)["items"] == []


def test_some_words_where_nothing_has_all(api: Api) -> None:
    answer = found(api, "q=dang+hong+mau+khongco&in=members")
    assert answer["approximate"]
    assert answer["items"][0]["id"] == f"{D1}-m1"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "q"),
        ("q=", "q"),
        ("q=a&in=pages", "in"),
        ("q=a&role=co_head", "role"),
        ("q=a&cursor=x", "cursor"),
    ],
)
def test_bad_questions(api: Api, query: str, parameter: str) -> None:
    answer = api.ask(f"/search?{query}")
    assert answer.status_code == 400
    assert [fault["parameter"] for fault in answer.json()["faults"]] == [parameter]


def test_an_unknown_filter_names_in_and_not_its_field(api: Api) -> None:
    known = api.ask("/search?q=a&table=members").json()["known"]
    assert "in" in known
    assert "table" not in known


def test_a_slow_search_is_a_problem(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    async def slow(*_: object) -> None:
        raise DatasetteError("quá lâu", status=400, title="SQL Interrupted")

    monkeypatch.setattr(search, "search", slow)
    answer = api.ask("/search?q=a")
    assert answer.status_code == 503
