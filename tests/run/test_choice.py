"""Which files a run takes: failed ones, newer ones, so many, kept ones; what it would do; how it is ended."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.errors import EmptyFile
from pipeline.ingest import Outcome, process, reader_of
from pipeline.readings import ReadingCache
from pipeline.run import batch, plan
from pipeline.run.choice import Selection
from pipeline.run.engines import Serial
from pipeline.run.files import expand
from pipeline.run.results import FileResult, RunResults
from pipeline.run.stopping import heeding_signals
from pipeline.run.task import Task
from pipeline.settings import ReadSettings, Settings
from schemas import Page, Reading, Source

SETTINGS = Settings()
OLD, NEW = datetime(2020, 1, 1, tzinfo=UTC), datetime(2025, 1, 1, tzinfo=UTC)
worked: list[str] = []


def work(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """Stages that do what the file's text says, and say which files they saw."""
    worked.append(task.shown.stem)
    if task.kept:
        return process(task.path, settings, cache, task.shown, task.overlay, task.sha256)
    if task.path.read_text(encoding="utf-8").startswith("empty"):
        return Outcome(task.path, error=EmptyFile("Rỗng.", "Tải lại."), seconds={"read": 0.5})
    source = Source(id=task.sha256, file_name=task.shown.name, path=task.shown.name, media_type="text/plain",
                    byte_count=1)  # fmt: skip
    page = Page(number=1, width=0, height=0, text_source="text-layer", confidence=1)
    reading = Reading(source=source, split="text", pages=(page,), reader=reader_of(settings))
    cache.put(reading, reader_of(settings))
    return Outcome(task.path, reading, seconds={"read": 2.0, "parse": 1.0})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two good files, one of them old, and two that fail."""
    monkeypatch.setattr(batch, "work", work)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "vao").mkdir()
    for name, text in {"a": "1", "b": "2", "x": "empty 1", "y": "empty 2"}.items():
        (tmp_path / "vao" / f"{name}.txt").write_text(text, encoding="utf-8")
    for name in ("a", "x"):
        os.utime(tmp_path / "vao" / f"{name}.txt", (OLD.timestamp(), OLD.timestamp()))
    (tmp_path / "vao" / "z.pdf").symlink_to("khong-co")
    return tmp_path


def ingest(
    selection: Selection = Selection(),  # noqa: B008 - frozen
    hear: Callable[[FileResult], None] = lambda result: None,
    stopped: Callable[[], bool] = lambda: False,
) -> dict[str, str]:
    """Name of each file → how it ended; `worked` has those that were taken through the stages."""
    worked.clear()
    run = RunResults()

    def listen(result: FileResult) -> None:
        run.add(result)
        hear(result)

    batch.ingest_files(
        expand(["vao"]), Path("q.db"), SETTINGS, listen, engine=Serial(), selection=selection, stopped=stopped
    )
    return {result.path.stem: result.state for result in run.results}


def rows(sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect("q.db")) as conn:
        return conn.execute(sql).fetchall()


def test_only_what_failed_is_tried_again(folder: Path) -> None:
    ingest()
    (folder / "vao" / "moi.txt").write_text("3", encoding="utf-8")
    (folder / "vao" / "x.txt").write_text("4", encoding="utf-8")  # mended
    found = ingest(Selection(retry_failed=True))
    assert worked == ["x", "y"]
    assert found == {"a": "passed", "b": "passed", "moi": "passed", "x": "done", "y": "failed", "z": "failed"}
    assert rows("select count(*) from run_files") == [(5 + 3,)], "the ledger has what a run took"
    assert ingest(Selection(retry_failed=True))["x"] == "passed"


def test_only_what_is_new_enough(folder: Path) -> None:
    found = ingest(Selection(since=NEW))
    assert worked == ["b", "y"]
    assert (found["a"], found["x"], found["b"]) == ("passed", "passed", "done")


def test_so_many_that_need_work(folder: Path) -> None:
    ingest(Selection(limit=1))
    assert worked == ["a"]
    ingest(Selection(limit=1))
    assert worked == ["b"], "what is known counts for nothing"


def test_all_is_parsed_again_from_what_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest()
    before = rows("select id, path, modified_at, ingested_at from documents order by id")
    for path in (folder / "vao").iterdir():
        path.unlink()
    monkeypatch.setattr(batch, "PIPELINE_VERSION", "sau này")
    run = RunResults()
    batch.ingest_files(batch.kept_documents(Path("q.db")), Path("q.db"), SETTINGS, run.add, engine=Serial())
    assert [result.state for result in run.results] == ["done", "done"]
    assert rows("select distinct pipeline_version from documents") == [("sau này",)]
    assert rows("select id, path, modified_at, ingested_at from documents order by id") == before
    for kept in Path("q.db.readings").rglob("*.gz"):
        kept.unlink()
    run = RunResults()
    batch.ingest_files(batch.kept_documents(Path("q.db")), Path("q.db"), SETTINGS, run.add, engine=Serial())
    assert [result.error.code for result in run.failed if result.error] == ["not-found"] * 2
    assert rows("select count(*) from documents") == [(2,)]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_lets_the_document_in_hand_be_finished(folder: Path, number: signal.Signals) -> None:
    before = signal.getsignal(number)
    with heeding_signals() as stop:
        found = ingest(hear=lambda result: os.kill(os.getpid(), number), stopped=stop)
        assert found == {"a": "done"}
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)
    assert signal.getsignal(number) is before
    assert rows("select finished_at is null, file_count, expected_count from runs") == [(1, 1, 5)]
    assert rows("select count(*) from _stale") == [(0,)], "what follows from the rows agrees with them"
    assert ingest()["b"] == "done"


def test_what_would_be_done(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def foretold(settings: Settings = SETTINGS, **chosen: object) -> dict[str, str]:
        found = plan.plan(expand(["vao"]), Path("q.db"), settings, replace(Selection(), **chosen))
        return {one.path.stem: one.why for one in found}

    everything = {"a": "new", "b": "new", "x": "new", "y": "new", "z": "refused"}
    assert foretold() == everything
    assert not list(folder.glob("q.db*")), "nothing was made"
    ingest()
    (folder / "vao" / "moi.txt").write_text("3", encoding="utf-8")
    state = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert foretold() == everything | {
        "a": "unchanged", "b": "unchanged", "moi": "new", "x": "failed-before", "y": "failed-before",
    }  # fmt: skip
    assert foretold(retry_failed=True)["moi"] == "passed"
    assert foretold(Settings(read=ReadSettings(dpi=150)))["a"] == "read-again"
    monkeypatch.setattr(plan, "PIPELINE_VERSION", "sau này")
    assert foretold()["a"] == "parse-again"
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == state
