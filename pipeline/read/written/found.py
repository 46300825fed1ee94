"""What a finder found among the lines of a text."""

from __future__ import annotations

from dataclasses import dataclass

from schemas import Line


@dataclass(frozen=True, slots=True)
class Found:
    """lines [first, end) of the text are these lines of the page."""

    first: int
    end: int
    lines: tuple[Line, ...]
