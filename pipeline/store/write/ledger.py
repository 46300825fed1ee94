"""The ledger: what ran, how each file ended, and what is known of a file from before."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from pydantic import Field

from pipeline.settings import Settings
from schemas import Model

FileEnding = Literal["done", "unchanged", "failed"]
STAGES = ("read", "parse", "link", "store")


class RunInfo(Model):
    """What a run runs with."""

    pipeline_version: str = Field(description="Version of the code whose results are stored.")
    settings: str = Field(default="{}", description="JSON of all settings, for people.")
    settings_fingerprint: str = Field(default="", description="Changes when results may.")
    expected: int | None = Field(default=None, description="Files it was given.")

    @staticmethod
    def of(pipeline_version: str, settings: Settings, expected: int | None = None) -> RunInfo:
        """Only what bears on results enters the fingerprint: not workers, time or memory."""
        return RunInfo(
            pipeline_version=pipeline_version,
            settings=settings.model_dump_json(),
            settings_fingerprint=fingerprint(settings.read.model_dump_json()),
            expected=expected,
        )


class OpenRun(Model):
    """A run that has begun."""

    id: str
    info: RunInfo


class FileState(Model):
    """What the database knows of a file, by its hash."""

    state: Literal["done", "failed"] = Field(description="done: its rows are stored.")
    pipeline_version: str
    settings_fingerprint: str
    reader: str = Field(default="", description="Reader version and settings; '' where it failed.")
    code: str | None = Field(default=None, description="Error code where it failed.")


@dataclass(frozen=True)
class FileEntry:
    """How a file ended in a run. `source_id`: its SHA-256, None where it could not be read."""

    path: str
    source_id: str | None
    state: FileEnding
    code: str | None = None
    message: str | None = None
    next_step: str | None = None
    seconds: Mapping[str, float] = field(default_factory=dict)
    """By stage: read, parse, link, store."""
    place: str | None = None
    """Fingerprint of where it lay: another file of the same place takes its place."""


def fingerprint(text: str) -> str:
    """16 hex digits that differ for different texts."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def now() -> str:
    """UTC, ISO 8601 to the microsecond: runs and files sort by it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def insert_run(conn: sqlite3.Connection, info: RunInfo) -> OpenRun:
    """Writes the run's row inside the caller's transaction."""
    started = now()
    run = OpenRun(id=started.replace(":", "").replace("-", ""), info=info)
    conn.execute(
        "insert into runs (id, started_at, pipeline_version, settings, settings_fingerprint, file_count, "
        "done_count, unchanged_count, failed_count, expected_count) values (?, ?, ?, ?, ?, 0, 0, 0, 0, ?)",
        [run.id, started, info.pipeline_version, info.settings, info.settings_fingerprint, info.expected],
    )
    return run


def insert_run_file(conn: sqlite3.Connection, run_id: str, file: FileEntry) -> None:
    """Writes how a file ended, and counts it, inside the caller's transaction."""
    count = f"{file.state}_count"
    conn.execute(f"update runs set file_count = file_count + 1, {count} = {count} + 1 where id = ?", [run_id])
    conn.execute(
        "insert into run_files (id, run_id, ordinal, path, source_id, document_id, state, code, message, "
        "next_step, ended_at, seconds_read, seconds_parse, seconds_link, seconds_store, place) "
        "select runs.id || '-' || file_count, runs.id, file_count, ?, ?, "
        "(select id from documents where id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from runs where runs.id = ?",
        [file.path, file.source_id, file.source_id, file.state, file.code, file.message, file.next_step,
         now(), *(file.seconds.get(stage) for stage in STAGES), file.place, run_id],
    )  # fmt: skip


def close_run(conn: sqlite3.Connection, run_id: str) -> None:
    conn.execute("update runs set finished_at = ? where id = ?", [now(), run_id])


def last_version(conn: sqlite3.Connection) -> str | None:
    """The version of the last run that came to its end; None where none did."""
    sql = "select pipeline_version from runs where finished_at is not null order by started_at desc limit 1"
    found = conn.execute(sql).fetchone()
    return str(found[0]) if found else None


_FAILED = """select {what} from (select {what}, state, max(ended_at) from run_files
    where {which} group by {what}) where state = 'failed'"""  # SQLite: the state of the row with the maximum


def failed_before(conn: sqlite3.Connection) -> tuple[set[str], set[str]]:
    """Places of files whose last try failed; and the paths of those that could not even be opened."""
    asked = (("place", "place is not null"), ("path", "place is null"))
    places, paths = (
        {row[0] for row in conn.execute(_FAILED.format(what=what, which=which))} for what, which in asked
    )
    return places, paths


def is_withheld(conn: sqlite3.Connection, source_id: str) -> bool:
    """Whether part of the file was forgotten by a wish, so that its original must not be kept."""
    sql = "select 1 from review_items where document_id = ? and code = 'forgotten' limit 1"
    return conn.execute(sql, [source_id]).fetchone() is not None


def find_state(conn: sqlite3.Connection, source_id: str) -> FileState | None:
    """What is stored of the file; else how it last failed; None for a file never seen."""
    row = conn.execute(
        "select pipeline_version, settings, reader from documents where id = ?", [source_id]
    ).fetchone()
    if row:
        return FileState(state="done", pipeline_version=row[0], settings_fingerprint=row[1], reader=row[2])
    row = conn.execute(
        "select r.pipeline_version, r.settings_fingerprint, f.code from run_files f join runs r "
        "on r.id = f.run_id where f.source_id = ? and f.state = 'failed' order by f.ended_at desc limit 1",
        [source_id],
    ).fetchone()
    if row:
        return FileState(state="failed", pipeline_version=row[0], settings_fingerprint=row[1], code=row[2])
    return None
