"""A run that is made to be killed: it says which stage it is in, and waits there to be hit.

`python -m benchmarks.trust.victim DB FOLDER STAGE NTH MARK VERSION`: takes FOLDER into DB as a program
of another VERSION, so that all is parsed again; or forgets, for the stages of forgetting. At the NTH time
that STAGE is reached, whoever reaches it writes its process id to MARK and waits until MARK is gone.
"""

from __future__ import annotations

import functools
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pipeline import ingest
from pipeline.ingest import Outcome
from pipeline.overlay import Overlay
from pipeline.readings import ReadingCache
from pipeline.run import batch
from pipeline.run.files import expand
from pipeline.run.forget import Target, forget
from pipeline.run.task import Task
from pipeline.settings import Settings
from pipeline.store import database
from pipeline.store.write import erasure

IN_WORKERS = {"read": "read", "parse": "parse"}
IN_WRITER: dict[str, tuple[Any, str]] = {
    "write": (database, "write_rows"),
    "derive": (database, "derive"),
    "forget: tombstone": (Overlay, "add"),
    "forget: rows": (database, "derive"),
    "forget: erase": (erasure, "index_is_sound"),
}
"""Stage → where the function lies at whose end it waits, inside a transaction where there is one."""
TARGETS = (Target(decision="103/QĐ-UBND"), Target(value="Lò Văn Mẫu"))
_WAIT = 60.0


def waiting(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, which tells when it is called for the nth time in all processes, and waits."""
    _, nth, mark = os.environ["VICTIM"].split("|")

    @functools.wraps(function)
    def called(*args: Any, **kwargs: Any) -> Any:
        result = function(*args, **kwargs)
        with Path(f"{mark}.count").open("a", encoding="ascii") as count:
            count.write(".")
        if Path(f"{mark}.count").stat().st_size == int(nth):
            Path(f"{mark}.part").write_text(f"{os.getpid()}", encoding="ascii")
            Path(f"{mark}.part").replace(mark)
            until = time.monotonic() + _WAIT
            while Path(mark).exists() and time.monotonic() < until:
                time.sleep(0.02)
        return result

    return called


def work(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """What a worker does, waiting where it is told."""
    name = IN_WORKERS.get(os.environ["VICTIM"].split("|")[0])
    if name and not hasattr(getattr(ingest, name), "__wrapped__"):
        setattr(ingest, name, waiting(getattr(ingest, name)))
    return _WORK(task, settings, cache)


_WORK = batch.work


def main(db: Path, folder: Path, stage: str, nth: int, mark: Path, version: str) -> None:
    os.environ["VICTIM"] = f"{stage}|{nth}|{mark}"
    if stage in IN_WRITER:
        owner, name = IN_WRITER[stage]
        setattr(owner, name, waiting(getattr(owner, name)))
    if stage.startswith("forget"):
        for target in TARGETS:
            forget(target, db)
        return
    batch.work = work
    batch.PIPELINE_VERSION = version
    batch.ingest_files(expand([str(folder)]), db, Settings(workers=2), lambda result: None)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), Path(sys.argv[5]), sys.argv[6])
