"""Parquet, zstd, with the descriptions of the columns in its schema."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, BinaryIO

from pipeline.errors import MissingPackage
from pipeline.publish.sheets.sheet import Header, Sheet, batches

__all__ = ["has_pyarrow", "require_pyarrow", "write_parquet"]

_TYPES = {"text": "string", "integer": "int64", "real": "float64"}


def has_pyarrow() -> bool:
    """Whether the extra of 50 MB that only this format needs is installed."""
    try:
        return find_spec("pyarrow") is not None
    except ValueError:  # said to be missing, by a test
        return False


def require_pyarrow() -> tuple[Any, Any]:
    """pyarrow and its parquet module. MissingPackage where they are not installed."""
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingPackage(
            "Chưa cài gói pyarrow, mà định dạng Parquet cần đến.", "Chạy: pip install 'pyarrow>=18'"
        ) from error


def write_parquet(sheet: Sheet, out: BinaryIO, header: Header) -> None:
    """Columns are called by their codes whatever `header` says. MissingPackage without pyarrow."""
    arrow, parquet = require_pyarrow()
    rows: Iterable[Sequence[Any]] = sheet.rows
    if not all(column.kind for column in sheet.columns):
        rows = [tuple(row) for row in rows]  # a type that holds for all of them
    fields = [
        arrow.field(
            column.name,
            getattr(arrow, _TYPES[column.kind or _kind(rows, place)])(),
            metadata={"description": ": ".join(filter(None, (column.label, column.about)))},
        )
        for place, column in enumerate(sheet.columns)
    ]
    schema = arrow.schema(fields, metadata={"title": sheet.title})
    as_text = [
        place
        for place, field in enumerate(fields)
        if not sheet.columns[place].kind and field.type == "string"
    ]
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in batches(rows):
            values = [list(column) for column in zip(*batch, strict=True)]
            for place in as_text:
                values[place] = [one if one is None else str(one) for one in values[place]]
            arrays = [
                arrow.array(column, type=field.type) for column, field in zip(values, schema, strict=True)
            ]
            writer.write_batch(arrow.record_batch(arrays, schema=schema))


def _kind(rows: Iterable[Sequence[Any]], place: int) -> str:
    """The narrowest kind for what stands in a column of all rows."""
    found = {type(row[place]) for row in rows if row[place] is not None}
    if found and found <= {int, bool}:
        return "integer"
    return "real" if found and found <= {int, bool, float} else "text"
