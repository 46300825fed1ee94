"""Diacritics that OCR bent: words of the field are mended, names are left as they were read."""

from __future__ import annotations

import pytest

from pipeline.parse.act.repair import repair
from pipeline.text.fold import fold

MENDED = {
    "Phó Giám đóc Sỏ Tài chính": "Phó Giám đốc Sở Tài chính",
    "Ủy ban nhân dàn tỉnh": "Ủy ban nhân dân tỉnh",
    "Phó Chánh Văn phong": "Phó Chánh Văn phòng",
    "Lò Văn Thử, Giám đóc Sở Y tế": "Lò Văn Thử, Giám đốc Sở Y tế",
    "Thủ trưởng Bộ Tài chính Lò Văn Thử": "Thứ trưởng Bộ Tài chính Lò Văn Thử",
    "Thủ trưởng Bộ Chỉ huy Quân sự tỉnh": "Thủ trưởng Bộ Chỉ huy Quân sự tỉnh",
    "Tố tuần tra, kiểm soát": "Tổ tuần tra, kiểm soát",
    "văn nghệ quần chúng, vũ trường": "văn nghệ quần chúng, vũ trường",
    "BSCKII- Lò Văn Thử": "BSCKII. Lò Văn Thử",
    "BSCKIL. Lò Văn Thử": "BSCKII. Lò Văn Thử",
    "1. Thẫy Lò Văn Thử": "1. Thầy Lò Văn Thử",
    "BS: Lò Văn Thử": "BS: Lò Văn Thử",
    "hộ dân có đất bị thu hồi": "hộ dân có đất bị thu hồi",
}
DUSTY = {
    "huyện 'Vĩnh Mẫu": "huyện Vĩnh Mẫu",
    "„Ủy viên": "Ủy viên",
    "Nhiệm vụ của Tổ `": "Nhiệm vụ của Tổ",
    "Phó Trưởng ban; -": "Phó Trưởng ban;",
    'BS. "Lò Văn Thử': "BS. Lò Văn Thử",
    "Giám đốc Sở Y tế -": "Giám đốc Sở Y tế -",
    'đề tài "Cây xanh"': 'đề tài "Cây xanh"',
    "bà H'Yến Niê, bà H' Răm": "bà H'Yến Niê, bà H' Răm",
}
NAMES = ["Lò Văn Thử", "BÀ MAI VĂN THỬ", "Nguyễn Thị Hải Quân", "Phạm Văn Hoa", "Hồ Văn Phông"]


@pytest.mark.parametrize(("read", "right"), MENDED.items())
def test_words_of_the_field_are_mended(read: str, right: str) -> None:
    assert repair(read, fold(read)) == right


@pytest.mark.parametrize(("read", "clean"), DUSTY.items())
def test_dust_beside_words_goes(read: str, clean: str) -> None:
    made = repair(read, fold(read))
    assert len(made) == len(read)
    assert " ".join(made.split()) == clean


@pytest.mark.parametrize("name", NAMES)
def test_names_are_never_touched(name: str) -> None:
    line = f"1. {name}, Giám đốc Sở Y tế"
    assert repair(line, fold(line)) == line
