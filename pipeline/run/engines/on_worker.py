"""What a Dask worker does with a batch of files: our own pool there, and a shard of all results.

The pool is kept from batch to batch: to load its engines takes as long as some ten files.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import EngineDied
from pipeline.ingest import PIPELINE_VERSION, Outcome, reader_of
from pipeline.run.engines import shards
from pipeline.run.engines.local import limits_now
from pipeline.run.files import stamp_of
from pipeline.run.task import Task
from pipeline.run.workers import WorkerPool
from pipeline.settings import Settings

STOP = "stop"
"""Name of a file beside the shards that asks all to end after the document in hand."""
_IDLE = 60.0  # seconds without a batch, after which the pool gives its memory back


@dataclass(frozen=True, slots=True)
class Order:
    """What is sent with each batch. code: of `code_of` where the run was begun."""

    work: Callable[[Task], Outcome]
    settings: Settings
    code: str


def code_of(settings: Settings) -> str:
    """What results depend on besides the files: other code must not store them under our version."""
    return f"{PIPELINE_VERSION} {reader_of(settings)}"


def run_batch(tasks: tuple[Task, ...], order: Order, target: Path) -> None:
    """Takes a batch through the stages, into the shard `target`. Doing it twice does no harm.

    Raises:
        EngineDied: this machine has another version of the program.
    """
    if code_of(order.settings) != order.code:
        raise EngineDied(
            "Một máy của cụm có phiên bản hoặc thành phần khác với máy chạy lệnh.",
            "Cài cùng phiên bản quyetdinh và cùng phần cài thêm trên mọi máy rồi chạy lại.",
        )
    places = {task.sha256: number for number, task in enumerate(tasks)}
    with _KEPT.pool_of(order, target.parent) as pool, shards.writing(target) as put:
        largest_first = sorted(tasks, key=_size, reverse=True)  # or all wait for a long one at the end
        with closing(pool.run(_while_wanted(largest_first, target.parent))) as results:
            for task, result in results:
                put(places[task.sha256], task, result)


class _KeptPool:
    """The pool of this process: one however many threads it has, for its cores are taken by one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.pool: WorkerPool[Task, Outcome] | None = None
        self.whose: tuple[object, ...] = ()
        self.uses = 0

    @contextmanager
    def pool_of(self, order: Order, folder: Path) -> Iterator[WorkerPool[Task, Outcome]]:
        """folder: of the shards of a run; for another run there is another pool."""
        with self.lock:
            whose = (folder, order.settings)
            if self.pool is None or whose != self.whose:
                self._close()
                self.pool, self.whose = WorkerPool(order.work, limits_now(order.settings)), whose
            try:
                yield self.pool
            finally:
                self.uses += 1
                timer = threading.Timer(_IDLE, self._close_unless_used, [self.uses])
                timer.daemon = True
                timer.start()

    def _close_unless_used(self, since: int) -> None:
        with self.lock:
            if self.uses == since:
                self._close()

    def _close(self) -> None:
        if self.pool is not None:
            self.pool.close()
        self.pool = None


_KEPT = _KeptPool()


def _size(task: Task) -> int:
    stamp = stamp_of(task.path)
    return stamp.size if stamp else 0


def _while_wanted(tasks: Sequence[Task], folder: Path) -> Iterator[Task]:
    """Ends when the run was asked to stop, or is gone and its folder with it."""
    for task in tasks:
        if not folder.is_dir() or (folder / STOP).exists():
            return
        yield task
