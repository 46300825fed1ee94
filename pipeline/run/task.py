"""A file as a task: what goes to whoever takes it through the stages."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from pipeline.ingest import Outcome, process
from pipeline.overlay import Overlay
from pipeline.readings import ReadingCache
from pipeline.run.files import FileStamp
from pipeline.settings import Settings
from pipeline.store import Origin


@dataclass(frozen=True, slots=True)
class Task:
    """A file to take through the stages.

    path: a private copy, which nobody changes. shown: the name it goes by. source, state: the file it was
    copied from, and what that was then. overlay: what must be forgotten. kept: its kept reading is enough,
    the file itself may be gone. origin: where it was published.
    """

    path: Path
    sha256: str
    shown: Path
    source: Path | None = None
    state: FileStamp | None = None
    overlay: Overlay | None = None
    kept: bool = False
    origin: Origin | None = None


def work(task: Task, settings: Settings, cache: ReadingCache) -> Outcome:
    """What a worker does with a task. What tools write meanwhile lies by the private copy."""
    usual, tempfile.tempdir = tempfile.tempdir, str(task.path.parent)
    try:
        kept = task.sha256 if task.kept else None
        return process(task.path, settings, cache, task.shown, task.overlay, kept)
    finally:
        tempfile.tempdir = usual  # the folder goes with the copy
