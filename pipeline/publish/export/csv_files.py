"""One CSV file a table (RFC 4180, UTF-8), safe in a spreadsheet, and the data package that describes them."""

from __future__ import annotations

import csv
import json
import sqlite3
from pathlib import Path

from pipeline.publish.export.files import replacing
from pipeline.publish.export.package import package
from pipeline.publish.export.progress import Progress
from pipeline.publish.export.tables import ExportedTable, rows, tables
from pipeline.text.spreadsheet import harmless

__all__ = ["write_csv"]


def write_csv(conn: sqlite3.Connection, folder: Path, evidence: bool, progress: Progress) -> list[Path]:
    """Writes <table>.csv for each table, then datapackage.json, so that a half-done export has none."""
    description = folder / "datapackage.json"
    description.unlink(missing_ok=True)
    chosen = [table for table in tables(conn) if evidence or table.name != "evidence"]
    written = [_write(conn, table, folder, progress) for table in chosen]
    with replacing(description) as part:
        content = json.dumps(package(chosen, folder), ensure_ascii=False, indent=2) + "\n"
        part.write_text(content, encoding="utf-8")
    return [*written, description]


def _write(conn: sqlite3.Connection, table: ExportedTable, folder: Path, progress: Progress) -> Path:
    target, done = folder / f"{table.name}.csv", 0
    progress(table.name, 0, table.count)
    with replacing(target) as part, part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.name for column in table.columns])
        for batch in rows(conn, table):
            writer.writerows(map(harmless, row) for row in batch)
            done += len(batch)
            progress(table.name, done, table.count)
    return target
