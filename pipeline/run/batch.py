"""A run: which files need work, who does it, and the ledger that remembers it. One writer: this process."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pipeline.errors import QuyetDinhError, StoreError
from pipeline.ingest import PIPELINE_VERSION, Outcome, process, public_path, reader_of, sha256_of
from pipeline.readings import ReadingCache, cache_beside
from pipeline.run.archives import is_archive, unpack
from pipeline.run.files import Input
from pipeline.run.memory import available_megabytes
from pipeline.run.originals import keep_original, originals_beside
from pipeline.run.results import FileResult, Listener
from pipeline.run.workers import Limits, run_tasks
from pipeline.settings import Settings
from pipeline.store import FileEnding, FileEntry, OpenRun, RunInfo, Store

_USUAL = 700  # megabytes: what a worker takes with all its engines, measured some 400 to 500
_LEAST = 512  # megabytes: with less no scan is read
_LEDGER_FAILURES = 3  # in a row: the database takes nothing any more, and going on would be in vain


@dataclass(frozen=True, slots=True)
class Task:
    """A file to take through the stages. shown: the name it goes by; it differs for a file of an archive."""

    path: Path
    sha256: str
    shown: Path


def limits_of(settings: Settings, available: int | None = None) -> Limits:
    """The workers a run may use; 0 in the settings means one a core that this process may use, or fewer.

    available: megabytes of memory. All workers fit into it with what they need as a rule, and one of them
    with all that it may take.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers, most = settings.workers or cores, settings.megabytes_per_worker
    if available is not None:
        if not settings.workers:
            workers = min(cores, max((available - most) // _USUAL + 1, 1))
        most = min(most, max(available - (workers - 1) * _USUAL, _LEAST))
    return Limits(workers, settings.seconds_per_file, most)


def ingest_files(
    inputs: Sequence[Input], db: Path, settings: Settings, report: Listener, *, originals: bool = True
) -> None:
    """Takes files into the database `db`, made where it is missing; `report` hears of each as it ends.

    `originals`: copies of the files are kept beside the database, for the site's page images.

    A file fails alone. After an interruption what is stored stays, and the next run goes on from there.

    Raises:
        StoreError: the database cannot be opened, or takes no more rows.
        EngineDied: no worker process can be started.
    """
    _make_folder(db.parent)
    with Store(db) as store:
        batch = _Batch(store, store.begin_run(RunInfo.of(PIPELINE_VERSION, settings)), settings, report)
        batch.originals = originals_beside(db) if originals else None
        try:
            batch.run(inputs, cache_beside(db))
        except KeyboardInterrupt:
            if batch.changed:
                store.refresh()
            raise
        if batch.changed:
            store.optimize()
        store.finish_run(batch.ledger)


def work(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """What a worker does with a task."""
    return process(task.path, settings, cache, task.shown)


class _Batch:
    def __init__(self, store: Store, ledger: OpenRun, settings: Settings, report: Listener) -> None:
        self.store, self.ledger, self.settings, self.report = store, ledger, settings, report
        self.seen: dict[str, Path] = {}  # by content, in this run
        self.changed = False
        self.originals: Path | None = None  # the folder that takes copies of what was read
        self.ledger_failures = 0
        self.unpacked: Path | None = None  # where files of archives lie while they are worked on

    def run(self, inputs: Sequence[Input], cache: ReadingCache) -> None:
        job = partial(work, settings=self.settings, cache=cache)
        with tempfile.TemporaryDirectory(prefix="quyetdinh-") as folder:
            self.unpacked = Path(folder)
            tasks = self._tasks(_members(inputs, self.unpacked))
            results = run_tasks(tasks, job, limits_of(self.settings, available_megabytes()))
            with contextlib.closing(results):
                for task, result in results:
                    self._finish(task, result)
                    self._forget(task.path)

    def _tasks(self, inputs: Iterable[Input]) -> Iterator[Task]:
        """The files that need work; all others are settled here."""
        for entry in inputs:
            found = self._look_at(entry)
            if isinstance(found, Task):
                yield found
            else:
                self._settle(found)
                self._forget(entry.path)

    def _look_at(self, entry: Input) -> Task | FileResult:
        shown = entry.shown or entry.path
        if entry.error is not None:
            return FileResult(shown, "failed", error=entry.error)
        try:
            sha256 = sha256_of(entry.path, self.settings.read.max_megabytes)
        except QuyetDinhError as error:
            return FileResult(shown, "failed", error=error)
        if sha256 in self.seen:
            note = f"Nội dung trùng với {public_path(self.seen[sha256])}."
            return FileResult(shown, "unchanged", sha256, note=note)
        self.seen[sha256] = shown
        if self._is_known(sha256):
            self._keep(entry.path, sha256)
            return FileResult(shown, "unchanged", sha256)
        return Task(entry.path, sha256, shown)

    def _forget(self, path: Path) -> None:
        """A file of an archive goes from the disk as soon as it is done with."""
        if path.parent.parent == self.unpacked:
            path.unlink(missing_ok=True)

    def _is_known(self, sha256: str) -> bool:
        """Stored by the same program with the same settings. What failed before is tried again."""
        state = self.store.state_of(sha256)
        info = self.ledger.info
        return (
            state is not None
            and state.state == "done"
            and state.pipeline_version == info.pipeline_version
            and state.settings_fingerprint == info.settings_fingerprint
            and state.reader == reader_of(self.settings)
        )

    def _finish(self, task: Task, result: Outcome | QuyetDinhError) -> None:
        outcome = Outcome(task.shown, error=result) if isinstance(result, QuyetDinhError) else result
        error = outcome.error
        state: FileEnding = "failed"
        counts: dict[str, int] = {}
        seconds = dict(outcome.seconds)
        if error is None and outcome.reading is not None:
            start = time.perf_counter()
            try:
                self.changed |= self.store.write(outcome.reading, outcome.linked, self.ledger)
                state, counts = "done", _counts(outcome)
                self._keep(task.path, task.sha256)
            except StoreError as failure:
                error = failure
            seconds["store"] = time.perf_counter() - start
        self._settle(FileResult(task.shown, state, task.sha256, error, seconds=seconds, counts=counts))

    def _keep(self, path: Path, sha256: str) -> None:
        if self.originals is not None:
            keep_original(path, sha256, self.originals)

    def _settle(self, result: FileResult) -> None:
        """Into the ledger, then to whoever listens; a ledger that refuses again and again ends the run."""
        error = result.error
        code = error.code if error else "duplicate" if result.note else None
        try:
            file = FileEntry(
                path=public_path(result.path), source_id=result.sha256, state=result.state, code=code,
                message=error.reason if error else result.note,
                next_step=error.next_step if error else None, seconds=result.seconds,
            )  # fmt: skip
            self.store.record_file(self.ledger, file)
            self.ledger_failures = 0
        except StoreError:
            self.ledger_failures += 1
            if self.ledger_failures >= _LEDGER_FAILURES:
                raise
        finally:
            self.report(result)


def _members(inputs: Iterable[Input], folder: Path) -> Iterator[Input]:
    """The inputs, each archive replaced by its documents, unpacked one by one as they are asked for."""
    for number, entry in enumerate(inputs):
        if entry.error is None and is_archive(entry.path):
            place = folder / str(number)
            place.mkdir()
            yield from unpack(entry.path, place)
        else:
            yield entry


def _counts(outcome: Outcome) -> dict[str, int]:
    decisions = [linked.decision for linked in outcome.linked]
    reading = outcome.reading
    return {
        "pages": len(reading.pages) if reading else 0,
        "decisions": len(decisions),
        "members": sum(len(decision.members) for decision in decisions),
        "duties": sum(len(decision.duties) for decision in decisions),
        "review": sum(len(d.review) for d in decisions) + (len(reading.review) if reading else 0),
    }


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"Không tạo được thư mục {folder} ({error.strerror}).", "Chọn chỗ khác bằng --db."
        ) from error
