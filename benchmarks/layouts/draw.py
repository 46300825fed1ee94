"""Chance, seeded and remembered: which value of each dimension an act has."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
WORDS: dict[str, Any] = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))
DIMENSIONS: dict[str, dict[str, float]] = tomllib.loads((HERE / "dimensions.toml").read_text("utf-8"))


class Draw:
    """One act's chances; `choices` has what was drawn of each dimension."""

    def __init__(self, seed: str, choices: dict[str, str]) -> None:
        self.rng = random.Random(seed)
        self.choices = choices

    def pick(self, dimension: str) -> str:
        """The value of a dimension: drawn by weight the first time, the same from then on."""
        if dimension not in self.choices:
            values = DIMENSIONS[dimension]
            self.choices[dimension] = self.rng.choices(list(values), list(values.values()))[0]
        return self.choices[dimension]

    def one(self, words: Sequence[str]) -> str:
        return self.rng.choice(words)
