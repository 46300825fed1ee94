"""`python -m training.hand STRIPS FONTS` makes pipeline/read/hand/reader.npz; README.md says what it needs.

STRIPS: the folder of real strips (never copied); FONTS: fonts of print and of handwriting. With --families
FOLDER it first makes a reader for each family of agencies that never saw them, for `benchmarks.hand`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from time import process_time

import cv2
import numpy as np
import torch

from training.hand.learn import Sample, learn
from training.hand.lines import BASE, DPI, Figures, Fonts, draw_line
from training.hand.network import Network, folded
from training.hand.real import FAMILIES, RealLine, figures_of, real_lines, varied
from training.hand.spoil import spoiled

_SHIPPED = Path("pipeline/read/hand/reader.npz")
_DRAWN, _EPOCHS, _RATE = 16_000, 4, 2.5e-3
_AGAIN, _CUT, _VARIANTS, _FINE_EPOCHS, _FINE_RATE = 1_500, 2_500, 16, 3, 1.5e-3
_SEED = 1


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="training.hand", description=__doc__)
    parser.add_argument("strips", type=Path)
    parser.add_argument("fonts", type=Path)
    parser.add_argument("--families", type=Path)
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    fonts = Fonts.under(given.fonts)
    made = drawn(fonts, _DRAWN, _SEED)
    torch.manual_seed(_SEED)
    network = Network()
    learn(network, made, _EPOCHS, _RATE, _SEED, _tell)
    base = {name: values.clone() for name, values in network.state_dict().items()}
    real = real_lines(given.strips)
    if given.families is not None:
        given.families.mkdir(parents=True, exist_ok=True)
        for family in range(len(FAMILIES) + 1):
            others = [line for line in real if line.family != family]
            save(fine(base, others, made, fonts), given.families / f"family-{family}.npz")
    save(fine(base, real, made, fonts), _SHIPPED)


def _tell(text: str) -> None:
    print(f"{process_time():.0f} s: {text}", flush=True)


def drawn(fonts: Fonts, count: int, seed: int, cut: Figures | None = None) -> list[Sample]:
    """Made-up lines, spoiled; cut: figures of real clerks."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        line = draw_line(rng, fonts, cut)
        found.append((spoiled(rng, line.ink, BASE, DPI), line.marks, line.at))
    return found


def fine(
    base: dict[str, torch.Tensor], real: Sequence[RealLine], made: Sequence[Sample], fonts: Fonts
) -> Network:
    """The network that knows drawn lines learns real ones, and drawn ones with and without real figures."""
    torch.manual_seed(_SEED)
    rng = np.random.default_rng(_SEED)
    network = Network()
    network.load_state_dict(base)
    samples = [made[n] for n in rng.permutation(len(made))[:_AGAIN]]
    samples += drawn(fonts, _CUT, _SEED + 1, figures_of(real))
    for line in real:
        samples += [
            (varied(rng, line), line.marks, ())
            for _ in range(_VARIANTS if line.dpi == 200 else _VARIANTS // 2)
        ]
    learn(network, samples, _FINE_EPOCHS, _FINE_RATE, _SEED, _tell)
    return network


def save(network: Network, path: Path) -> None:
    np.savez_compressed(path, **folded(network))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
