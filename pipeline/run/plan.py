"""What a run would do, without doing it: nothing is read, written or kept."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pipeline.ingest import PIPELINE_VERSION, reader_of
from pipeline.overlay import overlay_beside
from pipeline.run.archives import members
from pipeline.run.choice import EVERYTHING, Choice, Selection
from pipeline.run.context import RunContext
from pipeline.run.files import Input
from pipeline.run.task import Task
from pipeline.settings import Settings
from pipeline.store import FileState, Known, Ledger, OpenRun, RunInfo, Store

Why = Literal["new", "failed-before", "read-again", "parse-again", "fetch", "unchanged", "passed", "refused"]

_NOTHING = Path(":memory:")  # in place of a database that is not there yet


@dataclass(frozen=True, slots=True)
class Planned:
    """A file, and what would come of it."""

    path: Path
    why: Why


def plan(
    inputs: Iterable[Input], db: Path, settings: Settings, selection: Selection = EVERYTHING
) -> Iterator[Planned]:
    """What a run over these files would do with each. Raises StoreError."""
    with ExitStack() as opened:
        known: Known = opened.enter_context(Ledger(db) if db.exists() else Store(_NOTHING))
        scratch = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="quyetdinh-")))
        info = RunInfo.of(PIPELINE_VERSION, settings)
        run = RunContext(known, OpenRun(id="", info=info), settings, scratch, overlay_beside(db), None)
        choice = Choice(run, selection)
        here: list[Input] = []
        for entry in inputs:
            if _is_elsewhere(entry, choice):
                yield Planned(entry.path, "fetch")
            else:
                here.append(entry)
        for found in choice.of(members(here, scratch)):
            if isinstance(found, Task):
                run.remove(found.path)
                yield Planned(found.shown, _why(known.state_of(found.sha256), info, settings))
            else:
                yield Planned(found.path, "refused" if found.state == "failed" else _left(found.state))


def _is_elsewhere(entry: Input, choice: Choice) -> bool:
    return entry.url is not None and entry.error is None and not choice.can_do_without(entry)


def _left(state: Literal["done", "unchanged", "passed"]) -> Why:
    return "passed" if state == "passed" else "unchanged"


def _why(state: FileState | None, info: RunInfo, settings: Settings) -> Why:
    if state is None:
        return "new"
    if state.state == "failed":
        return "failed-before"
    same = (reader_of(settings), info.settings_fingerprint)
    return "parse-again" if (state.reader, state.settings_fingerprint) == same else "read-again"
