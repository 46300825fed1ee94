"""An export from beginning to end: one state of the database, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection

from pipeline.publish.ask.database_file import open_read_only
from pipeline.publish.export.csv_files import write_csv
from pipeline.publish.export.files import write_errors
from pipeline.publish.export.jsonl import write_jsonl
from pipeline.publish.export.parquet import write_parquet
from pipeline.publish.export.progress import Progress

__all__ = ["FORMATS", "Progress", "export"]

FORMATS: dict[str, Callable[[Connection, Path, bool, Progress], list[Path]]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}


def export(
    db: Path, out: Path, format: str, progress: Progress = lambda *_: None, *, evidence: bool = True
) -> list[Path]:
    """Writes everything in `db` into the folder `out`, made when missing; returns the files written.

    Each file replaces one of the same name only when it is whole. `evidence` False leaves out where each
    value was seen. StoreError for a database or folder that cannot be used; MissingPackage for Parquet
    without pyarrow; KeyError for another format.
    """
    write = FORMATS[format]
    with closing(open_read_only(db)) as connection, write_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        connection.execute("begin")
        return write(connection, out, evidence, progress)
