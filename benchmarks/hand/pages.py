"""A page around two strips: the number on the left, the date on the right, print below."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.pdf.raster import Pixels

_HIGH, _WIDE = 1100, 1654
_TOP = 220
_LEFT, _RIGHT = 130, 760
_BODY = (
    "QUYET DINH", "Can cu Luat To chuc chinh quyen dia phuong;", "Theo de nghi cua Chanh Van phong,",
    "Dieu 1. Thanh lap To cong tac gom cac ong, ba co ten sau day:",
    "Dieu 2. To cong tac co nhiem vu sau day.",
)  # fmt: skip


def page_of(number: Pixels | None, date: Pixels | None) -> Pixels:
    """Grey, at 200 dpi."""
    strips = [(strip, left) for strip, left in ((number, _LEFT), (date, _RIGHT)) if strip is not None]
    page = np.full((_HIGH, _WIDE), int(np.percentile(strips[0][0], 80)), np.uint8)
    for strip, left in strips:
        part = strip[:, : _WIDE - left]
        page[_TOP : _TOP + part.shape[0], left : left + part.shape[1]] = part
    for n, text in enumerate(_BODY):
        cv2.putText(page, text, (200, 500 + 60 * n), cv2.FONT_HERSHEY_COMPLEX, 0.9, 20, 2, cv2.LINE_AA)
    return page
