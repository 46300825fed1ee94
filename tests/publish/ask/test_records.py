"""A decision that was stored comes back as it was, with its ids."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from pipeline.publish.ask.record_models import DecisionRecord
from pipeline.publish.ask.records import all_records, records
from pipeline.store import RunInfo, Store
from schemas import Decision
from schemas.stored import LETTERS, path_of, place_of
from tests.support.publish_sample import D1, D2, D3, SHA
from tests.support.store_samples import decision, linked, reading

KEY = f"{reading().source.id[:12]}-1"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = tmp_path_factory.mktemp("records") / "kho.db"
    with Store(path) as store:
        run = store.begin_run(RunInfo(pipeline_version="1", settings_fingerprint="a"))
        store.write(reading(), linked(), run)
        store.finish_run(run)
    with closing(sqlite3.connect(path)) as opened:
        yield opened


def as_contract(record: dict[str, Any]) -> Decision:
    """The record without its ids: each object keeps the keys of the contract's model."""

    def pick(value: Any, model: Any) -> Any:
        own = {}
        for name, field in model.model_fields.items():
            inner = (getattr(field.annotation, "__args__", None) or (field.annotation,))[0]
            if isinstance(value[name], list) and hasattr(inner, "model_fields"):
                own[name] = [pick(one, inner) for one in value[name]]
            else:
                own[name] = value[name]
        return own

    return Decision.model_validate(pick(record, Decision))


def test_a_record_names_its_newer_version(stored: sqlite3.Connection) -> None:
    (record,) = records(stored, [KEY], evidence=False)
    assert DecisionRecord.model_validate(record).superseded_by is None
    stored.execute("update decisions set superseded_by = id")
    (record,) = records(stored, [KEY], evidence=False)
    stored.rollback()
    assert record["superseded_by"] == KEY


def test_a_record_tells_by_place_whom_a_member_replaces(stored: sqlite3.Connection) -> None:
    stored.execute("update members set replaces = ? where id = ?", [f"{KEY}-m1", f"{KEY}-m2"])
    (record,) = records(stored, [KEY], evidence=False)
    stored.rollback()
    assert [member["replaces"] for member in record["members"]] == [None, 0]


def test_a_record_is_the_decision_that_was_stored(stored: sqlite3.Connection) -> None:
    (record,) = records(stored, [KEY])
    before, after = decision(), as_contract(record)
    same = {"evidence": (), "review": ()}
    assert after.model_copy(update=same) == before.model_copy(update=same)
    assert after.review == before.review
    kept = tuple(e for e in after.evidence if e.method != "derived")
    assert kept == before.evidence[:3], "evidence for a row that is not there is not stored"


def test_a_record_follows_its_model_and_carries_ids(stored: sqlite3.Connection) -> None:
    (record,) = records(stored, [KEY])
    DecisionRecord.model_validate(record)
    assert record["id"] == KEY
    assert record["code"] == "12/QĐ-UBND"
    assert record["province_id"] == record["province_today_id"] == "thanh-hoa"
    assert record["document"]["id"] == reading().source.id
    for table, letter in LETTERS.items():
        assert [row["id"] for row in record[table]] == [
            f"{KEY}-{letter}{n}" for n in range(1, len(record[table]) + 1)
        ]
    head = record["members"][0]
    assert (head["person_id"], head["agency_type_id"]) == (
        "thanh-hoa-dang-hong-anh",
        "so-thong-tin-va-truyen-thong",
    )


def test_rows_come_in_the_order_of_their_numbers(connection: sqlite3.Connection) -> None:
    (record,) = records(connection, [D1])
    assert [row["id"] for row in record["members"]] == [f"{D1}-m1", f"{D1}-m2", f"{D1}-m10"]
    assert record["bodies"][0]["working_rules"] == ["Làm việc kiêm nhiệm.", "Họp mỗi quý một lần."]
    assert record["evidence"][0]["path"] == "members[0].name"
    assert record["evidence"][0]["box"] == {"x0": 85.0, "y0": 100.0, "x1": 200.0, "y1": 114.0}


def test_a_province_of_the_past_names_the_one_of_today(db_copy: Path) -> None:
    with closing(sqlite3.connect(db_copy)) as connection:
        connection.execute("update decisions set province_id = 'ha-tay' where id = ?", [D3])
        (record,) = records(connection, [D3])
    assert record["province_id"] == "ha-tay"
    assert record["province"] == "Hà Tây"
    assert str(record["province_today_id"]).startswith("ha-noi")


def test_all_records_come_in_the_order_of_ids(connection: sqlite3.Connection) -> None:
    found = list(all_records(connection))
    assert [record["id"] for record in found] == sorted([D1, D2, D3])
    for record in found:
        DecisionRecord.model_validate(record)


def test_unknown_ids_are_passed_over_and_order_is_kept(connection: sqlite3.Connection) -> None:
    assert [r["id"] for r in records(connection, [D2, "khong-co", D1])] == [D2, D1]
    assert list(records(connection, ["khong-co"])) == []


def test_evidence_can_be_left_out(connection: sqlite3.Connection) -> None:
    (record,) = records(connection, [D1], evidence=False)
    assert record["evidence"] == []
    assert record["document"]["id"] == SHA


@pytest.mark.parametrize(
    "path",
    [
        "number", "province", "signature.name", "legal_bases[0].issued_on", "provisions[1].parent",
        "members[1].body", "members[0].name", "members[1]", "members", "duties[1].member",
        "duties[0].provision", "recipients[1].purpose", "relations[0].target_code", None,
    ],
)  # fmt: skip
def test_paths_come_back_from_where_they_are_stored(path: str | None) -> None:
    where = place_of(path, decision(), KEY)
    assert where is not None
    index = None
    if where.row_id and where.table != "decisions":
        index = int(where.row_id.rpartition("-")[2][1:]) - 1
    assert path_of(where.table, index, where.column) == path
