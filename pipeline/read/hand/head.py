"""Number and date in the head of a scan, read where they are by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.pdf.raster import Pixels
from pipeline.read.hand.find import HEAD, places
from pipeline.read.hand.network import likelihoods
from pipeline.read.hand.pieces import with_line
from pipeline.read.hand.read import Reader, read_line
from pipeline.read.image.clean import Cleaned, even
from pipeline.read.layout.pieces import Piece


def with_head(
    image: Pixels, cleaned: Cleaned, dpi: float, pieces: Sequence[Piece], reader: Reader = likelihoods
) -> list[Piece]:
    """The pieces of a page, those of its number and date mended.

    image: as scanned, with pen and seals; pieces: in points of its levelled frame.
    """
    height, width = image.shape[:2]
    per = 72 / dpi
    found = list(pieces)
    wanted = places(found, width * per, height * per)
    if not wanted:
        return found
    grey = _with_pen(image[: round(HEAD * height)], cleaned)
    read: set[str] = set()
    for place in wanted:
        if place.kind in read:  # further down they are cited, and printed
            continue
        box = (place.left / per, place.right / per, place.base / per)
        known = [None if x is None else x / per for x in place.words]
        line = read_line(grey, dpi, place.kind, box, known=known, reader=reader)
        if line is not None:
            read.add(place.kind)
            found = with_line(place, line, found, per)
    return found


def _with_pen(image: Pixels, cleaned: Cleaned) -> Pixels:
    """Grey, even and level: the red channel, where pens of all inks are dark and seals are not."""
    red = image if image.ndim == 2 else np.ascontiguousarray(image[:, :, 2])
    return cleaned.level(even(red))
