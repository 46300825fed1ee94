"""Which files of a run need work, and a private copy of each that does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.errors import BeingWritten, DamagedFile, QuyetDinhError
from pipeline.ingest import public_path, reader_of, sha256_of
from pipeline.overlay import place_of
from pipeline.run.context import RunContext
from pipeline.run.files import FileStamp, Input, stamp_of
from pipeline.run.results import FileResult
from pipeline.run.task import Task


@dataclass(frozen=True, slots=True)
class Selection:
    """Which files a run takes: by default all that are new, changed or failed before.

    retry_failed: only those whose last try failed. since: only those changed from then on, with its zone.
    limit: so many that need work at most.
    """

    retry_failed: bool = False
    since: datetime | None = None
    limit: int | None = None


EVERYTHING = Selection()


class Choice:
    """Looks at files one by one, as they are asked for."""

    def __init__(
        self, run: RunContext, selection: Selection = EVERYTHING, stopped: Callable[[], bool] = lambda: False
    ) -> None:
        self.run, self.selection, self.stopped = run, selection, stopped
        self.seen: dict[str, Path] = {}  # by content, in this run
        self.failed = run.known.failed_before() if selection.retry_failed else None

    def of(self, inputs: Iterable[Input]) -> Iterator[Task | FileResult]:
        """A task for each file that needs work; what is known of it for each other one."""
        taken = 0
        for entry in inputs:
            if self.stopped():
                return
            found = self._look_at(entry)
            yield found
            if isinstance(found, FileResult):
                self.run.remove(entry.path)
            else:
                taken += 1
            if taken == self.selection.limit:
                return

    def _look_at(self, entry: Input) -> Task | FileResult:
        run, shown = self.run, entry.shown or entry.path
        if entry.kept is not None:
            return Task(run.scratch / entry.kept, entry.kept, shown, overlay=run.overlay, kept=True)
        stamp = stamp_of(entry.path)
        if not self._is_wanted(shown, stamp):
            return FileResult(shown, "passed")
        if entry.error is not None:
            return FileResult(shown, "failed", error=entry.error)
        if entry.url is not None and not entry.path.is_relative_to(run.scratch):  # nobody fetched it
            return FileResult(shown, "unchanged", entry.sha256, origin=entry.origin)
        try:
            version = run.overlay.version()
            sha256 = sha256_of(entry.path, run.settings.read.max_megabytes)
            if entry.sha256 not in (None, sha256):
                raise DamagedFile.not_as_promised()
            if sha256 in self.seen:
                note = f"Nội dung trùng với {public_path(self.seen[sha256])}."
                return FileResult(shown, "unchanged", sha256, note=note, origin=entry.origin)
            known = self._is_known(sha256)
            if known and not run.lacks_original(entry.path, sha256):
                self.seen[sha256] = shown
                return FileResult(shown, "unchanged", sha256, origin=entry.origin)
            copy = self._copied(entry.path, sha256)
        except QuyetDinhError as error:
            return FileResult(shown, "failed", error=error)
        self.seen[sha256] = shown
        if known:
            run.keep(copy, sha256, version)
            run.remove(copy)
            return FileResult(shown, "unchanged", sha256, origin=entry.origin)
        if entry.url is not None:  # what was fetched has neither a place nor a time of its own here
            return Task(copy, sha256, shown, overlay=run.overlay, origin=entry.origin)
        return Task(copy, sha256, shown, entry.path, stamp, run.overlay, origin=entry.origin)

    def can_do_without(self, entry: Input) -> bool:
        """Whether an input need not be fetched: it is not selected, or a manifest tells what it holds."""
        shown = entry.shown or entry.path
        if entry.url is None:
            return False
        if not self._is_wanted(shown, None):
            return True
        return entry.sha256 is not None and self._is_known(entry.sha256)

    def _is_wanted(self, shown: Path, stamp: FileStamp | None) -> bool:
        """Whether the selection has it; found out before a byte of it is read."""
        since = self.selection.since
        if since is not None and stamp is not None and stamp.modified_ns < since.timestamp() * 1e9:
            return False
        if self.failed is None:
            return True
        places, paths = self.failed
        return public_path(shown) in paths or place_of(shown, self.run.overlay.key()) in places

    def _copied(self, path: Path, sha256: str) -> Path:
        """The file where nobody changes it any more: what is hashed, read, stored and kept is one content.

        Raises:
            BeingWritten: it is not what it was a moment ago.
        """
        if path.is_relative_to(self.run.scratch):
            return path
        copy = self.run.scratch / f"{sha256}{path.suffix[:8]}"
        if sha256_of(path, self.run.settings.read.max_megabytes, copy) != sha256:
            self.run.remove(copy)
            raise BeingWritten
        return copy

    def _is_known(self, sha256: str) -> bool:
        """Stored by the same program with the same settings. What failed before is tried again."""
        state = self.run.known.state_of(sha256)
        info = self.run.ledger.info
        return (
            state is not None
            and state.state == "done"
            and state.pipeline_version == info.pipeline_version
            and state.settings_fingerprint == info.settings_fingerprint
            and state.reader == reader_of(self.run.settings)
        )
