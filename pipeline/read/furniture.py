"""What stands on a page without being its text: page numbers and running heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.rows import Row

_NUMBER = re.compile(r"^[-–—.\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—.\s]*$", re.IGNORECASE)
_EDGE = 0.1  # of the page height: where page numbers stand


def is_furniture(row: Row, rows: Sequence[Row], width: float, height: float) -> bool:
    """A bare number that is the first line at the top or the last at the bottom, standing alone."""
    if not _NUMBER.match(row.text):
        return False
    if row.base < _EDGE * height:
        return row is rows[0]
    return row.top > (1 - _EDGE) * height and row is rows[-1]
