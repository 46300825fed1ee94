"""MANIFEST.csv: what the corpus holds, one line a file."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import pypdfium2 as pdfium

from corpus.generator.model import Sample

COUNTS = ("pages", "members", "duties")


@dataclass(frozen=True)
class Entry:
    file: str
    sha256: str
    sample_class: str
    province: str
    pages: int
    members: int
    duties: int

    @staticmethod
    def of(sample: Sample, name: str, content: bytes) -> Entry:
        return Entry(
            file=f"{sample.slug}/{name}",
            sha256=hashlib.sha256(content).hexdigest(),
            sample_class=sample.sample_class,
            province=sample.province,
            pages=page_count(name, content),
            members=sum(len(body.seats) for body in sample.bodies),
            duties=len(sample.duties),
        )


def page_count(name: str, content: bytes) -> int:
    if name.endswith(".txt"):
        return content.count(b"\f") + 1
    document = pdfium.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def dump(entries: list[Entry]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    names = [f.name for f in fields(Entry)]
    writer.writerow(["class" if name == "sample_class" else name for name in names])
    writer.writerows(astuple(entry) for entry in entries)
    return buffer.getvalue()


def load(path: Path) -> list[Entry]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Entry(
                r["file"],
                r["sha256"],
                r["class"],
                r["province"],
                *(int(r[k]) for k in ("pages", "members", "duties")),
            )
            for r in csv.DictReader(file)
        ]
