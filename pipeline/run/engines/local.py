"""Engines of this machine."""

from __future__ import annotations

import os
from collections.abc import Iterable

from pipeline.run.engines.engine import Job, Results
from pipeline.run.memory import available_megabytes
from pipeline.run.task import Task
from pipeline.run.workers import Limits, run_tasks
from pipeline.settings import Settings

_USUAL = 700  # megabytes: what a worker takes with all its engines, measured some 400 to 500
_LEAST = 512  # megabytes: with less no scan is read


class Serial:
    """One file after the other in this process: to look into, not for files of strangers."""

    def results(self, tasks: Iterable[Task], job: Job) -> Results:
        for task in tasks:
            yield task, job.work(task)


class Pool:
    """Worker processes, bounded in time and memory, that one bad file cannot take down."""

    def results(self, tasks: Iterable[Task], job: Job) -> Results:
        return run_tasks(tasks, job.work, limits_now(job.settings))


def limits_now(settings: Settings) -> Limits:
    """The workers a run may use with the memory that is free now."""
    return limits_of(settings, available_megabytes())


def limits_of(settings: Settings, available: int | None = None) -> Limits:
    """The workers a run may use; 0 in the settings means one a core that this process may use, or fewer.

    available: megabytes of memory. All workers fit into it with what they need as a rule, and one of them
    with all that it may take.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    workers, most = settings.workers or cores, settings.megabytes_per_worker
    if available is not None:
        if not settings.workers:
            workers = min(cores, max((available - most) // _USUAL + 1, 1))
        most = min(most, max(available - (workers - 1) * _USUAL, _LEAST))
    return Limits(workers, settings.seconds_per_file, most)
