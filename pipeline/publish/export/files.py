"""Files that are there whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import StoreError

__all__ = ["replacing", "sha256", "write_errors"]


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write to; it takes the place of `target` at the end, or goes away when writing fails."""
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def write_errors(folder: Path) -> Iterator[None]:
    """What the system says about files, as StoreError."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"Không ghi được vào thư mục {folder} ({error.strerror or error}).",
            "Kiểm tra quyền ghi và chỗ trống, hoặc chọn thư mục khác bằng --out.",
        ) from error


def sha256(path: Path) -> str:
    """Hash of a file's bytes, 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
