"""The overlay file: SQLite beside the database, for the operator's account alone.

A table for each kind of thing that people say and files do not. Today: `forgotten` with its `fingerprints`,
which is also the log of removals, without the values; corrections by people will be a table of their own.
`about` holds the random key. It is never published, and a database without it loses only what people said.
"""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.overlay.forgotten import Fingerprint, Forgotten, Tombstone, Wish

_TABLES = """
create table if not exists about (key blob not null) strict;
create table if not exists forgotten (
    id integer primary key, at text not null, kind text not null, why text, removed text) strict;
create table if not exists fingerprints (
    forgotten_id integer not null references forgotten(id), of text not null, letters integer not null,
    hint integer not null, hash blob not null) strict;
"""


@dataclass(frozen=True, slots=True)
class Removal:
    """An entry of the log: what kind of thing, whether in some files only, why, rows removed by table."""

    at: str
    kind: str
    scoped: bool
    why: str | None
    removed: dict[str, int]


@dataclass(frozen=True, slots=True)
class Overlay:
    """The overlay of a database; its file is made when first written to. Methods may raise StoreError."""

    path: Path

    def version(self) -> int:
        """Number of the last tombstone, 0 before the first."""
        if not self._is_there():
            return 0
        with self._open() as conn:
            return int(conn.execute("select coalesce(max(id), 0) from forgotten").fetchone()[0])

    def forgotten(self) -> Forgotten:
        """All that must be forgotten, as of now."""
        if not self._is_there():
            return Forgotten()
        with self._open() as conn:
            key = _key(conn)
            marks: dict[int, dict[str, list[Fingerprint]]] = {}
            for stone, of, *values in conn.execute("select * from fingerprints"):
                marks.setdefault(stone, {}).setdefault(of, []).append(Fingerprint(*values))
            kinds = conn.execute("select id, kind from forgotten order by id").fetchall()
        stones = [
            Tombstone(kind, tuple(marks[number]["mark"]), tuple(marks[number].get("scope", ())))
            for number, kind in kinds
        ]
        return Forgotten(kinds[-1][0] if kinds else 0, key, tuple(stones))

    def add(self, wish: Wish, why: str | None = None) -> int:
        """Writes a tombstone, on the disk when this returns; its number."""
        with self._open(write=True) as conn:
            stone = Tombstone.of(wish, _key(conn))
            row = [_now(), wish.kind, why]
            number = conn.execute("insert into forgotten (at, kind, why) values (?, ?, ?)", row).lastrowid
            conn.executemany(
                "insert into fingerprints values (?, ?, ?, ?, ?)",
                [(number, of, mark.letters, mark.hint, mark.hash)
                 for of, marks in (("mark", stone.marks), ("scope", stone.scope)) for mark in marks],
            )  # fmt: skip
        return int(number or 0)

    def note(self, number: int, removed: Mapping[str, int]) -> None:
        """Adds to the log how much was removed."""
        with self._open(write=True) as conn:
            conn.execute("update forgotten set removed = ? where id = ?", [json.dumps(removed), number])

    def unfinished(self) -> list[int]:
        """Tombstones whose removal was not seen to end."""
        if not self._is_there():
            return []
        with self._open() as conn:
            return [row[0] for row in conn.execute("select id from forgotten where removed is null")]

    def log(self) -> list[Removal]:
        """What was removed, oldest first."""
        if not self._is_there():
            return []
        with self._open() as conn:
            rows = conn.execute(
                "select at, kind, id in (select forgotten_id from fingerprints where of = 'scope'), why, "
                "coalesce(removed, '{}') from forgotten order by id"
            ).fetchall()
        return [
            Removal(at, kind, bool(scoped), why, json.loads(removed))
            for at, kind, scoped, why, removed in rows
        ]

    def key(self) -> bytes:
        """The random key, made where there is none yet."""
        with self._open(write=not self._is_there()) as conn:
            return _key(conn)

    def _is_there(self) -> bool:
        """A start that was killed may leave an empty file."""
        return self.path.exists() and self.path.stat().st_size > 0

    @contextmanager
    def _open(self, *, write: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            if write:
                os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
            conn = sqlite3.connect(self.path, timeout=30, isolation_level=None)
            try:
                conn.execute("pragma synchronous = full")
                if write:
                    conn.execute("begin immediate")
                    for statement in filter(str.strip, _TABLES.split(";")):
                        conn.execute(statement)
                    if conn.execute("select count(*) from about").fetchone() == (0,):
                        conn.execute("insert into about values (?)", [secrets.token_bytes(32)])
                yield conn
                if write:
                    conn.execute("commit")
            finally:
                conn.close()
        except (sqlite3.Error, OSError) as error:
            raise StoreError(
                f"Không dùng được tệp {self.path.name} (giữ những gì đã gỡ): {error}.",
                "Kiểm tra quyền đọc, ghi; đừng xóa tệp này, nếu không những gì đã gỡ sẽ trở lại.",
            ) from error


def place_of(path: Path, key: bytes) -> str:
    """Fingerprint of where a file lies, 16 hex digits: tells whether two lay at one place, and not where."""
    return blake2b(os.fsencode(path.absolute()), key=key, digest_size=8).hexdigest()


def overlay_beside(database: Path) -> Overlay:
    """The overlay of a database: 'quyetdinh.db' has 'quyetdinh.db.overlay'."""
    return Overlay(database.with_name(database.name + ".overlay"))


def _key(conn: sqlite3.Connection) -> bytes:
    return bytes(conn.execute("select key from about").fetchone()[0])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
