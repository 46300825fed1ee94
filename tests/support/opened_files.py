"""Files that the program wrote, opened again by other libraries than those that wrote them."""

from __future__ import annotations

import csv
import io
import json
import warnings
from typing import Any

import openpyxl
import pyarrow.parquet

Rows = list[tuple[Any, ...]]


def sheet(content: bytes, number: int = 0) -> Rows:
    """The rows of one sheet of a workbook, its heading first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        book = openpyxl.load_workbook(io.BytesIO(content))
        rows = list(book.worksheets[number].iter_rows(values_only=True))
        book.close()
    return rows


def opened(ending: str, content: bytes) -> Rows:
    """The rows of a file, its heading first."""
    if ending == "xlsx":
        return sheet(content)
    if ending == "csv":
        text = content.decode("utf-8")
        assert text.startswith("\ufeff")
        return [tuple(row) for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    if ending == "jsonl":
        found = [json.loads(line) for line in content.split(b"\n") if line]
        return [tuple(found[0]) if found else (), *(tuple(row.values()) for row in found)]
    table = pyarrow.parquet.read_table(io.BytesIO(content))
    return [tuple(table.column_names), *(tuple(row.values()) for row in table.to_pylist())]
