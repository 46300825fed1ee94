"""Decisions as JSON Lines: one whole record a line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from pipeline.publish.ask.records import all_records
from pipeline.publish.export.files import replacing
from pipeline.publish.export.progress import Progress

__all__ = ["write_records"]


def write_records(conn: sqlite3.Connection, folder: Path, evidence: bool, progress: Progress) -> list[Path]:
    """Writes decisions.jsonl: UTF-8, in the order of ids."""
    target = folder / "decisions.jsonl"
    total = conn.execute("select count(*) from decisions").fetchone()[0]
    progress("decisions", 0, total)
    with replacing(target) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        for done, record in enumerate(all_records(conn, evidence=evidence), start=1):
            file.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")
            progress("decisions", done, total)
    return [target]
