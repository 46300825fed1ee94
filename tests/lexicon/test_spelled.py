"""Terms that the printed text must bear out."""

from __future__ import annotations

import pytest

from pipeline.lexicon.spelled import Spelled
from pipeline.text.fold import fold

RANKS = Spelled(["Trưởng", "Chủ tịch", "TP."])
LINKS = Spelled(["làm", "giữ chức"], bare=True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trưởng thôn", True), ("TRƯỞNG", True), ("Trương Mẫu", False), ("Truong", False),
        ("Chủ tịch", True), ("Chủ tich", True), ("Chu Tích", False), ("CHU TICH", True), ("TP. Mẫu", True),
    ],
)  # fmt: skip
def test_one_syllable_is_spelled_several_may_slip(text: str, wanted: bool) -> None:
    assert (RANKS.match(text, fold(text), 0) is not None) is wanted


@pytest.mark.parametrize(("text", "wanted"), [("làm", True), ("lam", True), ("Lam", False), ("lâm", False)])
def test_bare_small_letters(text: str, wanted: bool) -> None:
    assert (LINKS.match(text, fold(text), 0) is not None) is wanted


def test_all_of_a_text() -> None:
    text = "Kiểm lâm giữ chức làm"
    found = [text[slice(*match.span())] for match in LINKS.finditer(text, fold(text), 0, len(text))]
    assert found == ["giữ chức", "làm"]
