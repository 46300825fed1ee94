"""Personal data is covered, dates, numbers of acts and agencies' addresses are not."""

from __future__ import annotations

import pytest

from pipeline.mask import mask
from schemas import MASK, Cell, Line, Page, Reading, Source, Word

SOURCE = Source(id="0" * 64, file_name="a.txt", path="a.txt", media_type="text/plain", byte_count=1)


def words(text: str) -> tuple[Word, ...]:
    return tuple(Word(text=part) for part in text.split())


def row(*cells: str) -> Line:
    found = tuple(Cell(words=words(cell)) for cell in cells)
    return Line(kind="row", cells=found, words=tuple(word for cell in found for word in cell.words))


def reading(*lines: Line) -> Reading:
    page = Page(number=1, width=0, height=0, text_source="text-layer", confidence=1, lines=lines)
    return Reading(source=SOURCE, split="text", pages=(page,))


def masked(text: str) -> str:
    return mask(reading(Line(words=words(text)))).pages[0].text


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Ông Lò Mẫu, ĐT 0912345678;", "Ông Lò Mẫu, ĐT ;"),
        ("gọi 091 234 5678 hoặc 0912.345.678", "gọi    hoặc "),
        ("gọi +84912345678", "gọi "),
        ("mail lo.mau@thu.example, số 5", "mail , số 5"),
        ("CCCD số: 001099000123 cấp", "CCCD số:  cấp"),
        ("CMND 123456789, hộ chiếu B1234567", "CMND , hộ chiếu "),
        ("bà Vàng Ảo (SN 1954), sinh ngày 01/02/1960", "bà Vàng Ảo (SN ), sinh ngày "),
        ("tài khoản số 123456789012 tại", "tài khoản số  tại"),
        ("STK: 0101234567 tại", "STK:  tại"),
        ("SN 1954, thường trú tại số 5 đường Mẫu; chức vụ", "SN , thường trú tại    ; chức vụ"),
        ("Nơi thường trú: số 5 đường Mẫu", "Nơi thường trú:    "),
    ],
)
def test_masked(text: str, kept: str) -> None:
    once = masked(text)
    assert once.replace(MASK, "") == kept
    assert len(once) == len(text)
    assert masked(once) == once


@pytest.mark.parametrize(
    "text",
    [
        "Ngày ký: 09-01-2025 10:42:13 +07:00",
        "Quyết định số 0912/QĐ-UBND ngày 09.01.2025",
        "Email: ubnd@tinhmau.gov.vn, điện thoại 0237.3852.246",
        "kinh phí 950.000.000 đồng, năm 2021",
        "công tác tuyển sinh năm 2023, thi học sinh giỏi cho học sinh năm 2024",
        "TUYỂN SINH NĂM 2023",
        "khai sinh năm học 2020 tại trường",
        "Hội đồng tuyển sinh năm 2023, vệ sinh năm 2024",
        "nghiên cứu sinh khóa 2018, nhập học tân sinh viên năm 2023",
        "vệ sinh môi trường tại các địa chỉ đã công bố",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020",
        "08/01/2025 10 hồ sơ",
        "Quản lý người tạm trú tại 12 xã, phường; rà soát hộ khẩu, nhân khẩu",
    ],
)
def test_left_alone(text: str) -> None:
    assert masked(text) == text


def test_columns_of_personal_data_are_covered() -> None:
    found = mask(
        reading(
            row("TT", "Họ và tên", "Số điện thoại", "Năm sinh"),
            row("1", "Lò Văn Mẫu", "nội bộ 12", "1970"),
            Line(words=words("Tổ gồm 12 người")),
            row("a", "b", "12", "1971"),
        )
    )
    lines = found.pages[0].lines
    assert lines[1].text == "1 | Lò Văn Mẫu | ███ ██ ██ | ████"
    assert [word.text for word in lines[1].words][-1] == "████"
    assert lines[2].text == "Tổ gồm 12 người"
    assert lines[3].text == "a | b | 12 | 1971"
    assert [item.code for item in found.review] == ["masked"]
    assert mask(found) == found


def test_nothing_to_mask_is_the_same_value() -> None:
    value = reading(Line(words=words("Điều 1. Thành lập Tổ")))
    assert mask(value) is value
