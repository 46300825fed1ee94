"""AsterOCR: the best reader of letters and tones, weak in punctuation; ten times as slow as TrueOCR."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from PIL import Image

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.strips import Strip

_PAPER = 40  # of 255: paper may be this much darker than the lightest paper of a line


class AsterOcr:
    """Model and alphabet as they lie in the wheel: the package's own class may look for them on the net."""

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
