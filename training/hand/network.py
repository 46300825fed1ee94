"""The network while it learns: a strip → for each of its columns what may stand there (CTC)."""

from __future__ import annotations

from collections.abc import Sequence

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
            Block(1, 12, (2, 2)), Block(12, 24), Block(24, 32, (2, 1)), Block(32, 48, (2, 1)), Block(48, 48), Block(48, 64, (2, 1))
        )
        high = HIGH // 16
        self.flat = nn.Sequential(nn.Conv2d(64, 96, (high, 3), padding=(0, 1), bias=False), nn.BatchNorm2d(96), nn.ReLU(True))
        self.beside = nn.Sequential(*[
            nn.Sequential(nn.Conv2d(96, 96, (1, 3), padding=(0, by), dilation=(1, by), bias=False), nn.BatchNorm2d(96), nn.ReLU(True))
            for by in (2, 4)
        ])  # fmt: skip
        self.said = nn.Conv2d(96, 1 + len(MARKS), 1)

    def forward(self, strips: Tensor) -> Tensor:
        x = self.flat(self.seen(strips))
        x = nn.functional.dropout(x, 0.15, self.training)
        for part in self.beside:
            x = x + part(x)
        return self.said(x).squeeze(2).permute(2, 0, 1).log_softmax(2)


def numbers_of(marks: Sequence[str]) -> list[int]:
    return [1 + MARKS.index(mark) for mark in marks]
