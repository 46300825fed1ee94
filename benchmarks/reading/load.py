"""Memory of a worker on a long file, and what a second worker gains."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.reading.sources import ROOT, born_digital, scans
from pipeline.run.batch import ingest_files
from pipeline.run.files import Input
from pipeline.run.results import FileResult
from pipeline.settings import Settings

LONG = 400
COPIES = 8
_CHILD = (
    "import resource, sys; from pathlib import Path; from pipeline.ingest import process;"
    "from pipeline.settings import Settings; outcome = process(Path(sys.argv[1]), Settings());"
    "assert outcome.error is None, outcome.error;"
    "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, len(outcome.reading.pages))"
)


def repeated(path: Path, pages: int, target: Path) -> None:
    """A file of so many pages, those of `path` again and again."""
    with pdfium.PdfDocument(path) as source, pdfium.PdfDocument.new() as made:
        made.import_pages(
            source, [number % len(source) for number in range(pages)]
        )  # at once: fonts are shared
        made.save(target)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.pdf"
        repeated(born_digital()[0], LONG, long)
        command = [sys.executable, "-c", _CHILD, str(long)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.split()
        print(f"memory of a process on a file of {answer[1]} pages, all stages: {answer[0]} MB", flush=True)
        files = []
        for number in range(COPIES):
            files.append(Path(folder) / f"{number}.pdf")
            repeated(scans()[number % len(scans())].path, 2 + number // len(scans()), files[-1])
        taken = {}
        for workers in (1, 2):
            start = time.perf_counter()
            settings = Settings(workers=workers)
            ingest_files([Input(f) for f in files], Path(folder) / f"{workers}.db", settings, _hear)
            taken[workers] = time.perf_counter() - start
        print(f"{COPIES} scans: two workers {taken[1] / taken[2]:.2f} times as fast as one")


def _hear(result: FileResult) -> None:
    assert result.state == "done", result
