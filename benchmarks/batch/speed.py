"""The same papers by each engine, one after the other: how they compare, what is not reading, and watch.

Every number is a ratio inside one run; each engine starts with an empty database.
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

import psutil

from benchmarks.batch.papers import write_papers
from pipeline.run.batch import ingest_files
from pipeline.run.engines import EngineName, engine_called
from pipeline.run.files import Input
from pipeline.run.results import RunResults
from pipeline.settings import Settings

ENGINES: tuple[EngineName, ...] = ("pool", "dask", "serial")
_MEGABYTE = 1 << 20


class Watch(threading.Thread):
    """What this process and those below it take: the most memory that one of those held, CPU of all."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.began = time.time()
        self.seen: list[float] = []
        self.used: dict[int, list[float]] = {}  # CPU seconds of a process when it was first and last seen

    def run(self) -> None:
        while not self.ended.wait(0.5):
            self._look()

    def _look(self) -> None:
        held = [0.0]
        for process in (me := psutil.Process(), *me.children(recursive=True)):
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                used = times.user + times.system
                before = used if process.create_time() < self.began else 0.0
                self.used.setdefault(process.pid, [before, used])[1] = used
                held.append(0.0 if process == me else process.memory_info().rss / _MEGABYTE)
        self.seen.append(max(held))

    def cpu(self) -> float:
        """Seconds of all processes together since the watch began."""
        return sum(last - first for first, last in self.used.values())

    def quarters(self) -> list[int]:
        """Megabytes of the largest process, by quarter of the run."""
        size = max(len(self.seen) // 4, 1)
        return [round(max(self.seen[n * size : (n + 1) * size], default=0.0)) for n in range(4)]


def measure(
    engine: EngineName, inputs: list[Input], db: Path, workers: int
) -> tuple[float, RunResults, Watch]:
    """Seconds, results, and what the run took."""
    run, watch = RunResults(), Watch()
    watch.start()
    started = time.perf_counter()
    ingest_files(inputs, db, Settings(workers=workers), run.add, engine=engine_called(engine))
    seconds = time.perf_counter() - started
    watch.ended.set()
    watch.join()
    return seconds, run, watch


def main(arguments: list[str]) -> int:
    """0 where every engine took every file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch speed", description=__doc__)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    asked = parser.parse_args(arguments)
    taken: dict[str, float] = defaultdict(float)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="batch-") as name:
        folder = Path(name)
        inputs = [Input(path) for path in write_papers(folder / "vao", asked.files)]
        for engine in asked.engines:
            seconds, run, watch = measure(engine, inputs, folder / engine / "q.db", asked.workers)
            taken[engine] = seconds
            failed += len(run.failed)
            busy = run.stage_seconds()
            hands = 1 if engine == "serial" else asked.workers
            rest = 1 - (busy.get("read", 0.0) + busy.get("parse", 0.0)) / (seconds * hands)
            print(
                f"{engine:6} {seconds:7.1f} s, {60 * len(run.done) / seconds:6.1f} files a minute, "
                f"{len(run.failed)} failed; not reading or parsing {rest:.1%} of the workers' time; "
                f"CPU {watch.cpu():.0f} s; largest process, by quarter {watch.quarters()} MB",
                flush=True,
            )
    for one, other in (("serial", "pool"), ("pool", "dask")):
        if taken[one] and taken[other]:
            print(f"{other} is {taken[one] / taken[other]:.2f} times as fast as {one}")
    return int(failed > 0)
