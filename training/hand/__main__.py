"""`python -m training.hand STRIPS FONTS` makes pipeline/read/hand/reader.npz; README.md says what it needs.

STRIPS: the folder of real strips (never copied); FONTS: fonts of print and of handwriting. With --families
FOLDER it makes in its stead a reader for each family of agencies that never saw them, for `benchmarks.hand`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import torch

from training.hand.learn import Sample, learn
from training.hand.lines import BASE, DPI, Fonts, draw_line
from training.hand.network import Network, folded
from training.hand.real import FAMILIES, RealLine, real_lines, varied
from training.hand.spoil import spoiled

_SHIPPED = Path("pipeline/read/hand/reader.npz")
_DRAWN, _EPOCHS, _RATE = 20_000, 2, 2.5e-3
_MIXED, _VARIANTS, _FINE_EPOCHS, _FINE_RATE = 3_000, 8, 2, 1.5e-3
_SEED = 1


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="training.hand", description=__doc__)
    parser.add_argument("strips", type=Path)
    parser.add_argument("fonts", type=Path)
    parser.add_argument("--families", type=Path)
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    made = drawn(Fonts.under(given.fonts), _DRAWN, _SEED)
    torch.manual_seed(_SEED)
    network = Network()
    learn(network, made, _EPOCHS, _RATE, _SEED, print)
    base = {name: values.clone() for name, values in network.state_dict().items()}
    real = real_lines(given.strips)
    if given.families is None:
        save(fine(base, real, made, _SEED), _SHIPPED)
        return
    given.families.mkdir(parents=True, exist_ok=True)
    for family in range(len(FAMILIES) + 1):
        others = [line for line in real if line.family != family]
        save(fine(base, others, made, _SEED + family), given.families / f"family-{family}.npz")


def drawn(fonts: Fonts, count: int, seed: int) -> list[Sample]:
    """Made-up lines, spoiled."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        line = draw_line(rng, fonts)
        found.append((spoiled(rng, line.ink, BASE, DPI), line.marks, line.at))
    return found


def fine(
    base: dict[str, torch.Tensor], real: Sequence[RealLine], made: Sequence[Sample], seed: int
) -> Network:
    """The network that knows drawn lines learns from real ones, and some drawn ones again."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    network = Network()
    network.load_state_dict(base)
    samples = [made[n] for n in rng.permutation(len(made))[:_MIXED]]
    for line in real:
        samples += [
            (varied(rng, line), line.marks, ())
            for _ in range(_VARIANTS if line.dpi == 200 else _VARIANTS // 2)
        ]
    learn(network, samples, _FINE_EPOCHS, _FINE_RATE, seed, print)
    return network


def save(network: Network, path: Path) -> None:
    np.savez_compressed(path, **folded(network))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
