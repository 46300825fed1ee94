"""The formats in which rows leave the site and the command line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from pipeline.publish.sheets.csv_file import write_csv
from pipeline.publish.sheets.excel import write_excel
from pipeline.publish.sheets.json_lines import write_json_lines
from pipeline.publish.sheets.parquet import has_pyarrow, write_parquet
from pipeline.publish.sheets.sheet import Header, Sheet

__all__ = ["ENDINGS", "FORMATS", "MOST_ON_THE_SITE", "Format", "offered"]

MOST_ON_THE_SITE = 150_000
"""Rows of a file that the site must have whole before it can send any of it."""


@dataclass(frozen=True)
class Format:
    """`write` puts a sheet into a binary file that is open for writing; `streams`: from front to back."""

    label: str
    media_type: str
    write: Callable[[Sheet, BinaryIO, Header], None]
    streams: bool = True
    is_there: Callable[[], bool] = lambda: True


FORMATS: dict[str, Format] = {
    "csv": Format("CSV", "text/csv; charset=utf-8", write_csv),
    "xlsx": Format(
        "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_excel,
        streams=False,
    ),
    "jsonl": Format("JSON Lines", "application/jsonl; charset=utf-8", write_json_lines),
    "parquet": Format(
        "Parquet", "application/vnd.apache.parquet", write_parquet, is_there=has_pyarrow
    ),
}  # fmt: skip
"""Ending of the file and of its address → the format."""
ENDINGS = "|".join(FORMATS)
"""As a pattern."""


def offered() -> dict[str, str]:
    """Ending → label of the formats that this installation can write."""
    return {ending: one.label for ending, one in FORMATS.items() if one.is_there()}
