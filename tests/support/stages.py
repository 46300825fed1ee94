"""Stages of a batch in the test's own process, where a test can stand beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pipeline.run.batch import Task

__all__ = ["in_turn"]


def in_turn(tasks: Iterator[Task], work: Callable[[Task], Any], limits: object) -> Iterator[tuple[Task, Any]]:
    """In place of `run_tasks`: one task after the other, without workers and limits."""
    for task in tasks:
        yield task, work(task)
