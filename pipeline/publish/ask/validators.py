"""Validators of answers (RFC 9110, 8.8): what decides their bytes, and whether a client has them already."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["matches", "validator"]

_PACKAGE = Path(__file__).parents[1]


def validator(database: Any, *asked: object) -> str | None:
    """The same for equal answers: of database, code and what was asked. None while rows may change."""
    state = _fingerprint(Path(database.path))
    if state is None or database.is_mutable:
        return None
    return hashlib.sha256(repr((state, _code(), *asked)).encode()).hexdigest()[:32]


def matches(asked: str | None, tag: str) -> bool:
    """Whether If-None-Match names the tag: compared weakly (RFC 9110, 13.1.2)."""
    if asked is None:
        return False
    if asked.strip() == "*":
        return True
    return tag.removeprefix("W/") in [one.strip().removeprefix("W/") for one in asked.split(",")]


def _fingerprint(db: Path) -> str | None:
    """Size, time and header, where SQLite counts changes: hashing gigabytes would hold up an answer."""
    try:
        about = db.stat()
        with db.open("rb") as file:
            header = file.read(100)
    except OSError:
        return None
    return f"{about.st_size} {about.st_mtime_ns} {header.hex()}"


@cache
def _code() -> str:
    """Another version of this package may word the same rows differently."""
    files = sorted(_PACKAGE.rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
