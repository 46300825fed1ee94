"""What a digital signature prints over a page: who signed, when; never content of the decision."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.pieces import Piece
from pipeline.read.rows import Row


def part_stamps(pieces: Sequence[Piece], width: float, height: float) -> tuple[list[Piece], list[Row]]:
    """Content and stamp rows."""
    return list(pieces), []
