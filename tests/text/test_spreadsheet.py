"""Text that a spreadsheet would run is made harmless; numbers and all other text stay as they are."""

from __future__ import annotations

import pytest

from pipeline.text.spreadsheet import harmless


@pytest.mark.parametrize(
    "cell",
    [
        '=HYPERLINK("http://a","b")', "=1+1", "@x", "-", "- Chủ trì", "+84 a", "\t=1", "\r=1", "\n=1",
        "-1+cmd|' /C calc'!A0", "+1;=2", "-1.5-", "+-1", "＝1",
    ],
)  # fmt: skip
def test_what_begins_like_a_formula_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "chữ", "12/QĐ-UBND", "a=1", "'=1", "-1", "+84", "-1.5", "-1,5", "-2e-07", -3, 0.5, None]
)
def test_all_else_stays(cell: object) -> None:
    assert harmless(cell) == cell
