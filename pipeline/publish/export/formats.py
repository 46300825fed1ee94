"""An export from beginning to end: one state of the database, whatever is written meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from pipeline.publish.ask.database_file import open_read_only
from pipeline.publish.export.files import write_errors
from pipeline.publish.export.progress import Progress
from pipeline.publish.export.records_file import write_records
from pipeline.publish.export.table_files import write_tables
from pipeline.publish.export.tables import chosen_tables, tables
from pipeline.publish.sheets.formats import FORMATS as SHEETS
from pipeline.publish.sheets.sheet import Header

__all__ = ["FORMATS", "Progress", "export"]

FORMATS = ("jsonl", *(ending for ending in SHEETS if ending != "jsonl"))
"""The whole database as JSON Lines is one record a decision, nested; all others are tables."""


def export(
    db: Path,
    out: Path,
    format: str,
    progress: Progress = lambda *_: None,
    *,
    evidence: bool = True,
    only: Sequence[str] = (),
    header: Header = "label",
) -> list[Path]:
    """Writes everything in `db`, or the tables and views `only`, into the folder `out`, made when missing.

    Returns the files written. Each replaces one of the same name only when it is whole. `evidence` False
    leaves out where each value was seen. StoreError for a database, folder or table that cannot be used;
    MissingPackage for Parquet without pyarrow; KeyError for another format.
    """
    if format not in FORMATS:
        raise KeyError(format)
    with closing(open_read_only(db)) as connection, write_errors(out):
        connection.execute("begin")
        chosen = chosen_tables(connection, only)
        out.mkdir(parents=True, exist_ok=True)
        if format == "jsonl" and not only:
            return write_records(connection, out, evidence, progress)
        chosen = chosen or [one for one in tables(connection) if evidence or one.name != "evidence"]
        return write_tables(connection, out, chosen, format, header, progress)
