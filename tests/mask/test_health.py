"""Somebody's health goes, in any words; fields of work, groups and other reasons stay."""

# ruff: noqa: E501  rows stand whole

from __future__ import annotations

import pytest

from pipeline.mask import mask
from tests.mask.test_owners import DATED, check
from tests.mask.test_spellings import made
from tests.support.reading import of_pages, page, plain

CASES = {
    "of a person": (
        "Ông Lò Văn Mẫu, ⟦đái tháo đường type 2⟧, xin nghỉ; bà Hà Thị Thử, đang ⟦điều trị lao phổi⟧ tại Bệnh viện tỉnh.",
        "Ông Vi Văn Giả bị ⟦thoát vị đĩa đệm⟧ nên xin rút; bà Cà Thị Ví, ⟦suy giảm khả năng lao động 61%⟧, nghỉ hưu.",
        "Ông Lò Hai, khám phát hiện ⟦tăng huyết áp độ 2⟧; ông Lò Ba, ⟦suy van tĩnh mạch độ 3⟧; ông Vi Năm, ⟦xơ cứng bì mạn tính⟧.",
        "Bà Hà Bốn đã ⟦mổ ruột thừa⟧; cháu Lò Thị Sáu (⟦khuyết tật trí tuệ đặc biệt nặng⟧), con gái ⟦bị bệnh Down⟧.",
        "Ông Lò Văn Tám, sức khỏe: ⟦tốt⟧, ⟦viễn thị nhẹ⟧; bà Cà Mẫu, ⟦tổn thương cơ thể 31%⟧, được trợ cấp ⟨500.000 đồng⟩.",
    ),
    "fields of work": (
        "Ông Lò Văn Mẫu, Phó Chủ tịch, phụ trách lĩnh vực ⟨lao động, thương binh và xã hội⟩, ⟨khuyết tật⟩, giáo dục.",
        "Bà Hà Thị Thử - Trưởng phòng ⟨Lao động, Thương binh và Xã hội⟩; theo dõi ⟨ngành thương binh⟩.",
        "Ông Vi Văn Giả: ⟨chính sách thương binh, liệt sĩ⟩; ⟨lao động - thương binh - xã hội⟩; ⟨con liệt sĩ⟩.",
        "Ông Lò Hai, Giám đốc ⟨Bệnh viện⟩: ⟨(0296) 3.876.115⟩, phụ trách phòng chống ⟨HIV/AIDS, ma túy⟩.",
        "Bà Hà Tám, Trưởng khoa ⟨Truyền nhiễm⟩, tổ chức ⟨thu dung, điều trị⟩; bác sĩ Vi Bảy, ⟨chuyên khoa tâm thần⟩.",
    ),
    "reasons of many makes": (
        "TT | Họ tên chủ hộ, NS | Số CCCD | Hoàn cảnh gia đình",
        "1 | Tráng A Mẫu, ⟦09/02/1979⟧ | ⟦010079397009⟧ | ⟨chồng mất, nuôi con nhỏ⟩",
        "2 | Lù Văn Giả ⟦16/02/1975⟧ | ⟦010079397010⟧ | con nhỏ ⟦bại não⟧, ⟨thiếu đất sản xuất⟩",
        "3 | Hảng Seo Thử (⟦1981⟧) | ⟦010079397011⟧ | ⟦trầm cảm⟧",
        "4 | Hảng Seo Ví, SN ⟦1982⟧ | ⟦010079397012⟧ | ⟨cháy nhà 12/2024⟩",
    ),
    "classes of recruits": (
        "TT | Họ tên | Phân loại SK | Kết luận",
        "1 | Lò Văn Mẫu | ⟦Loại 2 (răng)⟧ | ⟨Đạt⟩",
        "2 | Vi Văn Giả | ⟦Loại 5: hen⟧ | ⟨Miễn⟩",
        "Nơi đăng ký khám chữa bệnh: ⟨Trung tâm Y tế Giả⟩.",
    ),
    "below a line that names who is meant": (
        "Đã nhận giấy tờ của bà Võ Thị Mẫu, sinh ⟦16.10.1984⟧:",
        "- Đơn thuốc ghi: ⟦gút mạn tính⟧, địa chỉ ⟦14 Nguyễn Giả, P. Đập Mẫu⟧;",
        "- Hóa đơn số ⟨0052184⟩ của Siêu thị Mẫu (MST ⟨4101208772⟩);",
        "Liên hệ: Đội 3, ⟨đường Trần Giả, số 01A⟩, điện thoại ⟨0256.3869.204⟩.",
    ),
    "behind an office that was left": (
        "Ông Hồ Văn Mẫu thôi tham gia Ban Chỉ đạo do đang điều trị ⟦suy tim độ II⟧; bà Cao Thị Giả thay.",
        "Bà Lò Thị Mẫu xin rút khỏi Hội đồng vì bị ⟦thoái hóa cột sống⟧.",
        "Đồng chí Hà Văn Giả được nghỉ sinh hoạt chi bộ Trường THCS Mẫu do mắc ⟦ung thư phổi⟧.",
        "Ông Vi Văn Thử, ⟨Phó Trưởng ban⟩, không tiếp tục tham gia Tổ công tác của Sở do ⟦tai biến mạch máu não⟧.",
        "Bà Cà Thị Mẫu rời Ban Quản lý vì lý do sức khỏe (⟦viêm gan B mạn tính⟧).",
        "Ông Lò Mẫu thôi giữ chức Trưởng ban Kiểm soát HTX vì mới ⟦mổ tim⟧.",
        "Ông Lò Mẫu, ⟨Sở Lao động - Thương binh và Xã hội⟩; bà Hà Giả, ⟨Bệnh viện Tâm thần⟩.",
        "Bà Hà Thị Giả, ⟨Trưởng khoa Ung bướu⟩, phụ trách ⟨phòng chống HIV/AIDS⟩.",
        "Ông Lò Văn Mẫu làm việc tại ⟨Trung tâm Phục hồi chức năng cho người khuyết tật⟩.",
        "Ông Hà Văn Giả, ⟨Chủ tịch Hội Bảo trợ người khuyết tật⟩ tỉnh.",
        "Bà Vi Thị Thử, ⟨Phó Chủ tịch Hội Nạn nhân chất độc da cam/dioxin⟩.",
    ),
}  # fmt: skip
BARE = (
    "DANH SACH NGHI OM",
    "Rieng anh Lo Van Mau bi ⟦thoat vi dia dem⟧ nen xin nghi; chi Ha Thi Thu dang ⟦dieu tri lao phoi⟧;",
    "Nguoi lap: ⟨Dao Ngoc Thu⟩",
)


@pytest.mark.parametrize("texts", CASES.values(), ids=CASES)
def test_whose_health_it_is(texts: tuple[str, ...]) -> None:
    found = mask(of_pages([page(list(map(made, (DATED, *texts))))])).pages[0].lines
    check(texts, [one.text for one in found[1:]])


def test_health_without_diacritics() -> None:
    text = "\n".join(BARE).translate(dict.fromkeys(map(ord, "⟦⟧⟨⟩")))
    check(BARE, [one.text for one in mask(plain(text)).pages[0].lines])
