"""The network while it learns: a strip → for each of its columns what may stand there (CTC)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from pipeline.read.hand.alphabet import MARKS
from pipeline.read.hand.strip import HIGH

STEP = 2
"""Columns of a strip to one of the answer."""


class Block(nn.Sequential):
    def __init__(self, inside: int, outside: int, stride: tuple[int, int] = (1, 1)) -> None:
        super().__init__(
            nn.Conv2d(inside, outside, 3, stride, 1, bias=False), nn.BatchNorm2d(outside), nn.ReLU(True)
        )


class Network(nn.Module):
    """Strips, batch × 1 × HIGH × width → log probabilities, width/STEP × batch × (1 + marks)."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = nn.Sequential(
            Block(1, 10, (2, 2)),
            Block(10, 16),
            Block(16, 24, (2, 1)),
            Block(24, 32, (2, 1)),
            Block(32, 40),
            Block(40, 56, (2, 1)),
        )
        high = HIGH // 16
        self.flat = nn.Sequential(
            nn.Conv2d(56, 80, (high, 3), padding=(0, 1), bias=False), nn.BatchNorm2d(80), nn.ReLU(True)
        )
        self.beside = nn.Sequential(*[
            nn.Sequential(
                nn.Conv2d(80, 80, (1, 3), padding=(0, by), dilation=(1, by), bias=False),
                nn.BatchNorm2d(80), nn.ReLU(True),
            )
            for by in (2, 4)
        ])  # fmt: skip
        self.said = nn.Conv2d(80, 1 + len(MARKS), 1)

    def forward(self, strips: Tensor) -> Tensor:
        x = self.flat(self.seen(strips))
        x = nn.functional.dropout(x, 0.15, self.training)
        for part in self.beside:
            x = x + part(x)
        return self.said(x).squeeze(2).permute(2, 0, 1).log_softmax(2)


def numbers_of(marks: Sequence[str]) -> list[int]:
    return [1 + MARKS.index(mark) for mark in marks]


def folded(network: Network) -> dict[str, np.ndarray]:
    """Weights as `pipeline.read.hand.network` takes them: each normalisation laid into its convolution."""
    layers = {f"seen{n}": (block[0], block[1]) for n, block in enumerate(network.seen)}
    layers["flat"] = (network.flat[0], network.flat[1])
    layers |= {f"beside{n}": (part[0], part[1]) for n, part in enumerate(network.beside)}
    found: dict[str, np.ndarray] = {}
    for name, (kernel, norm) in layers.items():
        by = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        found[name] = (kernel.weight * by[:, None, None, None]).detach().numpy()
        found[f"{name}_bias"] = (norm.bias - norm.running_mean * by).detach().numpy()
    found["said"] = network.said.weight.detach().numpy()[:, :, 0, 0]
    found["said_bias"] = network.said.bias.detach().numpy()
    return {name: np.ascontiguousarray(values, np.float16) for name, values in found.items()}
