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
}
NAMES = ["Lò Văn Thử", "BÀ MAI VĂN THỬ", "Nguyễn Thị Hải Quân", "Phạm Văn Hoa", "Hồ Văn Phông"]


@pytest.mark.parametrize(("read", "right"), MENDED.items())
def test_words_of_the_field_are_mended(read: str, right: str) -> None:
    assert repair(read, fold(read)) == right


@pytest.mark.parametrize("name", NAMES)
def test_names_are_never_touched(name: str) -> None:
    line = f"1. {name}, Giám đốc Sở Y tế"
    assert repair(line, fold(line)) == line
