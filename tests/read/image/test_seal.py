"""A seal goes, what it lies over stays; a page without one is given back as it is."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.pdf.raster import Pixels
from pipeline.read.image.seal import print_of, without_seals

DPI, MIDDLE, RADIUS = 200, (900, 700), 135
BAR = np.s_[795:860, 940:950]
"""Where an upright stroke crosses the ring."""


def page() -> Pixels:
    paper = np.full((1200, 1600), 255, np.uint8)
    for row in range(100, 500, 50):
        cv2.putText(paper, "Print of a page in lines", (200, row), cv2.FONT_HERSHEY_COMPLEX, 1, 20, 2)
    cv2.rectangle(paper, (BAR[1].start, BAR[0].start), (BAR[1].stop - 1, BAR[0].stop - 1), 20, -1)
    return paper


def sealed(brightness: int) -> Pixels:
    seal = np.full((1200, 1600), 255, np.uint8)
    for radius, wide in ((RADIUS, 8), (90, 4)):
        cv2.circle(seal, MIDDLE, radius, brightness, wide)
    cv2.putText(seal, "SO", (860, 720), cv2.FONT_HERSHEY_SIMPLEX, 1.5, brightness, 4)
    return np.minimum(page(), seal)


@pytest.mark.parametrize("brightness", [0, 20, 110, 140])
def test_the_ring_goes_and_print_across_it_stays(brightness: int) -> None:
    seen = without_seals(sealed(brightness), DPI)
    inked = np.count_nonzero((page() == 255) & (sealed(brightness) < 150))
    assert np.count_nonzero((page() == 255) & (seen < 150)) < 0.4 * inked
    assert np.count_nonzero(seen[BAR] < 150) > 0.8 * seen[BAR].size
    assert (seen[:450] == page()[:450]).all()


def test_a_seal_paler_than_print_goes_with_its_words() -> None:
    seen = without_seals(sealed(130), DPI)
    assert np.count_nonzero(seen[640:740, 820:930] < 150) == 0


def test_a_page_without_a_seal_is_given_back() -> None:
    paper = page()
    assert without_seals(paper, DPI) is paper


@pytest.mark.parametrize("shape", [(1, 6000), (6000, 1), (20, 20), (1200, 1600)])
def test_where_no_seal_has_room_or_nothing_is_dark_all_stays(shape: tuple[int, int]) -> None:
    paper = np.full(shape, 180, np.uint8)
    assert without_seals(paper, DPI) is paper
    assert print_of(paper) == 0
