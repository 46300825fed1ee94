"""What all parts of a run share: what is known, the settings, where things lie beside the database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.overlay import Overlay
from pipeline.run.originals import drop_original, keep_original, lacks_original
from pipeline.settings import Settings
from pipeline.store import Known, OpenRun


@dataclass(frozen=True, slots=True)
class RunContext:
    """originals: the folder that takes copies of what was read, None where none are kept."""

    known: Known
    ledger: OpenRun
    settings: Settings
    scratch: Path
    overlay: Overlay
    originals: Path | None

    def remove(self, path: Path) -> None:
        """A private copy goes from the disk as soon as it is done with."""
        if path.is_relative_to(self.scratch):
            path.unlink(missing_ok=True)

    def lacks_original(self, path: Path, sha256: str) -> bool:
        """Whether a copy of the file ought to be kept and is not there."""
        return (
            self.originals is not None
            and lacks_original(path, sha256, self.originals)
            and not self.known.is_withheld(sha256)
        )

    def keep(self, path: Path, sha256: str, version: int) -> None:
        """version: of what was to be forgotten when it was decided to keep it."""
        if self.originals is None:
            return
        keep_original(path, sha256, self.originals, self.scratch)
        if self.overlay.version() != version:  # whoever forgets may have looked before it was there
            drop_original(sha256, self.originals)
