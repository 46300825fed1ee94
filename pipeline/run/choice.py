"""Which files of a run need work, and a private copy of each that does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import BeingWritten, QuyetDinhError
from pipeline.ingest import public_path, reader_of, sha256_of
from pipeline.run.context import RunContext
from pipeline.run.files import Input, stamp_of
from pipeline.run.results import FileResult
from pipeline.run.task import Task


class Choice:
    """Looks at files one by one, as they are asked for."""

    def __init__(self, run: RunContext) -> None:
        self.run = run
        self.seen: dict[str, Path] = {}  # by content, in this run

    def of(self, inputs: Iterable[Input]) -> Iterator[Task | FileResult]:
        """A task for each file that needs work; what is known of it for each other one."""
        for entry in inputs:
            found = self._look_at(entry)
            yield found
            if isinstance(found, FileResult):
                self.run.remove(entry.path)

    def _look_at(self, entry: Input) -> Task | FileResult:
        run, shown = self.run, entry.shown or entry.path
        if entry.error is not None:
            return FileResult(shown, "failed", error=entry.error)
        try:
            stamp, version = stamp_of(entry.path), run.overlay.version()
            sha256 = sha256_of(entry.path, run.settings.read.max_megabytes)
            if sha256 in self.seen:
                note = f"Nội dung trùng với {public_path(self.seen[sha256])}."
                return FileResult(shown, "unchanged", sha256, note=note)
            known = self._is_known(sha256)
            if known and not run.lacks_original(entry.path, sha256):
                self.seen[sha256] = shown
                return FileResult(shown, "unchanged", sha256)
            copy = self._copied(entry.path, sha256)
        except QuyetDinhError as error:
            return FileResult(shown, "failed", error=error)
        self.seen[sha256] = shown
        if known:
            run.keep(copy, sha256, version)
            run.remove(copy)
            return FileResult(shown, "unchanged", sha256)
        return Task(copy, sha256, shown, entry.path, stamp, run.overlay)

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
        state = self.run.store.state_of(sha256)
        info = self.run.ledger.info
        return (
            state is not None
            and state.state == "done"
            and state.pipeline_version == info.pipeline_version
            and state.settings_fingerprint == info.settings_fingerprint
            and state.reader == reader_of(self.run.settings)
        )
