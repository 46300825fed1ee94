"""How a run stands, from the ledger: for people and, as JSON, for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.ingest import PIPELINE_VERSION, reader_of
from pipeline.run.scratch import is_in_use
from pipeline.settings import Settings
from pipeline.store import Ledger, RunInfo
from pipeline.store.ledger import Ending, Failures, Outdated, RunRow


@dataclass(frozen=True, slots=True)
class Status:
    """The last run of a database, and what a run of this version would do again.

    state: of the run. rate: files a minute, lately where it is running, over the whole run where it is not.
    seconds_left: None where nobody can tell. shares: of each stage in the time of all, 0 to 1.
    """

    run: RunRow
    state: str  # running, finished, interrupted
    documents: int
    pages: int
    decisions: int
    rate: float | None
    seconds_left: float | None
    shares: dict[str, float]
    slowest: list[Ending]
    failures: list[Failures]
    outdated: Outdated

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def status_of(db: Path, settings: Settings, now: datetime | None = None) -> Status | None:
    """None where nothing ever ran. Raises StoreError."""
    info = RunInfo.of(PIPELINE_VERSION, settings)
    with Ledger(db) as ledger:
        run = ledger.last_run()
        if run is None:
            return None
        running = run.finished_at is None and is_in_use(db)
        ends = [_moment(text) for text in ledger.recent_ends(run.id)]
        rate = _rate(run, ends, (now or datetime.now(UTC)) if running else None)
        left = (run.expected or 0) - run.files
        seconds = ledger.seconds(run.id)
        whole = sum(seconds.values())
        return Status(
            run=run,
            state="running" if running else "finished" if run.finished_at else "interrupted",
            rate=rate,
            seconds_left=60 * left / rate if running and rate and left > 0 else None,
            shares={stage: spent / whole for stage, spent in seconds.items()} if whole else {},
            slowest=ledger.slowest(run.id),
            failures=ledger.failures(run.id),
            outdated=ledger.outdated(info.pipeline_version, info.settings_fingerprint, reader_of(settings)),
            **dict(zip(("documents", "pages", "decisions"), ledger.stored(), strict=True)),
        )


def _rate(run: RunRow, ends: list[datetime], now: datetime | None) -> float | None:
    """Files a minute; now: while it is running, when only the last files count."""
    if not ends:
        return None
    start = _moment(run.started_at)
    if now is not None and len(ends) > 1 and len(ends) < run.files:
        start, files = ends[-1], len(ends) - 1
    else:
        files = run.files
    seconds = ((now or ends[0]) - start).total_seconds()
    return 60 * files / seconds if seconds > 0 else None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
