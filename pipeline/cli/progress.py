"""How a run is followed: a bar where somebody looks, lines of JSON where a program or a log does."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from pipeline.cli.console import err
from pipeline.ingest import printable
from pipeline.run.results import FileResult, Listener, RunResults

_EVERY = 10.0  # seconds between two lines on how far it is
_WIDTH = 32
_STATES = ("done", "unchanged", "failed", "passed")


@contextmanager
def following(run: RunResults, total: int, *, quiet: bool, log: bool) -> Iterator[Listener]:
    """Gives what hears of each file, and adds it to `run`. log: a line of JSON for each file."""
    if log or (not quiet and not err.is_terminal):
        lines = _Lines(run, total, each=log)
        yield lines.hear
        if log:
            lines.say("end", **_counts(run), seconds=round(run.seconds, 3))
        return
    about = TextColumn("{task.fields[about]}")
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), about)
    with Progress(*columns, TimeRemainingColumn(), console=err, transient=True, disable=quiet) as progress:
        bar = progress.add_task("Đang xử lý", total=total, about="")

        def hear(result: FileResult) -> None:
            run.add(result)
            name = _shortened(printable(Path(result.path.name)))
            progress.update(bar, advance=1, description=name, about=_about(run))

        yield hear


class _Lines:
    """JSON Lines on standard error."""

    def __init__(self, run: RunResults, total: int, *, each: bool) -> None:
        self.run, self.total, self.each = run, total, each
        self.said = time.monotonic()
        if each:
            self.say("start", files=total)

    def hear(self, result: FileResult) -> None:
        self.run.add(result)
        if self.each:
            self.say("file", **_fields(result))
        elif time.monotonic() - self.said > _EVERY:
            self.said = time.monotonic()
            self.say("progress", of=self.total, **_counts(self.run), rate=round(_rate(self.run), 2))

    def say(self, event: str, **fields: Any) -> None:
        at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        err.file.write(json.dumps({"at": at, "event": event, **fields}, ensure_ascii=False) + "\n")
        err.file.flush()


def _fields(result: FileResult) -> dict[str, Any]:
    error = result.error
    return {
        "path": printable(result.path),
        "state": result.state,
        "sha256": result.sha256,
        "seconds": {stage: round(spent, 3) for stage, spent in result.seconds.items()},
        **result.counts,
        **({"code": error.code, "reason": error.reason, "next_step": error.next_step} if error else {}),
    }


def _counts(run: RunResults) -> dict[str, int]:
    return {"files": len(run.results), **{state: run.states[state] for state in _STATES}}


def _about(run: RunResults) -> str:
    """'132 tệp/phút, 3 lỗi'."""
    failed = f", {run.states['failed']} lỗi" if run.states["failed"] else ""
    return f"{_rate(run):.0f} tệp/phút{failed}"


def _rate(run: RunResults) -> float:
    return 60 * len(run.results) / run.seconds if run.seconds else 0.0


def _shortened(name: str) -> str:
    return name if len(name) <= _WIDTH else name[: _WIDTH - 1] + "…"
