"""Figures from made-up gold: each rule of the gold format once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import Prediction, Report, Tally, changes, evaluate, read_scores
from pipeline.evaluate.gold import GoldDocument, load
from pipeline.evaluate.table import (
    changes_table,
    details_table,
    document_table,
    header_table,
    summary_table,
    unbarred_table,
)
from schemas import Decision, Member, ReviewItem
from tests.support.gold_as_decisions import decision_of
from tests.support.needs import needs_shared
from tests.support.places import SHARED

HEAD = {"type": "Quyết định", "number": "7", "symbol": "QĐ-XYZ", "issued_on": None}
LEAD = {"body": 0, "ordinal": 1, "honorific": "Ông", "name": "Lò Văn Mẫu", "position": "Giám đốc",
        "organization": "Sở Ví dụ", "role_text": "Tổ trưởng", "role": "head"}  # fmt: skip
SEAT = {"body": 0, "ordinal": 2, "honorific": None, "name": None, "position": "Lãnh đạo",
        "organization": "Công an tỉnh", "role_text": None, "role": "member"}  # fmt: skip

Scorer = Callable[..., Report]


@pytest.fixture
def score(tmp_path: Path) -> Scorer:
    """score(gold content, *decisions): the report on one document."""

    def run(content: dict[str, Any], *decisions: Decision, folder: str = "mau") -> Report:
        target = tmp_path / folder
        target.mkdir(parents=True, exist_ok=True)
        gold = {"source": "a.pdf", "split": "digital", "documents": 1} | content
        (target / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
        return evaluate(tmp_path, lambda path: Prediction(None, decisions))

    return run


def members(*rows: dict[str, Any]) -> tuple[Member, ...]:
    return tuple(Member(**row) for row in rows)


def outcomes(report: Report) -> dict[str, str]:
    return {check.path: check.outcome for check in report.documents[0].checks}


def test_null_equals_null_and_a_value_for_null_is_wrong(score: Scorer) -> None:
    found = Decision(type="Quyết định", number="7", symbol=None, issued_on="2020-01-02")
    report = score({"decision": HEAD}, found)
    assert outcomes(report) == {
        "type": "right", "number": "right", "symbol": "missing", "issued_on": "wrong",
    }  # fmt: skip
    assert report.overall.header_rate == 0.5
    assert (report.overall.silent, report.overall.given) == (1, 3)


@pytest.mark.parametrize("path", ["issued_on", None])
def test_a_flagged_error_is_not_silent(score: Scorer, path: str | None) -> None:
    item = ReviewItem(path=path, code="x", message="Xem lại.")
    found = Decision(type="Quyết định", number="7", symbol="QĐ-XYZ", issued_on="2020-01-02", review=(item,))
    assert score({"decision": HEAD}, found).overall.silent == 0


def test_a_flag_on_the_row_covers_its_values(score: Scorer) -> None:
    gold = {"decision": {}, "members": [LEAD]}
    wrong = members(LEAD | {"position": "Phó Giám đốc"})
    for path, silent in (("members[0]", 0), ("members[0].position", 0), ("members[0].name", 1)):
        item = ReviewItem(path=path, code="x", message="Xem lại.")
        assert score(gold, Decision(members=wrong, review=(item,))).overall.silent == silent


def test_members_count_by_name_and_role_and_by_the_whole_row(score: Scorer) -> None:
    found = members(
        LEAD | {"position": "Phó Giám đốc"}, SEAT, SEAT | {"name": "Vàng Thị Ảo"}, LEAD | {"change": "leaves"}
    )
    report = score({"decision": {}, "members": [LEAD, SEAT]}, Decision(members=found))
    assert report.overall.tallies["member"] == Tally(right=2, found=3, gold=2)
    assert report.overall.tallies["member_record"] == Tally(right=1, found=3, gold=2)
    assert outcomes(report)["members[0].position"] == "wrong"
    assert outcomes(report)["members[+2].name"] == "wrong"


def test_a_seat_without_a_person_is_known_by_its_post(score: Scorer) -> None:
    found = members(SEAT | {"organization": "Công an huyện"})
    report = score({"decision": {}, "members": [SEAT]}, Decision(members=found))
    assert report.overall.tallies["member"].right == 0


def test_a_misread_name_is_one_error_in_its_row(score: Scorer) -> None:
    found = members(SEAT, LEAD | {"name": "Lò Văn Mấu"})
    report = score({"decision": {}, "members": [LEAD, SEAT]}, Decision(members=found))
    wrong = [path for path, outcome in outcomes(report).items() if outcome != "right"]
    assert wrong == ["members[0].name"]


def test_unsure_and_absent_keys_are_not_scored(score: Scorer) -> None:
    gold = {"decision": HEAD, "members": [LEAD, SEAT], "unsure": ["decision.number", "members[0].name"]}
    other = Decision(**HEAD | {"number": "8"}, place="Mẫu", members=members(LEAD | {"name": "Ai Đó"}, SEAT))
    report = score(gold, other)
    assert set(outcomes(report).values()) == {"right"}
    assert "number" not in outcomes(report)
    assert "place" not in outcomes(report)
    assert report.overall.tallies["member"] == Tally(2, 2, 2)


def test_members_where_gold_has_none_are_false(score: Scorer) -> None:
    found = Decision(members=members(LEAD))
    assert score({"decision": {}}, found).overall.false_members == 1
    assert score({"decision": {}, "members": []}, found).overall.false_members == 1
    assert score({"decision": {}, "members": [LEAD]}, found).overall.false_members == 0


def test_a_list_is_lost_where_under_half_is_found_and_no_error_says_so(score: Scorer) -> None:
    gold = {"decision": {}, "members": [LEAD, SEAT, SEAT | {"ordinal": 3}]}
    one, two = Decision(members=members(LEAD)), Decision(members=members(LEAD, SEAT))
    warned = one.model_copy(
        update={"review": (ReviewItem(code="few_members", severity="warning", message="?"),)}
    )
    told = one.model_copy(update={"review": (ReviewItem(code="few_members", severity="error", message="?"),)})
    lost = [score(gold, made).overall.lost_lists for made in (one, two, warned, told)]
    assert lost == [1, 0, 1, 0]


def test_changes_are_told_by_who_joins_who_leaves_and_why(score: Scorer) -> None:
    leaver = {"name": "Cao Ví Von", "ordinal": 1, "change": "leaves"}
    gold = {
        "decision": {}, "members": [LEAD],
        "changes": [{"joins": 0, "leaves": "Cao Ví Von", "role": "head", "reason": "do nghỉ hưu"}],
    }  # fmt: skip
    right = Decision(members=members(LEAD | {"replaces": 1}, leaver | {"reason": "nghỉ hưu"}))
    alone = Decision(members=members(LEAD, leaver))
    tallies = [score(gold, made).overall.tallies for made in (right, alone)]
    assert [(t["change"].right, t["change_record"].right) for t in tallies] == [(1, 1), (0, 0)]
    assert tallies[1]["member"] == Tally(1, 1, 1)


def test_a_bundle_pairs_by_pages(score: Scorer) -> None:
    records = [{"pages": [n, n], "decision": {"number": str(n)}, "members": [LEAD]} for n in (2, 3)]
    found = [
        Decision(ordinal=n, page_first=n, page_last=n, number=str(n), members=members(LEAD))
        for n in (1, 3, 2)
    ]
    report = score({"records": records, "unsure": ["records[1].members[0].name"]}, *found)
    assert set(outcomes(report).values()) == {"right"}
    assert "records[0].members[0].name" in outcomes(report)
    assert "records[1].members[0].name" not in outcomes(report)


def test_without_a_decision_every_value_is_missing(score: Scorer) -> None:
    report = score({"decision": HEAD, "members": [LEAD], "duties": []})
    assert set(outcomes(report).values()) == {"missing"}
    assert report.overall.tallies["member"].f1 == 0
    assert report.overall.silent_rate is None


def test_a_scan_of_our_own_stands_apart(score: Scorer) -> None:
    gold = {"decision": {}, "members": [LEAD]}
    score(gold, folder="a")
    report = score(gold | {"split": "scan"}, folder="b")
    assert list(report.groups) == ["digital", "scan (mô phỏng)"]


def test_score_files_hold_paths_and_no_values(score: Scorer, tmp_path: Path) -> None:
    gold = {"decision": HEAD, "members": [LEAD]}
    before = score(gold, Decision(**HEAD, members=members(LEAD | {"name": "Lò Vân Mẫu"})))
    before.write(tmp_path / "scores" / "truoc.json")
    text = (tmp_path / "scores" / "truoc.json").read_text(encoding="utf-8")
    assert "Mẫu" not in text
    assert "XYZ" not in text
    after = score(gold, Decision(**HEAD | {"symbol": "QĐ-ZYX"}, members=members(LEAD)))
    found = changes(read_scores(tmp_path / "scores" / "truoc.json"), after.scores())
    assert found.gained == ("mau: members[0].name",)
    assert found.lost == found.newly_silent == ("mau: symbol",)
    tables = (summary_table, document_table, unbarred_table, header_table)
    assert all(table(after).row_count for table in tables)
    assert details_table(after.documents[0]).row_count == 1
    assert changes_table(found).row_count == 3


def test_errors_of_gold_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path)
    (tmp_path / "gold.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"gold\.json"):
        load(tmp_path)


@needs_shared
def test_gold_itself_scores_full_marks(shared_gold: tuple[GoldDocument, ...]) -> None:
    records = {document.source: document.records for document in shared_gold}

    def perfect(path: Path) -> Prediction:
        return Prediction(None, tuple(decision_of(r, i) for i, r in enumerate(records[path], 1)))

    overall = evaluate(SHARED, perfect).overall
    assert overall.header_rate == 1
    assert all(tally.right == tally.found == tally.gold for tally in overall.tallies.values())
    assert overall.wrong == overall.false_members == overall.lost_lists == 0
