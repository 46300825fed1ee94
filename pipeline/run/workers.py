"""Worker processes that one bad file cannot take down: a task each, bounded in time and memory.

The standard pools break as a whole when a worker dies, and cannot stop a task that hangs.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from pipeline.errors import EngineDied, QuyetDinhError, TimedOut
from pipeline.run.memory import address_space, too_little_address_space

Task = TypeVar("Task")
Result = TypeVar("Result")

_READY = "ready"
_TOOK_TOO_LONG = getattr(signal, "SIGPROF", 0)  # by which reading ends a worker that a page never leaves
_STARTS = 3  # a worker that dies this often before its first task will never start
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may use. Memory counts from what it needs to start."""

    workers: int
    seconds: float
    megabytes: int


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: BaseProcess
    pipe: Connection
    task: list[Task] = field(default_factory=list)  # none or one
    ready: bool = False
    deadline: float = float("inf")


def run_tasks(
    tasks: Iterable[Task], work: Callable[[Task], Result], limits: Limits
) -> Generator[tuple[Task, Result | QuyetDinhError], None, None]:
    """Yields each task with its result, as they end; `tasks` is drawn from only when a worker is free.

    A worker that dies or takes too long costs its own task alone, which yields EngineDied or TimedOut. A task
    whose worker died is tried once more at the end with none beside it: memory may have been what it lacked.
    Closing the generator ends all workers. `work` must be a function of a module, for it is sent by name.

    Raises:
        EngineDied: no worker can be started at all.
    """
    with contextlib.closing(WorkerPool(work, limits)) as pool:
        yield from pool.run(tasks)


class WorkerPool(Generic[Task, Result]):
    """The workers of `run_tasks`, kept from one run to the next with all that they have loaded."""

    def __init__(self, work: Callable[[Task], Result], limits: Limits) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # one thread an engine, one process a core
        self.work, self.limits = work, limits
        self.context = _context(work)
        self.workers: list[_Worker[Task]] = []
        self.again: list[Task] = []  # each of these had its worker die, for want of memory perhaps
        self.is_last_try = False
        self.failed_starts = 0

    def run(self, tasks: Iterable[Task]) -> Generator[tuple[Task, Result | QuyetDinhError], None, None]:
        """See `run_tasks`; but closing the generator ends only the workers that have a task."""
        self.again, self.is_last_try = [], False
        try:
            yield from self._all(iter(tasks))
        finally:
            for worker in [worker for worker in self.workers if worker.task]:
                self._end(worker)

    def _all(self, tasks: Iterator[Task]) -> Iterator[tuple[Task, Result | QuyetDinhError]]:
        exhausted = False
        while True:
            idle = [worker for worker in self.workers if worker.ready and not worker.task]
            while not exhausted and (idle or len(self.workers) < self.limits.workers):
                try:
                    task = next(tasks)
                except StopIteration:
                    exhausted = True
                    break
                worker = idle.pop() if idle else self._start()
                worker.task = [task]
                if worker.ready:
                    self._send(worker)
            busy = [worker for worker in self.workers if worker.task]
            if not busy:
                break
            yield from self._collect(busy)
        self.is_last_try = True
        for task in self.again:
            yield from self._alone(task)

    def _alone(self, task: Task) -> Iterator[tuple[Task, Result | QuyetDinhError]]:
        """A second and last try with all that the machine has."""
        self.close()
        self._start().task = [task]
        while busy := [worker for worker in self.workers if worker.task]:
            yield from self._collect(busy)

    def _start(self) -> _Worker[Task]:
        ours, theirs = self.context.Pipe()
        process: BaseProcess = self.context.Process(  # type: ignore[attr-defined]  # typeshed lacks it on the base
            target=_serve, args=(theirs, self.work, self.limits.megabytes), daemon=True
        )
        with _interrupts_ignored():
            process.start()
        theirs.close()
        worker: _Worker[Task] = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _send(self, worker: _Worker[Task]) -> None:
        worker.deadline = time.monotonic() + self.limits.seconds
        try:
            worker.pipe.send(worker.task[0])
        except OSError:
            worker.ready = False  # it died while idle: the task has not begun

    def _collect(self, busy: list[_Worker[Task]]) -> Iterator[tuple[Task, Result | QuyetDinhError]]:
        """Waits for the next event and yields what it ended; results first, then deadlines."""
        patience = max(0.0, min(worker.deadline for worker in busy) - time.monotonic())
        events = set(wait([worker.pipe for worker in busy], min(patience, 60.0)))
        for worker in busy:
            if worker.pipe in events:
                yield from self._receive(worker)
            elif time.monotonic() > worker.deadline and not worker.pipe.poll():
                self._end(worker)
                yield worker.task[0], _timed_out(self.limits.seconds)

    def _receive(self, worker: _Worker[Task]) -> Iterator[tuple[Task, Result | QuyetDinhError]]:
        try:
            message: Any = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._bury(worker)
            return
        if message == _READY:
            worker.ready = True
            self.failed_starts = 0
            self._send(worker)
            return
        task = worker.task.pop()
        worker.deadline = float("inf")
        yield task, message

    def _bury(self, worker: _Worker[Task]) -> Iterator[tuple[Task, Result | QuyetDinhError]]:
        """A worker died: its task waits for a second try or fails; one not begun goes to a new worker."""
        self._end(worker)
        if worker.ready:
            code = worker.process.exitcode
            if code == -_TOOK_TOO_LONG:
                yield worker.task[0], _timed_out()
            elif self.is_last_try:
                yield worker.task[0], _died(code)
            else:
                self.again.append(worker.task[0])
            return
        self.failed_starts += 1
        if self.failed_starts >= _STARTS:
            raise too_little_address_space() or EngineDied(
                "Không khởi động được tiến trình xử lý.", "Hãy chạy 'quyetdinh doctor' để kiểm tra máy."
            )
        self._start().task = worker.task

    def _end(self, worker: _Worker[Task]) -> None:
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.workers.remove(worker)

    def close(self) -> None:
        for worker in list(self.workers):
            self._end(worker)


