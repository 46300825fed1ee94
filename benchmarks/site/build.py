"""A database of generated decisions: rows made beside, loaded at once, indexes and figures at the end."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from benchmarks.site.corpus import document
from pipeline.store import RunInfo, Store
from pipeline.store.tables.catalog import CONTENT_TABLES
from pipeline.store.tables.search import rebuild_search
from pipeline.store.write.contract_rows import contract_rows
from pipeline.store.write.document_rows import DocumentRows, row_of
from pipeline.store.write.reference import insert_sql

__all__ = ["at_hand", "build"]

_BATCH, _AHEAD = 500, 6
Batch = dict[str, list[tuple[object, ...]]]
"""Table → rows."""


@contextmanager
def at_hand(given: Path | None, count: int) -> Iterator[Path]:
    """The database `given`, or one of `count` decisions that is gone afterwards."""
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        db = Path(folder) / "quyetdinh.db"
        build(db, count)
        yield db


def build(db: Path, count: int) -> None:
    """Writes `count` decisions to the new file `db`, as a published copy lies: one file, analysed."""
    start = time.perf_counter()
    with Store(db) as store:
        store.begin_run(RunInfo(pipeline_version="thử"))
    conn = sqlite3.connect(db, isolation_level=None)
    for setting in ("journal_mode = off", "synchronous = off", "cache_size = -400000", "threads = 2"):
        conn.execute(f"pragma {setting}")
    indexes = conn.execute(
        "select name, sql from sqlite_master where type = 'index' and sql is not null order by name"
    ).fetchall()
    conn.execute("begin")
    for name, _ in indexes:
        conn.execute(f"drop index [{name}]")
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for batch in _ahead(pool, range(0, count, _BATCH), count):
            for name, rows in batch.items():
                sql = insert_sql(name)
                if name in ("organizations", "persons"):  # of several batches
                    sql = sql.replace("insert", "insert or ignore", 1)
                conn.executemany(sql, rows)
    conn.execute("commit")
    _say("rows", start)
    for _, sql in indexes:
        conn.execute(sql)
    conn.close()
    _say("indexes", start)
    with Store(db) as store:
        rebuild_search(store._conn)
        store.optimize()
        store._conn.execute("pragma journal_mode = delete")
    _say("search, comparison", start)


def _say(what: str, start: float) -> None:
    """Beside the clock the processors' own seconds, which say more on a busy machine."""
    spent = sum(os.times()[:4])
    print(f"{what}: {time.perf_counter() - start:.0f} s, {spent:.0f} s of CPU", flush=True)


def _ahead(pool: ProcessPoolExecutor, starts: range, count: int) -> Iterator[Batch]:
    """Batches in order; only a few are made before they are wanted, since they fill the memory."""
    waiting: deque[Future[Batch]] = deque()
    for first in starts:
        waiting.append(pool.submit(_rows, first, min(first + _BATCH, count)))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _rows(first: int, end: int) -> Batch:
    """Table → its rows for the decisions with these numbers; each person and organisation once."""
    made = [contract_rows(*document(number)) for number in range(first, end)]
    found: Batch = {
        name: list({one.id: row_of(name, one) for rows in made for one in getattr(rows, name)}.values())
        for name in ("organizations", "persons")
    }
    found["documents"] = [_document(rows) for rows in made]
    for shape in CONTENT_TABLES[1:]:
        found[shape.name] = [row for rows in made for row in rows.tables[shape.name]]
    return found


def _document(rows: DocumentRows) -> tuple[object, ...]:
    moment = "2026-01-01T00:00:00.000000Z"
    return row_of(
        "documents", id=rows.document_id, file_name=f"{rows.document_id[:8]}.pdf", path="kho",
        media_type="application/pdf", byte_count=200_000, page_count=2, split="digital", is_signed=0,
        text_confidence=1.0, ingested_at=moment, updated_at=moment, pipeline_version="thử", reader="thử",
        settings="", content_hash=rows.document_id[:16], modified_at=moment,
        source_url=None, source_page=None, publisher=None, retrieved_on=None,
    )  # fmt: skip
