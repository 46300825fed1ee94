"""Copies of the files that were read, by content: the site draws its page images from them.

They are not masked, so nobody but the account that ingests and serves may read them; the site offers them
only where its operator says so and nothing in them had to be covered.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

_SIGNATURES = {
    b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg", b"II*\x00": ".tif", b"MM\x00*": ".tif"
}  # fmt: skip
_HEAD = 1024  # PDF readers look for the header in the first kilobyte
_FOLDER, _FILE = 0o700, 0o600  # modes


def originals_beside(database: Path) -> Path:
    """The folder of copies: 'files' beside the database."""
    return database.parent / "files"


def lacks_original(path: Path, sha256: str, folder: Path) -> bool:
    """Whether a file is one to be kept and its copy is not there."""
    with contextlib.suppress(OSError):
        suffix = _suffix(path)
        return suffix is not None and not (folder / f"{sha256}{suffix}").exists()
    return False


def keep_original(path: Path, sha256: str, folder: Path, parts: Path | None = None) -> None:
    """Copies a file to '<folder>/<sha256>.<pdf, png, jpg, tif>' unless it is there; whole or not at all.

    The folder gets mode 0700, the copy 0600, those of earlier versions too.
    parts: a folder of the same disk for what is half copied; beside the copy where it is None.
    Text files have no page image and are not kept. A disk that takes no more costs the page image only.
    """
    with contextlib.suppress(OSError):
        suffix = _suffix(path)
        target = folder / f"{sha256}{suffix}"
        if suffix is None:
            return
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(_FOLDER)
        if target.exists():
            target.chmod(_FILE)
        else:
            _copy(path, target, (parts or folder) / f"{target.stem}.{os.getpid()}.part")


def drop_original(sha256: str, folder: Path, *, dry_run: bool = False) -> int:
    """Removes the copies of a file; how many there were."""
    found = list(folder.glob(f"{sha256}.*"))
    for path in () if dry_run else found:
        path.unlink(missing_ok=True)
    return len(found)


def _copy(path: Path, target: Path, part: Path) -> None:
    try:
        with path.open("rb") as source, open(part, "wb", opener=_private) as copy:
            shutil.copyfileobj(source, copy)
        part.replace(target)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    """Opens for this account alone from the first byte on."""
    return os.open(path, flags, _FILE)


def _suffix(path: Path) -> str | None:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head:
        return ".pdf"
    return next((suffix for start, suffix in _SIGNATURES.items() if head.startswith(start)), None)
