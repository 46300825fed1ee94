"""Whom words speak of: ⟦personal⟧ values are covered, ⟨innocent⟩ ones and all other words stay."""

# ruff: noqa: E501  rows stand whole

from __future__ import annotations

import re

import pytest

from pipeline.mask import mask
from schemas import MASK, Box, Cell, Line, Word
from tests.support.reading import line, of_pages, page, row

CASES = {
    "a person's line": (
        "1. Ông Lò Văn Mẫu, sinh ngày ⟦12/3/1965⟧, quê: ⟦xã Mường Giả⟧; dân tộc ⟦Thái⟧; ⟨Giám đốc⟩;",
        "5. Bà Hà Thị Dụ, ⟦1980⟧, ⟦Tày⟧, Trung học phổ thông, ⟨Chuyên viên Phòng Tài chính⟩;",
        "Đồng chí Lê Giả, sinh ⟦02.9.1975⟧, LLCT: ⟦Cao cấp⟧, ĐT: ⟦0912 345 678⟧ (cơ quan: ⟨0237 3852 123⟩);",
        "+ Đ/c Hà Ví, ĐV dự bị (kết nạp ⟦15/10/2021⟧), ⟦Mường⟧, bí thư chi đoàn",
        "Ông Chu Văn Giả (đang điều trị ⟦ung thư dạ dày⟧) được thay bằng ông Kim Mẫu.",
    ),
    "an address ends where words of another kind begin": (
        "Gia đình ông Hoàng Văn Thử trú ⟦bản Nà Giả, xã Mường Mẫu⟧ được hỗ trợ ⟨50.000.000 đồng⟩.",
        "Ông Mẫu, thường trú: ⟦Tổ dân phố Mẫu 1, thị trấn Giả⟧, giữ chức vụ ⟨Trưởng phòng⟩.",
        "Anh Y Mẫu Niê, sn ⟦01/01/1990⟧ - dt: ⟦Ê Đê⟧ - trú: ⟦buôn Mẫu, xã Ea Giả⟧ - sđt: ⟦0905.123.456⟧",
    ),
    "whose a number is": (
        "Điện thoại cố định nhà ông Giả: ⟦0236.3.777.888⟧; cơ quan: ⟨0236.3.666.777⟩.",
        "Liên hệ: Đinh Mẫu (⟦0988-777-666⟧) hoặc Văn phòng (⟨0243.123.4567⟩).",
        "Sở Y tế, địa chỉ: ⟨số 15 đường Mẫu⟩, điện thoại: ⟨037.3854.321⟩, ông Giả, CCCD: ⟦014075004321⟧",
        "Trực ban: ⟨0212.3852.113⟩, ngoài giờ gọi đ/c Mẫu ⟦0912345678⟧.",
        "Ông Âu Giả được trợ cấp ⟨1.500.000 đồng/tháng⟩ vào tài khoản ⟦711A12345678⟧.",
    ),
    "numerals and marks of any make": (
        "Bà Vi Đình Khoa, sinh ⟦mồng 9 tháng Năm năm 1974⟧, máy ⟦0865_989_255⟧;",
        "Ông Kiều Mẫu, N/S: ⟦14.VI.1982⟧, ĐT ⟦0084 912 940 693⟧, CCCD ⟦040,187,842,949⟧;",
        "Ông Lê Mẫu, số điện thoại ⟦không chín một hai ba bốn năm sáu bảy tám⟧;",
        "Ông Lê Quang Mẫu, sinh ngày ⟦１１／１０／１９７７⟧, ĐT ⟦０８４７０４８７８３⟧;",
    ),
    "what only looks personal": (
        "Học sinh sinh năm ⟨2015⟩ đủ điều kiện vào lớp 6 năm học ⟨2026-2027⟩.",
        "Danh sách gồm 12 đồng chí; dân tộc ⟨Kinh: 8, Tày: 3, Nùng: 1⟩; đảng viên: ⟨12⟩.",
        "Ông Mẫu, nguyên Giám đốc Sở (⟨04/2008 - 07/2012⟩), ⟨Sở Lao động - Thương binh và Xã hội⟩.",
        "Lãnh đạo Phòng Dân tộc và Tôn giáo ⟨Đức Nghĩa⟩, đường ⟨Lê Lợi⟩; mã hồ sơ ⟨841227821048⟩.",
    ),
    "a table of persons": (
        "STT | Họ và tên | Nam | Nữ | Chức vụ | Thông tin",
        "1 | Lò Văn Mẫu | ⟦1965⟧ |  | ⟨Phó Giám đốc Sở Y tế⟩ | ⟦0912.345.678⟧; ⟦lomau@gmail.com⟧",
        "2 | Vàng Thị Thử |  | ⟦1972⟧ | ⟨Chủ tịch Hội⟩ | ⟦0212.3.867.123⟧ (NR)",
    ),
    "a table of persons with money and files": (
        "TT | Họ và tên | Số tiền | Số tài khoản | Mã giao dịch | Số QĐ",
        "1 | Lò Văn Mẫu | ⟨21730000⟩ | ⟦3600205123456⟧ | ⟨801692681079⟩ | ⟨1965/QĐ-UBND⟩",
        "2 | Vàng Thị Thử | ⟨0987.654.321⟩ | ⟦0451000223344⟧ | ⟨755452845833⟩ | ⟨1972/QĐ-UBND⟩",
    ),
    "a table of offices": (
        "TT | Tên cơ quan, đơn vị | Địa chỉ | Điện thoại | Email",
        "1 | Sở Y tế | ⟨số 12 đường Lê Lợi⟩ | ⟨0212.3852.123⟩ | ⟨syt@mau.gov.vn⟩",
        "2 | Văn phòng UBND tỉnh | ⟨số 1 đường Hùng Vương⟩ | ⟨0212.3852.555⟩ | ⟨vanphong@mau.gov.vn⟩",
    ),
    "behind a name, whatever parts the values": (
        "1 Lò Văn Giả Thượng úy ⟦QN12345678⟧ ⟦11.12.73⟧ ⟦0977_123_456⟧;",
        "2. Bà Vàng Thử - sinh nhật ⟦20/10/1980⟧ - Trưởng phòng - phôn ⟦0987/654/321⟧ (vợ: ⟦0356,111,222⟧);",
        "3. Ông Hà Ví, phép lái xe ⟦380198004417⟧, nhà ⟦(0350) 3.812.777⟧; quyết định ⟨98/QĐ-SNV⟩ ngày ⟨2/9/1999⟩;",
        "4. Bà Cà Mẫu, tuyển dụng ngày ⟨01/3/1998⟩, khen thưởng năm ⟨2001⟩, ⟨2004⟩, kinh phí ⟨1.250.000.000⟩;",
    ),
    "a person who speaks for an office": (
        "Công ty Mẫu, MST ⟨0100109106⟩, đại diện là ông Lò Giả, ĐT ⟨024.3823.6494⟩, tài khoản ⟨102010000123456⟩.",
        "Ông Lò Giả, mã số thuế ⟦8012345678⟧; máy cơ quan ⟨0237.3852.123⟩, NR ⟦0237.3641.777⟧.",
        "MOI THAC MAC LIEN HE VAN PHONG HUYEN, DIEN THOAI ⟨0237.3852.246⟩, MA SO THUE ⟨2821776205⟩",
    ),
    "homes behind a telephone, and numbers of offices that look alike": (
        "3) Lò Văn Mẫu_⟦0912.345.678⟧_⟦12 Y Giả⟧",
        "4) Hà Thị Giả, ⟦0912 345 679⟧, ⟦31A Lê Mẫu⟧",
        "CHỦ TỊCH Lò A Mẫu - nhà riêng tại ⟦bản Giả, cạnh cầu Suối Mẫu⟧, máy nhà ⟦0212 3 790 664⟧.",
        "Bà Hà Thị Giả nghỉ hưu do ⟦suy tim độ III⟧ theo Biên bản giám định số ⟨204/GĐYK⟩ ngày ⟨11/11/2024⟩;",
        "Đường dây nóng BHXH ⟨1900 9068⟩; cấp cứu 115.",
        "Ông Lò Văn Mẫu, thư ⟦tuvan.nghialx@yahoo.com⟧.",
        "Trụ sở xã Mường Giả; hộp thư ⟨xamuonggia@gmail.com⟩.",
    ),
    "dates and acts in a table of persons": (
        "STT | Người hưởng | Năm vào ngành | Ngày bổ nhiệm | Năm sinh / Nơi cấp | Hộ chiếu / Hết hạn | MST",
        "1 | Lò Văn Mẫu | ⟨1998⟩ | ⟨01/3/2005⟩ | ⟦1965⟧ / ⟨Công an tỉnh⟩ | ⟦B1234567⟧ / ⟨01/10/2030⟩ | ⟦8012345678⟧",
        "2 | Hà Thị Giả (⟦1970⟧) | ⟨2003⟩ | ⟨15/8/2009⟩ | ⟦1972⟧ / ⟨Cục Cảnh sát⟩ | ⟦C7654321⟧ / ⟨06/06/2028⟩ | ⟦8812345670⟧",
    ),
    "an office's row with a person in it": (
        "TT | Đơn vị | Địa chỉ | Điện thoại | Người liên hệ | Di động | MST",
        "1 | Hợp tác xã Mẫu | ⟨thôn 3, xã Mẫu⟩ | ⟨0212.3888.111⟩ | Lò Văn Ba | ⟦0912.000.111⟧ | ⟨5500123456⟩",
        "2 | Trường Tiểu học Giả | ⟨thôn 5, xã Giả⟩ | ⟨0212.3888.222⟩ | Hà Thị Bốn | ⟦0983 000 222⟧ | ⟨5500654321⟩",
    ),
    "a list of firms with somebody to call": (
        "TT | Tên công ty, cửa hàng | Mã số thuế | Điện thoại | Người đầu mối | Máy riêng",
        "1 | Công ty TNHH Mẫu | ⟨2600111222⟩ | ⟨0210.3777.111⟩ | Lò Văn Ba - Giám đốc | ⟦0912000111⟧",
        "2 | HTX Giả | ⟨2600333444⟩ | ⟨0210.3777.222⟩ | Hà Thị Bốn - Kế toán | ⟦0983 000 222⟧",
    ),
    "numbers of papers and of things in one table": (
        "TT | Họ và tên | Số biên nhận | NS | Tài khoản nhận tiền",
        "1 | Lò Văn Mẫu | ⟨PN4821736450⟩ | ⟦1968⟧ | ⟦0451000223344⟧ ⟨Vietcombank⟩",
        "2 | Hà Thị Giả | ⟨PN5930284716⟩ | ⟦1971⟧ | ⟦3600205123456⟧ ⟨Agribank⟩",
    ),
    "rows parted by semicolons": (
        "stt;ho ten;so tk;sdt",
        "1;Lò Văn Mẫu;⟦17855575880⟧;⟦0912000111⟧",
        "2;Hà Thị Giả;⟦28911223344⟧;⟦0983000222⟧",
    ),
    "landlines are offices' unless at home": (
        "Đầu mối: bà Hà Thị Mẫu, DĐ ⟦0979000111⟧; phòng GD&ĐT ⟨0214 3888 520⟩.",
        "Người lập: Lò Thị Giả, ĐT ⟦0979000222⟧ - máy nội bộ 16 - ⟨02513 900 218⟩",
        "Nhà riêng của đồng chí Trưởng ban khi cần gọi gấp: ⟦02373.800.688⟧; cơ quan: ⟨0237 3800 216⟩.",
    ),
    "counts, spells and acts near words of persons": (
        "Trẻ sinh năm ⟨2019 - 2023⟩ được cấp thẻ BHYT: ⟨38.200 thẻ⟩. Sức khỏe: ⟨1.010 người khuyết tật⟩.",
        "Kèm Công văn 505/BHXH-BT ngày ⟨17/5/2020⟩.",
        "Ông Lò Mẫu phụ trách Tân Giả (Lai Châu), ⟨Mù Cang Mẫu⟩; ông Vi Giả: ⟦Nhiễm HIV⟧.",
        "Bà Lưu Thị Mẫu có bệnh ⟦tiểu đường⟧ nên vắng mặt ngày ⟨02/7/2021⟩.",
        "Lò Văn Giả; phần ghi về năm sinh từ ⟦1992⟧ thành ⟦1993⟧.",
        "Hà Quốc Mẫu Trưởng ⟨thôn 1⟩ ĐT ⟦0889000696⟧.",
        "Ông Mẫu, nơi cư trú: ⟦phường Giả, thị xã Mẫu Lộ⟧. ⟨Tổng thời gian đóng: 35 năm 4 tháng⟩.",
    ),
    "mailboxes": (
        "Liên hệ: ⟦phong_dinh86@gmail.com⟧, ⟨pgdnuimau@mau.edu.vn⟩, ⟦hamau76(@yahoo.com⟧.",
    ),
    "days of a duty roster": (
        "⟨28/01/2025⟩ | Lò Văn Mẫu | ⟦0912000111⟧ | Hà Thị Giả | ⟦079-9000-222⟧",
        "⟨29/01/2025⟩ | Vàng A Mẫu | ⟦0983 000 222⟧ | Hồ Thị Mẫu | ⟦0975-000333⟧",
        "⟨30/01/2025⟩ | Đỗ Hữu Giả | ⟦070.0000.111⟧ | Lý Thị Mẫu | ⟦0566000222⟧",
    ),
    "a number of the next clause": (
        "Ông Lò Văn Mẫu xin rút vì lý do sức khỏe.",
        "⟨2.⟩ Bổ sung bà Hà Thị Giả; sức khỏe ⟦loại 2⟧.",
    ),
    "numbers of rows": (
        "TT | Nhóm | Họ và tên | Ngày sinh | Số tài khoản",
        "⟨4 5 6 7 8 9) 10 11 12 13 14 15⟩ | In sao | Lò Văn Mẫu | ⟦01/02/1980⟧ | ⟦0451000223344⟧",
        "⟨16 17. 18 19 20 21 22⟩ | Phục vụ | Hà Thị Giả | ⟦03/04/1981⟧ | ⟦3600205123456⟧",
    ),
    "classes of weight": (
        "TT | Họ và tên | Năm sinh | Đơn vị | Hạng cân",
        "1 | Lò Văn Mẫu | ⟦2004⟧ | Trường Giả | ⟨56 kg nam⟩",
        "2 | Hà Thị Giả | ⟦2005⟧ | Trường Giả | ⟨48 kg nữ⟩",
    ),
    "several values in one cell, as the heading says": (
        "TT | Họ và tên | DT-TG | Trình độ VH/LLCT | Ngày sinh/Giới tính | Số giấy tờ, ngày cấp",
        "1 | Lò Văn Mẫu | ⟦Thái⟧ - ⟦Không⟧ | ⟨10/10⟩ ⟦SC⟧ | ⟦12-06-1968⟧/⟨Nam⟩ | ⟦014068001234⟧, ⟨10/5/2021⟩",
        "2 | Vi Thị Thử | ⟦Raglay⟧ - ⟦Công giáo⟧ | ⟨12/12⟩ ⟦trung cấp⟧ | ⟦1.1.1979⟧/⟨Nữ⟩ | ⟦014179001234⟧, ⟨11/5/2021⟩",
    ),
    "values nobody's heading names": (
        "TT | Họ và tên | Lớp, ngàysinh | Đối tượng | Mức tiền (đồng), ghi chú | Giấy tờ (CMND/CM QĐ)",
        "1 | Lò Văn Mẫu | ⟨10A8⟩, ⟦20/11/2009⟧ | ⟦KT vận động⟧ | ⟨2.500.000⟩ ⟦Thương binh 4/4⟧ | ⟦125022163⟧",
        "2 | Hà Thị Thử | ⟨11B11⟩, ⟦2/4/2010⟧ | ⟨hộ nghèo⟩ | ⟨5.700.000⟩ ⟦nhiễm chất độc⟧ | ⟦CMSQ 73429095⟧",
    ),
    "offices' phones among persons'": (
        "TT | Họ và tên | Chức vụ | Điện thoại, email",
        "1 | Lò Văn Mẫu | ⟨Giám đốc Sở Y tế⟩ | ⟦0912 345 678⟧; CQ: ⟨0257.3877602⟩",
        "2 | Hà Thị Thử | ⟨Phó Giám đốc Sở Nội vụ⟩ | cơ quan ⟨0257 3 892 799⟩, DĐ ⟦0983.111.222⟧",
        "3 | Vi Thị Giả | ⟨Chánh Văn phòng⟩ | ⟦0988111333⟧ - ⟨02573.811.811⟩ (CQ)",
    ),
    "phones with any dash and letter": (
        "Ông Lò Văn Mẫu, số điện thoại: ⟦0912–345–678⟧; cơ quan ⟨0237–3852–123⟩, máy bàn cơ quan ⟨0237 3 637 101⟩.",
        "Liên hệ ông Lò Mẫu (⟦0912‑345‑678⟧) hoặc chị Hà Thử (⟦+84—912—345—679⟧), di động: ⟦0O82.551.9037⟧.",
        "Trực ban quân sự: ⟨069.561.204⟩; máy lẻ ⟨0238.3.562.118⟩ (số lẻ ⟨12⟩); đường dây nóng ⟦0914 009 551⟧.",
        "Đầu mối: Hà Thị Thử, ⟨VHTT huyện - nhóm 1⟩ ⟦0901.718.387⟧; ⟨phòng VHTT - tổ 12⟩ ⟦091 1881 370⟧",
    ),
    "mailboxes of offices": (
        "Hộp thư: ⟨pctt.mau@gmail.com⟩; ⟨tckh@mau.giatinh.gov.vn⟩; ⟨c2thu.gia@mau.edu.vn⟩; ⟦nguyenvana@gmail.com⟧",
        "Gửi về ⟨vanthu.snv@mau.gov.vn⟩, ông Mẫu ⟦mau.lv@yahoo.com⟧; ⟦thu642@gmail.com⟧",
    ),
    "mailboxes in rows of firms": (
        "TT | Tên tổ chức | Địa chỉ trụ sở | Liên hệ | Người đại diện",
        "1 | Công ty TNHH Giả | ⟨42 Lê Lợi, P. Mẫu⟩ | ĐT: ⟨0225.3471022⟩ Email: ⟨maugia49.jsc@gmail.com⟩ | Lò Văn Mẫu ⟦0912345678⟧",
        "2 | HTX Nông nghiệp Ví | ⟨thôn 5, xã Mẫu⟩ | ⟨tckh@mau.gia⟩ ⟨tinh.gov.vn⟩ | Hà Thị Ví ⟦vi.ha@gmail.com⟧",
    ),
    "words between a label and its value": (
        "Hộ khẩu của gia đình ông Lò Văn Mẫu đăng ký tại ⟦tổ 5, ấp Giả, xã Mẫu⟧.",
        "Ông Lò Văn Mẫu có hộ khẩu đăng ký thường trú tại ⟦số 5, đường Giả, phường Mẫu⟧; được giao ⟨thửa 12⟩.",
        "Ông Lò Mẫu, vào Đoàn TNCS Hồ Chí Minh: ..⟦26/3/2001⟧.., bà Hà Thử - ĐV ngày ⟦3-2-2020⟧ - ⟨ĐHSP⟩.",
        "Cháu Lò Thị Mẫu (⟦15/3/2017⟧), lớp ⟨1A2⟩, bị ⟦tim bẩm sinh⟧; bà Hà Thử, ⟦bản Ví, xã Mẫu⟧.",
    ),
    "counts of groups": (
        "TT | Tên đơn vị | Số hộ DTTS | Số hộ theo đạo | Số đảng viên | Điện thoại",
        "1 | Xã Mẫu | ⟨120⟩ | ⟨12⟩ | ⟨35⟩ | ⟨0237.3852.111⟩",
        "2 | Xã Giả | ⟨135⟩ | ⟨10⟩ | ⟨41⟩ | ⟨0237.3852.112⟩",
    ),
    "the last words of a cell ask for nothing": (
        "TT | Nội dung | Mã số | Kinh phí",
        "1 | Hỗ trợ đất ở, nhà ở | ⟨0528-970⟩ | ⟨79.205,4⟩",
    ),
    "a form in cells": (
        "Họ và tên | Vàng A Mẫu",
        "Dân tộc | ⟦Mông⟧",
        "Thường trú | ⟦bản Giả, xã Mẫu⟧",
        "Chức vụ | ⟨Trưởng bản⟩",
        "0 | 0 | 8 | 1 | 6 | 7 | 2 | 9 | 9 | 6 | 2 | 5",
    ),
    "days of entering": (
        "10. Ngày tham gia Đoàn TNCS: ....⟦26/03/1993⟧....",
        "11. Ngày vào Đoàn TNCS Hồ Chí Minh: ⟦26/3/1999⟧",
        "12. Ngày kết nạp Đoàn: ⟦19/5/2001⟧",
        "13. Tham gia Đoàn ngày ⟦26/3/2002⟧",
        "14. Ngày gia nhập Đoàn Thanh niên: ⟦26-3-2003⟧",
        "16. Ông Lò Mẫu, vào Đảng ⟦3/2/2001⟧, tham gia tổ chức Đảng năm ⟦2001⟧.",
        "17. Tham gia Đoàn công tác ngày ⟨12/4/2024⟩.",
        "18. Thời gian tham gia đoàn kiểm tra: ⟨từ 12/4/2024⟩.",
        "19. Ngày gia nhập Đảng: ⟦03/02/2005⟧; ngày vào Đảng chính thức: ⟦03/02/2006⟧",
        "20. Bà Hà Thị Giả, vào Hội LHPN ngày ⟨20/10/2003⟩.",
    ),
    "communes behind a year of birth": (
        "1. Hồ Đình Mẫu, ⟦1986⟧, ⟦xã Mẫu Ân, tỉnh Giả⟧; đại diện gia đình nhận: bà Vi Thị Kim Thử",
        "2. Hồ Thế Giả, ⟦1986⟧, ⟦phường An Mẫu, tỉnh Giả⟧; đại diện gia đình nhận: ông Lương Bá Thử",
        "3. Bà Lò Thị Mẫu, sinh năm ⟦1970⟧, ⟦xã Mường Giả, huyện Mẫu⟧: 300.000 đồng",
        "4. Anh Hà Văn Giả (⟦1990⟧), ⟦thị trấn Mẫu, huyện Giả⟧ đã dũng cảm cứu người",
        "6. Ông Lò Văn Ba - ⟦1965⟧ - ⟦xã Giả, thành phố Mẫu⟧.",
        "7. Ông Cà Văn Tư, sinh năm ⟦1970⟧, ⟨Chủ tịch UBND xã Mẫu⟩, tỉnh Giả.",
        "8. Bà Hà Thị Năm, ⟦1975⟧, ⟨Công chức Tư pháp - Hộ tịch xã Mẫu⟩, huyện Giả",
    ),
    "a year of birth behind other words": (
        "2. Hộ ông Lò Hữu Mẫu (hồ sơ kèm ảnh): năm sinh chủ hộ ⟦1984⟧, nhân khẩu 05 người",
        "3. Năm sinh của chủ hộ ⟦1985⟧, năm sinh vợ ⟦1986⟧; năm sinh của ông Hà Văn Giả ⟦1957⟧.",
        "4. Năm sinh thật ⟦1984⟧; năm sinh đúng: ⟦1983⟧; năm sinh theo CCCD ⟦1982⟧; ngày sinh trong giấy khai sinh ⟦2/3/1981⟧",
        "5. Ông Vi Mẫu (năm sinh ghi trong lý lịch ⟦1961⟧), bà Hà Giả (chồng sinh ⟦1960⟧).",
        "6. Năm sinh ghi tại Quyết định ⟨1982/QĐ-UBND⟩ sai; đính chính năm sinh theo Công văn số ⟨1985⟩.",
    ),
    "a directory whose headings stand once, over groups": (
        "Họ và tên | Chức vụ | Cơ quan | Nhà riêng | Di động",
        "SỞ CÔNG THƯƠNG",
        "Lò Văn Mẫu | ⟨Giám đốc⟩ | ⟨3371.516⟩ | ⟦3263.624⟧ | ⟦0912.345.678⟧",
        "Hà Thị Thử | ⟨Phó Giám đốc⟩ | ⟨3371.517⟩ | ⟦3263.625⟧ | ⟦0912.345.679⟧",
        "SỞ TƯ PHÁP",
        "Đ/c: ⟨14 Trần Phú⟩ - Điện thoại: ⟨0233.3852.118⟩ - Email: ⟨stp@mau.gov.vn⟩",
        "Vàng Văn Mẫu | ⟨Giám đốc⟩ | ⟨3371.518⟩ | ⟦3263.626⟧ | ⟦0912.345.670⟧",
    ),
    "births of men and of women below headings read badly": (
        "TT | Họ và tên | Ngày thán Nam | g năm sinh Nữ | Chức vụ",
        "1 | Lò Văn Mẫu | ⟦12/3/1980⟧ |  | ⟨Chuyên viên⟩",
        "2 | Hà Thị Thử |  | ⟦02/9/1985⟧ | ⟨Trưởng phòng⟩",
    ),
    "accounts under an abbreviation, some paid in cash": (
        "STT | Họ tên | STK nhận tiền | Số tiền",
        "1 | Lò Văn Mẫu | ⟦0201915644⟧ | ⟨1.400.000⟩",
        "2 | Hà Thị Thử | ⟨Tiền mặt⟩ | ⟨1.500.000⟩",
        "3 | Vàng Văn Mẫu | ⟨Tiền mặt⟩ | ⟨1.500.000⟩",
    ),
    "numbers of things have letters before them, papers one or a label": (
        "TT | Lái xe | Điện thoại | Xe",
        "1 | Lò Văn Mẫu | ⟦0912345678⟧ | 24A-012.34 Ford (SK ⟨RL4180892⟩, SM ⟨4D56UCEA1234567⟩)",
        "Bàn giao ông Lò Văn Mẫu máy tính seri ⟨PF1234567⟩, máy in ⟨CNB1234567⟩, bộ đàm ⟨MTP8501234⟩.",
        "Ông Lò Văn Mẫu, hộ chiếu số ⟦C1234567⟧, ⟦B 7654321⟧; CM sĩ quan ⟦QN 12345678⟧.",
    ),
    "two fields in a line, homes beside something": (
        "4. Nơi đăng ký HKTT: ⟦số nhà 16, ngõ 4, đường Giả, P. Mẫu⟧",
        "11. Chuyên môn: Thạc sĩ Toán học Lý luận chính trị: ⟦Trung cấp⟧",
        "Ông Lò Văn Mẫu s.⟦1952⟧, ở ⟦cạnh nhà ông Tứ, thôn Giả⟧",
        "Ông Tòng Văn Thử trú ⟦đối diện nhà bà Sáu, ấp 5⟧; bà Hà Giả, ở ⟦gần chợ Mẫu, thôn 3⟧",
        "Chị Lò Thị Mẫu (cc ⟦0421 8500 3317⟧), ⟨02 cháu nhỏ⟩ đi cùng.",
        "Kinh phí chuyển vào TK ⟨73010000456789⟩ (Trường Chính trị), văn phòng: ⟨hoasen@mau.edu.vn⟩.",
        "Ông Lò Văn Mẫu, STK ⟦1500201234567⟧ (Ngân hàng Agribank).",
    ),
}  # fmt: skip


