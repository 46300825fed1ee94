"""What stands in colour beside black print: stamps of arrival and of urgency, the marks of a portal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from pipeline.lexicon.landmarks import is_national
from pipeline.pdf.raster import Pixels
from pipeline.read.image.clean import Cleaned
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import rows_of, segments_of
from pipeline.text.fold import fold

_HEAD = 0.45  # of the height of a page with a head: elsewhere names and posts are stamped, the act's own
_INK = 170  # of the darkest channel: paper and its shades are brighter
_COLOUR = 50  # by which the channels of coloured ink differ
_MOST = 0.5  # share of a word's ink that is coloured in a stamp, since black print may lie below it
_BLACK = 0.8  # least share of the page's words in black: else colour tells nothing


def with_stamps(image: Pixels, cleaned: Cleaned, dpi: float, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those of the head marked that are stamped there: words side by side, all in colour.

    image: the page as given; pieces: on the levelled page, in points. Figures alone stay: the act's own
    number and date are stamped too.
    """
    if image.ndim == 2:
        return list(pieces)
    level = cleaned.level(image)
    coloured = {id(piece) for piece in pieces if _share(level, piece, dpi / 72) > _MOST}
    if not coloured or len(coloured) > (1 - _BLACK) * len(pieces):
        return list(pieces)
    rows = rows_of(piece for piece in pieces if piece.base < _HEAD * 72 / dpi * level.shape[0])
    if not any(is_national(row.text, fold(row.text)) for row in rows):
        return list(pieces)
    stamped = {
        id(piece)
        for segment in segments_of(rows)
        if all(id(piece) in coloured for piece in segment.pieces) and any(map(str.isalpha, segment.text))
        for piece in segment.pieces
    }
    return [replace(piece, stamped=True) if id(piece) in stamped else piece for piece in pieces]


def _share(level: Pixels, piece: Piece, per: float) -> float:
    """Of the word's ink, how much is coloured; 0 without any."""
    x0, top, x1, bottom = (max(int(side * per), 0) for side in (piece.x0, piece.top, piece.x1, piece.bottom))
    part = level[top : bottom + 1, x0 : x1 + 1].astype(np.int16)
    if part.size == 0:
        return 0.0
    darkest = part.min(axis=2)
    ink = darkest < _INK
    return float(np.mean((part.max(axis=2) - darkest)[ink] > _COLOUR)) if ink.any() else 0.0
