"""What a database knows of files: whether a run has to take them."""

from __future__ import annotations

import sqlite3

from pipeline.store.write import ledger
from pipeline.store.write.failures import store_errors
from pipeline.store.write.ledger import FileState


class Known:
    """Questions that those who write and those who only look both ask. Each may raise StoreError."""

    _conn: sqlite3.Connection

    def state_of(self, source_id: str) -> FileState | None:
        """What is known of the file with this SHA-256; None for one never seen."""
        with store_errors():
            return ledger.find_state(self._conn, source_id)

    def is_withheld(self, source_id: str) -> bool:
        """Whether part of the file was forgotten by a wish, so that its original must not be kept."""
        with store_errors():
            return ledger.is_withheld(self._conn, source_id)

    def failed_before(self) -> tuple[set[str], set[str]]:
        """Places of files whose last try failed; and the paths of those that could not even be opened."""
        with store_errors():
            return ledger.failed_before(self._conn)
