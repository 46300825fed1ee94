"""What came of a run, file by file and in all."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pipeline.errors import QuyetDinhError
from pipeline.ingest import Outcome
from pipeline.store import FileEnding, Origin

Listener = Callable[["FileResult"], None]


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one file of a run; 'passed': the run was not asked to take it, and the ledger has none."""

    path: Path
    state: FileEnding | Literal["passed"]
    sha256: str | None = None
    error: QuyetDinhError | None = None
    note: str | None = None  # for a file passed over because another one of the run has its content
    seconds: dict[str, float] = field(default_factory=dict)
    origin: Origin | None = None  # of a file that was known already
    counts: dict[str, int] = field(default_factory=dict)  # pages, decisions, members, duties, review


@dataclass(slots=True)
class RunResults:
    """All results of a run, for its summary."""

    results: list[FileResult] = field(default_factory=list)
    states: Counter[str] = field(default_factory=Counter)
    interrupted: bool = False
    stopped_by: QuyetDinhError | None = None  # the database took no more
    started: float = field(default_factory=time.perf_counter)
    seconds: float = 0.0

    def add(self, result: FileResult) -> None:
        self.results.append(result)
        self.states[result.state] += 1
        self.seconds = time.perf_counter() - self.started

    @property
    def done(self) -> list[FileResult]:
        return [result for result in self.results if result.state == "done"]

    @property
    def unchanged(self) -> list[FileResult]:
        return [result for result in self.results if result.state == "unchanged" and not result.note]

    @property
    def duplicates(self) -> list[FileResult]:
        return [result for result in self.results if result.note]

    @property
    def passed(self) -> list[FileResult]:
        return [result for result in self.results if result.state == "passed"]

    @property
    def failed(self) -> list[FileResult]:
        return [result for result in self.results if result.state == "failed"]

    def total(self, name: str) -> int:
        return sum(result.counts.get(name, 0) for result in self.results)

    def stage_seconds(self) -> dict[str, float]:
        """Time spent in each stage, added over all workers."""
        spent: dict[str, float] = {}
        for result in self.results:
            for stage, seconds in result.seconds.items():
                spent[stage] = spent.get(stage, 0.0) + seconds
        return spent

    def summary(self) -> dict[str, Any]:
        """The run as plain JSON."""
        return {
            "files": len(self.results) - len(self.passed),
            "done": len(self.done),
            "unchanged": len(self.unchanged),
            "duplicates": len(self.duplicates),
            "passed": len(self.passed),
            "interrupted": self.interrupted,
            "seconds": round(self.seconds, 3),
            "stage_seconds": {stage: round(spent, 3) for stage, spent in self.stage_seconds().items()},
            **{name: self.total(name) for name in ("pages", "decisions", "members", "duties", "review")},
            "failed": [
                {
                    "path": str(result.path),
                    "code": result.error.code,
                    "reason": result.error.reason,
                    "next_step": result.error.next_step,
                }
                for result in self.failed
                if result.error
            ],
        }


def counts_of(outcome: Outcome) -> dict[str, int]:
    """What a file brought, for the summary."""
    decisions = [linked.decision for linked in outcome.linked]
    reading = outcome.reading
    return {
        "pages": len(reading.pages) if reading else 0,
        "decisions": len(decisions),
        "members": sum(len(decision.members) for decision in decisions),
        "duties": sum(len(decision.duties) for decision in decisions),
        "review": sum(len(d.review) for d in decisions) + (len(reading.review) if reading else 0),
    }
