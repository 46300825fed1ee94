"""Engines that read a line of print: one protocol, whatever is behind it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from PIL import Image

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.models import line_engines
from pipeline.read.engines.tesseract import SeenWord

_PAPER = 40  # of 255: paper may be this much darker than the lightest paper of a line


@dataclass(frozen=True, slots=True)
class Strip:
    """Where a line of print stands on a grey page, in pixels, without any margin."""

    x0: float
    top: float
    x1: float
    bottom: float

    @classmethod
    def around(cls, words: Sequence[SeenWord]) -> Strip:
        return cls(
            min(word.x0 for word in words), min(word.top for word in words),
            max(word.x1 for word in words), max(word.bottom for word in words),
        )  # fmt: skip

    def cut(self, page: Pixels, beside: int, above: int) -> Pixels:
        """The line with so many pixels of the page around it."""
        height, width = page.shape[:2]
        left, top = max(int(self.x0 - beside), 0), max(int(self.top - above), 0)
        right, bottom = int(min(self.x1 + beside, width)), int(min(self.bottom + above, height))
        return np.ascontiguousarray(page[top : max(bottom, top + 2), left : max(right, left + 2)])


class LineReader(Protocol):
    """An engine that gives the text of lines. letters, signs: what its letters and its punctuation weigh."""

    letters: float
    signs: float

    def read(self, page: Pixels, strips: Sequence[Strip]) -> list[str]:
        """What stands in each strip of a grey page."""
        ...


class TrueOcr:
    """Small and quick; glues words and confuses tones, yet seldom those that Tesseract confuses."""

    letters, signs = 0.7, 0.4
    _TOGETHER = 4  # lines; measured: more no longer fit into a core's own cache and take longer

    def __init__(self) -> None:
        from trueocr import load_model  # on first use: text layers never need it

        self._model: Any = load_model(threads=1).recognizer  # one process a core: more would wait

    def read(self, page: Pixels, strips: Sequence[Strip]) -> list[str]:
        cuts = [strip.cut(page, 2, 0) for strip in strips]
        seen = self._model.predict(cuts, batch_size=self._TOGETHER)
        return [str(line.text) for line in seen]


class AsterOcr:
    """The best reader of letters and tones, weak in punctuation; ten times as slow as TrueOCR.

    The package's own class may look for its model on the net and takes all cores; model and alphabet lie in
    the wheel and are used as they are.
    """

    letters, signs = 1.3, 0.4
    _HIGH, _WIDEST = 32, 1024  # pixels of a line; the model has places for no more
    _SQUEEZE = 0.78  # measured: lines narrower than at their own ratio are read better, and sooner

    def __init__(self) -> None:
        import onnxruntime

        assets = _folder("asterocr") / "assets"
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # it would keep what the widest line took
        path = str(assets / "asternet.onnx")
        self._session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._alphabet: list[str] = json.loads((assets / "vocab.json").read_text("utf-8"))["chars"]

    def read(self, page: Pixels, strips: Sequence[Strip]) -> list[str]:
        return [self._line(strip.cut(page, 10, 4)) for strip in strips]

    def _line(self, grey: Pixels) -> str:
        high, wide = grey.shape
        width = round(wide * self._HIGH / high * self._SQUEEZE / 4) * 4
        if width > self._WIDEST:
            cut = _lightest(grey)
            return f"{self._line(grey[:, :cut])} {self._line(grey[:, cut:])}".strip()
        size = (max(width, self._HIGH), self._HIGH)
        small = Image.fromarray(grey).resize(size, Image.Resampling.BILINEAR)
        line = np.asarray(small, np.float32) / 127.5 - 1
        (scores,) = self._session.run(None, {"images": np.repeat(line[None, None], 3, axis=1)})
        best = scores[:, 0].argmax(axis=1)
        kept = best[(best != 0) & (np.diff(best, prepend=0) != 0)]  # repeats are one letter, 0 is none
        return " ".join("".join(self._alphabet[letter] for letter in kept).split())


def _lightest(grey: Pixels) -> int:
    """The middle of the widest blank in the middle third of a line: no word is cut there."""
    third = grey.shape[1] // 3
    light = grey[:, third : 2 * third].min(axis=0).astype(np.int16)
    edges = np.flatnonzero(np.diff(light >= light.max() - _PAPER, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    widest = int(np.argmax(ends - starts))
    return int(third + (starts[widest] + ends[widest]) // 2)


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(package)
    return Path(spec.origin).parent


_CLASSES: dict[str, type[TrueOcr] | type[AsterOcr]] = {"trueocr": TrueOcr, "asterocr": AsterOcr}


@cache
def line_readers() -> tuple[LineReader, ...]:
    """The engines installed, loaded once a process; the best reader of letters comes last."""
    return tuple(_CLASSES[name]() for name in line_engines())
