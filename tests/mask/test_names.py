"""Names, posts and offices of persons are never covered as something else, whatever stands beside them."""

# ruff: noqa: E501  rows stand whole

from __future__ import annotations

import pytest

from pipeline.mask import mask
from tests.mask.test_owners import DATED, check
from tests.mask.test_spellings import made
from tests.support.reading import of_pages, page

CASES = {
    "beside numbers in one cell": (
        "TT | Cơ quan | Lãnh đạo | Liên hệ | Chuyên viên (tên, số máy)",
        "1 | Sở Mẫu | ⟨Lê Văn Mẫu⟩ ⟨Phó Trưởng phòng⟩ | CQ ⟨0290.3476.111⟩ DĐ: ⟦0391148514⟧ | ⟨Mai Thị Giả⟩ ⟦034 941 99 99⟧",
        "2 | Sở Giả | ⟨Tạ Thị Thử⟩ ⟨Chánh Văn phòng⟩ | ⟦0817.829.091⟧ ⟦thuta74@outlook.com⟧ | ⟨Vi Trọng Mẫu⟩ ⟦0374244281⟧",
        "3 | Sở Ví | ⟨Hà Văn Thử⟩ ⟨Chuyên viên⟩ | ⟦0913678116⟧ - ⟦0837 253 291⟧ | ⟨Đinh Quốc Mẫu⟩, ⟦0831703764⟧",
    ),
    "behind a mark": (
        "STT | Đơn vị | Đầu mối liên hệ (họ tên, điện thoại)",
        "1 | Xã Mẫu | ⟨Lò Thị Mẫu⟩ - ⟦0912345678⟧",
        "2 | Xã Giả | ⟨Hà Văn Giả⟩ - ⟦0987654321⟧",
    ),
    "with a form of address": (
        "STT | Tên đơn vị | Số điện thoại người phụ trách",
        "1 | Trường Mầm non Mẫu | ⟨Cô Lò Thị Mẫu⟩: ⟦0912345678⟧",
        "2 | Trường Tiểu học Giả | ⟨Thầy Hà Văn Giả⟩: ⟦0987654321⟧",
    ),
    "with a post in brackets": (
        "STT | Xã | Cán bộ trực, số điện thoại liên lạc",
        "1 | Mẫu | ⟨Vàng A Mẫu⟩ (⟨PCT xã⟩) ⟦0912345678⟧",
        "2 | Giả | ⟨Sùng Thị Giả⟩ (⟨Văn phòng⟩) ⟦0987654321⟧",
    ),
    "of who stands in": (
        "TT | Họ và tên | Đơn vị | Di động, người thay thế",
        "1 | Lò Văn Mẫu | ⟨Sở Y tế⟩ | ⟦0912345678⟧, ⟨Hà Thị Mẫu⟩ ⟦0987654321⟧",
        "2 | Vi Thị Thử | ⟨Sở Nội vụ⟩ | ⟦0912345679⟧, ⟨Cao Văn Giả⟩ ⟦0987654322⟧",
    ),
    "below 'Zalo'": (
        "TT | Cơ quan | Zalo",
        "1 | Phòng Mẫu | ⟨Lò Văn Mẫu⟩ ⟦0912345678⟧",
        "2 | Phòng Giả | ⟨Đặng Thị Giả⟩ ⟦0912345679⟧",
    ),
    "beside mailboxes": (
        "TT | Tổ | Email liên hệ, họ tên người nhận",
        "1 | Tổ 1 | ⟨Lê Thị Mẫu⟩ ⟦lemau@gmail.com⟧",
        "2 | Tổ 2 | ⟨Trần Văn Giả⟩ ⟦trangia88@yahoo.com⟧",
    ),
    "beside accounts": (
        "TT | Chủ hộ | Tài khoản nhận (chủ TK, số TK)",
        "1 | Lò Văn Mẫu | ⟨Lò Thị Thử⟩ ⟦0451000223344⟧",
        "2 | Hà Văn Giả | ⟨HÀ VĂN GIẢ⟩ ⟦3600205123456⟧",
    ),
    "of parents beside births": (
        "TT | Học sinh | Ngày sinh, họ tên cha mẹ",
        "1 | Lò Văn Mẫu | ⟦12/3/2015⟧, ⟨Lò Văn Cha⟩",
        "2 | Hà Thị Giả | ⟦15/4/2015⟧, ⟨Hà Văn Bố⟩",
    ),
    "of relatives beside phones": (
        "TT | Thôn | Trưởng thôn | Số ĐT",
        "1 | Thôn Mẫu | ⟨Lò Văn Mẫu⟩ | ⟦0912345678⟧ (vợ: ⟨Hà Thị Mẫu⟩ ⟦0912345670⟧)",
        "2 | Thôn Giả | ⟨Vi Văn Giả⟩ | ⟦0912345679⟧",
    ),
    "where they and places are asked for": (
        "TT | Họ tên liệt sĩ | Năm sinh | Ngày hy sinh | Quê quán | Thân nhân thờ cúng, nơi ở",
        "1 | ⟨Lò Văn Mẫu⟩ | ⟦1948⟧ | ⟨12/4/1972⟩ | ⟦xã Mẫu⟧ | ⟨Lò Thị Con⟩ (con), ⟦bản Giả, xã Mẫu⟧",
        "2 | ⟨Hà Văn Giả⟩ | ⟦1950⟧ | ⟨27/1/1973⟩ | ⟦xã Giả⟧ | ⟨Hà Văn Cháu⟩ (cháu), ⟦bản Thử, xã Giả⟧",
    ),
    "of parents before an address": (
        "STT | Học sinh | Lớp | Phụ huynh, địa chỉ, SĐT",
        "1 | ⟨Lò Minh Mẫu⟩ | ⟨6A⟩ | ⟨Lò Văn Cha⟩, ⟦bản Mẫu, xã Giả⟧, ⟦0912111222⟧",
        "2 | ⟨Hà Thị Giả⟩ | ⟨6B⟩ | ⟨Hà Văn Bố⟩, ⟦bản Thử, xã Giả⟧, ⟦0912111223⟧",
    ),
    "with a short post": (
        "TT | Cơ quan | Người nhận tin (tên, chức vụ, máy) | Dự phòng",
        "1 | ⟨Sở Mẫu⟩ | ⟨Lò Văn Mẫu⟩, ⟨CVP⟩, ⟦0912111222⟧ | ⟨Hà Thị Giả⟩, ⟨PVP⟩, ⟦0912111223⟧",
        "2 | ⟨Sở Giả⟩ | ⟨Cà Thị Thử⟩, ⟨TP⟩, ⟦0912111224⟧ | ⟨Vi Văn Ba⟩, ⟨CV⟩, ⟦0912111225⟧",
    ),
    "of headmasters and accountants": (
        "STT | Trường | Hiệu trưởng (ĐT) | Kế toán (ĐT) | Email trường",
        "1 | ⟨TH Mẫu⟩ | ⟨Lò Văn Mẫu⟩ (⟦0912111222⟧) | ⟨Hà Thị Giả⟩ (⟦0912111223⟧) | ⟨vanthu@giatinh.edu.vn⟩",
        "2 | ⟨THCS Giả⟩ | ⟨Cà Thị Thử⟩ (⟦0912111224⟧) | ⟨Vi Văn Ba⟩ (⟦0912111225⟧) | ⟨thcsgia@giatinh.edu.vn⟩",
    ),
    "of committees, like places and peoples": (
        "1. Ông ⟨Lò Văn Mẫu⟩, ⟨Trưởng thôn 3⟩, ⟨Trưởng ban⟩;",
        "2. Bà ⟨Hà Thị Giả⟩, ⟨Bí thư Chi bộ tổ dân phố 5, phường Mẫu⟩, ⟨Phó Trưởng ban⟩;",
        "3. Ông ⟨Vi Văn Thử⟩, ⟨Trưởng Công an xã Đường Mẫu⟩, ⟨Ủy viên⟩;",
        "4. Đ/c ⟨Lý Văn Sinh⟩ - ⟨Trạm trưởng Y tế⟩ - ⟨Ủy viên⟩;",
        "5. Ông ⟨Tô Văn Trú⟩, ⟨Đội trưởng Đội Quản lý trật tự đô thị⟩; ông ⟨Hồ Nhà Quê⟩, ⟨Tổ trưởng Tổ 7⟩.",
        "6. Bà ⟨Đạo Thị Người⟩, ⟨Phó Giám đốc Ban Quản lý Khu di tích⟩.",
        "7. Ông ⟨Thái Văn Kinh⟩, bà ⟨Dao Thị Mường⟩, ông ⟨Thổ Văn Hoa⟩: ⟨thành viên⟩.",
        "8. Ông ⟨Cao Đài Mẫu⟩, ⟨Phó Chủ tịch Hội Nông dân⟩; ông ⟨Lương Công Giáo⟩, ⟨Ủy viên Ban Tôn giáo⟩.",
    ),
    "of doctors": (
        "Bác sĩ ⟨Lò Văn Mẫu⟩ - ⟨Trưởng khoa Thận nhân tạo⟩; BS ⟨Hà Thị Giả⟩ - ⟨Khoa Tim mạch⟩; ThS ⟨Vi Văn Thử⟩ - ⟨Phó khoa Tâm thần⟩.",
        "Giao bác sĩ Hà Thị Giả phụ trách ⟨phòng khám tăng huyết áp, đái tháo đường⟩.",
        "Bà Cà Thị Ba (⟨chuyên trách HIV/AIDS⟩), ông Lù Văn Tư (⟨chuyên trách lao, phong⟩).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("texts", CASES.values(), ids=CASES)
def test_names_stay(texts: tuple[str, ...]) -> None:
    found = mask(of_pages([page(list(map(made, (DATED, *texts))))])).pages[0].lines
    check(texts, [one.text for one in found[1:]])
