"""One Parquet file a table, zstd, with the descriptions of the columns in its schema."""

from __future__ import annotations

import sqlite3
from importlib import import_module
from pathlib import Path
from typing import Any

from pipeline.errors import MissingPackage
from pipeline.publish.ask.metadata import names
from pipeline.publish.export.files import replacing
from pipeline.publish.export.progress import Progress
from pipeline.publish.export.tables import ExportedTable, rows, tables

__all__ = ["write_parquet"]

_TYPES = {"text": "string", "integer": "int64", "real": "float64"}


def write_parquet(conn: sqlite3.Connection, folder: Path, evidence: bool, progress: Progress) -> list[Path]:
    """Writes <table>.parquet for each table. MissingPackage where pyarrow is not installed."""
    arrow, parquet = _pyarrow()
    chosen = [table for table in tables(conn) if evidence or table.name != "evidence"]
    return [_write(conn, table, folder, progress, arrow, parquet) for table in chosen]


def _pyarrow() -> tuple[Any, Any]:
    try:  # an extra of 50 MB that only this format needs
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingPackage(
            "Chưa cài gói pyarrow, mà định dạng Parquet cần đến.", "Chạy: pip install 'pyarrow>=18'"
        ) from error


def _write(
    conn: sqlite3.Connection, table: ExportedTable, folder: Path, progress: Progress, arrow: Any, parquet: Any
) -> Path:
    target, done = folder / f"{table.name}.parquet", 0
    schema = arrow.schema(
        [
            arrow.field(
                column.name,
                getattr(arrow, _TYPES[column.kind])(),
                metadata={"description": names().describe(table.name, column.name) or ""},
            )
            for column in table.columns
        ],
        metadata={"title": names().table(table.name)},
    )
    progress(table.name, 0, table.count)
    with (
        replacing(target) as part,
        parquet.ParquetWriter(part, schema, compression="zstd") as writer,
    ):
        for batch in rows(conn, table):
            columns = zip(*batch, strict=True)
            arrays = [
                arrow.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)
            ]
            writer.write_batch(arrow.record_batch(arrays, schema=schema))
            done += len(batch)
            progress(table.name, done, table.count)
    return target
