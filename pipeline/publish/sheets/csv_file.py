"""CSV as spreadsheets open it (RFC 4180): UTF-8 with its mark, no cell that begins like a formula."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from pipeline.publish.sheets.sheet import Header, Sheet, headings
from pipeline.text.spreadsheet import harmless

__all__ = ["write_csv"]


def write_csv(sheet: Sheet, out: BinaryIO, header: Header) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(map(harmless, headings(sheet.columns, header)))
        writer.writerows(map(harmless, row) for row in sheet.rows)
    finally:
        text.detach()
