"""A run on a given cluster, or in a pool: `python -m benchmarks.batch.client DB PLACE [SCHEDULER]`.

PLACE: a folder, or an address such as s3://…. A file that begins with a certain word kills whoever reads it.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from pipeline.errors import EngineDied
from pipeline.ingest import Outcome
from pipeline.readings import ReadingCache
from pipeline.run import batch
from pipeline.run.engines import cluster, engine_called
from pipeline.run.sources.names import inputs_named
from pipeline.run.task import Task, work
from pipeline.settings import Settings

POISON = b"POISON"
BATCH = 25  # files: many small ones, so that each kill hits some
LOST = 3
"""Exit code of a run that lost its cluster."""


def poisoned(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """What a worker does with a task, unless that kills it."""
    if task.path.read_bytes().startswith(POISON):
        os.kill(os.getpid(), signal.SIGKILL)
    return work(task, settings, cache)


def ingest(db: Path, place: str, scheduler: str | None) -> None:
    """By the cluster, or by the pool of this machine where there is none."""
    batch.work = poisoned
    cluster.FEWEST = cluster.MOST = BATCH
    cluster._TRIES = sys.maxsize  # what workers cannot do shall be seen, and not be done by the client
    engine = engine_called("dask", scheduler) if scheduler else engine_called("pool")
    db.parent.mkdir(exist_ok=True)
    settings = Settings(workers=2)
    batch.ingest_files(inputs_named([place]), db, settings, lambda result: None, engine=engine)


def main(arguments: list[str]) -> int:
    db, place, *scheduler = arguments
    try:
        ingest(Path(db), place, scheduler[0] if scheduler else None)
    except EngineDied:
        return LOST
    return 0


if __name__ == "__main__":
    from benchmarks.batch import client  # work is sent by name, and no other process finds it in __main__

    sys.exit(client.main(sys.argv[1:]))
