"""Lists of rows: what filters let through, how pages go on, what each item brings along."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.publish.api import listing
from pipeline.publish.api.openapi import document
from pipeline.publish.api.routes import ROUTES
from tests.support.publish_sample import D1, D2, D3, PAGE_1, SHA, SHA_3
from tests.support.site import Api

LISTS = [route for route in ROUTES if route.is_list and route.name != "search"]
FULL = [route for route in LISTS if route.name not in ("listRelations", "listReviewItems")]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("/members?role=head", [f"{D1}-m1", f"{D2}-m1"]),
        ("/members?role=head,deputy&province=cao-bang", [f"{D1}-m1", f"{D1}-m2"]),
        ("/members?role=head&role=deputy&province=cao-bang", [f"{D1}-m1", f"{D1}-m2"]),
        ("/members?agency_type=so-y-te", [f"{D1}-m1", f"{D1}-m2", f"{D2}-m2"]),
        ("/members?agency=ls-so-y-te", [f"{D2}-m2"]),
        ("/members?agency_type=so-y-te&gender=female", [f"{D1}-m1"]),
        ("/members?gender=female", [f"{D1}-m1", f"{D2}-m1"]),
        ("/members?q=hong", [f"{D1}-m1", f"{D2}-m2"]),
        ("/members?q=hong&agency_type=so-y-te&year=2025&type=Quy%E1%BA%BFt+%C4%91%E1%BB%8Bnh&role=member",
         [f"{D2}-m2"]),
        ("/members?q=!!!", []),
        ("/members?kind=ban_chi_dao", [f"{D3}-m1"]),
        ("/members?action=reconstitute", [f"{D2}-m1", f"{D2}-m2"]),
        ("/members?issued_from=2025-05-06", [f"{D2}-m1", f"{D2}-m2"]),
        ("/members?issued_to=2025-03-04&role=member", [f"{D1}-m10"]),
        (f"/members?body={D2}-b1", [f"{D2}-m1", f"{D2}-m2"]),
        (f"/members?decision={D3}", [f"{D3}-m1"]),
        ("/members?person=cao-bang-dang-hong-mau", [f"{D1}-m1"]),
        ("/members?invited=true", [f"{D2}-m2"]),
        ("/members?change=leaves", []),
        ("/members?province_today=lang-son&role=member", [f"{D3}-m1", f"{D2}-m2"]),
        ("/members?updated_since=2026-01-05T08:00:00Z&role=deputy", [f"{D1}-m2"]),
        ("/members?updated_since=2026-01-05T15:00:00%2B07:00&role=deputy", [f"{D1}-m2"]),
        ("/members?updated_since=2026-01-06", []),
        ("/bodies?kind=to", [f"{D1}-b1", f"{D2}-b1"]),
        ("/bodies?q=lang+son", [f"{D2}-b1"]),
        ("/bodies?agency_type=so-y-te&role=head", [f"{D1}-b1"]),
        ("/duties?assignee_kind=organization", [f"{D2}-d1"]),
        ("/duties?agency_type=so-y-te", [f"{D2}-d1"]),
        ("/duties?role=head", [f"{D1}-d1"]),
        ("/duties?q=%22ke+hoach%22", [f"{D1}-d1"]),
        ("/relations?relation=replaces", [f"{D2}-n1"]),
        (f"/relations?target={D1}", [f"{D2}-n1"]),
        ("/relations?target_code=12/Q%C4%90-UBND&province=lang-son", [f"{D2}-n1"]),
        ("/relations?relation=repeals", []),
        ("/review-items?severity=error", [f"{D3}-v2"]),
        ("/review-items?rule=absent&table=decisions&province=lang-son", [f"{D3}-v1"]),
        ("/agencies?province=cao-bang", ["cao-bang-so-y-te"]),
        ("/agencies?q=so+y+te&agency_type=so-y-te", ["cao-bang-so-y-te", "ls-so-y-te"]),
        ("/decisions?agency=ls-so-y-te", [D2]),
        ("/decisions?gender=male&role=deputy", [D1]),
        ("/decisions?gender=male&role=head", []),
        ("/decisions?updated_since=2027-01-01", []),
    ],
)  # fmt: skip
def test_filters(api: Api, asked: str, expected: list[str]) -> None:
    answer = api.ask(asked)
    assert answer.status_code == 200, answer.text
    assert [one["id"] for one in answer.json()["items"]] == expected
    assert answer.json()["total"] == len(expected)
    assert answer.headers["x-total-count"] == str(len(expected))


@pytest.mark.parametrize("route", LISTS, ids=[route.name for route in LISTS])
def test_every_list_answers_what_its_model_says(corpus_api: Api, route: Any) -> None:
    answer = corpus_api.ask(f"{route.path}?limit=1000")
    assert answer.status_code == 200, answer.text
    route.answer.model_validate(answer.json())
    assert answer.json()["total"] >= len(answer.json()["items"])


@pytest.mark.parametrize("few", [0, 3, 3000])
@pytest.mark.parametrize("route", FULL, ids=[route.name for route in FULL])
def test_pages_hold_each_row_once(
    corpus_api: Api, monkeypatch: pytest.MonkeyPatch, route: Any, few: int
) -> None:
    """`few`: rows are found by a walk, or listed first."""
    monkeypatch.setattr(listing, "_FEW", few)
    asked = "province=lang-son,nghe-an,cao-bang&" if "province" in route.filters else ""
    whole = corpus_api.ask(f"{route.path}?{asked}limit=1000").json()
    assert whole["total"] == len(whole["items"]) > 1
    size = max(1, len(whole["items"]) // 7)
    assert corpus_api.walk(f"{route.path}?{asked}limit={size}") == whole["items"]


FIELDS = {
    "role": "role", "gender": "gender", "province": "province_id", "agency_type": "agency_type_id",
    "year": "issued_year", "change": "change", "agency": "organization_id", "decision": "decision_id",
    "body": "body_id",
}  # fmt: skip


@given(data=st.data(), few=st.sampled_from([0, 2, 20, 3000]))
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
def test_filters_together_are_each_of_them(corpus_api: Api, data: st.DataObject, few: int) -> None:
    rows = corpus_api.items("/members?limit=1000")
    names = data.draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=4))
    like = data.draw(st.lists(st.sampled_from(rows), min_size=1, max_size=3))
    asked = {
        name: sorted({str(one[FIELDS[name]]) for one in like if one[FIELDS[name]] is not None})
        for name in names
    }
    single = ("year", "decision", "body")
    asked = {name: values[:1] if name in single else values for name, values in asked.items() if values}
    expected = [
        row for row in rows if all(str(row[FIELDS[name]]) in values for name, values in asked.items())
    ]
    query = urlencode({name: ",".join(values) for name, values in asked.items()} | {"limit": 1000})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "_FEW", few)
        answer = corpus_api.ask(f"/members?{query}").json()
    assert answer["items"] == expected
    assert answer["total"] == len(expected)


def test_an_item_says_where_it_stands(api: Api) -> None:
    (head,) = api.items("/members?role=head&province=cao-bang")
    assert head["body_id"] == f"{D1}-b1"
    assert head["body"] == "Tổ công tác mẫu tỉnh Cao Bằng"
    assert (head["code"], head["issued_on"], head["province"]) == ("12/QĐ-UBND", "2025-03-04", "Cao Bằng")
    assert head["agency_type_id"] == "so-y-te"
    assert head["links"] == {
        "record": f"/api/v1/decisions/{D1}", "page": PAGE_1, "place": f"{PAGE_1}#m1",
        "image": None, "file": f"/quyetdinh/documents/{SHA}", "source": None,
    }  # fmt: skip
    assert api.get(head["links"]["record"]).json()["links"]["page"] == PAGE_1
    for name in ("record", "page", "file"):
        assert api.send("GET", head["links"][name]).status_code == 200


def test_where_a_file_was_published_is_told(db_copy: Path) -> None:
    told = {
        "source_url": "https://mau.example/12.pdf", "source_page": "https://mau.example/",
        "publisher": "Cổng mẫu", "retrieved_on": "2026-01-05",
    }  # fmt: skip
    with closing(sqlite3.connect(db_copy)) as conn, conn:
        change = ", ".join(f"{name} = :{name}" for name in told)
        conn.execute(f"update documents set {change} where id = :id", {**told, "id": SHA})
    api = Api(db_copy)
    record = api.ask(f"/decisions/{D1}").json()
    (member, *_) = api.items(f"/members?decision={D1}")
    api.close()
    assert {name: record["document"][name] for name in told} == told
    assert record["links"]["source"] == member["links"]["source"] == told["source_url"]
    days = document(ROUTES)["components"]["schemas"]["DocumentRecord"]["properties"]["retrieved_on"]
    assert days["anyOf"][0]["format"] == "date"


def test_links_lead_to_images_where_originals_are_kept(corpus_api: Api) -> None:
    drawn = [one["links"]["image"] for one in corpus_api.items("/decisions?limit=1000")]
    image = next(one for one in drawn if one)
    assert corpus_api.get(image).headers["content-type"] == "image/jpeg"


def test_rows_of_a_record_name_rows_by_id(corpus_api: Api) -> None:
    for one in corpus_api.items("/decisions?limit=1000"):
        record = corpus_api.get(one["links"]["record"]).json()
        for name in ("members", "duties"):
            for row in record[name]:
                body = None if row["body"] is None else record["bodies"][row["body"]]["id"]
                assert row["body_id"] == body
        for member in record["members"]:
            at = member["replaces"]
            assert member["replaces_id"] == (None if at is None else record["members"][at]["id"])


@pytest.fixture
def changed(db: Path, tmp_path: Path) -> Any:
    """(SQL) → the API over a copy of the sample after it."""
    opened = []

    def make(*statements: str) -> Api:
        copy = Path(shutil.copyfile(db, tmp_path / "quyetdinh.db"))
        with closing(sqlite3.connect(copy)) as connection, connection:
            for sql in statements:
                connection.execute(sql)
        opened.append(Api(copy))
        return opened[-1]

    yield make
    for api in opened:
        api.close()


def test_older_versions_of_a_decision_are_in_no_list(changed: Any) -> None:
    api = changed(f"update decisions set superseded_by = '{D1}' where id in ('{D2}', '{D3}')")
    assert [one["id"] for one in api.items("/decisions")] == [D1]
    for path in ("/members", "/bodies", "/duties", "/relations", "/review-items"):
        answer = api.ask(path).json()
        assert {one["decision_id"] for one in answer["items"]} <= {D1}
        assert answer["total"] == len(answer["items"])


def test_a_doubt_about_a_whole_file_is_listed(changed: Any) -> None:
    api = changed(
        f"update decisions set superseded_by = '{D1}' where id = '{D3}'",
        f"update review_items set decision_id = null where id = '{D3}-v2'",
    )
    (item,) = api.items("/review-items")
    assert (item["document_id"], item["decision_id"]) == (SHA_3, None)
    assert item["links"]["page"] is item["links"]["record"] is None


def test_a_day_that_there_is_not_is_no_day(changed: Any) -> None:
    api = changed(f"update decisions set issued_on = '2025-02-30' where id = '{D1}'")
    assert api.ask(f"/decisions/{D1}").json()["issued_on"] is None
    assert {one["issued_on"] for one in api.items(f"/members?decision={D1}")} == {None}


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ("format=ndjson&", {}),
        ("", {"accept": "application/x-ndjson"}),
        ("", {"accept": "*/*, Application/X-NDJSON"}),
    ],
)
def test_one_object_a_line(api: Api, query: str, headers: dict[str, str]) -> None:
    answer = api.ask(f"/members?{query}limit=4", **headers)
    assert answer.headers["content-type"] == "application/x-ndjson"
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == api.items("/members?limit=4")
    assert answer.headers["x-total-count"] == "6"
    assert "cursor=" in answer.headers["link"]
    assert "Accept" in answer.headers["vary"]


def test_both_forms_have_validators_of_their_own(api: Api) -> None:
    as_lines = api.ask("/members", accept="application/x-ndjson")
    assert as_lines.headers["etag"] != api.ask("/members").headers["etag"]
    assert api.ask("/members?format=json", accept="application/x-ndjson").json()["items"]
    again = api.ask("/members", accept="application/x-ndjson", if_none_match=as_lines.headers["etag"])
    assert again.status_code == 304


def test_counting_can_be_left_out(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    assert api.ask("/members?role=head&total=false").json()["total"] is None
    assert "x-total-count" not in api.ask("/members?total=false").headers


def test_a_count_that_takes_too_long_says_so(corpus_api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    found = listing.Found([], None, None, endless, {})
    monkeypatch.setattr("pipeline.publish.api.listed.find", lambda *_: found)
    monkeypatch.setattr(corpus_api.datasette, "sql_time_limit_ms", 30)
    answer = corpus_api.ask("/members")
    assert answer.status_code == 503
    assert "total=false" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("asked", "parameter", "said"),
    [
        ("/members?role=boss", "role", "deputy_standing"),
        ("/members?role=head,", "role", "deputy_standing"),
        ("/members?gender=nu", "gender", "female"),
        ("/members?updated_since=hom-qua", "updated_since", "2025-03-04"),
        ("/members?updated_since=0001-01-01T00:00:00%2B14:00", "updated_since", "có thật"),
        ("/members?agency=a,,b", "agency", "/api/v1/agencies"),
        (f"/members?agency={','.join(map(str, range(61)))}", "agency", "60"),
        ("/bodies?total=1", "total", "true hoặc false"),
        ("/duties?format=xml", "format", "ndjson"),
        ("/relations?target=x", "target", "dạng"),
        ("/members?cursor=WzFd", "cursor", "next"),
    ],
)
def test_bad_values_say_what_is_wrong(api: Api, asked: str, parameter: str, said: str) -> None:
    answer = api.ask(asked)
    assert answer.status_code == 400, answer.text
    assert [fault["parameter"] for fault in answer.json()["faults"]] == [parameter]
    assert said in answer.json()["faults"][0]["detail"]
