"""A photographed sheet fills the image; a scan, level on its bed or not, is left as it is."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.pdf.raster import Pixels
from pipeline.read.image.clean import Cleaned
from pipeline.read.image.paper import find_sheet, flattened
from pipeline.read.scan import Scan

WIDTH, HEIGHT = 1000, 1400


def photograph(corners: list[tuple[int, int]], desk: int = 70) -> Pixels:
    """A white sheet with lines of print between `corners`, on a darker desk."""
    sheet = np.full((HEIGHT, WIDTH), 235, np.uint8)
    for y in range(150, HEIGHT - 150, 40):
        cv2.line(sheet, (120, y), (WIDTH - 120, y), 20, 6)
    flat = np.array([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], np.float32)
    turn = cv2.getPerspectiveTransform(flat, np.array(corners, np.float32))
    return np.asarray(cv2.warpPerspective(sheet, turn, (WIDTH, HEIGHT), borderValue=desk), np.uint8)


SEEN = [(60, 90), (930, 50), (960, 1330), (90, 1370)]


def test_the_corners_of_a_photographed_sheet_are_found() -> None:
    found = find_sheet(photograph(SEEN))
    assert found is not None
    assert np.abs(found - np.array(SEEN)).max() < 8


def test_its_lines_are_level_once_flattened_and_lead_back() -> None:
    image = photograph(SEEN)
    flat, back = flattened(image)
    assert back is not None
    assert flat.shape == image.shape
    line = np.flatnonzero(flat[:, 500] < 100)
    assert abs(int(np.flatnonzero(flat[:, 200] < 100)[0]) - int(line[0])) <= 6
    scan = Scan((), Cleaned(flat, np.array([[1.0, 0, 0], [0, 1.0, 0]]), 0.0), (), 72, 0, 1.0, back)
    assert not scan.as_given
    assert scan.given(0, 0, WIDTH, HEIGHT) == pytest.approx((60, 50, 960, 1370), abs=9)


@pytest.mark.parametrize("shape", [(1, 3000), (3000, 1), (1, 1)])
def test_a_strip_is_no_page(shape: tuple[int, int]) -> None:
    strip = np.full(shape, 200, np.uint8)
    assert flattened(strip) == (strip, None)


@pytest.mark.parametrize(
    "corners",
    [
        pytest.param([(0, 0), (WIDTH, 0), (WIDTH, HEIGHT), (0, HEIGHT)], id="a scan"),
        pytest.param([(40, 40), (960, 40), (960, 1360), (40, 1360)], id="level on a dark bed"),
        pytest.param([(300, 400), (600, 380), (620, 800), (310, 820)], id="too small for a sheet"),
    ],
)
def test_other_pages_stay_as_they_are(corners: list[tuple[int, int]]) -> None:
    image = photograph(corners)
    assert flattened(image) == (image, None)
    assert find_sheet(photograph(SEEN, desk=215)) is None  # paper on a light table
