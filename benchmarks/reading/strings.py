"""Real scans: how many names and posts that a person read there come out letter-perfect."""

from __future__ import annotations

from collections import Counter

from benchmarks.reading import bare
from benchmarks.reading.sources import DPI, named, scans
from pipeline.pdf.document import Document
from pipeline.pdf.raster import rasterise
from pipeline.read import read
from pipeline.settings import ReadSettings
from pipeline.text.normal import comparable


def main(show: bool = False) -> None:
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for gold in scans():
        reading = read(gold.path, ReadSettings())
        ours = comparable(" ".join(line.text for page in reading.pages for line in page.lines))
        cells = [comparable(c.text) for p in reading.pages for line in p.lines for c in line.cells]
        with Document(gold.path.read_bytes(), forms=False) as document:
            images = [rasterise(document, index, DPI, 100.0) for index in range(len(document))]
        plain = comparable(" ".join(bare.tesseract(image) for image in images))
        for key in ("name", "position"):
            for text in gold.strings(key):
                string = comparable(text)
                wanted[key] += 1
                hit = string in ours or any(string in cell for cell in cells)
                found["reader", key] += hit
                found["plain", key] += string in plain
                if show and not hit:
                    print(f"  {gold.path.parent.name}: {key} not found: {text}")
    for key, count in wanted.items():
        shares = [f"{who} {100 * found[who, key] / count:.1f} %" for who in ("reader", "plain")]
        print(f"{key}s letter-perfect of {count} ({named()}): {', '.join(shares)} (plain: Tesseract alone)")