def load_ahead(module: str) -> None:
    """Starts the server of `_context`, which loads what `module` needs while the caller goes on."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        multiprocessing.get_context("forkserver").set_forkserver_preload([module])
        forkserver.ensure_running()


def _context(work: Callable[..., Any]) -> BaseContext:
    """Where the system has it, a server that has loaded the stages once and forks quickly from then on."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    function = work.func if isinstance(work, functools.partial) else work
    context.set_forkserver_preload([function.__module__])
    return context


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """A process started here ignores Ctrl+C and the end of a service from its first moment on.

    Both reach the whole group, and are the parent's to handle: it lets the document in hand be finished.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, signal.SIG_IGN) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _serve(pipe: Connection, work: Callable[[Any], Any], megabytes: int) -> None:
    """A worker's life: tasks in, results out, until the other end closes."""
    _bound_memory(megabytes)
    try:
        pipe.send(_READY)
        pipe.send(work(pipe.recv()))
        gc.collect()
        gc.freeze()  # engines and lexicon are loaded and stay: no collection looks through them again
        while True:
            pipe.send(work(pipe.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _bound_memory(megabytes: int) -> None:
    """Linux only: allocations beyond the bound fail inside the worker, the machine stays well."""
    try:
        import resource  # not on Windows
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (ImportError, OSError):
        return
    bound = pages * resource.getpagesize() + megabytes * _MEGABYTE
    given = address_space()  # by 'ulimit -v': no process may raise it
    bound = bound if given is None else min(bound, given)
    resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def _timed_out(seconds: float | None = None) -> TimedOut:
    """seconds: for the file; None where one page of it took too long."""
    if seconds is None:
        return TimedOut("Một trang mất quá nhiều thời gian nên đã dừng.", "Hãy tách trang ấy ra khỏi tệp.")
    return TimedOut(
        f"Xử lý quá {seconds:.0f} giây nên đã dừng.", "Hãy tách tệp, hoặc chạy lại với --seconds lớn hơn."
    )


def _died(code: int | None) -> EngineDied:
    how = f"tín hiệu {-code}" if code is not None and code < 0 else f"mã {code}"
    return EngineDied(
        f"Tiến trình xử lý tệp này bị dừng đột ngột ({how}).",
        "Hãy chạy lại tệp này; nếu vẫn lỗi, tệp có thể hỏng hoặc máy thiếu bộ nhớ.",
    )
