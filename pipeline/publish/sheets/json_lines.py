"""JSON Lines: one object a row, its keys the names that programs use. Values are what is stored."""

from __future__ import annotations

import json
from typing import BinaryIO

from pipeline.publish.sheets.sheet import Header, Sheet, batches

__all__ = ["write_json_lines"]


def write_json_lines(sheet: Sheet, out: BinaryIO, header: Header) -> None:
    """Keys stay codes whatever `header` says: programs read them."""
    names = [column.name for column in sheet.columns]
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
    for batch in batches(sheet.rows):
        lines = [encode(dict(zip(names, row, strict=True))) for row in batch]
        out.write(("\n".join(lines) + "\n").encode())
