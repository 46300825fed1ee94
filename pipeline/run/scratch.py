"""Where a run keeps what is only passing through: unmasked copies, what archives hold, half-written files.

One folder beside the database, closed to all other accounts; what dead runs left in it goes at the next.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from pipeline.errors import StoreError

try:
    import fcntl
except ImportError:  # Windows: nobody can tell whether a run is alive, so nothing of others is touched
    fcntl = None  # type: ignore[assignment]

_LOCK = ".lock"


@contextlib.contextmanager
def scratch_beside(database: Path) -> Iterator[Path]:
    """A folder for this run alone in '<database>.tmp', mode 0700, gone at the end.

    A lock that the system drops with the process says who lives: process ids come again.

    Raises:
        StoreError: nothing can be written beside the database.
    """
    around = database.with_name(database.name + ".tmp")
    try:
        lock, held = _prepared(around)
    except OSError as error:
        raise StoreError(
            f"Không tạo được thư mục tạm cạnh {database.name} ({error.strerror}).",
            "Kiểm tra quyền ghi và chỗ trống trong thư mục của cơ sở dữ liệu.",
        ) from error
    folder = lock.with_suffix("")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.unlink(missing_ok=True)
        os.close(held)
        with contextlib.suppress(OSError):  # another run is in it
            around.rmdir()


def _prepared(around: Path) -> tuple[Path, int]:
    """The lock of a new folder; what dead runs left is gone."""
    around.mkdir(mode=0o700, parents=True, exist_ok=True)
    around.chmod(0o700)
    for lock in around.glob(f"*{_LOCK}"):
        _clean(lock)
    lock, held = _locked(around)
    lock.with_suffix("").mkdir(mode=0o700)
    return lock, held


def _locked(around: Path) -> tuple[Path, int]:
    """A new lock file and its descriptor; tried again where another start took the file for a dead run's."""
    while True:
        around.mkdir(mode=0o700, exist_ok=True)
        try:
            held, name = tempfile.mkstemp(suffix=_LOCK, prefix="run-", dir=around)
        except FileNotFoundError:
            continue  # the last run to end removed the folder meanwhile
        lock = Path(name)
        if _lock(held) and lock.exists():
            return lock, held
        os.close(held)


def _lock(descriptor: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _clean(lock: Path) -> None:
    """Removes what a dead run left; a living one holds its lock."""
    if fcntl is None:
        return
    try:
        held = os.open(lock, os.O_RDWR)
    except OSError:
        return
    try:
        if _lock(held):
            shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
            lock.unlink(missing_ok=True)
    finally:
        os.close(held)


def is_in_use(database: Path) -> bool | None:
    """Whether a run of the database is alive; None where nobody can tell."""
    if fcntl is None:
        return None
    return any(_is_held(lock) for lock in database.with_name(database.name + ".tmp").glob(f"*{_LOCK}"))


def _is_held(lock: Path) -> bool:
    try:
        held = os.open(lock, os.O_RDONLY)
    except OSError:
        return False
    try:
        return not _lock(held)
    finally:
        os.close(held)
