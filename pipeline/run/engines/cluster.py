"""The Dask engine: batches of files to the workers of a cluster, shards back, loaded in order.

Its scheduler forgets all when it dies, and the ledger does not: a run that loses its cluster ends with an
error, and the next one does what is left. The folder of the database must be seen by all machines.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any

import dask
from distributed import Client, Future, LocalCluster, Security, as_completed

from pipeline.errors import EngineDied, QuyetDinhError
from pipeline.run.engines import shards
from pipeline.run.engines.engine import Job, Results
from pipeline.run.engines.local import Pool
from pipeline.run.engines.on_worker import STOP, Order, code_of, run_batch
from pipeline.run.task import Task

FEWEST, MOST = 20, 500  # files of a batch
_SHARE = 2  # batches a worker of what is left: smaller ones towards the end, which all end at about one time
_AHEAD = 2  # batches a worker: one in hand and the next one
_TRIES = 3  # of a batch whose workers died, before it is done here
_PATIENCE = 60  # seconds in which a worker must come, or come again
_NO_PAGES = "127.0.0.1:0"  # Dask always has a server for pages; ours has none of them
_BREATH, _LOOK = 0.1, 5  # seconds between looks at what is ready, and at whether workers are there
CONFIG = {
    "distributed.worker.daemon": False,  # a worker has worker processes of ours
    "distributed.worker.preload": ["pipeline.run.preload"],
    "distributed.worker.memory.target": False,  # results are on disk: there is nothing to spill
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": 0.95,
    "distributed.scheduler.allowed-failures": 10,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.comm.timeouts.connect": "10s",
}
"""Settings of the cluster of this machine; one that is given must have the first at least."""


class Cluster:
    """A Dask cluster. address: of its scheduler; None for one of this machine that ends with the run."""

    def __init__(self, address: str | None = None) -> None:
        self.address = address

    def results(self, tasks: Iterable[Task], job: Job) -> Results:
        with _connected(self.address) as client:
            yield from _Window(client, iter(tasks), job).results()


@contextlib.contextmanager
def _connected(address: str | None) -> Iterator[Client]:
    """Raises EngineDied where no scheduler answers, or no worker comes."""
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it we say ourselves
    with contextlib.ExitStack() as opened:
        opened.enter_context(dask.config.set(CONFIG))
        try:
            if address is None:
                security = Security.temporary()  # whoever reaches a scheduler may run code as this account
                opened.enter_context(client := Client(opened.enter_context(_of_this_machine(security))))
            else:
                opened.enter_context(client := Client(address, timeout=_PATIENCE))
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError) as error:
            raise EngineDied(
                f"Không nối được với cụm Dask{f' ở {address}' if address else ''} ({type(error).__name__}).",
                "Kiểm tra địa chỉ của bộ điều phối, và đã có máy nào chạy 'dask worker' chưa.",
            ) from error
        yield client


def _of_this_machine(security: Security) -> LocalCluster:
    """One worker, which has a pool of its own over all cores."""
    return LocalCluster(
        n_workers=1, threads_per_worker=1, host="127.0.0.1", protocol="tls://", security=security,
        dashboard_address=_NO_PAGES, worker_dashboard_address=_NO_PAGES, silence_logs=logging.CRITICAL,
    )  # fmt: skip


@dataclass(slots=True)
class _Batch:
    number: int
    tasks: tuple[Task, ...]
    tries: int = 0


class _ClusterLost(Exception):
    """The scheduler does not answer any more."""


class _Window:
    """The batches in flight, two a worker, and those that wait for their turn to be loaded."""

    def __init__(self, client: Client, tasks: Iterator[Task], job: Job) -> None:
        self.client, self.tasks, self.job = client, tasks, job
        self.folder = job.folder / "shards"
        self.order = Order(job.work, job.settings, code_of(job.settings))
        self.ready = as_completed(loop=client.loop)
        self.flying: dict[Future[Any], _Batch] = {}
        self.sent, self.drawn = count(), 0
        self.waiting: dict[int, _Batch] = {}  # by number, until all before them are loaded

    def results(self) -> Results:
        """Raises EngineDied when the cluster is lost; what had come from it is yielded before."""
        self.folder.mkdir(exist_ok=True)
        try:
            yield from self._in_order()
        except _ClusterLost as error:
            for number in sorted(self.waiting):
                yield from self._load(self.waiting[number])
            raise EngineDied(
                "Mất liên lạc với bộ điều phối của cụm Dask.",
                "Hãy chạy lại lệnh này để làm tiếp: tệp đã xong sẽ được bỏ qua.",
            ) from error

    def _in_order(self) -> Results:
        numbers, due, exhausted = count(), 0, False
        while True:
            while not exhausted and len(self.flying) < _AHEAD * self._workers():
                tasks = tuple(islice(self.tasks, self._size()))
                self.drawn += len(tasks)
                exhausted = not tasks
                if tasks:
                    self._send(_Batch(next(numbers), tasks))
            if not self.flying:
                return
            self._receive()
            while due in self.waiting:
                yield from self._load(self.waiting.pop(due))
                due += 1

    def _workers(self) -> int:
        with _talking():
            return max(len(self.client.nthreads()), 1)

    def _size(self) -> int:
        left = self.job.count - self.drawn
        return min(max(left // (_SHARE * self._workers()), FEWEST), MOST)

    def _target(self, batch: _Batch) -> Path:
        return self.folder / f"{batch.number}.parquet"

    def _send(self, batch: _Batch) -> None:
        with _talking():
            future = self.client.submit(
                run_batch, batch.tasks, self.order, self._target(batch), pure=False,
                key=f"{self.job.folder.name}-{batch.number}-{next(self.sent)}",
            )  # fmt: skip
            self.ready.add(future)
        self.flying[future] = batch

    def _receive(self) -> None:
        """The next batch that ends: done, or sent once more, or left to be done here."""
        self._wait()
        future = next(self.ready)
        batch = self.flying.pop(future)
        if future.status == "error":
            if isinstance(error := future.exception(), QuyetDinhError):
                raise error
            batch.tries += 1  # of a scheduler that died and came again no batch is to blame
        if future.status == "finished" or batch.tries == _TRIES:
            self.waiting[batch.number] = batch
        else:
            self._send(batch)
        future.release()

    def _wait(self) -> None:
        """Until a batch has ended; raises _ClusterLost when none ever will."""
        seen = looked = time.monotonic()  # some worker; whether there is one
        while not self.ready.has_ready():
            now = time.monotonic()
            if self.client.status not in ("running", "connecting") or now - seen > _PATIENCE:
                raise _ClusterLost
            if self.client.status == "running" and now - looked > _LOOK:
                with _talking():
                    seen, looked = (now if self.client.nthreads() else seen), now
            if self.job.stopped():
                (self.folder / STOP).touch()
            time.sleep(_BREATH)

    def _load(self, batch: _Batch) -> Results:
        """The results of a batch from its shard; where no worker lived to write one, from our own pool."""
        shard = self._target(batch)
        if not shard.exists():
            yield from Pool().results(iter(batch.tasks), self.job)
            return
        yield from shards.results_in(shard, batch.tasks)
        shard.unlink()


@contextlib.contextmanager
def _talking() -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError, CancelledError) as error:  # a closed client says it in several ways
        raise _ClusterLost from error
