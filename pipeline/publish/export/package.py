"""The Frictionless data package of a CSV export: what each file and column holds, and how they join."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.publish.ask.metadata import load_metadata, names
from pipeline.publish.ask.structure import StoredColumn
from pipeline.publish.export.files import sha256
from pipeline.publish.export.tables import ExportedTable

__all__ = ["package"]

_CELLS = "Ô chữ mà bảng tính sẽ chạy như công thức có thêm một dấu ' đứng trước."
_TYPES = {"text": "string", "integer": "integer", "real": "number"}


def package(tables: Sequence[ExportedTable], folder: Path) -> dict[str, Any]:
    """datapackage.json for the files that lie in `folder`. No times: equal data gives equal files."""
    metadata = load_metadata()
    present = {table.name for table in tables}
    return {
        "profile": "tabular-data-package",
        "name": "quyetdinh",
        "title": metadata["title"],
        "description": f"{metadata['description']} {_CELLS}",
        "version": __version__,
        "licenses": [{"name": "other-pd", "title": metadata["license"]}],
        "sources": [{"title": metadata["source"]}],
        "resources": [_resource(table, folder / f"{table.name}.csv", present) for table in tables],
    }


def _resource(table: ExportedTable, file: Path, present: set[str]) -> dict[str, Any]:
    about = names().tables.get(table.name, {})
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.name,
        "title": about.get("title", table.name),
        "description": about.get("description", ""),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256(file)}",
        "schema": {
            "fields": [_field(table.name, column) for column in table.columns],
            "primaryKey": table.key,
            "foreignKeys": [
                {
                    "fields": column.name,
                    "reference": {
                        "resource": "" if column.leads_to == table.name else column.leads_to,
                        "fields": "id",
                    },
                }
                for column in table.columns
                if column.leads_to in present
            ],
            "missingValues": [""],
        },
    }


def _field(table: str, column: StoredColumn) -> dict[str, Any]:
    said = names().describe(table, column.name) or column.name
    title, _, description = said.partition(": ")
    # Dates stay strings: decisions print impossible ones, and what is printed is kept.
    return {
        "name": column.name, "type": _TYPES.get(column.kind, "string"), "title": title,
        "description": description,
    }  # fmt: skip
