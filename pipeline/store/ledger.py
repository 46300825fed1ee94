"""The ledger for those who only look: while a run is writing, or before one is begun."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pipeline.errors import StoreError
from pipeline.store.known import Known
from pipeline.store.write.failures import store_errors
from pipeline.store.write.ledger import STAGES

_RECENT = 200  # files whose ends tell how quickly it goes now
_SECONDS = " + ".join(f"coalesce(seconds_{stage}, 0)" for stage in STAGES)


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as the ledger has it. expected: files it was given, None for runs before that was kept."""

    id: str
    started_at: str
    finished_at: str | None
    pipeline_version: str
    files: int
    done: int
    unchanged: int
    failed: int
    expected: int | None


@dataclass(frozen=True, slots=True)
class Ending:
    """A file that took long: its path, how it ended, seconds in all stages."""

    path: str
    state: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Failures:
    """Files that failed for one reason: its code, how many, one of their paths, what to do."""

    code: str
    count: int
    example: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Outdated:
    """Stored files that a run would take again: those to be read anew, those only to be parsed anew."""

    read: int
    parse: int


class Ledger(Known):
    """The ledger of a database, read only. Every method may raise StoreError."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise StoreError(f"Chưa có cơ sở dữ liệu {path.name}.", "Chạy 'quyetdinh ingest' trước để tạo.")
        log = path.with_name(f"{path.name}-wal")
        # Who looks at a database that has a log leaves files beside it: without one nobody is writing.
        mode = "mode=ro" if log.is_file() and log.stat().st_size else "immutable=1"
        with store_errors():
            self._conn = sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True)
            self._conn.row_factory = sqlite3.Row

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._conn.close()

    def _all(self, sql: str, *values: Any) -> list[sqlite3.Row]:
        with store_errors(), closing(self._conn.execute(sql, values)) as found:
            return found.fetchall()

    def last_run(self) -> RunRow | None:
        """The run that was begun last."""
        rows = [dict(row) for row in self._all("select * from runs order by started_at desc limit 1")]
        return next((_run(row) for row in rows), None)

    def stored(self) -> tuple[int, int, int]:
        """How many documents, pages and decisions there are."""
        tables = ("documents", "pages", "decisions")
        ((documents, pages, decisions),) = self._all(
            "select " + ", ".join(f"(select count(*) from {name})" for name in tables)
        )
        return documents, pages, decisions

    def documents(self) -> list[tuple[str, str]]:
        """Id and path of all stored documents."""
        return [(row[0], row[1]) for row in self._all("select id, path from documents order by id")]

    def recent_ends(self, run_id: str) -> list[str]:
        """When the last files of a run ended, the last one first, UTC, ISO 8601."""
        sql = f"select ended_at from run_files where run_id = ? order by ordinal desc limit {_RECENT}"
        return [row[0] for row in self._all(sql, run_id)]

    def seconds(self, run_id: str) -> dict[str, float]:
        """Seconds of each stage in a run, added over all workers."""
        sums = ", ".join(f"coalesce(sum(seconds_{stage}), 0)" for stage in STAGES)
        (row,) = self._all(f"select {sums} from run_files where run_id = ?", run_id)
        return dict(zip(STAGES, row, strict=True))

    def slowest(self, run_id: str, most: int = 5) -> list[Ending]:
        """The files of a run that took longest, the longest first."""
        sql = (
            f"select path, state, {_SECONDS} as seconds from run_files where run_id = ? "
            "and seconds > 0 order by seconds desc limit ?"
        )
        return [Ending(*row) for row in self._all(sql, run_id, most)]

    def failures(self, run_id: str) -> list[Failures]:
        """The failures of a run by kind, the most frequent first."""
        sql = """select code, count(*) as n, min(path), min(next_step) from run_files
            where run_id = ? and state = 'failed' group by code order by n desc, code"""
        return [Failures(*row) for row in self._all(sql, run_id)]

    def outdated(self, version: str, settings: str, reader: str) -> Outdated:
        """What a run of this version, with these settings and this reader, would do again."""
        sql = """select coalesce(sum(reader <> ?1 or settings <> ?2), 0),
            coalesce(sum(reader = ?1 and settings = ?2 and pipeline_version <> ?3), 0) from documents"""
        ((read, parse),) = self._all(sql, reader, settings, version)
        return Outdated(read, parse)


def _run(row: dict[str, Any]) -> RunRow:
    return RunRow(
        row["id"], row["started_at"], row["finished_at"], row["pipeline_version"], row["file_count"],
        row["done_count"], row["unchanged_count"], row["failed_count"], row.get("expected_count"),
    )  # fmt: skip
