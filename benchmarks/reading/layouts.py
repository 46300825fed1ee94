"""Real layouts: born-digital pages printed to degraded images; the truth is their own text layer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from benchmarks.reading import bare
from benchmarks.reading.score import Errors
from benchmarks.reading.sources import DPI, born_digital, named
from pipeline.pdf.chars import read_chars
from pipeline.pdf.document import Document
from pipeline.pdf.raster import rasterise
from pipeline.read.layer.words import words_of
from pipeline.read.scan import read_scan
from pipeline.read.scan_page import scan_lines

DOCUMENTS, PAGES = 12, 2
LEVELS = {"light": (0.35, 0.5, 4.0, 75, 20), "mid": (0.8, 0.75, 9.0, 50, 120)}
"""Skew in degrees, blur in pixels, grain, JPEG quality, specks a page."""


def printed(path: Path) -> Iterator[tuple[NDArray[np.uint8], str]]:
    """Image and text of the first pages, signatures and stamps not drawn: the layer lacks them."""
    data = path.read_bytes()
    with Document(data) as document, Document(data, forms=False) as plain:  # reading characters flattens
        for index in range(min(PAGES, len(document))):
            words = words_of(read_chars(document, index).chars)
            image = cv2.cvtColor(rasterise(plain, index, DPI, 50.0), cv2.COLOR_BGR2GRAY)
            truth = (word.text for word in words if word.source == "text-layer")
            yield np.asarray(image, np.uint8), " ".join(truth)


def degraded(page: NDArray[np.uint8], level: str, seed: int) -> NDArray[np.uint8]:
    """The page as a copier of that quality gives it; the same for the same seed."""
    skew, blur, grain, quality, specks = LEVELS[level]
    rng = np.random.default_rng(seed)
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew * float(rng.choice((-1, 1))), 1.0)
    image = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    image = cv2.GaussianBlur(image, (0, 0), blur).astype(np.float32)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    image *= 1 - 0.15 * ((x / width - 0.4) ** 2 + (y / height - 0.5) ** 2)
    image += rng.normal(0, grain, image.shape).astype(np.float32)
    for row, column in zip(rng.integers(0, height, specks), rng.integers(0, width, specks), strict=True):
        image[row : row + 2, column : column + 2] = 60
    target = io.BytesIO()
    Image.fromarray(np.clip(image, 0, 255).astype(np.uint8)).save(target, "JPEG", quality=quality)
    return np.asarray(Image.open(target), np.uint8)


def ours(image: NDArray[np.uint8]) -> str:
    """All words that the reader gives for a page image, furniture included."""
    scan = read_scan(image, DPI, "vie")
    lines = scan_lines(scan, image.shape[1] * 72 / DPI, image.shape[0] * 72 / DPI, ())
    cells = [word.text for line in lines for cell in line.cells for word in cell.words]
    return " ".join([*cells, *(word.text for line in lines if not line.cells for word in line.words)])


def main() -> None:
    files = born_digital()[:DOCUMENTS]
    for level in LEVELS:
        reader, plain, pages = Errors(), Errors(), 0
        for number, path in enumerate(files):
            for index, (image, truth) in enumerate(printed(path)):
                page = degraded(image, level, 100 * number + index)
                reader.add(truth, ours(page))
                plain.add(truth, bare.tesseract(page))
                pages += 1
        print(
            f"{level} {DPI} dpi, {pages} pages of {len(files)} files ({named()}, {reader.letters} letters), "
            f"CER / without diacritics / words missed in %: reader {reader}; plain Tesseract {plain}",
            flush=True,
        )
