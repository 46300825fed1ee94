"""Linear-chain CRF of underthesea_core behind one adapter: sequences of feature strings in, tags out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from underthesea_core import CRFTagger, CRFTrainer

Features = list[list[str]]
"""One list of feature strings a token."""


@dataclass(frozen=True)
class Tags:
    """The best tags of a sequence."""

    tags: tuple[str, ...]
    _table: Callable[[], Sequence[Sequence[float]]]
    _columns: Mapping[str, int]

    @cached_property
    def marginals(self) -> tuple[float, ...]:
        """The marginal probability (0–1) of each tag; few ask for it, and it is as much work as the tags."""
        rows = zip(self.tags, self._table(), strict=True)
        return tuple(min(max(float(row[self._columns[tag]]), 0.0), 1.0) for tag, row in rows)


class Crf:
    """A trained model in memory."""

    def __init__(self, path: Path) -> None:
        """Loads a model file. Raises FileNotFoundError when it is absent."""
        if not path.is_file():
            raise FileNotFoundError(path)
        self._tagger = CRFTagger()
        self._tagger.load(str(path))
        self._index = {tag: i for i, tag in enumerate(self._tagger.labels())}

    def tag(self, features: Features) -> Tags:
        """The most probable sequence of tags; none for no tokens."""
        tags = tuple(self._tagger.tag(features)) if features else ()
        return Tags(tags, lambda: self._tagger.marginals(features), self._index)


def train(
    features: Sequence[Features], tags: Sequence[Sequence[str]], path: Path,
    *, l1: float = 0.05, l2: float = 0.01, iterations: int = 120,
) -> None:  # fmt: skip
    """Trains by L-BFGS (OWL-QN: L1 keeps the file small) and writes the model file.

    Raises:
        ValueError: as many sequences of tags as feature sequences are needed, of the same lengths.
    """
    if [len(x) for x in features] != [len(y) for y in tags]:
        raise ValueError("features and tags differ in length")
    trainer = CRFTrainer(
        loss_function="lbfgs", l1_penalty=l1, l2_penalty=l2, max_iterations=iterations, verbose=0
    )
    trained = trainer.train(list(features), [list(y) for y in tags])
    trained.save(str(path))
