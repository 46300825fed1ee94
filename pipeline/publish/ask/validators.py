"""Validators of answers (RFC 9110, 8.8): what decides their bytes, and whether a client has them already."""

from __future__ import annotations

from pathlib import Path

__all__ = ["fingerprint", "matches"]


def fingerprint(db: Path) -> str | None:
    """Size, time and header, where SQLite counts changes: hashing gigabytes would hold up an answer.

    None where the file is gone.
    """
    try:
        about = db.stat()
        with db.open("rb") as file:
            header = file.read(100)
    except OSError:
        return None
    return f"{about.st_size} {about.st_mtime_ns} {header.hex()}"


def matches(asked: str | None, tag: str) -> bool:
    """Whether If-None-Match names the tag: compared weakly (RFC 9110, 13.1.2)."""
    if asked is None:
        return False
    if asked.strip() == "*":
        return True
    return tag.removeprefix("W/") in [one.strip().removeprefix("W/") for one in asked.split(",")]
