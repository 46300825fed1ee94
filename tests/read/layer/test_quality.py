"""Syllables, broken text layers, mended OCR slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.layer.quality import judge_layer
from pipeline.read.mend.syllables import mend
from pipeline.text.syllables import is_syllable, syllable_share

_GOOD = "Căn cứ Luật Tổ chức chính quyền địa phương; xét đề nghị của Giám đốc Sở Cây xanh về việc lập Tổ"


@pytest.mark.parametrize(
    "token",
    [
        "nghiêng",
        "quyết",
        "Quốc",
        "giếng",
        "gì",
        "gìn",
        "khuya",
        "hoá",
        "hóa",
        "thuỷ",
        "uỷ",
        "Ủy",
        "yêu",
        "đường",
        "ươm",
        "xoong",
        "oanh",
        "quý",
        "quét",
        "khuấy",
        "ngoằn",
        "kể",
        "gà",
        "ghế",
        "nghỉ",
        "của",
        "chuyển",
        "thuở",
        "ích",
        "ong",
        "ăn",
        "Nguyễn",
        "Thị",
        "Huỳnh",
        "Kha",
        "Rỉ",
    ],
)
def test_syllables(token: str) -> None:
    assert is_syllable(token)


@pytest.mark.parametrize("token", ["ca", "kê", "nghe"])
def test_spelling_of_c_k_ng(token: str) -> None:
    assert is_syllable(token)
    assert not is_syllable({"ca": "ka", "kê": "cê", "nghe": "nge"}[token]) or token == "ca"


@pytest.mark.parametrize(
    "token", ["QUYÉT", "Viettel", "trutmg", "vi¢c", "jh", "wiki", "cat", "hoc", "Tmong", "bf", "ngaf", "áả"]
)
def test_no_syllables(token: str) -> None:
    assert not is_syllable(token)


@given(st.text(max_size=12))
def test_any_text_is_judged(token: str) -> None:
    assert is_syllable(token) in (True, False)
    assert 0 <= judge_layer(token).merit <= 1


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        (_GOOD, False),
        ("TM. UBND, KT. CT", False),
        (
            "Can cu Luat To chuc chinh quyen dia phuong xet de nghi cua Giam doc So Cay xanh tai To trinh",
            True,
        ),
        (
            "Cän cú Luêt Tö chûc chñnh quyïìn àõa phûúng xeát àïì nghõ cuãa Giaám àöëc Súã Cêy xanh vïì",
            True,
        ),
        (_GOOD + " (cid:12)(cid:7)", True),
    ],
)
def test_broken_layers(text: str, broken: bool) -> None:
    assert judge_layer(text).is_broken is broken


def test_too_few_words_are_not_judged() -> None:
    assert syllable_share("UBND tỉnh Mẫu") is None


@pytest.mark.parametrize(
    ("seen", "mended"),
    [
        ("QUYÉT", "QUYẾT"), ("QĐĐ-UBND", "QĐ-UBND"), ("12/NĐĐ-CP", "12/NĐ-CP"),
        ("HĐĐT", "HĐĐT"), ("Viettel", "Viettel"),
        ("Nguyên", "Nguyên"), ("thâm", "thâm"), ("QĐ-ĐĐBQH", "QĐ-ĐĐBQH"),
    ],
)  # fmt: skip
def test_mended_slips(seen: str, mended: str) -> None:
    assert mend(seen) == mended


@given(st.text(max_size=20))
def test_mending_keeps_the_length_of_words(text: str) -> None:
    assert len(mend(text)) <= len(text)
