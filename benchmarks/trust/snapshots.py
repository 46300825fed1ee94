"""Snapshots of a database while it is filled and parsed anew: is the search ever behind the rows?"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import threading
from contextlib import closing
from pathlib import Path

from benchmarks.trust.kills import fill
from pipeline.run import batch
from pipeline.run.files import expand
from pipeline.settings import Settings
from pipeline.store import Store
from pipeline.store.tables.search import SEARCHES


def main(arguments: list[str]) -> int:
    """0 where no snapshot showed an index without a row, or a row without its index."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust snapshots", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="the first fills, each other one parses all anew")
    runs = parser.parse_args(arguments).runs
    taken, behind = 0, 0
    over = threading.Event()
    with tempfile.TemporaryDirectory(prefix="snapshots-") as name:
        folder = Path(name)
        fill(folder / "vao")
        db = folder / "q.db"
        with Store(db):
            pass

        def look() -> None:
            nonlocal taken, behind
            with closing(sqlite3.connect(f"{db.as_uri()}?mode=ro", uri=True, isolation_level=None)) as conn:
                while not over.is_set():
                    taken += 1
                    behind += is_behind(conn)

        looker = threading.Thread(target=look)
        looker.start()
        version = batch.PIPELINE_VERSION
        for run in range(runs):
            batch.PIPELINE_VERSION = f"{version} {run}"
            batch.ingest_files(expand([str(folder / "vao")]), db, Settings(workers=2), lambda result: None)
        batch.PIPELINE_VERSION = version
        over.set()
        looker.join()
    print(f"{taken} snapshots in {runs} runs, {behind} with the search behind the rows")
    return int(behind > 0)


def is_behind(conn: sqlite3.Connection) -> bool:
    """Whether any index holds other rows than it should, in one snapshot."""
    conn.execute("begin")
    try:
        return any(
            conn.execute(f"select id from {search.index}_docsize order by id").fetchall()
            != conn.execute(f"select rowid from {search.view} order by rowid").fetchall()
            for search in SEARCHES
        )
    finally:
        conn.execute("commit")
