"""Validators of answers (RFC 9110, 8.8): what decides them, and whether a client has them already."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.publish.ask.database_file import state_of
from pipeline.publish.ask.metadata import DATABASE

__all__ = ["matches", "validator"]

_PACKAGE = Path(__file__).parents[1]
_MADE_OF = frozenset({".py", ".html", ".css", ".js", ".toml", ".sql"})
_SETTINGS = ("contact", "originals", "allow_sql", "template_dir")


def validator(datasette: Any, *asked: object) -> str | None:
    """The same for equal answers: of database, code, settings and what was asked. None where it is gone.

    Weak, since Datasette says how long a query took and answers are packed or not.
    """
    path = Path(datasette.get_database(DATABASE).path)
    state, header = state_of(path), _header(path)
    if state is None or header is None:
        return None
    settings = [getattr(datasette, name, None) for name in _SETTINGS]
    found = (state, header, state_of(path.parent / "files"), settings, _code(), *asked)
    return f'W/"{hashlib.sha256(repr(found).encode()).hexdigest()[:32]}"'


def matches(asked: str, tag: str) -> bool:
    """Whether If-None-Match names the tag: compared weakly (RFC 9110, 13.1.2).

    '*' does not, since only the tag was given with an answer that was none of an error.
    """
    return tag.removeprefix("W/") in [one.strip().removeprefix("W/") for one in asked.split(",")]


def _header(db: Path) -> bytes | None:
    """The first bytes of the file, where SQLite counts changes: hashing gigabytes would hold up an answer."""
    try:
        with db.open("rb") as file:
            return file.read(100)
    except OSError:
        return None


@cache
def _code() -> str:
    """Another version of this package may word the same rows differently."""
    files = sorted(file for file in _PACKAGE.rglob("*") if file.suffix in _MADE_OF)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
