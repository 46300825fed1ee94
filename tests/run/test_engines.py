"""Three engines, one result; and what a cluster costs when parts of it die."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import psutil
import pytest

from pipeline.errors import EngineDied, MissingPackage
from pipeline.ingest import Outcome, reader_of, sha256_of
from pipeline.readings import ReadingCache
from pipeline.run import batch
from pipeline.run.engines import Engine, Pool, cluster, engine_called, on_worker
from pipeline.run.engines.on_worker import STOP, Order, code_of, run_batch
from pipeline.run.engines.shards import results_in, writing
from pipeline.run.files import expand
from pipeline.run.results import FileResult, RunResults
from pipeline.run.task import Task
from pipeline.run.workers import WorkerPool
from pipeline.settings import Settings
from pipeline.store.tables.catalog import TABLES
from schemas import Decision, LinkedDecision, Page, Reading, Source
from tests.support.places import ROOT

SETTINGS = Settings(workers=2, seconds_per_file=60, megabytes_per_worker=1024)
CLOCK = {"ingested_at", "updated_at", "ended_at", "started_at", "finished_at", "place"}
ORDER = {"runs": {"id"}, "run_files": {"id", "run_id", "ordinal"}}
"""What differs between two runs of the same files, as do seconds and numbers that change with each load."""
DIGITAL = [
    path for path in sorted(ROOT.glob("corpus/*/gold.json"))
    if json.loads(path.read_bytes())["split"] == "digital" and (path.parent / "source.pdf").exists()
]  # fmt: skip
POISON = 3  # every so many files


def fake_work(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """Stages that take some time and believe what a file says; a poisoned one kills its process."""
    said = task.path.read_text(encoding="utf-8")
    if said.startswith("poison"):
        os.kill(os.getpid(), signal.SIGKILL)
    source = Source(
        id=task.sha256, file_name=task.shown.name, path=task.shown.name, media_type="text/plain", byte_count=1
    )
    page = Page(number=1, width=0, height=0, text_source="text-layer", confidence=1)
    reading = Reading(source=source, split="text", pages=(page,), reader=reader_of(settings))
    return Outcome(task.path, reading, (LinkedDecision(decision=Decision(type="Quyết định", number=said)),))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty quick files, four of them poisoned, in batches of four."""
    monkeypatch.setattr(batch, "work", fake_work)
    monkeypatch.setattr(cluster, "FEWEST", 4)
    monkeypatch.setattr(cluster, "MOST", 4)
    (tmp_path / "vao").mkdir()
    for number in range(40):
        said = f"poison {number}" if number % 10 == POISON else f"{number}"
        (tmp_path / "vao" / f"{number:02}.txt").write_text(said, encoding="utf-8")
    return tmp_path


def ingest(folder: Path, db: str, engine: Engine, hear: object = None) -> RunResults:
    run = RunResults()

    def listen(result: FileResult) -> None:
        run.add(result)
        if callable(hear):
            hear(run)

    batch.ingest_files(expand([str(folder / "vao")]), folder / db, SETTINGS, listen, engine=engine)
    return run


def whole(run: RunResults) -> None:
    assert len(run.done) + len(run.unchanged) == 36
    assert {result.error.code for result in run.failed if result.error} == {"engine-died"}
    assert [int(result.path.stem) % 10 for result in run.failed] == [POISON] * 4


