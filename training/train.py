"""Trains the tagger from generated lines: `python -m training.train [FILE]`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from pipeline.parse.learned.features import features_of, without_rules
from pipeline.parse.learned.tagger import MODEL
from pipeline.parse.learned.tokens import tags_of, tokens_of
from pipeline.text import crf
from pipeline.text.fold import fold
from training.generate import Sample, samples

SEED = 20261123
LINES = 11000
NEGATIVES = 0.3  # without them a tagger sees members everywhere
NOISE = (0.0, 0.0, 0.03, 0.06, 0.10)
ITERATIONS = 120
UNKNOWN = 0.15  # share of words hidden, so that shapes, flags and rules carry names never seen
RARE = 3  # a feature seen in fewer lines says nothing that holds elsewhere


def training_lines(count: int = LINES) -> list[Sample]:
    """The lines that the model kept with the code was trained on."""
    return samples(count, SEED, noise=NOISE, negatives=NEGATIVES)


def train(path: Path, count: int = LINES, iterations: int = ITERATIONS, *, rules: bool = True) -> None:
    """Trains on `count` lines and writes the model to `path`; `rules`: their tags are features too."""
    features, tags = [], []
    rng = random.Random(SEED)
    for sample in training_lines(count):
        tokens = tokens_of(sample.text, 0, len(sample.text))
        line = features_of(sample.text, fold(sample.text), tokens, 0, len(sample.text), sample.kind)
        line = line if rules else without_rules(line)
        hidden = {i for i in range(len(tokens)) if rng.random() < UNKNOWN}
        features.append([_hide(token, i, hidden) for i, token in enumerate(line)])
        tags.append(tags_of(tokens, sample.spans))
    crf.train(_without_rare(features), tags, path, iterations=iterations)


def _hide(token: list[str], at: int, hidden: set[int]) -> list[str]:
    """The token's features without the words of hidden tokens, its own or a neighbour's."""
    gone = {"w=" if step == 0 else f"{step}:w=" for step in range(-2, 3) if at + step in hidden}
    return [name for name in token if name[: name.find("=") + 1] not in gone]


def _without_rare(lines: list[list[list[str]]]) -> list[list[list[str]]]:
    seen: dict[str, int] = {}
    for line in lines:
        for name in {name for token in line for name in token}:
            seen[name] = seen.get(name, 0) + 1
    return [[[name for name in token if seen[name] >= RARE] for token in line] for line in lines]


if __name__ == "__main__":
    train(Path(sys.argv[1]) if len(sys.argv) > 1 else MODEL)