def made(text: str) -> Line:
    plain = re.sub("[⟦⟧⟨⟩]", "", text)
    return row(*(cell.strip() for cell in plain.split("|"))) if "|" in plain else line(plain)


@pytest.mark.parametrize("texts", CASES.values(), ids=CASES)
def test_personal_values_go_and_innocent_ones_stay(texts: tuple[str, ...]) -> None:
    found = mask(of_pages([page([made(text) for text in texts])])).pages[0].lines
    for text, shown in zip(texts, found, strict=True):
        for value in re.findall("⟨(.*?)⟩", text):
            assert value in shown.text, (value, shown.text)
        for value in re.findall("⟦(.*?)⟧", text):
            assert value not in shown.text, (value, shown.text)
    if texts is CASES["a form in cells"]:
        assert not any(map(str.isdigit, found[-1].text))


def spaced(text: str, top: float) -> Line:
    """A line whose words stand where they are typed: many blanks are a column's edge."""
    plain = re.sub("[⟦⟧⟨⟩]", "", text)
    words = [
        Word(text=m[0], box=Box(x0=60 + m.start() * 5.5, x1=60 + m.end() * 5.5, y0=top, y1=top + 11))
        for m in re.finditer(r"\S+", plain)
    ]
    return Line(words=tuple(words), box=Box.around(word.box for word in words if word.box))