def tables(db: Path, *but: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, less times and the order in which files ended."""
    found = {}
    with closing(sqlite3.connect(db)) as conn:
        for table in TABLES:
            if table.name not in but:
                kept = [
                    column.name
                    for column in table.columns
                    if column.name not in CLOCK | ORDER.get(table.name, set())
                    and not column.name.startswith("seconds_")
                    and (column.name, column.type) != ("id", "integer")
                ]
                columns = ", ".join(f"[{name}]" for name in kept)
                found[table.name] = sorted(conn.execute(f"select {columns} from [{table.name}]"), key=repr)
    return found


def test_serial_pool_and_dask_give_the_same_database(tmp_path: Path) -> None:
    """Scans are left to `python -m benchmarks.batch`: they take a minute each time."""
    inputs = expand([str(path.parent / "source.pdf") for path in DIGITAL[:5]])
    inputs += expand([str(path) for path in sorted(ROOT.glob("corpus/*/source.txt"))])
    made = {}
    for name in ("serial", "pool", "dask"):
        run = RunResults()
        db = tmp_path / name / "q.db"
        engine = engine_called(name)  # type: ignore[arg-type]
        batch.ingest_files(inputs, db, Settings(workers=2), run.add, engine=engine)
        assert len(run.done) == len(inputs) > 5
        made[name] = tables(db)
    assert len(made["serial"]["members"]) > 20
    for name, rows in made["serial"].items():
        assert made["pool"][name] == rows, name
        assert made["dask"][name] == rows, name


def test_poison_and_killed_workers_cost_no_other_file(folder: Path) -> None:
    def kill(run: RunResults) -> None:
        if len(run.results) in (1, 9):
            for child in psutil.Process().children():
                if any("spawn_main" in part for part in child.cmdline()):
                    child.kill()

    run = ingest(folder, "q.db", engine_called("dask"), kill)
    whole(run)
    names = [result.path.name for result in run.results]
    assert names == sorted(names), "shards are loaded in order"
    assert not list(folder.glob("q.db.tmp"))
    ingest(folder, "pool.db", Pool())
    for name, rows in tables(folder / "pool.db").items():
        assert tables(folder / "q.db")[name] == rows, name


def test_a_batch_that_no_worker_lives_through_is_done_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "run_batch", _dies)
    monkeypatch.setitem(cluster.CONFIG, "distributed.scheduler.allowed-failures", 0)
    monkeypatch.setattr(cluster, "_TRIES", 1)
    for path in sorted((folder / "vao").iterdir())[4:]:
        path.unlink()
    run = ingest(folder, "q.db", engine_called("dask"))
    assert (len(run.done), len(run.failed)) == (3, 1)


def _dies(*args: object) -> None:
    os._exit(1)


@contextmanager
def python(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process of a cluster, whatever it starts included."""
    command = [sys.executable, "-m", *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    with subprocess.Popen(
        command, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True, cwd=ROOT
    ) as running:
        try:
            yield running
        finally:
            os.killpg(running.pid, signal.SIGKILL)


def test_a_scheduler_that_dies_ends_the_run_and_the_next_one_does_the_rest(folder: Path) -> None:
    about = folder / "scheduler.json"
    start = ("--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(about), "--no-dashboard")
    work = ("--scheduler-file", str(about), "--nthreads", "1", "--no-dashboard")
    with (
        python("distributed.cli.dask_scheduler", *start) as scheduler,
        python("distributed.cli.dask_worker", *work),
    ):
        address = _address(about, scheduler)
        seen: list[int] = []

        def kill(run: RunResults) -> None:
            if len(run.results) == 10:
                scheduler.kill()
            seen.append(len(run.results))

        with pytest.raises(EngineDied, match="bộ điều phối"):
            ingest(folder, "q.db", engine_called("dask", address), kill)
    assert len(seen) < 40
    whole(ingest(folder, "q.db", Pool()))
    ingest(folder, "pool.db", Pool())
    before = tables(folder / "pool.db", "runs", "run_files")
    assert tables(folder / "q.db", "runs", "run_files") == before


def _address(about: Path, scheduler: subprocess.Popen[str]) -> str:
    deadline = time.monotonic() + 60
    while not about.exists() and scheduler.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    return str(json.loads(about.read_text(encoding="utf-8"))["address"])


def test_no_cluster_at_the_address_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(EngineDied, match=r"tcp://127\.0\.0\.1:9"):
        ingest(folder, "q.db", engine_called("dask", "tcp://127.0.0.1:9"))


def test_without_dask_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "pipeline.run.engines.cluster")
    with pytest.raises(MissingPackage) as told:
        engine_called("dask")
    assert "pip install 'quyetdinh[cluster]'" in told.value.next_step


def test_a_batch_ends_when_its_run_was_asked_to_or_is_gone(folder: Path) -> None:
    paths = sorted((folder / "vao").iterdir())[:3]
    tasks = tuple(Task(path, sha256_of(path), path) for path in paths)
    order = Order(partial(fake_work, settings=SETTINGS, cache=None), SETTINGS, code_of(SETTINGS))
    run_batch(tasks, order, folder / "0.parquet")
    assert len(list(results_in(folder / "0.parquet", tasks))) == 3
    (folder / STOP).touch()
    run_batch(tasks, order, folder / "1.parquet")
    assert list(results_in(folder / "1.parquet", tasks)) == []


def test_batches_of_a_run_share_a_pool_that_ends_when_none_comes(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[WorkerPool[Task, Outcome]] = []

    def counted(*args: Any) -> WorkerPool[Task, Outcome]:
        made.append(WorkerPool(*args))
        return made[-1]

    monkeypatch.setattr(on_worker, "WorkerPool", counted)
    paths = sorted((folder / "vao").iterdir())[:2]
    tasks = tuple(Task(path, sha256_of(path), path) for path in paths)
    order = Order(partial(fake_work, settings=SETTINGS, cache=None), SETTINGS, code_of(SETTINGS))
    (folder / "khac").mkdir()
    for number, run in enumerate((folder, folder, folder / "khac")):
        if number == 2:
            monkeypatch.setattr(on_worker, "_IDLE", 0.1)
        run_batch(tasks, order, run / f"{number}.parquet")
        assert len(list(results_in(run / f"{number}.parquet", tasks))) == 2
    assert len(made) == 2, "one a run"
    assert not made[0].workers, "the next run does not leave the pool of another one"
    until = time.monotonic() + 20
    while made[1].workers and time.monotonic() < until:
        time.sleep(0.05)
    assert not made[1].workers


def test_other_code_does_not_store_under_our_version(folder: Path) -> None:
    order = Order(partial(fake_work, settings=SETTINGS, cache=None), SETTINGS, "bản khác")
    with pytest.raises(EngineDied, match="cùng phiên bản"):
        run_batch((), order, folder / "0.parquet")


def test_a_shard_gives_back_what_was_put_in_and_is_whole_or_not_there(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    tasks = []
    for number, path in enumerate(paths):
        path.write_text(f"{number}", encoding="utf-8")
        tasks.append(Task(path, sha256_of(path), path))
    outcomes = [fake_work(task, SETTINGS, ReadingCache(tmp_path)) for task in tasks]
    died = EngineDied("Chết.", "Chạy lại.")
    with writing(tmp_path / "0.parquet") as put:
        put(2, tasks[2], outcomes[2])
        put(1, tasks[1], died)
        put(0, tasks[0], outcomes[0])
    (_, first), (_, second), (_, third) = results_in(tmp_path / "0.parquet", tasks)
    assert (first, third) == (outcomes[0], outcomes[2])
    assert isinstance(second.error, EngineDied)
    assert second.error.args == died.args

    def break_off() -> None:
        with writing(tmp_path / "1.parquet") as put:
            put(0, tasks[0], outcomes[0])
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011 - just this
        break_off()
    assert [path.name for path in tmp_path.glob("*.parquet*")] == ["0.parquet"]
