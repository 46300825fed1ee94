"""Duties by how many of the compared provinces have them."""

from __future__ import annotations

from typing import Literal, get_args

from pipeline.publish.compare.comparison import Comparison, Duty

__all__ = ["SHARES", "Share", "by_share", "usual_share"]

Share = Literal["100", "80", "50", "tu-hai", "mot"]
"""In all provinces, in 80 or 50 of 100, in two or more, in one only."""
SHARES: tuple[Share, ...] = get_args(Share)
_PERCENT: dict[Share, int] = {"100": 100, "80": 80, "50": 50, "tu-hai": 0}
_TRIED: tuple[Share, ...] = ("80", "50", "tu-hai", "mot")


def by_share(found: Comparison) -> dict[Share, list[Duty]]:
    """The duties of each share, in the order of the comparison: those in all are in 80 of 100 too.

    Provinces whose duties are not known count neither way.
    """
    known = sum(column.duties_known for column in found.columns)
    several = [duty for duty in found.duties if duty.provinces > 1]
    listed: dict[Share, list[Duty]] = {
        share: [duty for duty in several if 100 * duty.provinces >= percent * known]
        for share, percent in _PERCENT.items()
    }
    return listed | {"mot": [duty for duty in found.duties if duty.provinces == 1]}


def usual_share(listed: dict[Share, list[Duty]]) -> Share:
    """Where nobody asked for a share: 80 of 100, or the next lower that any duty has."""
    return next((share for share in _TRIED if listed[share]), _TRIED[0])
