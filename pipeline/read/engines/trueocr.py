"""TrueOCR: small and quick; glues words and confuses tones, yet seldom those that Tesseract confuses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.strips import Strip


class TrueOcr:
    """Reads several lines at once."""

    letters, signs = 0.7, 0.4
    _TOGETHER = 4  # lines; measured: more no longer fit into a core's own cache and take longer

    def __init__(self) -> None:
        from trueocr import load_model  # on first use: text layers never need it

        self._model: Any = load_model(threads=1).recognizer  # one process a core: more would wait

    def read(self, page: Pixels, strips: Sequence[Strip]) -> list[str]:
        cuts = [strip.cut(page, 2, 0) for strip in strips]
        seen = self._model.predict(cuts, batch_size=self._TOGETHER)
        return [str(line.text) for line in seen]
