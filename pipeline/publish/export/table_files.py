"""One file a table, in any of the formats in which the site gives rows; of CSV the data package too."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import StoreError
from pipeline.publish.ask.metadata import names
from pipeline.publish.export.files import replacing
from pipeline.publish.export.package import package
from pipeline.publish.export.progress import Progress
from pipeline.publish.export.tables import ExportedTable, rows
from pipeline.publish.sheets.excel import MOST_ROWS
from pipeline.publish.sheets.formats import FORMATS
from pipeline.publish.sheets.parquet import require_pyarrow
from pipeline.publish.sheets.sheet import Header, Sheet
from pipeline.publish.sheets.stored import columns_of

__all__ = ["write_tables"]


def write_tables(
    conn: sqlite3.Connection,
    folder: Path,
    chosen: Sequence[ExportedTable],
    ending: str,
    header: Header,
    progress: Progress,
) -> list[Path]:
    """Writes <table>.<ending> for each table; datapackage.json last, so that a half-done export has none.

    StoreError, before anything is written, for a table that Excel cannot hold.
    """
    if ending == "parquet":
        require_pyarrow()
    large = next((table for table in chosen if ending == "xlsx" and table.count > MOST_ROWS), None)
    if large:
        raise StoreError(
            f"Bảng {large.name} có {large.count} dòng, một trang Excel chỉ có {MOST_ROWS}.",
            "Dùng --format csv hay parquet, hoặc chọn bảng khác bằng --table.",
        )
    description = folder / "datapackage.json"
    if ending == "csv":
        description.unlink(missing_ok=True)
    written = [_write(conn, table, folder, ending, header, progress) for table in chosen]
    if ending != "csv":
        return written
    with replacing(description) as part:
        content = json.dumps(package(chosen, folder, header), ensure_ascii=False, indent=2) + "\n"
        part.write_text(content, encoding="utf-8")
    return [*written, description]


def _write(
    conn: sqlite3.Connection,
    table: ExportedTable,
    folder: Path,
    ending: str,
    header: Header,
    progress: Progress,
) -> Path:
    target = folder / f"{table.name}.{ending}"
    columns = columns_of(conn, [column.name for column in table.columns], table.name)
    sheet = Sheet(table.name, names().table(table.name), columns, _told(conn, table, progress))
    progress(table.name, 0, table.count)
    with replacing(target) as part, part.open("wb") as file:
        FORMATS[ending].write(sheet, file, header)
    return target


def _told(conn: sqlite3.Connection, table: ExportedTable, progress: Progress) -> Iterator[Sequence[Any]]:
    done = 0
    for batch in rows(conn, table):
        yield from batch
        done += len(batch)
        progress(table.name, done, table.count)
