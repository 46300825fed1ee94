"""The one writer: whole documents, the same again changes nothing, nothing half-done after a failure."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import StoreError
from pipeline.settings import ReadSettings, Settings
from pipeline.store import FileEntry, RunInfo, Store
from pipeline.store.tables.catalog import CONTENT_TABLES, TABLES
from pipeline.store.write import document as writer
from schemas import Reading, ReviewItem
from tests.support.places import ROOT
from tests.support.store_samples import decision, linked, reading

INFO = RunInfo(pipeline_version="1", settings_fingerprint="a")


def dump(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every content table, in order of the key."""
    conn = sqlite3.connect(path)
    try:
        return {
            t.name: conn.execute(f"select * from {t.name} order by 1, 2").fetchall() for t in CONTENT_TABLES
        }
    finally:
        conn.close()


def query(path: Path, sql: str, *values: str) -> list[tuple[Any, ...]]:
    conn = sqlite3.connect(path)
    try:
        return conn.execute(sql, values).fetchall()
    finally:
        conn.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kho.db"


def test_all_tables_and_columns_are_there_strict_with_text_keys(path: Path) -> None:
    with Store(path):
        pass
    listed = {row[1]: row[5] for row in query(path, "pragma table_list")}
    for table in TABLES:
        columns = [row[1] for row in query(path, f"pragma table_info([{table.name}])")]
        assert columns == [c.name for c in sorted(table.columns, key=lambda c: c.since)]
        assert listed[table.name] == 1, f"{table.name} is not STRICT"


def test_a_document_becomes_rows_with_stable_ids(path: Path) -> None:
    source = reading()
    with Store(path) as store:
        run = store.begin_run(INFO)
        assert store.write(source, linked(), run) is True
        store.finish_run(run)
        assert store.check() == []
    key = f"{source.source.id[:12]}-1"
    assert query(
        path, "select id, code, province_id, issuer_id, signer_name, needs_review from decisions"
    ) == [(key, "12/QĐ-UBND", "thanh-hoa", "thanh-hoa-uy-ban-nhan-dan", "Lò Thử Nghiệm", 1)]
    assert query(path, "select id, body_id, person_id, organization_id, role from members order by id") == [
        (
            f"{key}-m1",
            f"{key}-b1",
            "thanh-hoa-dang-hong-anh",
            "thanh-hoa-so-thong-tin-va-truyen-thong",
            "head",
        ),
        (
            f"{key}-m2",
            f"{key}-b1",
            "thanh-hoa-quang-van-mau",
            "thanh-hoa-van-phong-uy-ban-nhan-dan",
            "member",
        ),
    ]
    assert query(path, "select id, provision_id, member_id, organization_id from duties order by id") == [
        (f"{key}-d1", f"{key}-p2", None, "thanh-hoa-so-thong-tin-va-truyen-thong"),
        (f"{key}-d2", None, f"{key}-m1", None),
    ]
    assert query(path, "select parent_id from provisions order by id") == [(None,), (f"{key}-p1",)]
    assert query(path, "select organization_id from recipients order by id") == [("bo-y-te",), (None,)]
    assert query(path, "select working_rules from bodies") == [('["Họp mỗi quý."]',)]


def test_evidence_and_doubts_point_at_their_values(path: Path) -> None:
    source = reading(review=(ReviewItem(code="dim", severity="info", message="Trang mờ."),))
    with Store(path) as store:
        store.write(source, linked(), store.begin_run(INFO))
    key, document = f"{source.source.id[:12]}-1", source.source.id
    columns = "id, table_name, row_id, column_name"
    assert query(path, f"select {columns}, x0, y1 from evidence order by id") == [
        (f"{key}-e1", "decisions", key, "number", 1.0, 4.0),
        (f"{key}-e2", "decisions", key, "signer_name", None, None),
        (f"{key}-e3", "members", f"{key}-m2", "organization", None, None),
        (f"{key}-e5", "decisions", key, "code", 1.0, 4.0),
    ]
    assert query(path, "select method from evidence order by id") == [("rule",)] * 3 + [("derived",)]
    assert query(path, f"select {columns}, decision_id from review_items order by id") == [
        (f"{key}-v1", "members", f"{key}-m1", "name", key),
        (f"{key}-v2", "decisions", None, None, key),
        (f"{key[:12]}-v1", "documents", document, None, None),
    ]


@pytest.mark.parametrize(
    ("doubts", "expected"),
    [((), 0), (("info",), 0), (("info", "warning"), 1), (("error",), 1)],
)
def test_needs_review_follows_the_doubts(path: Path, doubts: tuple[str, ...], expected: int) -> None:
    items = tuple(ReviewItem(code="x", severity=s, message="Xem.") for s in doubts)  # type: ignore[arg-type]
    with Store(path) as store:
        store.write(reading(), linked(review=items), store.begin_run(INFO))
    assert query(path, "select needs_review from decisions") == [(expected,)]


