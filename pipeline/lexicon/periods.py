"""Time as reference data needs it: a day, a whole year, or any time."""

from __future__ import annotations

from datetime import date

When = date | str | int | None
"""A date, an ISO date as printed (it may be impossible), a year, or None for 'not known'."""

_EARLIEST, _LATEST = "0000-00-00", "9999-99-99"
Days = tuple[str, str]
"""First and last day, ISO dates; they compare as text."""


def days_of(when: When) -> Days:
    """The days that `when` may mean."""
    if when is None:
        return _EARLIEST, _LATEST
    if isinstance(when, int):
        return f"{when:04d}-01-01", f"{when:04d}-12-31"
    iso = when if isinstance(when, str) else when.isoformat()
    return iso, iso


def overlaps(valid_from: str | None, valid_to: str | None, days: Days) -> bool:
    """Whether something that existed from `valid_from` to `valid_to` (None: open) did so in `days`."""
    return (valid_from or _EARLIEST) <= days[1] and days[0] <= (valid_to or _LATEST)
