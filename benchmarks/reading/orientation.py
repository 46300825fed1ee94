"""Scans laid on the glass in any direction: is each page turned upright?"""

from __future__ import annotations

import numpy as np

from benchmarks.reading.sources import DPI, named, scans
from pipeline.pdf.document import Document
from pipeline.pdf.raster import rasterise
from pipeline.read.scan import read_scan

FILES = 5


def main() -> None:
    right, wrong = 0, []
    for gold in [gold for gold in scans() if gold.split == "scan"][:FILES]:
        with Document(gold.path.read_bytes(), forms=False) as document:
            page = rasterise(document, 0, DPI, 100.0)
        for turn in (0, 90, 180, 270):
            image = np.ascontiguousarray(np.rot90(page, k=turn // 90))  # counter-clockwise: to be undone
            if read_scan(image, DPI, "vie").rotation == turn:
                right += 1
            else:
                wrong.append(f"{gold.path.parent.name} at {turn}")
    print(
        f"orientation ({named()}): {right} of {right + len(wrong)} right; wrong: {', '.join(wrong) or 'none'}"
    )
