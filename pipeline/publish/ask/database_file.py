"""The database file as readers open it: never written, and only when it is one of ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from pipeline.errors import StoreError
from pipeline.publish.ask.metadata import names

__all__ = ["being_written", "check_tables", "open_read_only", "state_of"]

_RUN_FIRST = "Chạy 'make run' hoặc 'quyetdinh ingest' trước để tạo cơ sở dữ liệu."
_COLUMNS = """select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c
    where m.type in ('table', 'view') and m.name not like '%\\_fts%' escape '\\'"""


def being_written(db: Path) -> bool:
    """Whether a writer's log lies beside it, whose rows count too."""
    log = db.with_name(db.name + "-wal")
    return log.is_file() and log.stat().st_size > 0


def state_of(path: Path) -> tuple[int, ...] | None:
    """Device, inode, bytes and time of the file, then bytes and time of its log. None where it is gone."""
    try:
        about = path.stat()
    except OSError:
        return None
    file = about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns
    try:
        log = path.with_name(path.name + "-wal").stat()
    except OSError:
        return file
    return (*file, log.st_size, log.st_mtime_ns) if log.st_size else file  # a reader leaves an empty one


def open_read_only(db: Path) -> sqlite3.Connection:
    """A connection that leaves no trace. StoreError when `db` is missing, not ours, or from before."""
    if not db.is_file():
        raise StoreError(f"Chưa có cơ sở dữ liệu {db.name}.", _RUN_FIRST)
    # Immutable, since looking at a database with a log would leave files beside it.
    mode = "mode=ro" if being_written(db) else "immutable=1"
    connection = sqlite3.connect(f"{db.resolve().as_uri()}?{mode}", uri=True, check_same_thread=False)
    try:
        check_tables(connection, db.name)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(f"Tệp {db.name} không phải cơ sở dữ liệu SQLite.", _RUN_FIRST) from error
    except StoreError:
        connection.close()
        raise
    return connection


def check_tables(connection: sqlite3.Connection, name: str) -> None:
    """StoreError when the database is not ours, or from before. `name`: of its file."""
    found: dict[str, set[str]] = {}
    for table, column in connection.execute(_COLUMNS):
        found.setdefault(table, set()).add(column)
    if not {"decisions", "members", "duties"} <= set(found):
        raise StoreError(f"Tệp {name} không phải cơ sở dữ liệu của chương trình này.", _RUN_FIRST)
    known = names().tables.items()
    if any(not set(about.get("columns", ())) <= found.get(table, set()) for table, about in known):
        raise StoreError(
            f"Cơ sở dữ liệu {name} do phiên bản cũ hơn của chương trình tạo ra.",
            "Chạy 'quyetdinh ingest' với cơ sở dữ liệu này một lần; dữ liệu đã có được giữ nguyên.",
        )
