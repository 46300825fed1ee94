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

from pipeline.errors import BeingWritten, QuyetDinhError, StoreError
from pipeline.ingest import PIPELINE_VERSION, Outcome, process, public_path, reader_of, sha256_of
from pipeline.overlay import Overlay, overlay_beside
from pipeline.readings import ReadingCache, cache_beside
from pipeline.run.archives import members
from pipeline.run.entries import entry_of
from pipeline.run.files import FileStamp, Input, stamp_of
from pipeline.run.forget import finish
from pipeline.run.memory import available_megabytes
from pipeline.run.originals import drop_original, keep_original, lacks_original, originals_beside
from pipeline.run.results import FileResult, Listener, counts_of
from pipeline.run.scratch import scratch_beside
from pipeline.run.workers import Limits, run_tasks
from pipeline.settings import Settings
from pipeline.store import FileEnding, OpenRun, RunInfo, Store

_USUAL = 700  # megabytes: what a worker takes with all its engines, measured some 400 to 500
_LEAST = 512  # megabytes: with less no scan is read
_LEDGER_FAILURES = 3  # in a row: the database takes nothing any more, and going on would be in vain


@dataclass(frozen=True, slots=True)
class Task:
    """A file to take through the stages.

    path: a private copy, which nobody changes. shown: the name it goes by. source, state: the file it was
    copied from, and what that was then. overlay: what must be forgotten.
    """

    path: Path
    sha256: str
    shown: Path
    source: Path | None = None
    state: FileStamp | None = None
    overlay: Overlay | None = None


class _Outdated(Exception):
    """Something was forgotten since the file was read."""


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
    with scratch_beside(db) as scratch, Store(db) as store:
        finish(store, db)
        run = store.begin_run(RunInfo.of(PIPELINE_VERSION, settings))
        batch = _Batch(store, run, settings, report, scratch, overlay_beside(db))
        batch.originals = originals_beside(db) if originals else None
        try:
            batch.run(inputs, cache_beside(db, parts=scratch))
        except KeyboardInterrupt:
            if batch.changed:
                store.refresh()
            raise
        if batch.changed:
            store.optimize()
        store.finish_run(batch.ledger)


