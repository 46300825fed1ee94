"""Comparing provinces through the API: figures that agree with the rows they were made from."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.api.compare_answers import Comparison, TopicList
from tests.support.publish_sample import D1, D2
from tests.support.site import Api


def compare(api: Api, query: str) -> Any:
    answer = api.ask(f"/compare?{query}")
    assert answer.status_code == 200, answer.text
    Comparison.model_validate(answer.json())
    return answer.json()


@pytest.fixture(scope="module")
def topic(db: Path) -> str:
    """The topic of the two bodies with equal names but for their provinces."""
    with closing(sqlite3.connect(db)) as connection:
        (found,) = connection.execute(
            "select distinct group_id from body_facts where decision_id in (?, ?)", [D1, D2]
        ).fetchall()
    return str(found[0])


def test_topics_by_number_of_provinces(api: Api, topic: str) -> None:
    TopicList.model_validate(api.ask("/topics").json())
    items = api.walk("/topics?limit=1")
    assert [one["provinces"] for one in items] == sorted((one["provinces"] for one in items), reverse=True)
    assert len({one["id"] for one in items}) == len(items)
    assert next(one for one in items if one["id"] == topic)["provinces"] == 2
    kinds = api.items("/topics?basis=kind")
    assert {one["name"] for one in kinds} == {"Tổ", "Ban chỉ đạo"}, "names in place of codes"


def test_a_topic_in_all_provinces(api: Api, topic: str) -> None:
    found = compare(api, f"topic={topic}")
    names = ("province_id", "bodies", "members", "named", "women", "men")
    assert [tuple(one[name] for name in names) for one in found["provinces"]] == [
        ("cao-bang", 1, 3, 2, 1, 1),
        ("lang-son", 1, 2, 2, 1, 0),
    ]
    first = found["bodies"][0]
    assert first["decision_id"] == D1
    assert first["head"]["name"] == "Đặng Hồng Mẫu"
    assert first["head"]["agency_type_id"] == "so-y-te"
    assert {seat["province_id"] for seat in found["seats"]} == {None}
    total = next(s for s in found["seats"] if s["agency_type_id"] is None and s["role"] is None)
    assert (total["bodies"], total["members"], total["women"]) == (2, 5, 2)
    assert sorted(duty["id"] for group in found["duties"] for duty in group["duties"]) == [
        f"{D1}-d1",
        f"{D2}-d1",
    ]


def test_one_agency_in_every_province(api: Api, topic: str) -> None:
    found = compare(api, f"topic={topic}&agency_type=so-y-te&role=deputy")
    assert {(s["province_id"], s["members"]) for s in found["seats"]} == {(None, 1), ("cao-bang", 1)}


def test_chosen_provinces(api: Api, topic: str) -> None:
    found = compare(api, f"topic={topic}&provinces=lang-son,ha-noi")
    assert [p["province_id"] for p in found["provinces"]] == ["lang-son"]
    assert [b["decision_id"] for b in found["bodies"]] == [D2]
    assert {s["province_id"] for s in found["seats"]} == {None, "lang-son"}


def test_a_kind_of_body(api: Api) -> None:
    found = compare(api, "kind=to")
    assert found["topic"]["id"] == "loai-to"
    assert found["topic"]["name"] == "Tổ"
    assert [(p["province_id"], p["bodies"]) for p in found["provinces"]] == [("cao-bang", 1), ("lang-son", 1)]
    assert found["provinces"][0]["heads"] == [{"agency_type_id": "so-y-te", "level": "director", "bodies": 1}]
    assert [body["decision_id"] for body in found["bodies"]] == [D1, D2], "each the only one of its province"
    assert found["duties"] == [], "no two of them say the same"
    assert found["seats"]


def test_a_kind_with_several_bodies_a_province(corpus_api: Api) -> None:
    found = compare(corpus_api, "kind=ban_chi_dao")
    figures = {one["province_id"]: one for one in found["provinces"]}
    assert figures["lang-son"]["bodies"] == 2
    assert figures["lang-son"]["heads"] == [
        {"agency_type_id": "uy-ban-nhan-dan", "level": "chair", "bodies": 1}
    ], "the other decision names nobody as head"
    assert "lang-son" not in {body["province_id"] for body in found["bodies"]}
    assert len(found["bodies"]) == len(figures) - 1
    assert figures["can-tho-2025"]["standing_agencies"] == [
        {"agency_type_id": "so-khoa-hoc-va-cong-nghe", "bodies": 1}
    ]
    assert [duty["provinces"] for duty in found["duties"]] == sorted(
        (duty["provinces"] for duty in found["duties"]), reverse=True
    )
    assert found["duties"][0]["provinces"] == len(figures)
    for duty in found["duties"]:
        assert len({said["province_id"] for said in duty["duties"]}) == duty["provinces"] > 1


def test_shared_duties_are_those_of_the_chosen_provinces(corpus_api: Api) -> None:
    found = compare(corpus_api, "kind=ban_chi_dao&provinces=gia-lai,nghe-an")
    assert [one["province_id"] for one in found["provinces"]] == ["gia-lai", "nghe-an"]
    assert found["duties"]
    assert {duty["provinces"] for duty in found["duties"]} == {2}


@pytest.mark.parametrize("query", ["", "topic=a&kind=to"])
def test_either_a_topic_or_a_kind(api: Api, query: str) -> None:
    answer = api.ask(f"/compare?{query}")
    assert answer.status_code == 400
    assert answer.json()["faults"][0]["parameter"] == "topic"
    assert "/api/v1/topics" in answer.json()["detail"]


@pytest.mark.parametrize("query", ["topic=khong-co", "kind=trung_tam"])
def test_what_nobody_has(api: Api, query: str) -> None:
    assert api.ask(f"/compare?{query}").status_code == 404


@pytest.mark.parametrize(
    "provinces", ["", "cao-bang,", "atlantis", ",".join(["ha-noi"] * 7), "cao-bang;lang-son"]
)
def test_provinces_that_cannot_be_compared(api: Api, provinces: str) -> None:
    answer = api.ask(f"/compare?kind=to&provinces={provinces}")
    assert answer.status_code == 400
    assert [fault["parameter"] for fault in answer.json()["faults"]] == ["provinces"]
