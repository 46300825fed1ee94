"""Characters one by one, as a test writes them down, and as a page has them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.pdf.char import Chars


class Char(NamedTuple):
    """See `Chars` for what each means."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    after_space: bool = False
    form: bool = False
    upright: bool = True


def as_chars(drawn: Sequence[Char]) -> Chars:
    """The characters of a page in the order of its file."""
    texts, *columns = zip(*drawn, strict=True) if drawn else [()] * len(Char._fields)
    return Chars(
        texts, np.array(columns[:4], float), np.array(columns[4], float), *np.array(columns[5:], bool)
    )