def work(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """What a worker does with a task. What tools write meanwhile lies by the private copy."""
    usual, tempfile.tempdir = tempfile.tempdir, str(task.path.parent)
    try:
        return process(task.path, settings, cache, task.shown, task.overlay)
    finally:
        tempfile.tempdir = usual  # the folder goes with the copy


class _Batch:
    def __init__(
        self,
        store: Store,
        ledger: OpenRun,
        settings: Settings,
        report: Listener,
        scratch: Path,
        overlay: Overlay,
    ) -> None:
        self.store, self.ledger, self.settings, self.report = store, ledger, settings, report
        self.scratch, self.overlay, self.key = scratch, overlay, overlay.key()
        self.seen: dict[str, Path] = {}  # by content, in this run
        self.again: list[Task] = []  # something was forgotten while they were worked on
        self.changed = False
        self.originals: Path | None = None  # the folder that takes copies of what was read
        self.ledger_failures = 0

    def run(self, inputs: Sequence[Input], cache: ReadingCache) -> None:
        job = partial(work, settings=self.settings, cache=cache)
        tasks = self._tasks(members(inputs, self.scratch))
        while True:
            results = run_tasks(tasks, job, limits_of(self.settings, available_megabytes()))
            with contextlib.closing(results):
                for task, result in results:
                    self._finish(task, result)
            if not self.again:
                return
            tasks, self.again = iter(self.again), []

    def _tasks(self, inputs: Iterable[Input]) -> Iterator[Task]:
        """The files that need work; all others are settled here."""
        for entry in inputs:
            found = self._look_at(entry)
            if isinstance(found, Task):
                yield found
            else:
                self._settle(found)
                self._remove(entry.path)

    def _look_at(self, entry: Input) -> Task | FileResult:
        shown = entry.shown or entry.path
        if entry.error is not None:
            return FileResult(shown, "failed", error=entry.error)
        try:
            stamp, version = stamp_of(entry.path), self.overlay.version()
            sha256 = sha256_of(entry.path, self.settings.read.max_megabytes)
            if sha256 in self.seen:
                note = f"Nội dung trùng với {public_path(self.seen[sha256])}."
                return FileResult(shown, "unchanged", sha256, note=note)
            known = self._is_known(sha256)
            if known and not self._lacks_original(entry.path, sha256):
                self.seen[sha256] = shown
                return FileResult(shown, "unchanged", sha256)
            copy = self._copied(entry.path, sha256)
        except QuyetDinhError as error:
            return FileResult(shown, "failed", error=error)
        self.seen[sha256] = shown
        if known:
            self._keep(copy, sha256, version)
            self._remove(copy)
            return FileResult(shown, "unchanged", sha256)
        return Task(copy, sha256, shown, entry.path, stamp, self.overlay)

    def _copied(self, path: Path, sha256: str) -> Path:
        """The file where nobody changes it any more: what is hashed, read, stored and kept is one content.

        Raises:
            BeingWritten: it is not what it was a moment ago.
        """
        if path.is_relative_to(self.scratch):
            return path
        copy = self.scratch / f"{sha256}{path.suffix[:8]}"
        if sha256_of(path, self.settings.read.max_megabytes, copy) != sha256:
            self._remove(copy)
            raise BeingWritten
        return copy

    def _remove(self, path: Path) -> None:
        """A private copy goes from the disk as soon as it is done with."""
        if path.is_relative_to(self.scratch):
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
                self._store(task, outcome)
                state, counts = "done", counts_of(outcome)
            except _Outdated:
                self.again.append(task)
                return
            except (StoreError, BeingWritten) as failure:
                error = failure
            seconds["store"] = time.perf_counter() - start
        self._remove(task.path)
        self._settle(FileResult(task.shown, state, task.sha256, error, seconds=seconds, counts=counts))

    def _store(self, task: Task, outcome: Outcome) -> None:
        """Rows first, then the original: a run that dies in between keeps it the next time.

        Raises:
            BeingWritten: the file is another one by now; the next run takes it whole.
        """
        assert outcome.reading is not None

        def allowed() -> None:
            if self.overlay.version() != outcome.forgotten:
                raise _Outdated

        stamp = stamp_of(task.source) if task.source else None
        if stamp is not None and stamp != task.state:
            raise BeingWritten
        self.changed |= self.store.write(
            outcome.reading,
            outcome.linked,
            self.ledger,
            modified_at=task.state.modified_at if task.state else None,
            allowed=allowed,
        )
        if not self.store.is_withheld(task.sha256):
            self._keep(task.path, task.sha256, outcome.forgotten)

    def _lacks_original(self, path: Path, sha256: str) -> bool:
        return (
            self.originals is not None
            and lacks_original(path, sha256, self.originals)
            and not self.store.is_withheld(sha256)
        )

    def _keep(self, path: Path, sha256: str, version: int) -> None:
        """version: of what was to be forgotten when it was decided to keep it."""
        if self.originals is None:
            return
        keep_original(path, sha256, self.originals, self.scratch)
        if self.overlay.version() != version:  # whoever forgets may have looked before it was there
            drop_original(sha256, self.originals)

    def _settle(self, result: FileResult) -> None:
        """Into the ledger, then to whoever listens; a ledger that refuses again and again ends the run."""
        try:
            while not self._record(result):
                pass
            self.ledger_failures = 0
        except StoreError:
            self.ledger_failures += 1
            if self.ledger_failures >= _LEDGER_FAILURES:
                raise
        finally:
            self.report(result)

    def _record(self, result: FileResult) -> bool:
        """False where something was forgotten meanwhile: what the ledger may say must be asked again."""
        forgotten = self.overlay.forgotten()
        entry = entry_of(result, forgotten, self.key)

        def allowed() -> None:
            if self.overlay.version() != forgotten.version:
                raise _Outdated

        try:
            self.store.record_file(self.ledger, entry, allowed)
        except _Outdated:
            return False
        return True


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"Không tạo được thư mục {folder} ({error.strerror}).", "Chọn chỗ khác bằng --db."
        ) from error
