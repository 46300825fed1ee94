"""Dates as Vietnamese decisions print them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAY, _MONTH, _YEAR = r"(?P<d>\d{1,2})", r"(?P<m>\d{1,2})", r"(?P<y>\d{4})"
DATE = re.compile(
    rf"(?:ngay\s*)?{_DAY}\s*(?:thang\s*{_MONTH}\s*,?\s*nam\s*{_YEAR}"
    rf"|[/.\-]\s*(?P<m2>1\s[012]|\d{{1,2}})\s*[/.\-]\s*(?P<y2>\d{{4}}))"
)
"""Matches on folded text: '10 tháng 8 năm 2021', '10/8/2021', '10-8-2021', '10.8.2021'."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A printed date and its place in the text, offsets in characters."""

    iso: str
    start: int
    end: int


def iso_date(day: int, month: int, year: int) -> str | None:
    """ISO form, or None where day or month cannot be; years are kept as printed."""
    if not (1 <= day <= 31 and 1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"


def find_dates(folded: str) -> list[FoundDate]:
    """All dates in a folded text, in order."""
    found = []
    for match in DATE.finditer(folded):
        month = match["m"] or match["m2"]
        year = match["y"] or match["y2"]
        iso = iso_date(int(match["d"]), int(month.replace(" ", "")), int(year))
        if iso is not None:
            found.append(FoundDate(iso, match.start(), match.end()))
    return found
