"""What a Dask worker does with a batch of files: our own pool there, and a shard of all results."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import EngineDied
from pipeline.ingest import PIPELINE_VERSION, Outcome, reader_of
from pipeline.run.engines import shards
from pipeline.run.engines.engine import Job
from pipeline.run.engines.local import Pool
from pipeline.run.task import Task
from pipeline.settings import Settings

STOP = "stop"
"""Name of a file beside the shards that asks all to end after the document in hand."""
_ONE_POOL = threading.Lock()  # however many threads a worker has: its cores are taken by one pool


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
    job = Job(order.work, order.settings, target.parent)
    places = {task.sha256: number for number, task in enumerate(tasks)}
    with _ONE_POOL, shards.writing(target) as put:
        for task, result in Pool().results(_while_wanted(tasks, target.parent), job):
            put(places[task.sha256], task, result)


def _while_wanted(tasks: tuple[Task, ...], folder: Path) -> Iterator[Task]:
    """Ends when the run was asked to stop, or is gone and its folder with it."""
    for task in tasks:
        if not folder.is_dir() or (folder / STOP).exists():
            return
        yield task
