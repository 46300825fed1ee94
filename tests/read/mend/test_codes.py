"""Halves of act numbers are joined; nothing else is."""

from __future__ import annotations

import pytest

from pipeline.read.layout.pieces import Piece
from pipeline.read.mend.codes import join_codes


def pieces(*texts: str, gap: float = 2.0) -> list[Piece]:
    found, x = [], 0.0
    for text in texts:
        found.append(Piece(text, x, 0, x + 6 * len(text), 12, 11, 12))
        x += 6 * len(text) + gap
    return found


@pytest.mark.parametrize(
    ("texts", "joined"),
    [
        (("02/2017/TT:", "-VPCP"), ["02/2017/TT-VPCP"]),
        (("63/2010/NĐ-", "CP"), ["63/2010/NĐ-CP"]),
        (("987/QĐ", "-UBND;"), ["987/QĐ-UBND;"]),
        (("02/2017/TT.VPCP",), ["02/2017/TT-VPCP"]),
        (("23\u20444/2018",), ["23/4/2018"]),
        (("Số:", "/QĐ-UBND"), ["Số:", "/QĐ-UBND"]),
        (("12/QĐ.", "UBND"), ["12/QĐ.", "UBND"]),
        (("12/QĐ", "UBND"), ["12/QĐ", "UBND"]),
        (("12/QĐ-", "Ủy"), ["12/QĐ-", "Ủy"]),
        (("KH-TC", "-", "SYT"), ["KH-TC", "-", "SYT"]),
    ],
)
def test_join(texts: tuple[str, ...], joined: list[str]) -> None:
    assert [piece.text for piece in join_codes(pieces(*texts))] == joined


def test_far_halves_stay_apart() -> None:
    assert len(join_codes(pieces("63/2010/NĐ-", "CP", gap=20))) == 2
