"""Days as the document promises them: a decision may print the 30th of February, and no client reads that."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

__all__ = ["DAYS", "real_dates"]

DAYS = frozenset({"issued_on", "effective_on", "retrieved_on", "target_issued_on", "valid_from", "valid_to"})
"""Fields that hold days."""


def real_dates(value: Any) -> Any:
    """The answer with null in place of days that there are not, changed where it stands.

    The record's evidence keeps what was printed.
    """
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                if name != "evidence":  # most of a record, and no days among its fields
                    real_dates(inner)
            elif name in DAYS and inner and not _is_real(inner):
                value[name] = None
    elif isinstance(value, list | tuple):
        for inner in value:
            if isinstance(inner, dict | list):
                real_dates(inner)
    return value


@lru_cache(maxsize=20_000)
def _is_real(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return True
