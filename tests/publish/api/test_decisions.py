"""The addresses of the API: what they find, how they page, what they refuse."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.publish.api import dispatch, routes
from pipeline.publish.api.answers import DecisionAnswer, DecisionList, Index, ProvinceList, RoleList
from pipeline.publish.api.paging import pack
from pipeline.publish.api.queries import DecisionsQuery, NoQuery
from pipeline.publish.ask.record_models import DecisionRecord
from pipeline.publish.ask.records import records
from tests.support.publish_sample import D1, D2, D3, HOSTILE
from tests.support.site import Api


def test_a_decision_is_the_record(api: Api, db: Path) -> None:
    answer = api.ask(f"/decisions/{D1}")
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    with closing(sqlite3.connect(db)) as connection:
        (record,) = records(connection, [D1])
    DecisionRecord.model_validate(record)
    assert answer.json() == {**record, "links": answer.json()["links"]}
    DecisionAnswer.model_validate(answer.json())
    assert "Đặng Hồng Mẫu" in answer.text, "UTF-8, not \\u escapes"


def test_evidence_can_be_left_out(api: Api) -> None:
    assert api.ask(f"/decisions/{D1}?evidence=true").json()["evidence"]
    assert api.ask(f"/decisions/{D1}?evidence=false").json()["evidence"] == []


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ("", [D2, D1, D3]),
        ("sort=issued_on", [D1, D2, D3]),
        ("province=lang-son", [D2, D3]),
        ("province_today=lang-son", [D2, D3]),
        ("province=ha-noi", []),
        ("year=2025&action=establish", [D1, D3]),
        ("type=Quy%E1%BA%BFt+%C4%91%E1%BB%8Bnh&kind=to", [D2, D1]),
        ("issued_from=2025-03-05", [D2]),
        ("issued_to=2025-03-04", [D1]),
        ("issued_from=2025-03-04&issued_to=2025-05-06&sort=issued_on", [D1, D2]),
        ("needs_review=true", [D3]),
        ("needs_review=false", [D2, D1]),
        ("role=deputy", [D1]),
        ("agency_type=so-y-te", [D2, D1]),
        ("agency_type=so-y-te&role=head", [D1]),
        ("q=ki%E1%BB%87n+to%C3%A0n", [D2]),
        ("q=kien+toan", [D2]),
        ("q=to+cong+tac", [D2, D1]),
        ("q=%22tac+mau%22", [D2, D1]),
        ("q=%22mau+tac%22", []),
        ("q=12%2FQ%C4%90-UBND", [D1]),
        ("q=!!!", []),
        ("q=%22", []),
        ("q=a%00b", []),
    ],
)
def test_filters(api: Api, filters: str, expected: list[str]) -> None:
    found = api.ask(f"/decisions?{filters}")
    assert found.status_code == 200, found.text
    DecisionList.model_validate(found.json())
    assert [one["id"] for one in found.json()["items"]] == expected


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("filters", ["", "&sort=issued_on", "&province=lang-son", "&q=mau"])
def test_pages_hold_each_decision_once(api: Api, filters: str, size: int) -> None:
    whole = [one["id"] for one in api.items(f"/decisions?limit=100{filters}")]
    assert [one["id"] for one in api.walk(f"/decisions?limit={size}{filters}")] == whole


def test_pages_over_equal_days_and_missing_ones(db_copy: Path) -> None:
    with closing(sqlite3.connect(db_copy)) as connection, connection:
        for n, day in enumerate([None, "2025-03-04", "2025-03-04", None, "2024-01-01", "2025-03-04"], 2):
            connection.execute(
                "insert into decisions (id, document_id, ordinal, page_first, page_last, issued_on, "
                "needs_review) select substr(id, 1, 13) || ?, document_id, ?, 1, 1, ?, 0 from decisions "
                "where id = ?",
                [str(n), n, day, D1],
            )
    api = Api(db_copy)
    for order in ("issued_on", "-issued_on"):
        found = [one["id"] for one in api.walk(f"/decisions?limit=2&sort={order}")]
        assert len(found) == len(set(found)) == 9
        days = [one["issued_on"] for one in api.items(f"/decisions?limit=100&sort={order}")]
        dated = [day for day in days if day]
        assert dated == sorted(dated, reverse=order.startswith("-"))
        assert days == [*dated, None, None, None]
    api.close()


def test_provinces_and_roles(api: Api) -> None:
    provinces = ProvinceList.model_validate(api.ask("/provinces").json()).items
    assert {p.id: p.decisions for p in provinces if p.decisions} == {"cao-bang": 1, "lang-son": 2}
    roles = RoleList.model_validate(api.ask("/roles").json()).items
    assert [r.ordinal for r in roles] == list(range(1, 9))


@pytest.mark.parametrize("path", ["", "/"])
def test_the_index_names_every_address(api: Api, path: str) -> None:
    index = Index.model_validate(api.ask(path).json())
    assert list(index.paths) == list(routes.PATHS)


def test_an_unknown_filter_is_told_the_known_ones(api: Api) -> None:
    answer = api.ask("/decisions?province=cao-bang&nam=2025")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["type"].endswith(":unknown-filter")
    assert problem["known"] == list(DecisionsQuery.model_fields)
    assert "nam" in problem["detail"]
    assert "province" in problem["detail"]
    assert problem["instance"] == "/api/v1/decisions"


@pytest.mark.parametrize(
    ("filters", "parameter", "said"),
    [
        ("year=hai", "year", "số nguyên"),
        ("year=2025.0", "year", "số nguyên"),
        ("year=", "year", "số nguyên"),
        ("year=1", "year", "từ 1945"),
        ("year=9999", "year", "2100"),
        ("province=atlantis", "province", "/api/v1/provinces"),
        ("agency_type=x", "agency_type", "/api/v1/agency-types"),
        ("action=x", "action", "establish"),
        ("kind=x", "kind", "ban_chi_dao"),
        ("role=boss", "role", "deputy_standing"),
        ("needs_review=1", "needs_review", "true hoặc false"),
        ("issued_from=2025-02-30", "issued_from", "có thật"),
        ("issued_to=20250301", "issued_to", "có thật"),
        ("sort=subject", "sort", "-issued_on"),
        ("limit=0", "limit", "từ 1"),
        ("limit=1001", "limit", "1000"),
        ("limit=" + "9" * 400, "limit", "số nguyên"),
        ("q=", "q", "để trống"),
        ("q=" + "a" * 201, "q", "200"),
        ("cursor=!", "cursor", "đúng dạng"),
        ("cursor=abc", "cursor", "next"),
        ("cursor=" + pack("x"), "cursor", "next"),
        ("cursor=" + pack(1, 2), "cursor", "next"),
        ("year=2025&year=2024", "year", "một lần"),
    ],
)
def test_bad_values_say_what_is_wrong(api: Api, filters: str, parameter: str, said: str) -> None:
    answer = api.ask(f"/decisions?{filters}")
    assert answer.status_code == 400
    problem = answer.json()
    assert problem["type"].endswith(":bad-value")
    assert [fault["parameter"] for fault in problem["faults"]] == [parameter]
    assert said in problem["faults"][0]["detail"]


@pytest.mark.parametrize("query", ["q=%ff", "&".join(f"x{n}=1" for n in range(60))])
def test_queries_that_cannot_be_read(api: Api, query: str) -> None:
    assert api.ask(f"/decisions?{query}").json()["type"].endswith(":bad-value")


@pytest.mark.parametrize(
    "path",
    [
        "/decisions/khong-co", f"/decisions/{D1}9", "/decisions/' or 1=1 --", "/decisions/..%2f..%2fetc",
        f"/decisions/{D1}/", "/khong-co", "/decisions/%00", "2/decisions", "/decisions/" + "a" * 5000,
        "/decisions/%3Cscript%3E",
    ],
)  # fmt: skip
def test_what_is_not_there_is_a_404(api: Api, path: str) -> None:
    answer = api.ask(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"].endswith(":not-found")


def test_the_database_keeps_the_index_that_the_list_is_read_by(db: Path) -> None:
    with closing(sqlite3.connect(db)) as connection:
        plan = connection.execute(
            "explain query plan select d.id from decisions d where d.issued_on is not null and "
            "d.issued_on <= 'x' and (d.issued_on < 'x' or d.id > 'y') order by d.issued_on desc, d.id limit 9"
        ).fetchall()
    assert "TEMP B-TREE" not in str(plan)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(api: Api, method: str) -> None:
    answer = api.ask("/decisions", method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.json()["type"].endswith(":method-not-allowed")


def test_head_is_get_without_its_body(api: Api) -> None:
    whole, head = api.ask("/decisions"), api.ask("/decisions", "HEAD")
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers["etag"] == whole.headers["etag"]


def test_programs_on_other_sites_may_read(api: Api) -> None:
    for path in ("/decisions", "/decisions?x=1", "/khong-co"):
        assert api.ask(path).headers["access-control-allow-origin"] == "*"
    asked = api.ask(
        "/decisions", "OPTIONS", origin="https://example.org", access_control_request_method="GET"
    )
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "If-None-Match" in asked.headers["access-control-allow-headers"]


def test_validators(api: Api) -> None:
    first = api.ask("/decisions")
    tag = first.headers["etag"]
    assert "max-age" in first.headers["cache-control"]
    assert api.ask("/decisions?limit=1").headers["etag"] != tag
    again = api.ask("/decisions", if_none_match=f'"x", {tag}')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["access-control-allow-origin"] == "*"
    assert api.ask("/decisions", if_none_match='"x"').status_code == 200
    assert "etag" not in api.ask("/decisions?x=1").headers


def test_another_database_has_other_validators(api: Api, db_copy: Path) -> None:
    other = Api(db_copy)
    assert other.ask("/decisions").headers["etag"] != api.ask("/decisions").headers["etag"]
    other.close()


def test_validators_follow_rows_that_still_change(db_copy: Path) -> None:
    with closing(sqlite3.connect(db_copy, isolation_level=None)) as writer:
        writer.execute("update decisions set number = '1'")  # leaves a log beside the file
        api = Api(db_copy)
        before = api.ask("/decisions")
        assert before.headers["cache-control"] == "public, no-cache"
        tag = before.headers["etag"]
        assert api.ask("/decisions", if_none_match=tag).status_code == 304
        writer.execute("update decisions set subject = 'khác'")
        assert api.ask("/decisions", if_none_match=tag).status_code == 200
        api.close()


def test_hostile_text_is_only_text(api: Api) -> None:
    answer = api.ask(f"/decisions/{D3}")
    assert answer.json()["subject"] == HOSTILE
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_slow_query_is_stopped(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(conn: sqlite3.Connection, query: object) -> dict[str, object]:
        conn.execute("with recursive n(x) as (select 1 union all select x + 1 from n) select max(x) from n")
        return {}

    monkeypatch.setattr(api.datasette, "sql_time_limit_ms", 30)
    route = routes.Route("/roles", "x", "x", "x", "x", NoQuery, None, slow)
    monkeypatch.setattr(dispatch, "find", lambda path: (route, {}))
    answer = api.ask("/roles")
    assert answer.status_code == 503
    assert answer.json()["type"].endswith(":too-slow")


def test_our_own_mistakes_are_problems_too(
    api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(conn: sqlite3.Connection, query: object) -> dict[str, object]:
        raise RuntimeError("/duong/dan/bi/mat")

    route = routes.Route("/roles", "x", "x", "x", "x", NoQuery, None, broken)
    monkeypatch.setattr(dispatch, "find", lambda path: (route, {}))
    answer = api.ask("/roles")
    assert answer.status_code == 500
    assert "bi/mat" not in answer.text
    assert "bi/mat" in caplog.text
