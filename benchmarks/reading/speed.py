"""Pages a second by class, against the bare engines in the same process. CPU time: machines are shared."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.reading import bare
from benchmarks.reading.sources import DPI, born_digital, scans
from pipeline.ingest import process
from pipeline.pdf.document import Document
from pipeline.pdf.raster import Pixels, rasterise
from pipeline.read import read
from pipeline.settings import ReadSettings, Settings

FILES = 12
ROUNDS = 2


def _seconds(run: Callable[[], object], rounds: int) -> float:
    """CPU seconds of the fastest round."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    files = born_digital()[:FILES]
    pages = sum(bare.pdfium_chars(str(path)) for path in files)
    process(files[0], Settings())
    gc.freeze()  # as every worker does once the lexicon is loaded
    ours = _seconds(lambda: [read(path, ReadSettings()) for path in files], 3)
    plumber = _seconds(lambda: [bare.plumber(str(path)) for path in files], 1)
    pdfium = _seconds(lambda: [bare.pdfium_chars(str(path)) for path in files], 2)
    print(
        f"text layers, {pages} pages of {len(files)} files: {pages / ours:.1f} pages/s;"
        f" bare pdfplumber {pages / plumber:.1f} (ours {plumber / ours:.2f} times as fast),"
        f" bare pypdfium2 {pages / pdfium:.1f} (ours {pdfium / ours:.2f} times as fast)",
        flush=True,
    )
    whole = _seconds(lambda: [process(path, Settings()) for path in born_digital()], ROUNDS)
    pages = sum(bare.pdfium_chars(str(path)) for path in born_digital())
    print(f"from file to record, {pages} pages of {len(born_digital())} files: {pages / whole:.1f} pages/s")
    _scans([gold.path for gold in scans() if gold.split == "scan"][:5])


def _scans(files: list[Path]) -> None:
    """File after file in turns, so that what else the machine does weighs on both alike."""
    ours = plain = 0.0
    count = 0
    for path in files:
        with Document(path.read_bytes(), forms=False) as document:
            images = [rasterise(document, index, DPI, 100.0) for index in range(len(document))]
        if not count:  # engines and lexicon are loaded once a process
            read(path, ReadSettings())
            bare.tesseract(images[0])
        ours += _seconds(partial(read, path, ReadSettings()), ROUNDS)
        plain += _seconds(partial(_plain, images), ROUNDS)
        count += len(images)
    print(
        f"scans, {count} pages of {len(files)} files: {count / ours:.2f} pages/s; bare Tesseract on the same"
        f" images {count / plain:.2f}: ours takes {ours / plain:.2f} times its time",
        flush=True,
    )


def _plain(images: list[Pixels]) -> None:
    for image in images:
        bare.tesseract(image)
