"""The one writer of the database."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlite_utils import Database

from pipeline.errors import StoreError
from pipeline.store.derive.rebuild import derive
from pipeline.store.derive.stale import ensure_marks, is_stale, mark_all
from pipeline.store.known import Known
from pipeline.store.large import Large
from pipeline.store.statistics import gather_statistics
from pipeline.store.tables.indexes import ensure_indexes
from pipeline.store.tables.migrations import migrate
from pipeline.store.tables.search import ensure_search, index_is_sound, rebuild_search
from pipeline.store.tables.views import ensure_views
from pipeline.store.write import ledger, lookup
from pipeline.store.write.document import write_rows
from pipeline.store.write.erasure import erase
from pipeline.store.write.failures import store_errors
from pipeline.store.write.ledger import FileEntry, OpenRun, RunInfo
from pipeline.store.write.lookup import StoredDecision
from pipeline.store.write.origin import Origin, put_origin
from pipeline.store.write.reference import fill_reference
from pipeline.store.write.removal import Removed
from schemas import LinkedDecision, Reading


class _Rehearsed(Exception):
    """Nothing is to be kept of what was done."""


class Store(Known):
    """A database of decisions, open for writing. Every method may raise StoreError.

    Opening creates the file, or brings an older one up to date. Readers are never blocked (WAL); another
    writer is waited for `wait_seconds`. A power cut may lose the last documents, never halve one.
    """

    def __init__(self, path: Path, wait_seconds: float = 10.0) -> None:
        self.path = path
        with store_errors():
            self._conn = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._conn.close()
                raise

    def _prepare(self) -> None:
        db = Database(self._conn, execute_plugins=False)
        db.enable_wal()
        self._conn.execute("pragma synchronous = normal")
        self._conn.execute("pragma foreign_keys = on")
        self._conn.execute("pragma cache_size = -65536")  # KiB: the indexes of a large database stay in
        self._conn.execute("pragma wal_autocheckpoint = 16000")  # pages: copy back less often
        grown = migrate(db)
        with self._transaction():
            fill_reference(self._conn)
            ensure_search(db)
            if ensure_marks(self._conn) or grown:
                ensure_indexes(self._conn)
                rebuild_search(self._conn)  # older versions left it behind the rows of an unfinished run
                mark_all(self._conn)
            ensure_views(db)
        self._large = Large(self._conn)
        self._large.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leaves no log of its own beside the file: it would be taken for the log of whatever replaces it."""
        with contextlib.suppress(sqlite3.Error):  # a reader in the midst of it: the next one does it
            self._conn.execute("pragma wal_checkpoint(truncate)")
        self._conn.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; takes the write lock at once, so that it cannot be lost half-way."""
        with store_errors():
            self._conn.execute("begin immediate")
            try:
                yield
                self._conn.execute("commit")
            except BaseException:
                if self._conn.in_transaction:
                    self._conn.execute("rollback")
                raise

    def decisions(self) -> list[StoredDecision]:
        """All stored decisions, by what they are known by."""
        with store_errors():
            return lookup.decisions(self._conn)

    def decisions_called(self, name: str) -> list[StoredDecision]:
        """The decision of this id, else those of this number."""
        with store_errors():
            return lookup.decisions_called(self._conn, name)

    def documents_called(self, name: str) -> list[str]:
        """SHA-256 of files stored or tried, by hash, path or name."""
        with store_errors():
            return lookup.documents_called(self._conn, name)

    def begin_run(self, info: RunInfo) -> OpenRun:
        """Opens a run in the ledger."""
        with self._transaction():
            if ledger.last_version(self._conn) not in (None, info.pipeline_version):
                mark_all(self._conn)  # what follows from the rows does so by the rules of a version
            return ledger.insert_run(self._conn, info)

    def write(
        self,
        reading: Reading,
        linked: Sequence[LinkedDecision],
        run: OpenRun,
        *,
        modified_at: str | None = None,
        origin: Origin | None = None,
        allowed: Callable[[], None] = lambda: None,
    ) -> bool:
        """Stores a document whole, in one transaction; False when just this was stored already.

        modified_at: when its source was last changed, ISO 8601. origin: where it was published. allowed:
        asked when nobody else can write any more; what it raises passes, and nothing is stored.
        """
        with store_errors(), self._large.writing(reading.source.id), self._transaction():
            allowed()
            changed = write_rows(
                self._conn, reading, tuple(linked), run, modified_at, found=not self._large.on
            )
            put_origin(self._conn, reading.source.id, origin or Origin())
        return changed

    def put_origin(self, source_id: str, origin: Origin) -> None:
        """Fills in what is not known yet of where a stored file was published."""
        with self._transaction():
            put_origin(self._conn, source_id, origin)

    def record_file(self, run: OpenRun, file: FileEntry, allowed: Callable[[], None] = lambda: None) -> None:
        """Writes into the ledger how a file ended. allowed: as for `write`."""
        with self._transaction():
            allowed()
            ledger.insert_run_file(self._conn, run.id, file)

    def finish_run(self, run: OpenRun) -> None:
        """Closes the run; versions, citations, names and counts then agree with the rows."""
        self.refresh()
        with self._transaction():
            ledger.close_run(self._conn, run.id)

    def forget(self, remove: Callable[[sqlite3.Connection], Removed], *, dry_run: bool = False) -> Removed:
        """Runs one of write/removal.py's removals, and leaves nothing of it in the file, free pages included.

        dry_run: says what would be removed, and removes nothing.

        Raises:
            StoreError: also where rows are gone, but a reader would not let go of the file's older state.
        """
        with store_errors():
            self._conn.execute("pragma secure_delete = on")
        with contextlib.suppress(_Rehearsed), self._transaction():
            removed = remove(self._conn)
            if dry_run:
                raise _Rehearsed
            mark_all(self._conn)
            derive(self._conn)
            rebuild_search(self._conn)
        if not dry_run:
            with store_errors():
                erase(self._conn)
        return removed

    def refresh(self, *, anew: bool = False) -> None:
        """Brings what follows from the rows up to them: versions, citations, names, counts, comparison.

        anew: also what no change bears on.
        """
        with store_errors():
            self._large.end()
        with self._transaction():
            if anew:
                mark_all(self._conn)
            if is_stale(self._conn):
                derive(self._conn)

    def optimize(self, *, anew: bool = False) -> None:
        """Refreshes, gathers statistics for the query planner and folds the WAL into the file."""
        self.refresh(anew=anew)
        with store_errors():
            gather_statistics(self._conn)
            self._conn.execute("pragma wal_checkpoint(truncate)")

    @staticmethod
    def copy(source: sqlite3.Connection, target: Path, *, evidence: bool = True) -> None:
        """Writes a compact copy for publishing, with its own search index, checked; `source` is only read.

        `target` must not exist. VACUUM may renumber rows, so the index of the original would not fit.
        `evidence` False leaves out where each value was seen.
        """
        with store_errors():
            if target.exists():
                raise StoreError(f"Đã có {target.name}.", "Chọn tên khác hoặc xóa tệp cũ.")
            source.execute("vacuum into ?", [str(target)])
        with Store(target) as copy:
            with store_errors():
                if not evidence:
                    copy._conn.execute("delete from evidence")
                    copy._conn.execute("vacuum")
            with copy._transaction():
                rebuild_search(copy._conn)
            copy.optimize()
            problems = copy.check()
            copy._conn.execute("pragma journal_mode = delete")  # a published file stands alone
        if problems:
            raise StoreError(
                f"Bản sao cơ sở dữ liệu không đạt kiểm tra: {problems[0]}.",
                "Xóa cơ sở dữ liệu và nạp lại từ văn bản gốc.",
            )

    def search_agrees(self) -> bool:
        """Whether every search index holds just its rows, word for word."""
        with store_errors():
            return all(index_is_sound(self._conn))

    def check(self) -> list[str]:
        """What SQLite finds wrong with the file or its foreign keys; empty when sound."""
        with store_errors():
            found = [row[0] for row in self._conn.execute("pragma quick_check") if row[0] != "ok"]
            broken = self._conn.execute("pragma foreign_key_check").fetchall()
        return found + [
            f"{table}: dòng {rowid} trỏ tới {parent} không có" for table, rowid, parent, _ in broken
        ]
