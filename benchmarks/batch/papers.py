"""Papers as a portal has them: acts in many layouts, four in five born digital, the rest scans."""

from __future__ import annotations

import itertools
from functools import partial
from pathlib import Path

from benchmarks.layouts.acts import make
from benchmarks.trust.made_up_pages import pdf_of
from corpus.generator.scan import scanned

SCAN_EVERY = 5


def write_papers(folder: Path, count: int, seed: int = 1) -> list[Path]:
    """So many PDFs in an empty folder; each fifth one is a scan. Equal seeds give equal papers."""
    folder.mkdir(parents=True)
    made: list[Path] = []
    acts = (act for act in map(partial(make, seed), itertools.count()) if act.suffix == "txt")
    for number, act in enumerate(itertools.islice(acts, count)):
        data = pdf_of(act.source.splitlines())
        if number % SCAN_EVERY == SCAN_EVERY - 1:
            data = scanned(data, seed + number, colour=False)
        made.append(folder / f"{number:05}.pdf")
        made[-1].write_bytes(data)
    return made
