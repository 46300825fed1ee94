"""Tesseract in process: one engine a process, kept for all pages."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.errors import EngineDied, OcrUnavailable
from pipeline.pdf.raster import Pixels
from pipeline.read.engines.models import find_model

# Before the library loads: with more threads it is several times slower.
os.environ.setdefault("OMP_THREAD_LIMIT", "1")

import tesserocr

_SLASH = re.compile("/?\u2044/?")


class SeenWord(NamedTuple):
    """A word on an image: pixels from the top left; base: its baseline at its middle; confidence 0 to 1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    confidence: float

    def moved(self, dx: float, dy: float) -> SeenWord:
        """The word on the image that the one it was seen on was cut from at (dx, dy), in pixels."""
        return self._replace(
            x0=self.x0 + dx, x1=self.x1 + dx,
            top=self.top + dy, bottom=self.bottom + dy, base=self.base + dy,
        )  # fmt: skip


@lru_cache(maxsize=4)
def _engine(language: str, folder: Path) -> Any:
    try:
        return tesserocr.PyTessBaseAPI(path=str(folder), lang=language, psm=tesserocr.PSM.AUTO)
    except RuntimeError as error:
        raise OcrUnavailable(
            f"Mô hình Tesseract '{language}' có mà không nạp được.",
            f"Hãy cài lại: sudo apt-get install --reinstall tesseract-ocr-{language}",
        ) from error


def engine(language: str) -> Any:
    """The engine of this process. Raises OcrUnavailable with the line to run."""
    folder = find_model(language)
    if folder is None:
        raise OcrUnavailable(
            f"Trang là ảnh nhưng máy chưa có mô hình Tesseract '{language}'.",
            f"Hãy chạy: sudo apt-get install tesseract-ocr-{language}",
        )
    return _engine(language, folder)


def recognise(image: Pixels, dpi: float, language: str, block: bool = False) -> list[SeenWord]:
    """Words of a grey image (height × width). block: it is one block of text, not a page to analyse.

    Raises OcrUnavailable, EngineDied.
    """
    api = engine(language)
    height, width = image.shape[:2]
    api.SetPageSegMode(tesserocr.PSM.SINGLE_BLOCK if block else tesserocr.PSM.AUTO)
    api.SetImageBytes(image.tobytes(), width, height, 1, width)
    api.SetSourceResolution(round(dpi))
    try:
        if not api.Recognize():
            raise EngineDied("Tesseract không đọc được một trang.", "Hãy chạy lại với tệp này.")
        return list(_words(api))
    finally:
        api.Clear()


def recognise_number(image: Pixels, dpi: float, language: str) -> tuple[str, float]:
    """Digits of a small grey image with their confidence: a number that stands alone.

    Raises OcrUnavailable.
    """
    api = engine(language)
    height, width = image.shape[:2]
    api.SetPageSegMode(tesserocr.PSM.SINGLE_LINE)
    api.SetVariable("tessedit_char_whitelist", "0123456789.)")
    try:
        api.SetImageBytes(image.tobytes(), width, height, 1, width)
        api.SetSourceResolution(round(dpi))
        text = "".join(api.GetUTF8Text().split())
        return text, max(api.MeanTextConf(), 0) / 100
    finally:
        api.SetVariable("tessedit_char_whitelist", "")
        api.Clear()


def _plain(text: str | None) -> str:
    """Tesseract writes the slash of a date as U+2044, often beside a plain one."""
    return _SLASH.sub("/", text or "").strip()


def _words(api: Any) -> list[SeenWord]:
    level = tesserocr.RIL.WORD
    iterator = api.GetIterator()
    found = []
    if iterator is None or iterator.Empty(level):
        return []  # an empty page: asking it for text is an error
    for item in tesserocr.iterate_level(iterator, level):
        box, text = item.BoundingBox(level), _plain(item.GetUTF8Text(level))
        if box is None or not text:
            continue
        x0, top, x1, bottom = (float(value) for value in box)
        baseline = item.Baseline(level)
        base = (baseline[0][1] + baseline[1][1]) / 2 if baseline else bottom
        size = float(item.RowAttributes()["row_height"])
        confidence = min(max(item.Confidence(level) / 100, 0.0), 1.0)
        found.append(SeenWord(text, x0, top, x1, bottom, float(base), size, confidence))
    return found
