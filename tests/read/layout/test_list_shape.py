"""Columns of lists without rules: what their rows begin with."""

from __future__ import annotations

import pytest

from pipeline.read.layout.list_shape import part_number
from pipeline.read.layout.pieces import Piece


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("9,Ông:", ["9,", "Ông:"]),
        ("1.TS.", ["1.", "TS."]),
        ("12.", ["12."]),
        ("3.500", ["3.500"]),
        ("63/2014/NĐ-CP", ["63/2014/NĐ-CP"]),
        ("2.A", ["2.A"]),
    ],
)
def test_a_number_is_parted_from_the_word_behind_it(text: str, parts: list[str]) -> None:
    found = part_number(Piece(text, 10, 0, 70, 12, 11, 12, 0.9, "ocr"))
    assert [piece.text for piece in found] == parts
    assert (found[0].x0, found[-1].x1) == (10, 70)
