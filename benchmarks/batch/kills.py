"""A cluster whose worker, nanny, scheduler and client are killed again and again, with poison among files.

Each run is done again until it ends by itself; then its database must equal, row by row, that of the pool.
"""

from __future__ import annotations

import argparse
import random
import socket
import subprocess
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import psutil

from benchmarks.batch.client import POISON, ingest
from benchmarks.batch.processes import SCHEDULER, WORKER, end, started
from benchmarks.trust.kills import difference, state, text_of

FILES, POISONED = 200, 6
WHO = ("worker", "nanny", "scheduler", "client")
_WORKERS = 2
_KILLS_A_DATABASE = 8
_PATIENCE = 600.0


class _Cluster:
    """A scheduler and workers of this machine, each in a process group of its own."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self._scheduler()
        self.nannies = [self._nanny() for _ in range(_WORKERS)]

    def _scheduler(self) -> subprocess.Popen[bytes]:
        return started(SCHEDULER, "--host", "127.0.0.1", "--port", str(self.port), "--no-dashboard")

    def _nanny(self) -> subprocess.Popen[bytes]:
        return started(WORKER, self.address, "--nthreads", "1", "--no-dashboard")

    def kill(self, who: str, choice: random.Random) -> bool:
        """Kills one, and puts another one in its place; False where there was none."""
        if who == "scheduler":
            end(self.scheduler)
            self.scheduler = self._scheduler()
            return True
        place = choice.randrange(_WORKERS)
        nanny = self.nannies[place]
        if who == "nanny" or nanny.poll() is not None:
            nanny.kill()
            nanny.wait()
            self.nannies[place] = self._nanny()
            return who == "nanny"
        workers = [one for one in psutil.Process(nanny.pid).children() if "spawn_main" in str(one.cmdline())]
        for worker in workers:
            worker.kill()
        return bool(workers)

    def mend(self) -> None:
        """Workers that gave up without their scheduler come again."""
        self.nannies = [one if one.poll() is None else self._nanny() for one in self.nannies]

    def close(self) -> None:
        for process in (*self.nannies, self.scheduler):
            end(process)


def fill(folder: Path, choice: random.Random) -> None:
    """Decisions as text, some of them poison."""
    folder.mkdir()
    bad = set(choice.sample(range(FILES), POISONED))
    for number in range(FILES):
        data = text_of(number).encode()
        (folder / f"{number:03}.txt").write_bytes(POISON + data if number in bad else data)


def _whole_run(db: Path, folder: Path, cluster: _Cluster, kills: int, choice: random.Random) -> Counter[str]:
    """Runs until a run ends by itself; how often each was killed meanwhile."""
    hits: Counter[str] = Counter()
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        client = started("benchmarks.batch.client", str(db), str(folder), cluster.address)
        while client.poll() is None:
            try:
                client.wait(choice.uniform(1, 6))
            except subprocess.TimeoutExpired:
                cluster.mend()
                if hits.total() >= kills:
                    continue
                who = WHO[(kills + hits.total()) % len(WHO)]
                if who == "client":
                    end(client)
                    hits[who] += 1
                elif cluster.kill(who, choice):
                    hits[who] += 1
        if client.returncode in (0, 1):
            return hits
    raise TimeoutError("the run never came to its end")


def main(arguments: list[str]) -> int:
    """0 where every database came out equal."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.batch kills", description=__doc__)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    choice = random.Random(asked.seed)
    hits: Counter[str] = Counter()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory(prefix="cluster-kills-") as name, ExitStack() as ended:
        folder = Path(name)
        fill(folder / "vao", choice)
        ingest(folder / "pool" / "q.db", str(folder / "vao"), None)
        whole = state(folder / "pool" / "q.db")
        number = 0
        while hits.total() < asked.kills:
            number += 1
            cluster = _Cluster()
            ended.callback(cluster.close)
            db = folder / str(number) / "q.db"
            kills = min(_KILLS_A_DATABASE, asked.kills - hits.total())
            hits += _whole_run(db, folder / "vao", cluster, kills, choice)
            cluster.close()
            wrong += [f"{number}: {one}" for one in difference(state(db), whole)]
            print(f"{hits.total()} kills, {number} databases, {len(wrong)} differences", flush=True)
    print(*(f"{count:4}  {who}" for who, count in sorted(hits.items())), *wrong, sep="\n")
    return int(bool(wrong))
