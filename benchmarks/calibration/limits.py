"""Limits from measured values: how often a value is wrong in each band of confidence, and where to flag."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.calibration.values import Value

EDGES = (0.0, 0.6, 0.8, 0.86, 0.92, 0.95, 1.0)
"""Bands of confidence; the reader's votes give 0.85, 0.90 and from 0.97 on, each in a band of its own."""
WRONG = 0.05  # a band of which more is wrong is worth a look
PRIOR = 8  # expected values that are added to those seen of a field in a band: few of its own prove little
STANDING = 2  # wrong values, expected and seen, that are added to a field's own before they are compared


@dataclass(frozen=True, slots=True)
class Band:
    """Values of a field in a band of confidence."""

    count: int
    wrong: int


def bands(found: Iterable[Value]) -> tuple[Band, ...]:
    """Values that nothing but their confidence could make doubtful, by band."""
    counts, wrong = [0] * (len(EDGES) - 1), [0] * (len(EDGES) - 1)
    for value in found:
        if value.confidence is not None and not value.otherwise:
            band = max(i for i, low in enumerate(EDGES[:-1]) if value.confidence >= low)
            counts[band] += 1
            wrong[band] += not value.right
    return tuple(Band(n, bad) for n, bad in zip(counts, wrong, strict=True))


def by_field(found: Sequence[Value]) -> dict[str, tuple[Band, ...]]:
    fields = sorted({value.field for value in found})
    return {field: bands(value for value in found if value.field == field) for field in fields}


def limits(found: Sequence[Value]) -> tuple[float, dict[str, float]]:
    """The limit of all fields together, and those of fields that differ from it.

    A field is expected to err as all do in a band, times its own standing; what was seen of it in the band
    is added to `PRIOR` values of that kind.
    """
    pooled = bands(found)
    whole = [band.wrong / band.count if band.count else 1.0 for band in pooled]
    other = _limit(whole)
    own = {}
    for field, row in by_field(found).items():
        expected = sum(band.count * rate for band, rate in zip(row, whole, strict=True))
        standing = (sum(band.wrong for band in row) + STANDING) / (expected + STANDING)
        rates = [
            (band.wrong + PRIOR * min(rate * standing, 1.0)) / (band.count + PRIOR)
            for band, rate in zip(row, whole, strict=True)
        ]
        own[field] = _limit(rates)
    return other, {field: limit for field, limit in own.items() if limit != other}


def _limit(rates: Sequence[float]) -> float:
    """The upper edge of the highest band worth a look, the lowest always is. The surer, the less is wrong."""
    worth = [EDGES[i + 1] for i in range(len(rates) - 1) if min(rates[: i + 1]) > WRONG]
    return max(worth, default=EDGES[1])
