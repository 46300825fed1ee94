"""What is dark on a page, and its connected marks by their dark pixels alone: paper is most of a page."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.pdf.raster import Pixels

Places = npt.NDArray[np.intp]


def dark_of(grey: Pixels) -> Pixels:
    """255 where a page is darker than its own threshold (Otsu), else 0."""
    _, dark = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(dark, np.uint8)


def marks_of(dark: Pixels) -> tuple[Places, npt.NDArray[np.int32]]:
    """Where the pixels lie that are not 0, in the flattened image, and the number of each one's mark.

    Some four times as fast as connectedComponentsWithStats, which counts every pixel of the paper too.
    """
    _, labels = cv2.connectedComponents(dark, connectivity=8)
    ink = np.flatnonzero(dark != 0)
    return ink, np.asarray(labels.ravel()[ink], np.int32)
