"""Characters of a text layer → words: blanks that the layer sets too narrow, or claims where none is."""

from __future__ import annotations

import pytest

from pipeline.read.layer.words import words_of
from tests.support.chars import Char, as_chars

EM = 10.0
WIDE, NARROW, NONE = 0.3, 0.15, 0.0  # gaps, in type sizes


def chars(printed: str) -> list[Char]:
    """Letters side by side: '_' is a wide gap, '.' a narrow one, '~' a claimed blank without a gap."""
    made: list[Char] = []
    x, claimed = 0.0, False
    for letter in printed:
        if letter in "_.~":
            x += {"_": WIDE, ".": NARROW, "~": NONE}[letter] * EM
            claimed = letter == "~"
            continue
        made.append(Char(letter, x, 0.0, x + EM / 2, EM * 1.15, EM, after_space=claimed))
        x, claimed = x + EM / 2, False
    return made


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("thủ_tục", ["thủ", "tục"]),
        ("thủ.tục", ["thủ", "tục"]),
        ("về~việc", ["về", "việc"]),
        ("đề~nghị~của", ["đề", "nghị", "của"]),
        ("VNPT.Ninh", ["VNPT", "Ninh"]),
        ("số~12", ["số", "12"]),
        ("Đ.i.ề.u_4", ["Điều", "4"]),
        ("vi~ên", ["viên"]),
        ("1.2", ["12"]),
        ("số~12/QĐ-UBND", ["số", "12/QĐ-UBND"]),
        ("năm.06/6/2022", ["năm", "06/6/2022"]),
        ("05.tháng", ["05", "tháng"]),
        ("QĐ-.UBND", ["QĐ-UBND"]),
    ],
)
def test_doubtful_gaps_part_words(printed: str, words: list[str]) -> None:
    assert [word.text for word in words_of(as_chars(chars(printed)))] == words


@pytest.mark.parametrize(
    ("printed", "late"),
    [
        ("tỉnh_Lâm_Viên", "ỉ"),
        ("Độc_lập_-_Tự_do", "ộậự"),
        ("UỶ_BAN", "Ỷ"),
        ("Quyết_định_số_12", "ếịố"),
    ],
)
def test_letters_of_another_typeface_drawn_after_their_line_are_put_back(printed: str, late: str) -> None:
    line = chars(printed)
    drawn = [c for c in line if c.text not in late] + [c for c in line if c.text in late]
    seen = [c._replace(after_space=bool(n)) for n, c in enumerate(drawn)]  # gaps claimed where letters lack
    assert [word.text for word in words_of(as_chars(seen))] == printed.split("_")


def test_what_is_printed_over_a_line_is_not_mixed_with_it() -> None:
    line, stamp = chars("Lưu:_VT"), [c._replace(x0=c.x0 + 2, x1=c.x1 + 2) for c in chars("MẪU_SỐ")]
    assert [word.text for word in words_of(as_chars([*line, *stamp]))] == ["Lưu:", "VT", "MẪU", "SỐ"]
