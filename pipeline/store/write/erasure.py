"""The database file without what deleted rows left in it."""

from __future__ import annotations

import sqlite3
import time

from pipeline.errors import StoreError
from pipeline.store.tables.search import index_is_sound, rebuild_search

_PATIENCE = 10.0  # seconds for which a reader may keep an older state of the file
_PAUSE = 0.05


def erase(conn: sqlite3.Connection) -> None:
    """Writes the file anew, without free pages, and empties its log. Outside of transactions.

    Raises:
        StoreError: a reader would not let go of the older state.
    """
    conn.execute("vacuum")
    if not all(index_is_sound(conn)):  # VACUUM may give rows other numbers
        conn.execute("begin immediate")
        rebuild_search(conn)
        conn.execute("commit")
    until = time.monotonic() + _PATIENCE
    while conn.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
        if time.monotonic() > until:
            raise StoreError(
                "Đã gỡ, nhưng chương trình khác đang đọc trạng thái cũ nên tệp còn giữ phần đã xóa.",
                "Đóng chương trình đó rồi chạy lại đúng lệnh này.",
            )
        time.sleep(_PAUSE)
