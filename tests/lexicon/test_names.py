"""Forms of address and names: told from posts, syllables and each other."""

from __future__ import annotations

import re

import pytest

from pipeline.lexicon import names
from pipeline.text.fold import fold


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Ông Lê", "male"), ("Bà", "female"), ("Cô", "female"), ("Đ/c", "neutral"), ("các ông (bà)", "neutral")],
)
def test_a_form_of_address_tells_the_gender(text: str, gender: str) -> None:
    match = names.GENDERED_ADDRESS.match(fold(text))
    assert match is not None
    assert match.lastgroup == gender


@pytest.mark.parametrize("text", ["ông", "ông, bà", "ông (bà)", "ông/bà", "đồng chí", "ông bà, đồng chí"])
def test_one_or_several_forms_of_address(text: str) -> None:
    assert re.fullmatch(names.ADDRESSES, fold(text))


@pytest.mark.parametrize("text", ["thay", "có", "bản", "ông ấy", "ba ngành"])
def test_other_words_are_none(text: str) -> None:
    assert not re.fullmatch(names.ADDRESSES, fold(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bà Mẫu", True), ("đồng chí Mẫu", True), ("Ba Nguyễn Thị Thử", True), ("Ong Trần Thử", True),
        ("Bá Văn Thử", False), ("Ba Tơ", False), ("Ong Thế Thử", False), ("Ông Thị Mẫu", False),
        ("Cô Mẫu", True), ("Cù Thị Mẫu", False), ("có tên", False), ("Bác Lò", True), ("Bác sĩ Lò", False),
    ],
)  # fmt: skip
def test_spelling_decides_where_folded_words_are_alike(text: str, wanted: bool) -> None:
    assert (names.address_at(text, fold(text), 0, len(text)) is not None) is wanted


def test_no_address_inside_a_name() -> None:
    text = "Trần Anh Thử, anh Lò Mẫu, bà Mai Em"
    found = [match.group() for match in names.addresses_in(text, fold(text), 0, len(text))]
    assert found == ["anh", "ba"]


@pytest.mark.parametrize(
    "text", ["GVC.ThS.", "BSCKII.", "CNĐDCKI.", "PGS.TS", "Đại úy QNCN", "Thượng sĩ", "BS. CKII"]
)
def test_degrees_in_any_joined_spelling(text: str) -> None:
    assert re.fullmatch(names.DEGREES, fold(text))


@pytest.mark.parametrize("text", ["Tsương", "Ksor", "Hsiu", "Gvăn"])
def test_letters_inside_words_are_no_degrees(text: str) -> None:
    assert not re.match(names.DEGREES, fold(text))


def test_spelled_addresses() -> None:
    assert re.fullmatch(names.SPELLED_ADDRESS, "ĐỒNG CHÍ")
    assert not re.fullmatch(names.SPELLED_ADDRESS, "Ong")
    assert re.fullmatch(names.FIRST_OF_ADDRESS, "Đồng")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Lò Văn Thử", True),
        ("TS. Lò Văn Thử", True),
        ("H'Linh Mẫu", True),
        ("LÒ VĂN THỬ", True),
        ("PHÓ CHỦ TỊCH", False),
        ("GIÁM ĐỐC SỞ", False),
        ("Phó Chủ tịch thường trực", False),
        ("Thử", False),
        ("Lò Văn Thử 2", False),
    ],
)
def test_printed_names_of_who_signs(line: str, wanted: bool) -> None:
    assert names.is_printed_name(line) is wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Lò Văn Thử", True),
        ("LÒ VĂN THỬ", True),
        ("Lò văn Thử", False),
        ("Lò Vxn Thử", False),
        ("Thử", False),
    ],
)
def test_names_read_from_an_image_are_of_syllables(line: str, wanted: bool) -> None:
    assert names.is_name(line.split()) is wanted
