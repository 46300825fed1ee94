"""The engines that are installed read a printed line; without any of them Tesseract reads alone."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from pipeline.pdf.raster import Pixels
from pipeline.read.engines import line_readers
from pipeline.read.engines.asterocr import AsterOcr
from pipeline.read.engines.line_readers import ENGINES, LineEngine, line_engines
from pipeline.read.engines.strips import Strip
from tests.support.needs import needs_ocr
from tests.support.read_samples import pdf_of, picture_of, picture_pdf, read_bytes

TEXT = "Quyết định này có hiệu lực kể từ ngày ký"


def needs(engine: LineEngine) -> pytest.MarkDecorator:
    is_here = engine.package in line_engines()
    return pytest.mark.skipif(not is_here, reason=f"no {engine.package}: {engine.install}")


@pytest.fixture(scope="module")
def page() -> Pixels:
    return np.asarray(picture_of(pdf_of([(70, 60, TEXT)], size=13)), np.uint8)


@pytest.fixture(scope="module")
def strip(page: Pixels) -> Strip:
    rows, columns = np.nonzero(page < 128)
    return Strip(columns.min(), rows.min(), columns.max(), rows.max())


@pytest.mark.parametrize("engine", [pytest.param(one, id=one.package, marks=needs(one)) for one in ENGINES])
def test_an_engine_reads_a_line_and_the_same_again(engine: LineEngine, page: Pixels, strip: Strip) -> None:
    reader = engine.load()
    assert reader.read(page, [strip]) == [TEXT]
    assert reader.read(page, [strip, strip]) == [TEXT, TEXT]
    assert reader.read(page, []) == []


@needs(next(engine for engine in ENGINES if engine.load is AsterOcr))
def test_asterocr_reads_lines_wider_than_its_model(page: Pixels, strip: Strip) -> None:
    """Its model has places for 1024 pixels; a wider line is read in parts."""
    line = page[int(strip.top) - 8 : int(strip.bottom) + 8, int(strip.x0) - 8 : int(strip.x1) + 8]
    wide = np.tile(line, (1, 4))
    assert AsterOcr().read(wide, [Strip(0, 8, wide.shape[1], wide.shape[0] - 8)]) == [" ".join([TEXT] * 4)]


def test_a_strip_stays_on_the_page(page: Pixels) -> None:
    height, width = page.shape
    assert Strip(0, 0, width, height).cut(page, 9, 9).shape == (height, width)
    assert Strip(5, 5, 5, 5).cut(page, 0, 0).size > 0


@needs_ocr
def test_tesseract_reads_alone_where_no_other_engine_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for package in ("trueocr", "asterocr", "onnxruntime"):
        monkeypatch.setitem(sys.modules, package, None)  # an import of it fails
    for module in (line_readers, sys.modules["pipeline.read.file"]):
        monkeypatch.setattr(module, "line_engines", dict)
    line_readers.line_readers.cache_clear()
    try:
        reading = read_bytes(tmp_path, picture_pdf(picture_of(pdf_of([(70, 60, TEXT)], size=13))))
    finally:
        line_readers.line_readers.cache_clear()
    assert [line.text for line in reading.pages[0].lines] == [TEXT]
    assert "trueocr" not in reading.reader