def test_the_same_file_again_changes_nothing(path: Path) -> None:
    with Store(path) as store:
        store.write(reading(), linked(), store.begin_run(INFO))
    before = dump(path)
    with Store(path) as store:
        assert store.write(reading(), linked(), store.begin_run(INFO)) is False
    assert dump(path) == before


def test_a_reparse_replaces_the_rows_and_keeps_ids_and_first_date(path: Path) -> None:
    with Store(path) as store:
        run = store.begin_run(INFO)
        store.write(reading(), (*linked(), *linked("13", ordinal=2)), run)
        (first,) = query(path, "select ingested_at from documents")
        assert store.write(reading(), linked(number="14", members=()), run) is True
        store.finish_run(run)
        assert store.check() == []
    assert query(path, "select ingested_at from documents") == [first]
    assert query(path, "select number from decisions") == [("14",)]
    assert query(path, "select count(*) from members") == [(0,)]
    assert query(path, "select count(*) from persons") == [(0,)]
    assert query(path, "select row_id from evidence where table_name = 'members'") == []


def test_a_reparse_leaves_what_points_at_the_decision(path: Path) -> None:
    cited = linked("7", issued_on="2020-01-02", legal_bases=(), relations=())
    with Store(path) as store:
        run = store.begin_run(INFO)
        store.write(reading("cũ"), cited, run)
        store.write(reading("mới"), linked(), run)
        store.finish_run(run)
        ties = "select target_decision_id from relations union all select cited_decision_id from legal_bases"
        target = f"{reading('cũ').source.id[:12]}-1"
        assert query(path, ties) == [(target,), (target,)]
        other = linked("7", issued_on="2020-01-02", legal_bases=(), relations=(), subject="Khác")
        store.write(reading("cũ"), other, run)
        store.finish_run(run)
        assert query(path, ties) == [(target,), (target,)]


def test_a_code_alone_ties_nothing(path: Path) -> None:
    with Store(path) as store:
        run = store.begin_run(INFO)
        other_day = linked("7", issued_on="2020-01-03", legal_bases=(), relations=())
        elsewhere = linked("7", issued_on="2020-01-02", province="Sơn La", legal_bases=(), relations=())
        store.write(reading("ngày khác"), other_day, run)
        store.write(reading("tỉnh khác"), elsewhere, run)
        store.write(reading("mới"), linked(), run)
        store.finish_run(run)
    assert query(path, "select target_decision_id from relations") == [(None,)]


def test_a_failure_in_the_middle_leaves_the_old_rows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(path) as store:
        run = store.begin_run(INFO)
        store.write(reading(), linked(), run)
        before = dump(path)
        real = writer.insert_sql

        def broken(name: str) -> str:
            if name == "duties":
                raise RuntimeError("mất điện")
            return real(name)

        monkeypatch.setattr(writer, "insert_sql", broken)
        with pytest.raises(RuntimeError, match="mất điện"):
            store.write(reading(), linked("99"), run)
        monkeypatch.undo()
        assert dump(path) == before
        assert store.write(reading(), linked("99"), run) is True


def test_contradictory_rows_are_refused_whole(path: Path) -> None:
    with Store(path) as store:
        run = store.begin_run(INFO)
        orphan = linked()[0].model_copy(update={"member_persons": ("khong-co", None)})
        with pytest.raises(StoreError):
            store.write(reading(), [orphan], run)
        assert dump(path)["documents"] == []
        assert store.write(reading(), linked(), run) is True


def test_a_full_disk_leaves_the_old_rows(path: Path) -> None:
    with Store(path) as store:
        run = store.begin_run(INFO)
        store.write(reading(), linked(), run)
        before = dump(path)
        (pages,) = store._conn.execute("pragma page_count").fetchone()
        store._conn.execute(f"pragma max_page_count = {pages + 2}")
        big = linked("99", subject="x" * 200_000)
        with pytest.raises(StoreError) as caught:
            store.write(reading("khác"), big, run)
        assert "chỗ" in caught.value.reason
        assert caught.value.next_step
        assert dump(path) == before
        assert store.check() == []


def test_a_locked_database_is_an_error_with_a_next_step(path: Path) -> None:
    with Store(path, wait_seconds=0.05) as store:
        run = store.begin_run(INFO)
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("begin immediate")
        try:
            with pytest.raises(StoreError) as caught:
                store.write(reading(), linked(), run)
        finally:
            other.close()
        assert "chương trình khác" in caught.value.reason
        assert store.write(reading(), linked(), run) is True


KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, {root!r})
from pipeline.store import FileEntry, RunInfo, Store
from pipeline.store.write import document as writer
from tests.support.store_samples import linked, reading
real = writer.insert_sql
def dying(name):
    if name == "duties":
        os.kill(os.getpid(), 9)
    return real(name)
with Store(Path({path!r})) as store:
    run = store.begin_run(RunInfo(pipeline_version="1", settings_fingerprint="a"))
    store.write(reading("mới"), linked("5"), run)
    writer.insert_sql = dying
    store.write(reading(), linked("99"), run)
"""


def test_a_killed_writer_leaves_a_sound_database(path: Path) -> None:
    with Store(path) as store:
        store.write(reading(), linked(), store.begin_run(INFO))
    old = dump(path)["decisions"]
    root = str(ROOT)
    done = subprocess.run([sys.executable, "-c", KILLED.format(root=root, path=str(path))], check=False)
    assert done.returncode == -9
    with Store(path) as store:
        assert store.check() == []
        decisions = dump(path)["decisions"]
        assert [row for row in decisions if row[0] == old[0][0]] == old
        assert len(decisions) == 2
        run = store.begin_run(INFO)
        store.finish_run(run)
        found = "select count(*) from decisions_fts where decisions_fts match '\"5 QĐ UBND\"'"
        assert query(path, found) == [(1,)], "the index of the run that died is made good"


def test_text_that_utf8_cannot_hold_is_refused(path: Path) -> None:
    with Store(path) as store, pytest.raises(StoreError):
        store.write(reading(), linked(subject="hỏng \ud800"), store.begin_run(INFO))


def test_the_ledger_says_how_each_file_ended(path: Path) -> None:
    source = reading()
    with Store(path) as store:
        assert store.state_of(source.source.id) is None
        run = store.begin_run(INFO)
        store.write(source, linked(), run)
        for file in (
            FileEntry("a.pdf", source.source.id, "done", seconds={"read": 1.5, "store": 0.25}),
            FileEntry("b.pdf", "b" * 64, "failed", "damaged", "Hỏng.", "Quét lại."),
            FileEntry("c.pdf", None, "failed", "empty", "Rỗng.", "Chọn tệp."),
        ):
            store.record_file(run, file)
        store.finish_run(run)
        done, failed = store.state_of(source.source.id), store.state_of("b" * 64)
    assert done
    assert (done.state, done.pipeline_version, done.settings_fingerprint, done.reader) == (
        "done",
        "1",
        "a",
        "thử/1",
    )
    assert failed
    assert (failed.state, failed.code) == ("failed", "damaged")
    counts = "file_count, done_count, unchanged_count, failed_count, finished_at > started_at"
    assert query(path, f"select {counts} from runs") == [(3, 1, 0, 2, 1)]
    assert query(path, "select path, document_id, code, seconds_read, seconds_store from run_files") == [
        ("a.pdf", source.source.id, None, 1.5, 0.25),
        ("b.pdf", None, "damaged", None, None),
        ("c.pdf", None, "empty", None, None),
    ]


def test_only_what_bears_on_results_is_in_the_fingerprint() -> None:
    base = RunInfo.of("1", Settings()).settings_fingerprint
    assert RunInfo.of("1", Settings(workers=7)).settings_fingerprint == base
    assert RunInfo.of("1", Settings(read=ReadSettings(dpi=300))).settings_fingerprint != base


def test_an_empty_reading_is_stored_without_decisions(path: Path) -> None:
    source: Reading = reading()
    with Store(path) as store:
        run = store.begin_run(INFO)
        store.write(source, (), run)
        store.finish_run(run)
    assert query(path, "select count(*) from documents") == [(1,)]
    assert query(path, "select count(*) from decisions") == [(0,)]


def test_counts_for_comparison_hold_all_and_each(path: Path) -> None:
    with Store(path) as store:
        run = store.begin_run(INFO)
        store.write(reading(), linked(), run)
        store.finish_run(run)
    rows = {
        tuple(keys): tuple(counts)
        for *keys, counts in (
            (*row[:4], row[4:])
            for row in query(
                path,
                "select province_id, agency_type_id, role, issued_year, decisions, members, women "
                "from agency_counts",
            )
        )
    }
    assert rows[None, None, None, None] == (1, 2, 1)
    assert rows["thanh-hoa", "so-thong-tin-va-truyen-thong", "head", 2021] == (1, 1, 1)
    assert rows[None, "van-phong-uy-ban-nhan-dan", None, None] == (1, 1, 0)


def test_the_sample_has_no_province_after_its_name_is_gone(path: Path) -> None:
    with Store(path) as store:
        store.write(reading(), linked(province=None), store.begin_run(INFO))
    assert query(path, "select province_id from members") == [(None,), (None,)]
    assert decision().province == "Thanh Hóa"
