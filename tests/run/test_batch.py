"""A run over files: what is stored, what is passed over, what fails, and what the ledger says of it."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from pathlib import Path

import pytest

from pipeline.errors import EmptyFile, StoreError
from pipeline.ingest import Outcome, reader_of, sha256_of
from pipeline.readings import ReadingCache
from pipeline.run import batch
from pipeline.run.files import expand
from pipeline.run.results import FileResult, RunResults
from pipeline.run.task import Task
from pipeline.settings import ReadSettings, Settings
from pipeline.store import Store
from schemas import Decision, LinkedDecision, Page, Reading, Source

SETTINGS = Settings(workers=2, seconds_per_file=20, megabytes_per_worker=1024)


def fake_work(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """Stages that do what the file's text says."""
    wish = task.path.read_text(encoding="utf-8").partition(" ")[0]
    if wish == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if wish == "hang":
        time.sleep(600)
    if wish == "empty":
        return Outcome(task.path, error=EmptyFile("Rỗng.", "Tải lại."), seconds={"read": 0.1})
    source = Source(
        id=task.sha256, file_name=task.shown.name, path=str(task.shown), media_type="text/plain", byte_count=1
    )
    page = Page(number=1, width=0, height=0, text_source="text-layer", confidence=1)
    reading = Reading(source=source, split="text", pages=(page,), reader=reader_of(settings))
    linked = (LinkedDecision(decision=Decision(type="Quyết định", number=wish)),)
    return Outcome(task.path, reading, linked, seconds={"read": 0.1, "parse": 0.2, "link": 0.3})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(batch, "work", fake_work)
    (tmp_path / "vao").mkdir()
    return tmp_path


def fill(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / "vao" / f"{name}.txt").write_text(text, encoding="utf-8")


def ingest(folder: Path, settings: Settings = SETTINGS) -> RunResults:
    run = RunResults()
    batch.ingest_files(expand([str(folder / "vao")]), folder / "ra" / "q.db", settings, run.add)
    return run


def rows(folder: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "ra" / "q.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def states(run: RunResults) -> dict[str, str]:
    return {result.path.stem: result.state for result in run.results}


def test_each_failure_costs_its_file_alone(folder: Path) -> None:
    fill(folder, a="1", b="die", c="empty", d="hang", e="2", f="3")
    run = ingest(folder, SETTINGS.model_copy(update={"seconds_per_file": 3.0}))
    assert states(run) == {
        "a": "done", "b": "failed", "c": "failed", "d": "failed", "e": "done", "f": "done",
    }  # fmt: skip
    ledger = rows(folder, "select path, state, code, message, next_step from run_files order by path")
    assert [(Path(str(path)).stem, state, code) for path, state, code, *_ in ledger] == [
        ("a", "done", None), ("b", "failed", "engine-died"), ("c", "failed", "empty"),
        ("d", "failed", "timed-out"), ("e", "done", None), ("f", "done", None),
    ]  # fmt: skip
    assert all(message and step for _, state, _, message, step in ledger if state == "failed")
    assert rows(folder, "select count(*) from decisions") == [(3,)]
    assert rows(folder, "select file_count, done_count, failed_count from runs") == [(6, 3, 3)]
    assert rows(folder, "select count(*) from runs where finished_at is null") == [(0,)]


def test_a_second_run_does_only_what_is_new_or_failed(folder: Path) -> None:
    fill(folder, a="1", b="empty")
    ingest(folder)
    before = rows(folder, "select * from documents")
    fill(folder, c="2")
    assert states(ingest(folder)) == {"a": "unchanged", "b": "failed", "c": "done"}
    assert rows(folder, "select * from documents where id in (select document_id from decisions "
                        "where number = '1')") == before  # fmt: skip


def test_other_settings_or_another_version_bring_work(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(folder, a="1")
    ingest(folder)
    other = SETTINGS.model_copy(update={"read": ReadSettings(dpi=150)})
    assert states(ingest(folder, other)) == {"a": "done"}
    monkeypatch.setattr(batch, "PIPELINE_VERSION", "sau này")
    assert states(ingest(folder, other)) == {"a": "done"}
    assert states(ingest(folder, other)) == {"a": "unchanged"}
    assert states(ingest(folder, other.model_copy(update={"workers": 1}))) == {"a": "unchanged"}


def test_the_same_content_twice_is_said_and_stored_once(folder: Path) -> None:
    fill(folder, a="1", b="1")
    run = ingest(folder)
    assert states(run) == {"a": "done", "b": "unchanged"}
    assert rows(folder, "select count(*) from documents") == [(1,)]
    assert rows(folder, "select code from run_files where state = 'unchanged'") == [("duplicate",)]


def test_what_the_database_refuses_fails_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Store.write

    def full(self: Store, reading: Reading, *rest: object, **more: object) -> bool:
        if reading.source.file_name == "b.txt":
            raise StoreError("Hết chỗ để ghi cơ sở dữ liệu.", "Giải phóng dung lượng đĩa.")
        return write(self, reading, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "write", full)
    fill(folder, a="1", b="2", c="3")
    assert states(ingest(folder)) == {"a": "done", "b": "failed", "c": "done"}
    assert rows(folder, "select code from run_files where state = 'failed'") == [("store",)]


def test_a_ledger_that_takes_nothing_ends_the_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **kwargs: object) -> None:
        raise StoreError("Hết chỗ.", "Giải phóng.")

    monkeypatch.setattr(Store, "record_file", full)
    fill(folder, **{f"t{n}": str(n) for n in range(9)})
    with pytest.raises(StoreError):
        ingest(folder)


def test_an_interruption_keeps_what_is_stored(folder: Path) -> None:
    fill(folder, **{f"t{n}": str(n) for n in range(9)})
    heard: list[FileResult] = []

    def impatient(result: FileResult) -> None:
        heard.append(result)
        if len(heard) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch.ingest_files(expand([str(folder / "vao")]), folder / "ra" / "q.db", SETTINGS, impatient)
    assert rows(folder, "select count(*) from documents") == [(3,)]
    assert rows(folder, "select count(*) from runs where finished_at is null") == [(1,)]
    assert sorted(states(ingest(folder)).values()) == ["done"] * 6 + ["unchanged"] * 3


def test_a_file_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "vao" / "treo.pdf").symlink_to(folder / "khong-co")
    fill(folder, a="1")
    run = ingest(folder)
    assert states(run) == {"a": "done", "treo": "failed"}
    assert run.failed[0].error is not None
    assert run.failed[0].error.code == "not-found"


def test_readings_are_kept_whole_or_not_at_all(folder: Path) -> None:
    fill(folder, a="1")
    path = folder / "vao" / "a.txt"
    reading = fake_work(Task(path, sha256_of(path), path), SETTINGS, ReadingCache(folder)).reading
    assert reading is not None
    cache = ReadingCache(folder / "cache")
    assert cache.get(reading.source.id, "r") is None
    cache.put(reading, "r")
    assert cache.get(reading.source.id, "r") == reading
    assert cache.get(reading.source.id, "other") is None
    (kept,) = (folder / "cache").rglob("*.gz")
    for damage in (b"", b"\x1f\x8b garbage", kept.read_bytes()[:-9]):
        kept.write_bytes(damage)
        assert cache.get(reading.source.id, "r") is None
    cache.put(reading, "r")
    assert cache.get(reading.source.id, "r") == reading
    (folder / "tep").write_text("không phải thư mục", encoding="utf-8")
    ReadingCache(folder / "tep").put(reading, "r")
