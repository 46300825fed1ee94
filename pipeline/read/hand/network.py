"""The network that reads a strip, run with numpy: how likely each mark stands in each column."""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from pipeline.pdf.raster import Pixels
from pipeline.read.hand.strip import normal

Floats = npt.NDArray[np.float32]
STEP = 2
"""Columns of a strip to one row of the answer."""
_STRIDES = ((2, 2), (1, 1), (2, 1), (2, 1), (1, 1), (2, 1))
_ONE_THREAD = 262_144  # multiplications for which OpenBLAS asks no other thread
_BESIDE = (2, 4)  # how far apart the columns are that the last layers look at


@cache
def weights() -> dict[str, Floats]:
    """Of the shipped reader, made by `python -m training.hand`."""
    path = resources.files("pipeline.read.hand").joinpath("reader.npz")
    with path.open("rb") as file, np.load(file) as stored:
        return {name: np.asarray(stored[name], np.float32) for name in stored.files}


def likelihoods(strip: Pixels, by: dict[str, Floats] | None = None) -> Floats:
    """Probabilities, half as many rows as the strip has columns × (nothing, MARKS). by: other weights."""
    by = weights() if by is None else by
    x = normal(strip)[None]
    for n, stride in enumerate(_STRIDES):
        x = np.maximum(_convolved(x, by[f"seen{n}"], by[f"seen{n}_bias"], stride, (1, 1)), 0)
    x = np.maximum(_convolved(x, by["flat"], by["flat_bias"], (1, 1), (0, 1)), 0)
    for n, apart in enumerate(_BESIDE):
        x = x + np.maximum(
            _convolved(x, by[f"beside{n}"], by[f"beside{n}_bias"], (1, 1), (0, apart), apart), 0
        )
    said = _product(by["said"], np.ascontiguousarray(x[:, 0]), by["said_bias"])
    said = np.exp(said - said.max(axis=0))
    return np.asarray((said / said.sum(axis=0)).T, np.float32)


def _convolved(
    x: Floats, kernel: Floats, bias: Floats, stride: tuple[int, int], rim: tuple[int, int], apart: int = 1
) -> Floats:
    """Channels × rows × columns → the same of the next layer."""
    x = np.pad(x, ((0, 0), (rim[0], rim[0]), (rim[1], rim[1])))
    outside, inside, high, wide = kernel.shape
    rows = (x.shape[1] - high) // stride[0] + 1
    columns = (x.shape[2] - apart * (wide - 1) - 1) // stride[1] + 1
    parts = [
        x[
            :,
            i : i + stride[0] * (rows - 1) + 1 : stride[0],
            j * apart : j * apart + stride[1] * (columns - 1) + 1 : stride[1],
        ]
        for i in range(high)
        for j in range(wide)
    ]
    stacked = np.stack(parts, axis=1).reshape(inside * high * wide, rows * columns)
    return _product(kernel.reshape(outside, -1), stacked, bias).reshape(outside, rows, columns)


def _product(a: Floats, b: Floats, bias: Floats) -> Floats:
    """a · b + bias, in parts so small that numpy stays in one thread: each core has its process."""
    few = max(_ONE_THREAD // a.size, 1)
    return np.hstack([a @ b[:, n : n + few] for n in range(0, b.shape[1], few)]) + bias[:, None]
