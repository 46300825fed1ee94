"""Fixed lines of an act are known as they are printed and as OCR spoils them, and told from running text."""

from __future__ import annotations

import re

import pytest

from pipeline.lexicon import landmarks
from pipeline.text.fold import fold


@pytest.mark.parametrize(
    "line",
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "UBND TỈNH X CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "C0NG H0A XÃ H0I CHỦ",  # what stands behind is lost
        "XÃ HỘI CHỦ NGHĨA YIỆT NAM / CHỦ NGHĨA VIỆT NAM",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "VIỆT NAM DÂN CHỦ CỘNG HÒA",
        "Độc lập - Tự do - Hạnh phúc",
        "SỞ Y TẾ Độc lập —- Tự do- Hạnh phúc",
    ],
)
def test_the_national_name_and_the_motto(line: str) -> None:
    assert landmarks.is_national(line, fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Nghị quyết của Đảng Cộng sản Việt Nam về chuyển đổi số",
        "định hướng xã hội chủ nghĩa",
        "CHỦ TỊCH HỘI KHOA HỌC VIỆT NAM",
        "phát triển kinh tế - xã hội chủ yếu",
    ],
)
def test_running_text_is_no_national_name(line: str) -> None:
    assert not landmarks.is_national(line, fold(line))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("QUYẾT ĐỊNH:", "QUYẾT ĐỊNH"),
        ("Q U Y Ế T  Đ Ị N H", "QUYẾT ĐỊNH"),
        ("QYẾT ĐỊNH", "QUYẾT ĐỊNH"),
        ("QUYẾTĐỊNH :", "QUYẾT ĐỊNH"),
        ("KẾ HOẠCH", "KẾ HOẠCH"),
        ("QUY ĐỊNH", "QUY ĐỊNH"),
        ("KẾ TOÁN", None),
        ("QUYẾT ĐỊNH CỦA CHỦ TỊCH", None),
    ],
)
def test_titles_of_acts(line: str, title: str | None) -> None:
    assert landmarks.title_of(fold(line)) == title


@pytest.mark.parametrize(
    ("name", "lines", "others"),
    [
        (
            "RECIPIENTS",
            ["Nơi nhận:", "~~-_Nơi nhận", "Nai nhận"],
            ["Gửi bản điện tử:", "Nơi nhậnbiết"],
        ),
        ("RECIPIENTS_OR_PART", ["Nơi nhận:", "Gửi bản điện tử:"], ["Người nhận:"]),
        (
            "RECIPIENT_LINE",
            ["- Như Điều 3;", "Như trên", "- Lưu: VT"],
            ["- Sở Y tế", "Lưul"],
        ),
        ("ANNEX", ["PHỤ LỤC I", "Danh sách thành viên"], ["Danh mục"]),
        ("ON_BEHALF", ["TM. ỦY BAN", "K/T CHỦ TỊCH", "TUQ: GIÁM ĐỐC"], ["TMĐT", "KTX"]),
        ("BASIS", ["Căn cứ Luật", "Xét đề nghị của", "- Trên cơ sở"], ["Xét tuyển", "Theo Sở"]),
        ("REASON", ["Xét tuyển", "Theo Thông báo số 1"], ["Thành lập"]),
        ("END_MARK", ["thi hành./.", "thi hành. / .", "này/."], ["số 1/QĐ-UBND", "a/. Tên"]),
    ],
)
def test_lines(name: str, lines: list[str], others: list[str]) -> None:
    pattern: re.Pattern[str] = getattr(landmarks, name)
    begin = pattern.search if name == "END_MARK" else pattern.match
    assert all(begin(fold(line)) for line in lines)
    assert not [line for line in others if begin(fold(line))]
