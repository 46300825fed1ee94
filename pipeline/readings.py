"""Readings kept beside the database, so that a better parser need not read files again."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import os
import zlib
from pathlib import Path

from pydantic import ValidationError

from schemas import Reading

_BEHIND = (
    "schemas", "pipeline/__init__.py", "pipeline/errors.py", "pipeline/lexicon", "pipeline/mask",
    "pipeline/pdf", "pipeline/read", "pipeline/settings.py", "pipeline/text",
)  # fmt: skip
"""Reading, masking and what they import of ours, at any depth; a test follows the imports."""


class ReadingCache:
    """Readings by content of the file and fingerprint of the reader, one gzipped JSON file each."""

    def __init__(self, folder: Path, parts: Path | None = None) -> None:
        """parts: a folder of the same disk for what is half written; beside the readings where it is None."""
        self.folder, self.parts = folder, parts

    def get(self, sha256: str, reader: str) -> Reading | None:
        """The stored reading; None when there is none, or when it is damaged or of another shape."""
        reading = self.load(self._path(sha256, reader))
        return reading if reading and reading.source.id == sha256 else None

    def load(self, path: Path) -> Reading | None:
        """The reading in one of the files of `of`; None when it is damaged or of another shape."""
        try:
            return Reading.model_validate_json(gzip.decompress(path.read_bytes()))
        except (OSError, EOFError, zlib.error, ValidationError):
            return None

    def put(self, reading: Reading, reader: str) -> None:
        """Keeps a reading whole or not at all; a full disk costs only the time saved later.

        Readings of the same file by other readers go: they were masked by the rules of their time.
        """
        kept = self._path(reading.source.id, reader)
        self.write(kept, reading)
        with contextlib.suppress(OSError):
            for other in kept.parent.glob(f"{reading.source.id}-*.json.gz"):
                if other != kept and kept.exists():
                    other.unlink(missing_ok=True)

    def write(self, path: Path, reading: Reading) -> None:
        """Keeps a reading as one of the files of `of`, whole or not at all."""
        part = (self.parts or path.parent) / f"{path.name}.{os.getpid()}.part"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(gzip.compress(reading.model_dump_json().encode(), compresslevel=4))
            part.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()

    def drop(self, sha256: str) -> int:
        """Removes all readings of a file; how many there were."""
        found = self.of(sha256)
        for path in found:
            path.unlink(missing_ok=True)
        return len(found)

    def of(self, sha256: str | None = None) -> list[Path]:
        """The files with the readings of one file, else with all there are."""
        return sorted(self.folder.glob(f"{sha256[:2]}/{sha256}-*.json.gz" if sha256 else "*/*.json.gz"))

    def _path(self, sha256: str, reader: str) -> Path:
        key = hashlib.sha256(reader.encode()).hexdigest()[:12]
        return self.folder / sha256[:2] / f"{sha256}-{key}.json.gz"


def behind_readings() -> list[Path]:
    """All files that a reading is made by, code and data."""
    root = Path(__file__).parents[1]
    inside = (path for name in _BEHIND for path in ((root / name), *(root / name).rglob("*")))
    return sorted(path for path in inside if path.is_file() and "__pycache__" not in path.parts)


def cache_of_this_code(folder: Path) -> ReadingCache:
    """The cache of this state of the files: who measures a change must never be shown older readings."""
    digest = hashlib.sha256()
    for path in behind_readings():
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return ReadingCache(folder / digest.hexdigest()[:12])


def cache_beside(database: Path, parts: Path | None = None) -> ReadingCache:
    """The cache of a database: 'quyetdinh.db' has 'quyetdinh.db.readings'."""
    return ReadingCache(database.with_name(database.name + ".readings"), parts)
