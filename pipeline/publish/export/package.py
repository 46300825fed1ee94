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
from pipeline.publish.sheets.sheet import Column, Header, headings

__all__ = ["package"]

_CELLS = (
    "Tệp CSV mở đầu bằng dấu BOM của UTF-8; ô chữ mà bảng tính sẽ chạy như công thức có thêm một dấu ' đứng "
    "trước."
)
_TYPES = {"text": "string", "integer": "integer", "real": "number"}


def package(tables: Sequence[ExportedTable], folder: Path, header: Header) -> dict[str, Any]:
    """datapackage.json for the files that lie in `folder`. No times: equal data gives equal files."""
    metadata = load_metadata()
    above = {table.name: _above(table, header) for table in tables}
    return {
        "profile": "tabular-data-package",
        "name": "quyetdinh",
        "title": metadata["title"],
        "description": f"{metadata['description']} {_CELLS}",
        "version": __version__,
        "licenses": [{"name": "other-pd", "title": metadata["license"]}],
        "sources": [{"title": metadata["source"]}],
        "resources": [_resource(table, folder / f"{table.name}.csv", above) for table in tables],
    }


def _above(table: ExportedTable, header: Header) -> dict[str, str]:
    """Column → what stands above it in the file."""
    named = [
        Column(column.name, names().column(table.name, column.name), column.kind) for column in table.columns
    ]
    return dict(zip((column.name for column in named), headings(named, header), strict=True))


def _resource(table: ExportedTable, file: Path, above: dict[str, dict[str, str]]) -> dict[str, Any]:
    about, own = names().tables.get(table.name, {}), above[table.name]
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
            "fields": [_field(table.name, column, own[column.name]) for column in table.columns],
            "primaryKey": [own[name] for name in table.key],
            "foreignKeys": [
                {
                    "fields": own[column.name],
                    "reference": {
                        "resource": "" if column.leads_to == table.name else column.leads_to,
                        "fields": above[column.leads_to]["id"],
                    },
                }
                for column in table.columns
                if column.leads_to in above
            ],
            "missingValues": [""],
        },
    }


def _field(table: str, column: StoredColumn, above: str) -> dict[str, Any]:
    said = names().describe(table, column.name) or column.name
    title, _, description = said.partition(": ")
    # Dates stay strings: decisions print impossible ones, and what is printed is kept.
    return {
        "name": above, "type": _TYPES.get(column.kind, "string"), "title": title,
        "description": description, "code": column.name,
    }  # fmt: skip
