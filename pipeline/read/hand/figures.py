"""From what may stand in each column to the figures between two words, each reading with its probability."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from statistics import mean

import numpy as np

from pipeline.read.hand.alphabet import HAND, LETTER, MARKS, PRINTED
from pipeline.read.hand.network import Floats

_PATHS = 8  # readings followed at once
MOST = {"number": 99_999, "day": 31, "month": 12}
_UNSEEN = 1e-3  # probability of what a view does not tell of
_TOUCH = 0.1  # how likely two figures follow without a column of nothing: one may look like two
_LEAST = 1e-4  # of a column: what is less likely is not followed


@dataclass(frozen=True, slots=True)
class Figures:
    """text: figures, '?' where a letter stands; probability: of just this text; by_hand: share of the pen;

    first, last: columns of the answer in which the first and last of them are seen.
    """

    text: str
    probability: float
    by_hand: float
    first: int
    last: int


def place_of(
    said: Floats, mark: str, start: int = 0, stop: int | None = None, least: float = 0.3
) -> int | None:
    """The column in which a mark is seen best, None where it is nowhere."""
    column = said[start:stop, 1 + MARKS.index(mark)]
    if not column.size or float(column.max()) < least:
        return None
    return start + int(column.argmax())


def figures_between(said: Floats, start: int, stop: int) -> list[Figures]:
    """Readings of the columns from `start` to `stop`, the likeliest first; '' is nothing there."""
    part = said[start:stop]
    if not len(part):
        return []
    hand = part[:, 1 + MARKS.index(HAND[0]) :][:, :10]
    printed = part[:, 1 + MARKS.index(PRINTED[0]) :][:, :10]
    columns = np.hstack([hand + printed, part[:, 1 + MARKS.index(LETTER), None]])
    signs = PRINTED + LETTER
    nothing = 1 - columns.sum(axis=1)  # the words around are seen in more than one column
    found = _likeliest(nothing, columns, signs)
    seen = np.flatnonzero(columns.max(axis=1) > nothing)
    first, last = (int(seen[0]), int(seen[-1])) if seen.size else (0, len(part) - 1)
    written, typed = float(hand.sum()), float(printed.sum())
    share = written / max(written + typed, 1e-9)
    return [Figures(text, value, share, start + first, start + last) for text, value in found]


def agreed(views: Sequence[Sequence[Figures]], most: int) -> tuple[str, float]:
    """What all views hold likely, of what may stand there, and its probability; '' is nothing or a letter."""
    seen = [{one.text: one.probability for one in figures} for figures in views]
    weights = {
        text: exp(mean(log(max(view.get(text, 0.0), _UNSEEN)) for view in seen))
        for text in {text for view in seen for text in view if _is_possible(text, most)}
    }
    text = max(weights, key=lambda text: weights[text], default="")
    likely = weights.get(text, 0.0) / (sum(weights.values()) + _UNSEEN)
    return "" if LETTER in text else text, likely


def _is_possible(text: str, most: int) -> bool:
    return not text or LETTER in text or (len(text) <= len(str(most)) and 0 < int(text) <= most)


def _likeliest(nothing: Floats, columns: Floats, signs: str) -> list[tuple[str, float]]:
    """CTC prefix search: each text with the sum over all ways to write it into the columns."""
    paths: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}  # text → ending in nothing, in its last sign
    for blank, row in zip(nothing.tolist(), columns.tolist(), strict=True):
        longer: dict[str, list[float]] = {}
        likely = [(signs[n], value) for n, value in enumerate(row) if value > _LEAST]
        for text, (open_, closed) in paths.items():
            kept = longer.setdefault(text, [0.0, 0.0])
            kept[0] += (open_ + closed) * blank
            for sign, value in likely:
                again = text[-1:] == sign
                kept[1] += closed * value if again else 0.0
                longer.setdefault(text + sign, [0.0, 0.0])[1] += (
                    open_ + closed * _TOUCH * (not again)
                ) * value
        best = sorted(longer.items(), key=lambda item: -sum(item[1]))[:_PATHS]
        paths = {text: (values[0], values[1]) for text, values in best}
    return [(text, sum(values)) for text, values in paths.items()]
