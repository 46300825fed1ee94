"""Whose a row, a column, a number is: persons' values go, those of offices, acts and groups stay."""

# ruff: noqa: E501  rows stand whole

from __future__ import annotations

import re

import pytest

from pipeline.mask import mask
from tests.mask.test_spellings import made, spaced
from tests.support.reading import of_pages, page, plain

DATED = "Mẫu, ngày 12 tháng 4 năm 2024"
CASES = {
    "offices among households": (
        "TT | Chủ sử dụng đất | Địa chỉ | Số CCCD/MST | Điện thoại | Thửa",
        "1 | Lò Văn Mẫu | ⟦thôn Đông, xã Mẫu⟧ | ⟦038075001234⟧ | ⟦0912345678⟧ | ⟨152⟩",
        "2 | UBND xã Mẫu (đất công) | ⟨thôn Trung, xã Mẫu⟩ | ⟨2800123456⟩ | ⟨0237.3869.045⟩ | ⟨160⟩",
        "3 | Công ty TNHH Mẫu | ⟨Lô C2 Cụm công nghiệp Mẫu⟩ | ⟨0501156047⟩ | ⟨0237.3869.111⟩ | ⟨171⟩",
        "4 | Chùa Linh Mẫu | ⟨thôn Nam, xã Mẫu⟩ |  |  | ⟨175⟩",
        "5 | Hộ ông Vi Văn Giả | ⟦thôn Tây, xã Mẫu⟧ | ⟦172345678⟧ | ⟦0987654321⟧ | ⟨153⟩",
    ),
    "what columns say of numbers and of whom": (
        "TT | Họ và tên | SĐT chủ hộ | Nơi ở của chủ hộ | Số TK nhận thù lao | Chiều cao (cm) | Số máy xe | SBD từ - đến",
        "1 | Lò Văn Mẫu | ⟦0912345678⟧ | ⟦50/2 Lê Giả, P. Mẫu⟧ | ⟦1014560903467⟧ | ⟦158⟧ | ⟨2NR-2326023⟩ | ⟨100747-100974⟩",
        "2 | Hà Thị Thử | ⟦0987654321⟧ | ⟦ấp Giả, xã Mẫu⟧ | ⟦6166212512419⟧ | ⟦172⟧ | ⟨2NR-8198165⟩ | ⟨100317-101122⟩",
    ),
    "what a raise of wages says": (
        "TT | Họ và tên | Kết quả nâng bậc: Bậc | Kết quả nâng bậc: Hệ số | Số sổ BHXH",
        "1 | Lò Văn Mẫu | ⟨4/9⟩ | ⟨4,58⟩ | ⟦4016023581⟧",
        "2 | Hà Thị Thử | ⟨VK 8%⟩ | ⟨3,60⟩ | ⟦4016023592⟧",
    ),
    "homes, sizes and things beside households": (
        "1 Thường trú ⟦tổ 5, phường Mẫu⟧, TK ⟦0451000233871⟧ Vietcombank.",
        "Hộ ông Lò Văn Mẫu, ⟦thôn 3⟧, điểm ⟨B1 125, B2 40⟩, ⟨nhà 45m2⟩, xe máy ⟨24B1-552.03⟩.",
        "Điểm tránh trú: ⟨Nhà văn hóa thôn 4⟩; công an ⟨069 4349 217⟩; bảo hiểm y tế giai đoạn ⟨2012 - 2020⟩.",
        "5. Chỗ ở hiện nay, điện thoại | ⟦Tổ 8, phường Mẫu⟧; ⟦0367.880.014⟧",
        "Thẻ của bà Hà Thị Thử: ⟦DT2431795654637⟧; tài liệu tại ⟨https://mau.gov.vn/tl?id=20260319001⟩",
    ),
    "nothing below a heading of two values": (
        "TT | Họ và tên | Số CCCD, số điện thoại | Ghi chú",
        "1 | Lò Văn Mẫu |  | ⟨Trưởng phòng⟩",
        "2 | Hà Thị Thử |  | ⟨Chuyên viên⟩",
    ),
    "collectives and persons": (
        "TT | Tên tập thể, cá nhân | Năm sinh | Địa chỉ",
        "1 | Nhân dân thôn Đông |  | ⟨xã Mẫu, huyện Giả⟩",
        "2 | Ông Lò Văn Mẫu | ⟦1965⟧ | ⟦bản Giả, xã Mẫu⟧",
        "3 | Câu lạc bộ Hát then |  | ⟨phường Mẫu, thị xã Giả⟩",
    ),
    "landlines beside posts, at home, in pockets": (
        "STT | Họ và tên | Chức vụ | Điện thoại | Nhà riêng",
        "1 | Lò Văn Mẫu | ⟨Trưởng phòng⟩ | ⟨0212.3852.123⟩ | ⟦0212.3869.555⟧",
        "2 | Hà Thị Thử | ⟨Chuyên viên⟩ | ⟦0912 345 678⟧ | ⟦0212.3869.556⟧",
    ),
    "landlines of who has no post": (
        "TT | Họ và tên | Năm sinh | Điện thoại",
        "1 | Lò Văn Mẫu | ⟦1965⟧ | ⟦0212 3869 555⟧",
        "2 | Hà Thị Thử | ⟦1970⟧ | ⟦0912345678⟧",
    ),
    "who speaks for an office": (
        "TT | Đơn vị | Người đại diện | Địa chỉ | Số điện thoại",
        "1 | Sở Y tế | Lò Văn Mẫu | ⟨số 12 đường Lê Lợi, phường Mẫu⟩ | ⟨0237.3852.123⟩",
        "2 | Trường Đại học Mẫu | Hà Thị Thử | ⟨số 5 Quang Trung, phường Mẫu⟩ | ⟦0912345678⟧",
    ),
    "groups that are counted": (
        "TT | Chi bộ | Bí thư | Tổng số đảng viên | Nữ | Dân tộc | Dự bị | Tôn giáo | Hộ | Khẩu | Tổ",
        "1 | Chi bộ thôn 1 | Lò Văn Mẫu | ⟨35⟩ | ⟨12⟩ | ⟨Thái⟩ | ⟨2⟩ | ⟨Không⟩ | ⟨4⟩ | ⟨9⟩ | ⟨3⟩",
        "2 | Chi bộ thôn 2 | Hà Thị Thử | ⟨28⟩ | ⟨10⟩ | ⟨Mông⟩ | ⟨1⟩ | ⟨Tin Lành⟩ | ⟨5⟩ | ⟨8⟩ | ⟨2⟩",
    ),
    "villages where somebody lives": (
        "TT | Họ và tên | Năm sinh | Thôn, xã | Hạn trả nợ",
        "1 | Lò Văn Mẫu | ⟦1965⟧ | ⟦bản Giả, xã Mẫu⟧ | ⟨15/9/2024⟩",
        "2 | Hà Thị Thử | ⟦1970⟧ | ⟦bản Thử, xã Mẫu⟧ | ⟨20/10/2024⟩",
    ),
    "villages that somebody heads": (
        "TT | Họ và tên | Năm sinh | Chức danh | Thôn, bản",
        "1 | Lò Văn Mẫu | ⟦1965⟧ | ⟨Trưởng bản⟩ | ⟨bản Giả⟩",
        "2 | Hà Thị Thử | ⟦1970⟧ | ⟨Phó Trưởng bản⟩ | ⟨bản Thử⟩",
    ),
    "figures side by side": (
        "TT | Đơn vị | Tổng số | Nữ | Đảng viên | Dưới 30 | 30-50 | Thạc sĩ | Đại học | Cao đẳng | Người lập",
        "1 | Phòng Tư pháp | ⟨7⟩ | ⟨3⟩ | ⟨6⟩ | ⟨1⟩ | ⟨5⟩ | ⟨2⟩ | ⟨4⟩ | ⟨1⟩ | Lò Văn Mẫu",
    ),
    "contacts in one cell": (
        "TT | Họ và tên, chức vụ, nơi công tác | Thông tin liên hệ",
        "1 | TS Hà Thị Thử, Phó Giám đốc Sở Tư pháp | ĐT: ⟨0212.3852.999⟩; Email: ⟨thuht@sotuphap.mau.gov.vn⟩",
        "2 | ThS Lò Văn Mẫu, Trưởng khoa Luật | ĐT: ⟦0912345678⟧; Email: ⟦mau.lo75@gmail.com⟧",
    ),
    "dates of acts, of work and of years": (
        "1. Bà Hà Thị Thử, Quyết định ⟨123/QĐ-SNV⟩, ⟨01/7/2005⟩, thời gian giữ bậc ⟨01/12/2003⟩;",
        "2. Bà Cà Thị Ví, tham gia công tác tháng ⟨9/1981⟩, đóng BHXH từ ⟨10/1983⟩;",
        "3. Ông Lò Văn Ba, sinh ⟦1965⟧, Bằng khen các năm ⟨2001⟩, ⟨2003⟩, ⟨2007⟩;",
        "4. Bà Hà Thị Bốn: ⟨1995 - 1999⟩ học đại học; ⟨8/2001⟩: Phó phòng;",
        "5. Theo đơn của bà Hà Thị Năm ngày ⟨01/4/2005⟩; Huy hiệu ⟨40 năm tuổi Đảng⟩ đợt ⟨19/5/2008⟩;",
    ),
    "longer labels of addresses": (
        "Ông Lò Văn Mẫu, nơi cư trú khi nghỉ hưu: ⟦thôn Mẫu, xã Giả⟧; hạng xe: GPLX hạng B2 số ⟦380123456789⟧.",
        "Bà Hà Thị Thử, hiện đang sinh sống cùng gia đình tại ⟦thôn 3, xã Mẫu⟧; địa chỉ cơ quan: ⟨số 5 Lê Lợi, phường Mẫu⟩.",
        "Liên hệ: Sở Y tế (ông Vi Văn Giả, ĐT: ⟦0912345678⟧), địa chỉ: ⟨số 7 đường 3/2, phường Mẫu⟩.",
    ),
    "numbers of offices and files behind persons": (
        "Kế toán: Lò Thị Mẫu, ⟦0968-220-415⟧, hoặc VP nhà trường ⟨02213 964 087⟩, số máy bàn ⟨0255 386 0912⟩.",
        "Bà Cà Thị Ví, số biên nhận ⟨2208120001234⟩; gói thầu số ⟨20220812345⟩; ISBN ⟨978-604-1234-56-7⟩.",
        "Ông Lò Văn Mẫu, số CCCD ⟦79016204⟧ ⟦4185⟧, ĐT ⟦077 347 9299⟧.",
    ),
    "over a form's dots": (
        "Sinh ngày.....⟦27⟧.....tháng.....⟦9⟧.....năm.....⟦1983⟧.....; ngày sinh: ⟦5⟧__tháng__⟦6⟧__năm__⟦1990⟧",
        "2. Ngày, tháng, năm sinh: ⟦12⟧....../⟦8⟧....../⟦1980⟧; Đoàn viên từ: ..... ⟦26/03/2013⟧",
    ),
    "of several persons": (
        "6. Ông Lò Mẫu và bà Hà Thử (vợ chồng), cùng thường trú ⟦thôn Giả, xã Mẫu⟧, sinh các năm ⟦1967⟧ và ⟦1970⟧.",
        "7. Hà Giả, Vi Thử (SN: ⟦1980⟧ & ⟦1982⟧) sinh năm ⟦1965⟧",
        "8. Ông Vi Mẫu sinh năm ⟦1971⟧ và được bổ nhiệm năm ⟨2010⟩; công dân sinh các năm ⟨2005, 2006⟩ khám tuyển.",
    ),
    "whose surname no list knows": (
        "TK của hộ, ông là người ⟦Dao⟧, đạo ⟦Tin lành⟧, CCCD ⟦008071004512⟧.",
        "Lệnh Thị Mẫu, nhà ở ⟦tổ 11, phường Giả⟧).",
        "Bà con là người ⟨Dao⟩, ⟨876 hộ người Tày⟩.",
    ),
    "fields parted by strokes, a house told behind": (
        "1) Phan Văn Mẫu/Hiệu phó/⟦84868293354⟧/⟦phan@gmail.com⟧/⟦21.11.82⟧/⟦đội 4 Giả⟧",
        "2) Bà Cù Thị Mẫu: ⟦0228.3.639.174⟧ nhà riêng; ⟨0228.3.639.100⟩ CQ; ông Lò Mẫu ⟦02283639175⟧ NR.",
        "3) Ông Lò Mẫu, thẻ công an ⟦182-447⟧, bệnh nền ⟦tăng huyết áp⟧, HK: ⟦KDC Giả, TP Mẫu⟧.",
    ),
    "numbers of things": (
        "Bản quyền số ⟨7712-0934-5518-2260⟩; máy in seri ⟨HD-038120094417⟩; ông Lò Mẫu, CCCD-⟦038090001234⟧.",
        "Giám đốc Hà Thử: ⟨vienthong@mau-vt.com.vn⟩, ⟨mauxanh@mauxanh.vn⟩, ⟨phongtccb@mau.edu.vn⟩, ⟦thu.ha@mauxanh.vn⟧.",
        "Trực: ông Lò Văn Mẫu ⟦0912345678⟧",
        "Địa chỉ: ⟨số 8 đường Giả⟩ - ĐT ⟨02213862555⟩",
    ),
    "the commune that is visited": (
        "Ngày | Xã | Trưởng đoàn | Người liên hệ tại xã",
        "⟨22/4/2024⟩ | ⟨xã Mẫu⟩ | Lò Văn Mẫu | ⟨Hà Thị Thử (địa chính)⟩ ⟦0861391888⟧",
        "⟨23/4/2024⟩ | ⟨xã Giả⟩ | Vi Văn Thử | ⟨Hà Kim Giả (PCT)⟩ ⟦0912.799.700⟧",
    ),
    "a directory with phones of two owners in a cell": (
        "Họ và tên | Chức vụ | CQ/NR | Di động",
        "Lò Văn Mẫu | ⟨Chủ tịch⟩ | ⟨0203.3866.309⟩/⟦0203.3732.619⟧ | ⟦0934.982.066⟧",
        "Hà Thị Thử | ⟨Văn thư⟩ | ⟨0203.3645.659⟩/- | ⟦0945 872 416⟧",
        "Vi Văn Giả | ⟨Lái xe⟩ | ⟨0203 3561417⟩ ⟦0203 3798 428⟧ | ⟦0352.345.661⟧",
    ),
    "a scanned directory": (
        "TT | Đơn vị | Họ tên, chức vụ | Điện thoại",
        "1 | Chi cục Mẫu | Lò Văn Mẫu Chi cục trưởng | CQ:.-- ⟨0263.3577.991⟩ DĐ: ⟦0986179759⟧",
        "2 | Trạm Giả | Hà Thị Thử Trạm trưởng | CQ: ⟨0263 3776251⟩ DĐ: ⟦0826 139 151⟧",
    ),
    "a duty roster": (
        "Ngày | Lãnh đạo trực | Lực lượng phối hợp",
        "14/02 | Lò Văn Mẫu - PCT UBND ⟦091.3174.083⟧ | Hà Kim Thử (Công an xã) ⟦0913 157 035⟧",
        "15/02 | Vi Văn Giả - ⟨PBT⟩ ⟦0905039626⟧ | Tạ Thị Giả (Y tế xã) ⟦0888- 917-282⟧",
    ),
    "groups of a people or a faith": (
        "I. TÌNH HÌNH",
        "Toàn xã có ⟨75 hộ nghèo dân tộc Mông⟩; ⟨215 tín đồ Tin lành⟩; ⟨12 đảng viên người Dao⟩, ⟨40 nhân khẩu dân tộc La Hủ⟩.",
        "Ông Lò Văn Mẫu (dân tộc ⟦Giáy⟧) báo cáo: ⟨dân tộc Mông: 120 người⟩, ⟨dân tộc Thái chiếm 53,7%⟩, ⟨dân tộc Tày (12 %)⟩.",
    ),
    "posts and contracts, cards and accounts": (
        "1. Ông Lò Văn Mẫu - ⟨TP. Tài chính⟩ - Ủy viên, CMND ⟦150664219⟧, số thẻ: ⟦27.041.866⟧;",
        "2. Gói thầu số hiệu ⟨XL-0912/2026⟩, hợp đồng ⟨0845/2025⟩; người lập: ⟨Thái Văn Mẫu⟩;",
        "3. Ông Hà Giả, ngụ ⟦Bình Giả Trung, Mỹ Mẫu⟧; trụ sở tiếp dân tầng 2, ⟨nhà A, số 5 phố Mẫu⟩, TK của thủ quỹ Vi Thị Thử:",
        "⟦3512205087741⟧ Agribank hoặc stk ⟦1903 5528 7710 14⟧ Techcombank.",
    ),
    "headings with figures": (
        "TT | SBD | Họ và tên | Hộ khẩu thường trú | Điểm V2 | Lương năm 2025",
        "1 | GV01 | Lò Văn Mẫu | ⟦Háng Giả⟧ | ⟨70,5⟩ | ⟨7.500.000⟩",
        "2 | GV02 | Hà Thị Thử | ⟦Sín Mẫu⟧ | ⟨71,5⟩ | ⟨7.100.000⟩",
    ),
    "who drives, and what is not the driver's": (
        "TT | Lái xe | Giấy phép | ĐTDĐ | Đoàn",
        "1 | Lò Văn | GPLX | 0912 345 678 | ⟨Đoàn 1⟩",
        " | Mẫu | ⟦790123456789⟧ |  | ",
        "2 | Cà Thị | bằng lái | 0987 654 321 | ⟨Đoàn 2⟩",
        " | Giả | ⟦790123456780⟧ |  | ",
        "Xăng dầu ghi MST ⟨0300012345-002⟩; ông Vi Mẫu: ⟦C 1234 567⟧.",
    ),
    "headings of licences": (
        "TT | Họ tên | Giấy phép lái xe | Hạng",
        "1 | Lò Văn Mẫu | ⟦790123456789⟧ | ⟨B2⟩",
        "2 | Cà Thị Giả | ⟦790123456780⟧ | ⟨C⟩",
    ),
    "comrades who are called like a street": (
        "Giao ⟨đ/c Đường Văn Mẫu⟩, Phó Trưởng ban; ⟨Đ/c Đường Thị Giả⟩ - Bí thư; ⟨đ/c Đường Thử⟩.",
        "Ông Lò Văn Mẫu, Đ/c ⟦Đường Giả Mẫu⟧, phường 2; ông Vi Thử, Đ/c: ⟦Đường Giả Thử⟧",
        "TT | Họ và tên | Chức vụ",
        "1 | ⟨Đ/c Đường Văn Mẫu⟩ | ⟨Phó Trưởng ban⟩",
        "2 | ⟨Đ/c: Đường Thị Giả⟩ | ⟨Ủy viên⟩",
    ),
    "numbers of teams and members before a phone": (
        "1. Ông Lò Văn Mẫu, ⟨Đội CSGT số 3⟩ - ⟦912345678⟧; bà Cà Giả, ⟨Tổ viên 2.⟩ (⟦0912 345 678⟧);",
        "2. Ông Vi Thử, ⟨Đội CSGT số 4⟩, ⟦0987654321⟧. Đthoại: ⟦0357 l26 819⟧; máy bàn ở nhà (nhà riêng) ⟦(0237) 3869 555⟧.",
    ),
    "mailboxes of offices at public providers": (
        "Hộp thư: ⟨conganxamau@gmail.com⟩, ⟨bchqsmau@gmail.com⟩, ⟨ubndxamau1@gmail.com⟩; ⟦conganh1990@gmail.com⟧",
    ),
    "offices called like relatives": (
        "Hội nghị tổ chức tại Nhà văn hóa Con Mẫu, ⟨số 12 đường Giả⟩.",
        "Lớp mở tại Trường Cao đẳng Cô Mẫu, ⟨thôn 3, xã Giả⟩; địa điểm tập kết: Trạm Em Mẫu, ⟨tổ 5, phường Mẫu⟩.",
        "Học viên nộp hồ sơ về Ban quản lý Vườn quốc gia Con Mẫu, ⟨khối 7, xã Giả⟩ trước ngày ⟨12/5/2024⟩.",
        "Thi tại Trung tâm Văn hóa Bác Mẫu, ⟨đường Lê Lợi, phường Giả⟩.",
        "Điểm cầu Đồn Biên phòng Cô Mẫu, ⟨khu 3, đặc khu Cô Mẫu⟩.",
        "Con: ⟨Lò Văn Mẫu⟩, ⟦thôn 3, xã Giả⟧; vợ Hà Thị Mẫu, ⟦1980⟧.",
    ),
    "series of numbers of files": (
        "Giảng viên: TS. Lò Văn Mẫu (liên hệ ⟦0972.671.508⟧). Chứng chỉ số hiệu từ ⟨KL.0270001⟩ đến ⟨KL.0270020⟩.",
        "Bà Vi Thị Thử bàn giao phiếu số ⟨0012345⟩ đến ⟨0012399⟩, biên lai ⟨AB/23P 0001201⟩ - ⟨0001250⟩.",
        "Ông Lò Văn Mẫu, số hiệu ⟦123-456⟧; thẻ số ⟦27041866⟧.",
        "Bà Hà Thị Giả nhận biên lai từ số ⟨00123451⟩ đến số ⟨00123500⟩; hóa đơn số ⟨1C24TMA⟩ từ ⟨00000101⟩ đến ⟨00000150⟩.",
        "Máy tính giao ông Lò Mẫu: số seri từ ⟨SN12345678⟩ đến ⟨SN12345699⟩.",
    ),
    "accounts of a person's contract": (
        "BÊN B (bên nhận khoán): Ông Hà Văn Giả",
        "Ngày sinh: ⟦12/07/1982⟧ Nghề nghiệp: Biên dịch viên",
        "CCCD số: ⟦001066100168⟧ cấp ngày 14/08/2021 tại Cục CSQLHC về TTXH",
        "Chỗ ở hiện tại: ⟦P.1204 nhà N3, KĐT Mẫu, phường Giả⟧",
        "Điện thoại: ⟦0780.768.242⟧",
        "MST cá nhân: ⟦8792729316⟧",
        "Tài khoản: ⟦0451000223344⟧ tại Vietcombank",
    ),
    "whose account is told behind it": (
        "Công ty TNHH Mẫu, MST ⟨0100109106⟩",
        "Số tài khoản: ⟨19035528771014⟩ tại Techcombank - CN Mẫu, chủ tài khoản: Công ty TNHH Mẫu",
        "Ủng hộ qua tài khoản: ⟦19035528771015⟧, tên tài khoản HA THI GIA",
        "Tiền chuyển về số TK ⟦0451000223345⟧ (đứng tên bà Lò Thị Mẫu) - Vietcombank.",
    ),
    "offices' short numbers": (
        "Lò Văn Mẫu (⟨GĐ Sở⟩): CQ ⟨3852111⟩, NR ⟦3852222⟧, DĐ ⟦0912111222⟧",
        "Hà Thị Giả (⟨PGĐ⟩): CQ ⟨0212 3852 112⟩; DĐ ⟦0912111223⟧; mail ⟨giaht@mau.gov.vn⟩",
    ),
}  # fmt: skip
BARE = (
    "DANH BA DIEN THOAI",
    "1. Le Dinh Mau - sn ⟦1992⟧ - ⟨Cong an vien⟩ - dt ⟦070.445.7102⟧",
    "2. Tran Thi Vi - ⟨Co giao mam non⟩ - dan toc ⟦Thai⟧, ton giao ⟦khong⟧ - ⟨Can bo Phong VHTT⟩",
    "3. Phan Van Mau/Hieu pho/⟦84868293354⟧/⟦21.11.82⟧/⟦doi 4 Mau⟧",
    "4. ⟨D/c Duong Van Mau⟩ - ⟨Bi thu⟩. HOI ⟨0243852113⟩ (VP)",
    "Dau moi huyen: Phong VHTT, dia chi ⟨so 4 duong Ly Thuong Kiet⟩, dt ⟨02273.851.309⟩",
)


