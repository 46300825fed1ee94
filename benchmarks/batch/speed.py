"""The same papers by each engine, one after the other: how they compare, what is not reading, and memory.

Every number is a ratio inside one run; each engine starts with an empty database.
"""

from __future__ import annotations

import argparse
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


class Memory(threading.Thread):
    """The most that any process below this one held at a time, in MB, by quarter of the run."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ended = threading.Event()
        self.seen: list[float] = []

    def run(self) -> None:
        while not self.ended.wait(0.5):
            self.seen.append(max(map(_held, psutil.Process().children(recursive=True)), default=0.0))

    def quarters(self) -> list[int]:
        size = max(len(self.seen) // 4, 1)
        return [round(max(self.seen[n * size : (n + 1) * size], default=0.0)) for n in range(4)]


def _held(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss) / _MEGABYTE
    except psutil.Error:
        return 0.0


def measure(
    engine: EngineName, inputs: list[Input], db: Path, workers: int
) -> tuple[float, RunResults, list[int]]:
    """Seconds, results, and megabytes of the largest process in each quarter of the run."""
    run, memory = RunResults(), Memory()
    memory.start()
    started = time.perf_counter()
    ingest_files(inputs, db, Settings(workers=workers), run.add, engine=engine_called(engine))
    seconds = time.perf_counter() - started
    memory.ended.set()
    memory.join()
    return seconds, run, memory.quarters()


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
            seconds, run, quarters = measure(engine, inputs, folder / engine / "q.db", asked.workers)
            taken[engine] = seconds
            failed += len(run.failed)
            busy = run.stage_seconds()
            hands = 1 if engine == "serial" else asked.workers
            rest = 1 - (busy.get("read", 0.0) + busy.get("parse", 0.0)) / (seconds * hands)
            print(
                f"{engine:6} {seconds:7.1f} s, {60 * len(run.done) / seconds:6.1f} files a minute, "
                f"{len(run.failed)} failed; not reading or parsing {rest:.1%} of the workers' time; "
                f"largest process, by quarter {quarters} MB",
                flush=True,
            )
    for one, other in (("serial", "pool"), ("pool", "dask")):
        if taken[one] and taken[other]:
            print(f"{other} is {taken[one] / taken[other]:.2f} times as fast as {one}")
    return int(failed > 0)
