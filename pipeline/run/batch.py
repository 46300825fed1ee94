"""A run: files through an engine into the database, and the ledger that remembers it.

One writer: this process.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from pipeline.errors import BeingWritten, EngineDied, QuyetDinhError, StoreError
from pipeline.ingest import PIPELINE_VERSION, Outcome
from pipeline.overlay import overlay_beside
from pipeline.readings import cache_beside
from pipeline.run.archives import members
from pipeline.run.choice import EVERYTHING, Choice, Selection
from pipeline.run.context import RunContext
from pipeline.run.engines import Engine, Job, Pool
from pipeline.run.entries import entry_of
from pipeline.run.files import Input, stamp_of
from pipeline.run.forget import finish
from pipeline.run.originals import originals_beside
from pipeline.run.results import FileResult, Listener, counts_of
from pipeline.run.scratch import scratch_beside
from pipeline.run.sources.fetching import fetched
from pipeline.run.sources.remote import FetchLimits
from pipeline.run.task import Task, work
from pipeline.settings import Settings
from pipeline.store import FileEnding, Ledger, RunInfo, Store

_LEDGER_FAILURES = 3  # in a row: the database takes nothing any more, and going on would be in vain


class _Outdated(Exception):
    """Something was forgotten since the file was read."""


def ingest_files(
    inputs: Sequence[Input],
    db: Path,
    settings: Settings,
    report: Listener,
    *,
    originals: bool = True,
    engine: Engine | None = None,
    selection: Selection = EVERYTHING,
    stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Takes files into the database `db`, made where it is missing; `report` hears of each as it ends.

    originals: copies of the files are kept beside the database, for the site's page images. engine: who does
    the work; worker processes of this machine where it is None. stopped: asked before each file; once it says
    True, the documents in hand are finished and the run is left open in the ledger.

    A file fails alone. After an interruption what is stored stays, and the next run goes on from there.

    Raises:
        StoreError: the database cannot be opened, or takes no more rows.
        EngineDied: no worker process can be started, or the cluster is lost.
    """
    _make_folder(db.parent)
    with scratch_beside(db) as scratch, Store(db) as store:
        finish(store, db)
        ledger = store.begin_run(RunInfo.of(PIPELINE_VERSION, settings, len(inputs)))
        kept = originals_beside(db) if originals else None
        context = RunContext(store, ledger, settings, scratch, overlay_beside(db), kept)
        batch = _Batch(store, context, Choice(context, selection, stopped), report)
        job = Job(
            partial(work, settings=settings, cache=cache_beside(db, parts=scratch)),
            settings, scratch, len(inputs), stopped,
        )  # fmt: skip
        try:
            batch.run(inputs, engine or Pool(), job)
        except (KeyboardInterrupt, EngineDied):
            if batch.changed:
                store.refresh()
            raise
        if batch.changed and not stopped():
            store.optimize()
        elif batch.changed:
            store.refresh()
        if not stopped():
            store.finish_run(ledger)


class _Batch:
    """The writer's part of a run."""

    def __init__(self, store: Store, context: RunContext, choice: Choice, report: Listener) -> None:
        self.store, self.context, self.choice, self.report = store, context, choice, report
        self.key = context.overlay.key()
        self.again: list[Task] = []  # something was forgotten while they were worked on
        self.changed = False
        self.ledger_failures = 0

    def run(self, inputs: Sequence[Input], engine: Engine, job: Job) -> None:
        settings = job.settings
        limits = FetchLimits(
            settings.read.max_megabytes, settings.seconds_per_fetch, settings.private_addresses
        )
        here = fetched(inputs, job.folder, limits, self.choice.can_do_without)
        tasks = self._tasks(members(here, job.folder))
        while True:
            with contextlib.closing(engine.results(tasks, job)) as results:
                for task, result in results:
                    self._finish(task, result)
            if not self.again:
                return
            tasks, self.again = iter(self.again), []

    def _tasks(self, inputs: Iterable[Input]) -> Iterator[Task]:
        """The files that need work; all others are settled here."""
        for found in self.choice.of(inputs):
            if isinstance(found, Task):
                yield found
            else:
                if found.origin is not None and found.sha256 is not None:
                    self.store.put_origin(found.sha256, found.origin)
                self._settle(found)

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
        self.context.remove(task.path)
        self._settle(FileResult(task.shown, state, task.sha256, error, seconds=seconds, counts=counts))

    def _store(self, task: Task, outcome: Outcome) -> None:
        """Rows first, then the original: a run that dies in between keeps it the next time.

        Raises:
            BeingWritten: the file is another one by now; the next run takes it whole.
        """
        assert outcome.reading is not None
        run = self.context

        def allowed() -> None:
            if run.overlay.version() != outcome.forgotten:
                raise _Outdated

        stamp = stamp_of(task.source) if task.source else None
        if stamp is not None and stamp != task.state:
            raise BeingWritten
        self.changed |= self.store.write(
            outcome.reading,
            outcome.linked,
            run.ledger,
            modified_at=task.state.modified_at if task.state else None,
            origin=task.origin,
            allowed=allowed,
        )
        if not self.store.is_withheld(task.sha256):
            run.keep(task.path, task.sha256, outcome.forgotten)

    def _settle(self, result: FileResult) -> None:
        """Into the ledger, then to whoever listens; a ledger that refuses again and again ends the run."""
        try:
            while result.state != "passed" and not self._record(result):
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
        forgotten = self.context.overlay.forgotten()
        entry = entry_of(result, forgotten, self.key)

        def allowed() -> None:
            if self.context.overlay.version() != forgotten.version:
                raise _Outdated

        try:
            self.store.record_file(self.context.ledger, entry, allowed)
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


def derive_again(db: Path) -> None:
    """Makes anew what follows from the rows of many documents; no file is looked at. Raises StoreError."""
    with scratch_beside(db), Store(db) as store:
        store.optimize(anew=True)


def kept_documents(db: Path) -> list[Input]:
    """All stored documents as inputs whose kept readings are enough. Raises StoreError."""
    with Ledger(db) as ledger:
        return [Input(Path(path), shown=Path(path), kept=sha256) for sha256, path in ledger.documents()]