def check(texts: tuple[str, ...], shown: list[str]) -> None:
    for text, said in zip(texts, shown, strict=True):
        assert all(value in said for value in re.findall("⟨(.*?)⟩", text)), said
        assert not any(value in said for value in re.findall("⟦(.*?)⟧", text)), said


@pytest.mark.parametrize("texts", CASES.values(), ids=CASES)
def test_whose_values_are(texts: tuple[str, ...]) -> None:
    found = mask(of_pages([page(list(map(made, (DATED, *texts))))])).pages[0].lines
    check(texts, [one.text for one in found[1:]])


def test_text_without_diacritics() -> None:
    found = mask(plain("\n".join(re.sub("[⟦⟧⟨⟩]", "", text) for text in BARE))).pages[0].lines
    check(BARE, [one.text for one in found])


def test_columns_of_collectives_without_rules() -> None:
    texts = (
        "TT    Tên tập thể, cá nhân             Địa chỉ                    Thành tích",
        "1     Phòng Tài chính - Kế hoạch       ⟨thị trấn Mẫu⟩             ⟨Giải ba⟩",
        "2     Em Lò Thị Mẫu                    ⟦bản Giả, xã Mẫu⟧          ⟨Giải nhì⟩",
        "3     Ông Hà Văn Thử                   ⟦tổ 5, thị trấn Mẫu⟧       ⟨Khuyến khích⟩",
    )
    lines = [spaced(text, 100 + 14 * n) for n, text in enumerate(texts)]
    check(texts, [one.text for one in mask(of_pages([page(lines)])).pages[0].lines])
