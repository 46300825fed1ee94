"""Where number and date stand, from the words that OCR saw. All heads are made up."""

from __future__ import annotations

import pytest

from pipeline.read.hand.find import places
from pipeline.read.layout.pieces import Piece

WIDTH, HEIGHT = 595.0, 842.0


def row(text: str, left: float = 80.0, base: float = 100.0) -> list[Piece]:
    """Words of a line in points, 6 points a letter."""
    pieces = []
    for word in text.split():
        right = left + 6 * len(word)
        pieces.append(Piece(word, left, base - 10, right, base, base, 13.0, 0.9, "ocr"))
        left = right + 5
    return pieces


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Số: 43G6 /QĐ-UBND", ["number"]),
        ("Sô:2O6/QĐ-UBND", ["number"]),
        ("So: ,7 /2019/TT-BCT", ["number"]),
        ("S6: /TB-UBND", ["number"]),
        ("số: ## /KH-SYT", ["number"]),
        ("Số: ........", ["number"]),
        ("UBND TỈNH MẪU", []),
        ("Sở Y tế tỉnh", []),
        ("Sơn La, thành phố", []),
        ("Mẫu Sơn, ngày 1G tháng 3 năm 2021", ["date"]),
        ("Mẫu Sơn, ngày1Gtháng 3năm 2021", ["date"]),
        ("Mẫu Sơn, Ê tháng0 năm 2021", ["date"]),
        ("Mẫu Sơn, ngày tháng năm 2021", ["date"]),
        ("Căn cứ Luật Tổ chức chính quyền", []),
        ("hằng tháng, hằng quý báo cáo", []),
    ],
)
def test_heads(text: str, kinds: list[str]) -> None:
    assert [place.kind for place in places(row(text), WIDTH, HEIGHT)] == kinds


def test_both_halves_of_a_row() -> None:
    pieces = [*row("Số: 4 /QĐ-UBND"), *row("Mẫu Sơn, ngày 5 tháng 6 năm 2021", left=290)]
    number, date = places(pieces, WIDTH, HEIGHT)
    assert number.right < 300 < date.left
    assert [piece.text for piece in number.pieces] == ["Số:", "4", "/QĐ-UBND"]
    assert date.pieces[0].text == "ngày"


def test_only_heads_are_looked_at() -> None:
    assert not places(row("Số: 43G6 /QĐ-UBND", base=700), WIDTH, HEIGHT)
