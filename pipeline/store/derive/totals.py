"""Totals over every combination of columns, each counted by itself: distinct counts do not add up."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["Total", "totals"]

Value = str | int | None
_Codes = npt.NDArray[np.int64]


class Total(NamedTuple):
    """How many owners and rows have these values (None: all), and how many of the rows are women."""

    values: tuple[Value, ...]
    owners: int
    rows: int
    women: int


def totals(rows: Iterable[tuple[Value, ...]], always: int) -> Iterator[Total]:
    """Totals of rows (owner, 1 for a woman or None, values…) for each combination of the values.

    The first `always` values are in every combination; a row counts where it knows the combination's values.
    In numpy, since SQL takes several times as long to sort millions of rows once for each combination.
    """
    columns, meanings = _coded(rows)
    if not meanings:
        return
    owners, women, *values = columns
    for left in product((True, False), repeat=len(values) - always):
        chosen = [n for n, wanted in enumerate((*[True] * always, *left)) if wanted]
        known = np.ones(len(owners), dtype=bool)
        for n in chosen:
            known &= values[n] > 0
        keys = np.zeros(np.count_nonzero(known), dtype=np.int64)
        for n in chosen:
            keys = keys * len(meanings[n + 2]) + values[n][known]
        counted = _counted(keys * len(meanings[0]) + owners[known], women[known], len(meanings[0]))
        for key, *numbers in counted:
            found: list[Value] = [None] * len(values)
            for n in reversed(chosen):
                key, code = divmod(key, len(meanings[n + 2]))
                found[n] = meanings[n + 2][code]
            yield Total(tuple(found), *numbers)


def _coded(rows: Iterable[tuple[Value, ...]]) -> tuple[list[_Codes], list[list[Value]]]:
    """The columns as numbers, 0 for None, and what the numbers of each column mean."""
    codes: list[dict[Value, int]] = []
    flat = array("q")
    for row in rows:
        codes = codes or [{None: 0} for _ in row]
        flat.extend([known.setdefault(value, len(known)) for known, value in zip(codes, row, strict=True)])
    table = np.frombuffer(flat, dtype=np.int64).reshape(-1, max(1, len(codes)))
    return list(np.ascontiguousarray(table.T)), [list(known) for known in codes]


def _counted(keys: _Codes, women: _Codes, owners: int) -> list[tuple[int, int, int, int]]:
    """Key, owners, rows, women for each key; `keys` hold the owner too, as what is left by `owners`."""
    if not len(keys):
        return []
    order = np.argsort(keys)
    both = keys[order]
    own = both // owners
    starts = np.flatnonzero(np.diff(own, prepend=-1))
    counts = (
        own[starts],
        np.add.reduceat((np.diff(both, prepend=-1) != 0).astype(np.int64), starts),
        np.diff(starts, append=len(own)),
        np.add.reduceat(women[order], starts),
    )
    return list(zip(*(count.tolist() for count in counts), strict=True))
