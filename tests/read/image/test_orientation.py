"""A scan of the sample corpus laid on the glass upside down or on its side; five more: benchmarks/reading."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pipeline.pdf.document import Document
from pipeline.pdf.raster import Pixels, rasterise
from pipeline.read.scan import read_scan
from tests.support.needs import needs_ocr
from tests.support.places import CORPUS

DPI = 150


@pytest.fixture(scope="module")
def page() -> Pixels:
    golds = ({"path": p, **json.loads(p.read_text("utf-8"))} for p in sorted(CORPUS.glob("*/gold.json")))
    scan = next(gold["path"] for gold in golds if gold["split"] == "scan")
    with Document((scan.parent / "source.pdf").read_bytes()) as document:
        return rasterise(document, 0, DPI, 100.0)


@needs_ocr
@pytest.mark.parametrize("turn", [180, 270])
def test_a_scan_is_turned_upright(page: Pixels, turn: int) -> None:
    laid = np.ascontiguousarray(np.rot90(page, k=turn // 90))  # counter-clockwise
    scan = read_scan(laid, DPI, "vie")
    assert scan.rotation == turn
    assert any(piece.text == "Độc" for piece in scan.pieces)
