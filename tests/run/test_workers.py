"""One bad file costs itself alone: workers that die, hang, need too much or cannot start."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.errors import EngineDied, QuyetDinhError, TimedOut
from pipeline.run.workers import Limits, WorkerPool, run_tasks

LIMITS = Limits(workers=2, seconds=20, megabytes=512)


def work(task: str) -> str:
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "who":
        return str(os.getpid())
    if task == "exit":
        os._exit(3)
    if task == "profiled":
        os.kill(os.getpid(), signal.SIGPROF)
    if task.startswith("once "):
        return _die_at_first(Path(task.removeprefix("once ")))
    if task == "hang":
        time.sleep(600)
    if task == "grow":
        try:
            bytearray(2 * 1024**3)
        except MemoryError:
            return "refused"
    return task.upper()


def _die_at_first(mark: Path) -> str:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "second"


class Unstartable:
    """Work that cannot be sent: loading it fails in the worker."""

    def __call__(self, task: str) -> str:
        raise NotImplementedError

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def outcomes(tasks: list[str], limits: Limits = LIMITS) -> dict[str, object]:
    return dict(run_tasks(tasks, work, limits))


def test_each_task_gets_its_result_though_workers_die() -> None:
    tasks = ["a", "die", "b", "exit", "c", "grow", "d"]
    results = outcomes(tasks)
    assert {t: results[t] for t in "abcd"} == {t: t.upper() for t in "abcd"}
    assert isinstance(results["die"], EngineDied)
    assert "tín hiệu 9" in str(results["die"])
    assert isinstance(results["exit"], EngineDied)
    assert results["grow"] == "refused"


def test_a_task_whose_worker_died_is_tried_once_more_at_the_end(tmp_path: Path) -> None:
    task = f"once {tmp_path / 'dead'}"
    results = list(run_tasks([task, "a", "b"], work, LIMITS))
    assert results[-1] == (task, "second")
    assert dict(results) == {"a": "A", "b": "B", task: "second"}


def test_a_worker_that_a_page_never_leaves_costs_a_time_out() -> None:
    assert isinstance(outcomes(["profiled"])["profiled"], TimedOut)


def test_a_task_that_hangs_is_ended() -> None:
    results = outcomes(["hang", "a"], Limits(workers=1, seconds=0.5, megabytes=512))
    assert isinstance(results["hang"], TimedOut)
    assert results["a"] == "A"


def test_tasks_are_drawn_only_when_a_worker_is_free() -> None:
    drawn: list[int] = []

    def tasks() -> Iterator[str]:
        for number in range(50):
            drawn.append(number)
            yield str(number)

    running = run_tasks(tasks(), work, LIMITS)
    next(running)
    assert len(drawn) <= 2 * LIMITS.workers
    running.close()


def test_a_kept_pool_works_on_with_the_workers_it_has(tmp_path: Path) -> None:
    with closing(WorkerPool(work, Limits(workers=1, seconds=20, megabytes=512))) as pool:
        (_, first), (_, second) = [*pool.run(["who"]), *pool.run(["who"])]
        assert first == second
        assert dict(pool.run(["a", f"once {tmp_path / 'dead'}"]))["a"] == "A"
        assert dict(pool.run(["b"])) == {"b": "B"}, "after one died, another one comes"


def test_a_run_that_is_closed_leaves_no_task_to_the_next_one() -> None:
    with closing(WorkerPool(work, LIMITS)) as pool:
        running = pool.run(["a", "hang", "b"])
        next(running)
        running.close()
        assert dict(pool.run(["c", "d"])) == {"c": "C", "d": "D"}


def test_no_tasks_start_no_worker() -> None:
    assert outcomes([]) == {}


def test_workers_that_never_start_end_the_run() -> None:
    with pytest.raises(QuyetDinhError, match="doctor"):
        list(run_tasks(["a"], Unstartable(), Limits(workers=1, seconds=5, megabytes=512)))
