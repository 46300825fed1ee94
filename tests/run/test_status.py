"""What the ledger says of a run while it goes on and afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipeline.errors import StoreError
from pipeline.ingest import PIPELINE_VERSION, reader_of
from pipeline.run.scratch import scratch_beside
from pipeline.run.status import status_of
from pipeline.settings import ReadSettings, Settings
from pipeline.store import FileEntry, OpenRun, RunInfo, Store
from tests.support.store_samples import linked, reading

SETTINGS = Settings()
FILES = 8


def begun(store: Store, version: str = PIPELINE_VERSION) -> OpenRun:
    """A run of twice as many files as have ended, one in four failed."""
    run = store.begin_run(RunInfo.of(version, SETTINGS, 2 * FILES))
    document = reading().model_copy(update={"reader": reader_of(SETTINGS)})
    store.write(document, linked(), run)
    for number in range(FILES):
        failed = number % 4 == 3
        store.record_file(run, FileEntry(
            path=f"{number}.pdf", source_id=f"{number}" * 64, state="failed" if failed else "done",
            code=("empty", "damaged")[number // 4] if failed else None,
            next_step="Tải lại." if failed else None, seconds={"read": float(number), "parse": 1.0},
        ))  # fmt: skip
    return run


def test_a_run_that_goes_on(tmp_path: Path) -> None:
    db = tmp_path / "q.db"
    with scratch_beside(db), Store(db) as store:
        run = begun(store)
        started = datetime.fromisoformat(run.id[:8] + "T" + run.id[9:])
        status = status_of(db, SETTINGS, now=started + timedelta(minutes=2))
    assert status is not None
    assert status.state == "running"
    assert (status.run.done, status.run.failed, status.run.expected) == (6, 2, 16)
    assert status.rate == pytest.approx(FILES / 2, rel=0.01)
    assert status.seconds_left == pytest.approx(120, rel=0.01)
    assert status.shares["read"] == pytest.approx(28 / 36)
    assert [one.path for one in status.slowest[:2]] == ["7.pdf", "6.pdf"]
    assert [(one.code, one.count, one.example) for one in status.failures] == [
        ("damaged", 1, "7.pdf"), ("empty", 1, "3.pdf"),
    ]  # fmt: skip
    assert (status.documents, status.outdated.read, status.outdated.parse) == (1, 0, 0)


def test_a_run_that_was_interrupted_and_one_that_ended(tmp_path: Path) -> None:
    db = tmp_path / "q.db"
    with Store(db) as store:
        run = begun(store, "xưa")
    status = status_of(db, SETTINGS, now=datetime(2099, 1, 1, tzinfo=UTC))
    assert status is not None
    assert (status.state, status.seconds_left) == ("interrupted", None)
    assert (status.outdated.read, status.outdated.parse) == (0, 1)
    other = status_of(db, Settings(read=ReadSettings(dpi=150)))
    assert other is not None
    assert (other.outdated.read, other.outdated.parse) == (1, 0)
    with Store(db) as store:
        store.finish_run(run)
    ended = status_of(db, SETTINGS)
    assert ended is not None
    assert ended.state == "finished"


def test_nothing_ran_yet(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        status_of(tmp_path / "q.db", SETTINGS)
    Store(tmp_path / "q.db").close()
    assert status_of(tmp_path / "q.db", SETTINGS) is None