HEADINGS = (
    "Số   Họ và tên        Năm        Dân       Nơi ở                Chức danh        Số",
    "TT                    sinh       tộc                                             máy",
)


@pytest.mark.parametrize("headings", [(), HEADINGS])
def test_columns_without_rules(headings: tuple[str, ...]) -> None:
    texts = (
        *headings,
        "1    Lò Văn Mẫu       ⟦1960⟧       ⟦Thái⟧      ⟦bản Giả, xã Mẫu⟧     ⟨Trưởng bản⟩       ⟦0912 345 678⟧",
        "2    Hà Thị Thử       ⟦1962⟧       ⟦H'Mông⟧    ⟦bản Thử, xã Mẫu⟧     ⟨Già làng⟩         ⟦0983111222⟧",
    )
    lines = [spaced(text, 100 + 14 * n) for n, text in enumerate(texts)]
    for text, shown in zip(texts, mask(of_pages([page(lines)])).pages[0].lines, strict=True):
        assert all(value in shown.text for value in re.findall("⟨(.*?)⟩", text)), shown.text
        assert not any(value in shown.text for value in re.findall("⟦(.*?)⟧", text)), shown.text


def test_columns_read_as_one_cell() -> None:
    merged = [
        ("1", "Lò Văn Mẫu", "12/5/2015      Thái      bản Giả      Nhiễm HIV      900.000 đ"),
        ("2", "Thào A Thử", "3/12/2014      Mông      bản Thử      Câm điếc       720.000 đ"),
    ]
    lines = []
    for n, row_of in enumerate(merged):
        words = [spaced(text, 100 + 14 * n).words for text in row_of]
        cells = tuple(Cell(words=one) for one in words)
        lines.append(Line(kind="row", cells=cells, words=tuple(word for one in words for word in one)))
    found = [one.text for one in mask(of_pages([page(lines)])).pages[0].lines]
    assert found == [
        "1 | Lò Văn Mẫu | █████████ ████ ███ ███ █████ ███ 900.000 đ",
        "2 | Thào A Thử | █████████ ████ ███ ███ ███ ████ 720.000 đ",
    ]


def test_headings_hold_behind_the_title_of_a_group() -> None:
    texts = (
        "TT | Họ và tên | Quê",
        "1 | Lò Mẫu | Mường Giả",
        "II. Thôn Mẫu",
        "1 | Hà Giả | Na Thử",
    )
    found = mask(of_pages([page(list(map(made, texts)))])).pages[0].lines
    assert found[-1].text == "1 | Hà Giả | ██ ███"


def test_a_number_known_from_the_text_is_covered_in_the_name_of_the_file() -> None:
    reading = of_pages([page([line("Ông Lò Văn Mẫu, CMND số: 101 155 826 cấp tại Mẫu")])])
    named = reading.source.model_copy(update={"file_name": "don_101155826_ban_2.txt"})
    found = mask(reading.model_copy(update={"source": named}))
    assert found.source.file_name == f"don_{MASK * 9}_ban_2.txt"


def test_what_masking_covers_is_as_long_as_before() -> None:
    text = "Ông Lò Văn Mẫu, sinh năm 1965, ĐT 0912 345 678"
    (shown,) = mask(of_pages([page([line(text)])])).pages[0].lines
    assert len(shown.text) == len(text)
    assert MASK in shown.text
