"""From strips and what stands on them to weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from pipeline.read.hand.strip import HIGH, normal
from training.hand.figures import Gray
from training.hand.network import STEP, Network, numbers_of

Sample = tuple[Gray, str, tuple[float, ...]]
"""A strip, 255 being ink, its marks, and where they stand, of its width; () where that is not known."""
_BATCH = 24
_PENALTY = 0.01
_PLACED = 3.0  # less, and CTC puts the words at the ends of the line


def learn(
    network: Network,
    samples: Sequence[Sample],
    epochs: int,
    rate: float,
    seed: int,
    tell: Callable[[str], None],
) -> None:
    """All samples so many times, each a little different every time."""
    rng = np.random.default_rng(seed)
    network.train().to(memory_format=torch.channels_last)
    steps = epochs * ((len(samples) + _BATCH - 1) // _BATCH)
    optimiser = torch.optim.AdamW(network.parameters(), rate, weight_decay=_PENALTY)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, rate, total_steps=steps, pct_start=0.15)
    ctc = nn.CTCLoss(zero_infinity=True)
    for epoch in range(epochs):
        losses = []
        for batch in _batches(rng, samples):
            wide = max(strip.shape[1] for strip, _, _ in batch)
            wide += -wide % STEP
            x = np.zeros((len(batch), 1, HIGH, wide), np.float32)
            for n, (strip, _, _) in enumerate(batch):
                x[n, 0, :, : strip.shape[1]] = _varied(rng, normal(strip))
            said = network(torch.from_numpy(x).to(memory_format=torch.channels_last))
            marks = [torch.tensor(numbers_of(label)) for _, label, _ in batch]
            lengths = torch.tensor([(strip.shape[1] + STEP - 1) // STEP for strip, _, _ in batch])
            loss = ctc(said, torch.cat(marks), lengths, torch.tensor([len(mark) for mark in marks]))
            loss = loss + _PLACED * _misplaced(said, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimiser.step()
            plan.step()
            losses.append(loss.item())
        tell(f"epoch {epoch + 1} of {epochs}: loss {np.mean(losses[-50:]):.3f}")
    network.eval()


def _misplaced(said: Tensor, batch: Sequence[Sample]) -> Tensor:
    """How unlikely each mark is about where it stands: CTC alone may see it anywhere between others."""
    spots = [
        (min(max(int(x * strip.shape[1] / STEP), 2), len(said) - 3), n, mark)
        for n, (strip, label, at) in enumerate(batch)
        for x, mark in zip(at, numbers_of(label), strict=bool(at))
    ]
    if not spots:
        return said.new_zeros(())
    columns, lines, marks = (torch.tensor(part) for part in zip(*spots, strict=True))
    around = torch.stack([said[columns + by, lines, marks] for by in (-2, -1, 0, 1, 2)])
    return -around.logsumexp(0).clamp(max=0).mean()


def _batches(rng: np.random.Generator, samples: Sequence[Sample]) -> list[list[Sample]]:
    """Strips of like width together."""
    order = rng.permutation(len(samples))
    batches: list[list[Sample]] = []
    for start in range(0, len(order), _BATCH * 24):
        part = sorted(
            (samples[n] for n in order[start : start + _BATCH * 24]), key=lambda sample: sample[0].shape[1]
        )
        batches += [part[n : n + _BATCH] for n in range(0, len(part), _BATCH)]
    rng.shuffle(batches)  # type: ignore[arg-type]
    return batches


def _varied(rng: np.random.Generator, strip: np.ndarray) -> np.ndarray:
    """Moved by a pixel or two, turned a little, darker or fainter."""
    high, wide = strip.shape
    move = np.array([
        [1 + rng.normal(0, 0.02), rng.normal(0, 0.04), rng.normal(0, 1.5)],
        [rng.normal(0, 0.004), 1 + rng.normal(0, 0.03), rng.normal(0, 1.0)],
    ])  # fmt: skip
    moved = cv2.warpAffine(strip, move, (wide, high), flags=cv2.INTER_LINEAR)
    return np.clip(moved, 0, 1) ** np.float32(rng.uniform(0.7, 1.5)) * np.float32(rng.uniform(0.7, 1.0))
