"""The characters of a page, column by column: a page has thousands, and an object each would cost more than
all that is done with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Chars:
    """n printed characters, in points of the displayed page.

    places: 4 × n, x0, top, x1, bottom: across its advance box, down the ascent and descent of its font.
    bases: n, its baseline. after_space: white space stands before it in the layer. form: it is drawn by a
    form field or the appearance of a signature. upright: it runs from left to right on the displayed page.
    """

    texts: Sequence[str]
    places: Floats
    bases: Floats
    after_space: Flags
    form: Flags
    upright: Flags

    def __len__(self) -> int:
        return len(self.texts)

    def take(self, chosen: npt.NDArray[np.int64]) -> Chars:
        """The characters with these numbers, in their order."""
        return Chars(
            [self.texts[n] for n in chosen.tolist()], self.places[:, chosen], self.bases[chosen],
            self.after_space[chosen], self.form[chosen], self.upright[chosen],
        )  # fmt: skip

    def reading(self, texts: Sequence[str]) -> Chars:
        """The same places with other letters."""
        return replace(self, texts=texts)

    @property
    def heights(self) -> Floats:
        """Of the type, by the box, one point at least: the size in the file may be scaled."""
        x0, top, x1, bottom = self.places
        heights: Floats = np.maximum(np.where(self.upright, bottom - top, x1 - x0), 1.0)
        return heights
