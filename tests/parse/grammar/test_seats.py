"""Member lines, one by one: every pattern in which lists print a seat."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.parse.grammar.seats import parse_seat
from pipeline.text.fold import fold
from schemas import BodyKind, Role
from tests.support.reading import cases

Case = tuple[BodyKind, str, str | None, str | None, str | None, str | None, Role | None]
"""Kind of body, line; honorific, name, position, organisation, role."""

SEATS: dict[str, Case] = {
    # A: the role after a dash
    "dash": ("to", "Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;",
             "Ông", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"),
    "dash-and-dash": ("doan", "Đồng chí Trần Thị Mẫu - Phó Giám đốc Sở Y tế - Trưởng đoàn.",
                      "Đồng chí", "Trần Thị Mẫu", "Phó Giám đốc", "Sở Y tế", "head"),
    "dash-long": ("to", "Bà Mai Thí Dụ, Giám đốc Sở Nội vụ – Tổ phó;",
                  "Bà", "Mai Thí Dụ", "Giám đốc", "Sở Nội vụ", "deputy"),
    "dash-without-blank": ("to", "Bà Mai Thí Dụ, Chuyên viên Sở Y tế- Thành viên;",
                           "Bà", "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member"),
    # B: after a comma
    "comma": ("ban_chi_dao", "Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh, Trưởng ban;",
              "Ông", "Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"),
    "comma-party-post": ("ban_chi_dao", "Ông Lò Văn Thử, Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch UBND tỉnh, Trưởng ban;",
                         "Ông", "Lò Văn Thử", "Ủy viên Ban Thường vụ Tỉnh ủy, Phó Chủ tịch", "UBND tỉnh", "head"),
    # C: làm, giữ chức
    "lam": ("uy_ban", "Lò Văn Thử, Thứ trưởng Bộ Xây dựng, làm Phó Chủ tịch Ủy ban.",
            None, "Lò Văn Thử", "Thứ trưởng", "Bộ Xây dựng", "deputy"),
    "lam-no-comma": ("ban_chi_dao", "Ông Lò Văn Thử, Giám đốc Sở Xây dựng làm Trưởng ban;",
                     "Ông", "Lò Văn Thử", "Giám đốc", "Sở Xây dựng", "head"),
    "giu-chuc": ("to", "Bà Trần Thị Mẫu, Giám đốc Sở Y tế giữ chức Tổ trưởng;",
                 "Bà", "Trần Thị Mẫu", "Giám đốc", "Sở Y tế", "head"),
    "la": ("to", "Bà Trần Thị Mẫu, Giám đốc Sở Y tế là Tổ trưởng;",
           "Bà", "Trần Thị Mẫu", "Giám đốc", "Sở Y tế", "head"),
    # what OCR makes of labels and degrees
    "glued-degree": ("hoi_dong", "BSCKILò Văn Thử, Phó Giám đốc Sở Y tế - Ủy viên;",
                     "BSCKI", "Lò Văn Thử", "Phó Giám đốc", "Sở Y tế", "member"),
    "degree-of-more-letters": ("hoi_dong", "BSCKII Lò Văn Thử, Phó Giám đốc Sở Y tế - Ủy viên;",
                               "BSCKII", "Lò Văn Thử", "Phó Giám đốc", "Sở Y tế", "member"),
    "spoiled-label": ("to", "C2 . Giám đốc Sở Y tế - Tổ trưởng;", None, None, "Giám đốc", "Sở Y tế", "head"),
    "comma-for-point": ("ban", "6, Chủ tịch UBND phường Mẫu - ủy viên", None, None, "Chủ tịch", "UBND phường Mẫu", "member"),
    # who is not known yet
    "blank-of-rank": ("ban_chi_huy", "Đồng chí Thượng tá ………, Phó Giám đốc Công an tỉnh - Phó ban",
                      "Đồng chí Thượng tá", None, "Phó Giám đốc", "Công an tỉnh", "deputy"),
    "blank-dash": ("to", "Ông/Bà ………… - Phó Giám đốc Sở Y tế - Thành viên", "Ông/Bà", None, "Phó Giám đốc", "Sở Y tế", "member"),
    # addresses and names of all kinds
    "soldier": ("to", "Thượng sĩ Thị Thử, chiến sĩ nghĩa vụ - Tổ viên", "Thượng sĩ", "Thị Thử", "chiến sĩ nghĩa vụ", None, "member"),
    "pupil": ("doi", "Em Lò Thị Mẫu, Bí thư chi đoàn lớp 11A2 - Đội viên", "Em", "Lò Thị Mẫu", "Bí thư chi đoàn lớp 11A2", None, "member"),
    "one-letter": ("ban", "H Yưm Mlô: Chủ tịch Hội Chữ thập đỏ huyện - Ủy viên", None, "H Yưm Mlô", "Chủ tịch", "Hội Chữ thập đỏ huyện", "member"),
    "inner-apostrophe": ("ban", "Điểu N'Thử, Chuyên viên Sở Y tế - Ủy viên", None, "Điểu N'Thử", "Chuyên viên", "Sở Y tế", "member"),
    "family-of-a-rank": ("ban", "PHÓ THỬ, Phó Trưởng Ban Tuyên huấn Thành ủy - Ủy viên", None, "PHÓ THỬ", "Phó Trưởng Ban Tuyên huấn", "Thành ủy", "member"),
    "company-of-a-name": ("ban", "Giám đốc Công ty cổ phần Nông nghiệp Cao Nguyên Mẫu - Ủy viên",
                          None, None, "Giám đốc", "Công ty cổ phần Nông nghiệp Cao Nguyên Mẫu", "member"),
    # what stands behind a role, or in its place
    "remark": ("to", "Ông Lò Văn Thử, Chuyên viên Sở Y tế - Tổ viên, giúp việc, tổng hợp", "Ông", "Lò Văn Thử", "Chuyên viên", "Sở Y tế", "member"),
    "field": ("to", "Ông Lò Văn Thử, Trưởng phòng Mẫu - Tổ phó kỹ thuật", "Ông", "Lò Văn Thử", "Trưởng phòng Mẫu", None, "deputy"),
    "field-without-person": ("ban", "Trưởng Công an xã: Phó Trưởng ban, phụ trách an ninh", None, None, "Trưởng", "Công an xã", "deputy"),
    "stays": ("ban", "Ông Lò Văn Thử, Giám đốc Sở Y tế giữ nguyên Phó Trưởng ban", "Ông", "Lò Văn Thử", "Giám đốc", "Sở Y tế", "deputy"),
    "link-before-dash": ("ban", "Bà Mai Thí Dụ – Kế toán trưởng, giữ chức Phó ban, nguyên Trưởng ban Mẫu", "Bà", "Mai Thí Dụ", "Kế toán trưởng", None, "deputy"),
    "work": ("ban", "Ông Lò Văn Thử, Nhân viên - Bảo vệ", "Ông", "Lò Văn Thử", "Nhân viên", None, "member"),
    "unknown-behind-colon": ("ban", "Ông Lò Văn Thử, Trưởng ban Ban đại diện cha mẹ học sinh: Quan sát", "Ông", "Lò Văn Thử", "Trưởng ban", "Ban đại diện cha mẹ học sinh", "member"),
    "speaks-aside": ("ban", "Ông Lò Văn Thử, Phó Giám đốc Ban QLDA huyện (đại diện chủ đầu tư) - Ủy viên", "Ông", "Lò Văn Thử", "Phó Giám đốc", "Ban QLDA huyện", "member"),
    # without a role
    "no-role": ("to", "Ông Lò Văn Thử, Chuyên viên Sở Xây dựng;",
                "Ông", "Lò Văn Thử", "Chuyên viên", "Sở Xây dựng", None),
    "name-only": ("to", "Ông Lò Văn Thử;", "Ông", "Lò Văn Thử", None, None, None),
    # the person behind the post
    "behind-ministry": ("ban_chi_dao", "Thứ trưởng Bộ Y tế Lò Văn Thử, Trưởng ban;",
                        None, "Lò Văn Thử", "Thứ trưởng", "Bộ Y tế", "head"),
    "behind-council": ("ban_chi_dao", "Phó Chủ tịch UBND tỉnh Trần Thị Mẫu - Phó Trưởng ban;",
                       None, "Trần Thị Mẫu", "Phó Chủ tịch", "UBND tỉnh", "deputy"),
    "behind-honoured-post": ("to", "Đồng chí Phó Giám đốc Sở Tài chính Mai Thí Dụ, Thành viên;",
                             "Đồng chí", "Mai Thí Dụ", "Phó Giám đốc", "Sở Tài chính", "member"),
    "addressed-post": ("to", "Ông Giám đốc Sở Y tế - Tổ trưởng;",
                       "Ông", None, "Giám đốc", "Sở Y tế", "head"),
    "behind-division": ("doi", "Trưởng khoa Hồi sức Bác sĩ Trần Thị Mẫu - Đội phó;",
                        "Bác sĩ", "Trần Thị Mẫu", "Trưởng khoa Hồi sức", None, "deputy"),
    "title-in-small-letters": ("hoi_dong", "luật sư Mai Thí Dụ, Phó Chủ nhiệm Đoàn Luật sư tỉnh: Ủy viên;",
                               "luật sư", "Mai Thí Dụ", "Phó Chủ nhiệm", "Đoàn Luật sư tỉnh", "member"),
    "role-behind-the-name": ("ban_to_chuc", "Cô Mai Thí Dụ Thư ký hội đồng → Thư ký",
                             "Cô", "Mai Thí Dụ", "Thư ký hội đồng", None, "secretary"),
    "dash-of-a-division": ("ban", "Ông Lò Văn Thử, Trưởng phòng Tài chính - Kế toán - Ủy viên;",
                           "Ông", "Lò Văn Thử", "Trưởng phòng Tài chính - Kế toán", None, "member"),
    # what stands beside the post
    "arrow": ("doi", "BS. Mai Thí Dụ (Phó Trưởng khoa Thử) → Đội phó;",
              "BS.", "Mai Thí Dụ", "Phó Trưởng khoa Thử", None, "deputy"),
    "equals": ("hoi_dong", "Đ/c Lò Văn Thử Trưởng phòng Mẫu = Ủy viên;",
               "Đ/c", "Lò Văn Thử", "Trưởng phòng Mẫu", None, "member"),
    "contact": ("to", "Bà Mai Thí Dụ, Phó Giám đốc, điện thoại ██████████: Ủy viên;",
                "Bà", "Mai Thí Dụ", "Phó Giám đốc", None, "member"),
    "votes": ("ban", "Ông Lò Văn Thử, Hiệu trưởng Trường THPT Mẫu 2, Trưởng ban (30/30 phiếu, đạt 100%);",
              "Ông", "Lò Văn Thử", "Hiệu trưởng", "Trường THPT Mẫu 2", "head"),
    "bracketed-aside": ("to", "Ông Lò Văn Thử, Giám đốc Ban QLDA Mẫu (chủ đầu tư), Thành viên;",
                        "Ông", "Lò Văn Thử", "Giám đốc", "Ban QLDA Mẫu", "member"),
    "forestry-is-no-link": ("to", "Ông Lò Văn Thử, cán bộ Chi cục Kiểm lâm: Tổ viên;",
                            "Ông", "Lò Văn Thử", "cán bộ", "Chi cục Kiểm lâm", "member"),
    # a unit repeats the noun of its head's post
    "own-division": ("to", "Ông Lò Văn Thử, Trưởng phòng Phòng Y tế - Tổ viên;",
                     "Ông", "Lò Văn Thử", "Trưởng phòng", "Phòng Y tế", "member"),
    "own-department": ("to", "Ông Lò Văn Thử, Vụ trưởng Vụ Công chức - Viên chức - Tổ trưởng;",
                       "Ông", "Lò Văn Thử", "Vụ trưởng", "Vụ Công chức - Viên chức", "head"),
    "division-of-a-unit": ("to", "Ông Lò Văn Thử, Đội trưởng Đội Mẫu, Công an huyện - Tổ viên;",
                           "Ông", "Lò Văn Thử", "Đội trưởng Đội Mẫu", "Công an huyện", "member"),
    "behind-rank": ("ban_chi_dao", "Phó Chủ tịch Trần Thị Mẫu, Trưởng ban;",
                    None, "Trần Thị Mẫu", "Phó Chủ tịch", None, "head"),
    "behind-addressed": ("to", "Hiệu trưởng Trường THPT Đồng Mẫu - ông Lò Văn Thử: Thành viên;",
                         "ông", "Lò Văn Thử", "Hiệu trưởng", "Trường THPT Đồng Mẫu", "member"),
    "school-of-a-name": ("to", "Hiệu trưởng Trường THPT Nguyễn Văn Mẫu - Thành viên;",
                         None, None, "Hiệu trưởng", "Trường THPT Nguyễn Văn Mẫu", "member"),
    "commune-like-an-address": ("to", "Chủ tịch UBND xã Cô Mẫu - Thành viên;",
                                None, None, "Chủ tịch", "UBND xã Cô Mẫu", "member"),
    "commune-of-a-name": ("to", "Chủ tịch UBND xã Trần Thí Dụ - Thành viên;",
                          None, None, "Chủ tịch", "UBND xã Trần Thí Dụ", "member"),
    # H: posts without persons
    "post": ("ban_chi_dao", "Giám đốc Sở Y tế - Phó Trưởng ban;",
             None, None, "Giám đốc", "Sở Y tế", "deputy"),
    "post-leader": ("to", "Đại diện lãnh đạo Công an tỉnh - Thành viên;",
                    None, None, "Đại diện lãnh đạo", "Công an tỉnh", "member"),
    "post-plural": ("ban_chi_dao", "Chủ tịch UBND các huyện, thị xã, thành phố - Ủy viên;",
                    None, None, "Chủ tịch", "UBND các huyện, thị xã, thành phố", "member"),
    "post-honoured": ("ban_chi_dao", "Ông Giám đốc Sở Tài chính, Phó Trưởng ban;",
                      "Ông", None, "Giám đốc", "Sở Tài chính", "deputy"),
    "unit-only": ("to", "Sở Tài chính - Thành viên;", None, None, None, "Sở Tài chính", "member"),
    # I: invitation
    "invited": ("ban_chi_dao", "Mời Chủ tịch Ủy ban MTTQ Việt Nam tỉnh - Ủy viên;",
                None, None, "Chủ tịch", "Ủy ban MTTQ Việt Nam tỉnh", "member"),
    # L: two posts, two roles
    "two-roles": ("to", "Ông Lò Văn Thử, Chuyên viên Sở Y tế - Thành viên, Thư ký;",
                  "Ông", "Lò Văn Thử", "Chuyên viên", "Sở Y tế", "secretary"),
    "party-and-state": ("ban_chi_dao", "Bà Mai Thí Dụ, Tỉnh ủy viên, Giám đốc Sở Tài chính - Ủy viên;",
                        "Bà", "Mai Thí Dụ", "Tỉnh ủy viên, Giám đốc", "Sở Tài chính", "member"),
    # M: forms of address and degrees
    "d-c": ("to", "Đ/c Lò Văn Thử, Giám đốc Sở Xây dựng - Tổ trưởng",
            "Đ/c", "Lò Văn Thử", "Giám đốc", "Sở Xây dựng", "head"),
    "both": ("to", "Ông (bà) Lò Văn Thử, Giám đốc Sở Xây dựng - Tổ trưởng",
             "Ông (bà)", "Lò Văn Thử", "Giám đốc", "Sở Xây dựng", "head"),
    "colon": ("to", "Ông: Lò Văn Thử, Giám đốc Sở Xây dựng - Tổ trưởng",
              "Ông", "Lò Văn Thử", "Giám đốc", "Sở Xây dựng", "head"),
    "degree": ("hoi_dong", "TS. Lò Văn Thử, Viện trưởng Viện Cây xanh, Chủ tịch Hội đồng;",
               "TS.", "Lò Văn Thử", "Viện trưởng", "Viện Cây xanh", "head"),
    "degree-after-ong": ("hoi_dong", "Ông ThS. Lò Văn Thử, Trưởng khoa Nội - Ủy viên;",
                         "Ông ThS.", "Lò Văn Thử", "Trưởng khoa Nội", None, "member"),
    "degrees": ("hoi_dong", "PGS.TS. Mai Thí Dụ, Hiệu trưởng Trường Đại học Thử - Ủy viên phản biện 1;",
                "PGS.TS.", "Mai Thí Dụ", "Hiệu trưởng", "Trường Đại học Thử", "member"),
    "doctor": ("to", "BSCKII. Mai Thí Dụ, Giám đốc Bệnh viện đa khoa tỉnh - Tổ phó;",
               "BSCKII.", "Mai Thí Dụ", "Giám đốc", "Bệnh viện đa khoa tỉnh", "deputy"),
    "rank": ("ban_chi_dao", "Thượng tá Lò Văn Thử, Phó Giám đốc Công an tỉnh - Ủy viên;",
             "Thượng tá", "Lò Văn Thử", "Phó Giám đốc", "Công an tỉnh", "member"),
    "regiment": ("to", "Ông Lò Văn Thử, Phó Trung đoàn trưởng Trung đoàn 876 - Tổ phó;",
                 "Ông", "Lò Văn Thử", "Phó Trung đoàn trưởng", "Trung đoàn 876", "deputy"),
    "addressed-twice": ("to", "Bà: Bà: Mai Thí Dụ, Giám đốc Sở Xây dựng - Tổ phó;",
                        "Bà", "Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "deputy"),
    "no-honorific": ("to", "Nguyễn Thí Nghiệm, Giám đốc Sở Xây dựng - Tổ trưởng;",
                     None, "Nguyễn Thí Nghiệm", "Giám đốc", "Sở Xây dựng", "head"),
    # N: names
    "name-of-two": ("to", "Ông Lý Thử, Chuyên viên Sở Y tế - Thành viên;",
                    "Ông", "Lý Thử", "Chuyên viên", "Sở Y tế", "member"),
    "name-of-five": ("to", "Bà Y Thử Mai Niê Mẫu, Chuyên viên Sở Y tế - Thành viên;",
                     "Bà", "Y Thử Mai Niê Mẫu", "Chuyên viên", "Sở Y tế", "member"),
    "name-apostrophe": ("to", "Ông K'Thử, Chuyên viên Sở Y tế - Thành viên;",
                        "Ông", "K'Thử", "Chuyên viên", "Sở Y tế", "member"),
    "name-h": ("to", "Bà H' Thử Niê, Chuyên viên Sở Y tế - Thành viên;",
               "Bà", "H' Thử Niê", "Chuyên viên", "Sở Y tế", "member"),
    "name-letter": ("to", "Ông Mùa A Thử, Chuyên viên Sở Y tế - Thành viên;",
                    "Ông", "Mùa A Thử", "Chuyên viên", "Sở Y tế", "member"),
    "name-like-rank": ("to", "Ông Trương Thử Mẫu, Chuyên viên Sở Y tế - Thành viên;",
                       "Ông", "Trương Thử Mẫu", "Chuyên viên", "Sở Y tế", "member"),
    "caps": ("ban", "NGUYỄN VĂN THỬ, Giám đốc Sở Tài chính, Phó Ban/thường trực.",
             None, "NGUYỄN VĂN THỬ", "Giám đốc", "Sở Tài chính", "deputy_standing"),
    "caps-honoured": ("to", "Ông LÒ VĂN THỬ, Giám đốc Sở Tài chính - Tổ trưởng.",
                      "Ông", "LÒ VĂN THỬ", "Giám đốc", "Sở Tài chính", "head"),
    # O: other separators
    "semicolon": ("to", "Ông Lò Văn Thử; Giám đốc Sở Tài chính; Tổ trưởng.",
                  "Ông", "Lò Văn Thử", "Giám đốc", "Sở Tài chính", "head"),
    "colon-before-role": ("to", "Ông Lò Văn Thử, Giám đốc Sở Tài chính: Tổ trưởng.",
                          "Ông", "Lò Văn Thử", "Giám đốc", "Sở Tài chính", "head"),
    "none-after-caps": ("ban", "NGUYỄN THỬ Giám đốc Sở Tài chính - Trưởng ban.",
                        None, "NGUYỄN THỬ", "Giám đốc", "Sở Tài chính", "head"),
    "brackets": ("to", "Ông Lò Văn Thử (Giám đốc Sở Tài chính) - Tổ trưởng.",
                 "Ông", "Lò Văn Thử", "Giám đốc", "Sở Tài chính", "head"),
    # P: dashes inside names of units
    "dash-in-division": ("to", "Bà Mai Thí Dụ, Trưởng phòng Kế hoạch - Tài chính, Sở Y tế - Thành viên;",
                         "Bà", "Mai Thí Dụ", "Trưởng phòng Kế hoạch - Tài chính", "Sở Y tế", "member"),
    "dash-before-unit": ("to", "Ông Lò Văn Thử, Trưởng phòng Cơ yếu - Văn phòng Tỉnh ủy - Thành viên;",
                         "Ông", "Lò Văn Thử", "Trưởng phòng Cơ yếu", "Văn phòng Tỉnh ủy", "member"),
    "dash-in-place": ("to", "Ông Lò Văn Thử, Giám đốc Sở Y tế tỉnh Bà Rịa - Vũng Tàu - Tổ trưởng;",
                      "Ông", "Lò Văn Thử", "Giám đốc", "Sở Y tế tỉnh Bà Rịa - Vũng Tàu", "head"),
    "dash-in-department": ("to", "Ông Lò Văn Thử, Giám đốc Sở Lao động - Thương binh và Xã hội - Tổ phó;",
                           "Ông", "Lò Văn Thử", "Giám đốc", "Sở Lao động - Thương binh và Xã hội", "deputy"),
    # state posts that sound like roles
    "state-ban": ("to", "Ông Lò Văn Thử, Trưởng Ban Dân tộc tỉnh - Thành viên;",
                  "Ông", "Lò Văn Thử", "Trưởng", "Ban Dân tộc tỉnh", "member"),
    "state-chair": ("ban_chi_dao", "Bà Mai Thí Dụ, Chủ tịch Hội Nông dân tỉnh - Ủy viên;",
                    "Bà", "Mai Thí Dụ", "Chủ tịch", "Hội Nông dân tỉnh", "member"),
    "state-office": ("ban_chi_dao", "Bà Mai Thí Dụ, Phó Chánh Văn phòng UBND tỉnh - Ủy viên;",
                     "Bà", "Mai Thí Dụ", "Phó Chánh Văn phòng", "UBND tỉnh", "member"),
    # what generated lines showed
    "small-ong": ("to", "ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;",
                  "ông", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"),
    "post-abbreviated": ("to", "P. Trưởng phòng Hạ tầng, Sở Xây dựng - Thành viên;",
                         None, None, "P. Trưởng phòng Hạ tầng", "Sở Xây dựng", "member"),
    "profession-after-ba": ("to", "Bà Bác sĩ Mai Thí Dụ, Phó Giám đốc Sở Y tế - Thành viên;",
                            "Bà Bác sĩ", "Mai Thí Dụ", "Phó Giám đốc", "Sở Y tế", "member"),
    "division-like-a-unit": ("to", "Ông Lò Văn Thử, Trưởng phòng Sở hữu trí tuệ, Sở Khoa học và Công nghệ - Thành viên;",
                             "Ông", "Lò Văn Thử", "Trưởng phòng Sở hữu trí tuệ", "Sở Khoa học và Công nghệ", "member"),
    "association": ("to", "Ông Lò Văn Thử, Phó Chủ tịch Hiệp hội Doanh nghiệp tỉnh - Thành viên;",
                    "Ông", "Lò Văn Thử", "Phó Chủ tịch", "Hiệp hội Doanh nghiệp tỉnh", "member"),
    "bar": ("to", "Ông Lò Văn Thử, Phó Chủ nhiệm Đoàn Luật sư tỉnh - Thành viên;",
            "Ông", "Lò Văn Thử", "Phó Chủ nhiệm", "Đoàn Luật sư tỉnh", "member"),
    "party-committee": ("to", "Ông Lò Văn Thử, Bí thư Đảng ủy Ủy ban nhân dân tỉnh - Thành viên;",
                        "Ông", "Lò Văn Thử", "Bí thư", "Đảng ủy Ủy ban nhân dân tỉnh", "member"),
    "party-board": ("to", "Ông Lò Văn Thử, Phó Trưởng Ban Kinh tế Tỉnh ủy - Thành viên;",
                    "Ông", "Lò Văn Thử", "Phó Trưởng Ban Kinh tế", "Tỉnh ủy", "member"),
    "fire-police": ("to", "Ông Lò Văn Thử, Giám đốc Cảnh sát phòng cháy, chữa cháy tỉnh - Thành viên;",
                    "Ông", "Lò Văn Thử", "Giám đốc", "Cảnh sát phòng cháy, chữa cháy tỉnh", "member"),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(SEATS))
def test_seat(case: Case) -> None:
    kind, text, *wanted = case
    seat = parse_seat(text, fold(text), 0, len(text), kind)
    spans = (seat.honorific, seat.name, seat.post.position, seat.post.organization)
    got = [text[slice(*span)] if span else None for span in spans]
    assert [*got, seat.role.role if seat.role else None] == wanted


@pytest.mark.parametrize(
    ("text", "gender"),
    [("Ông Lò Văn Thử", "male"), ("Bà Mai Thí Dụ", "female"), ("Đồng chí Mai Thí Dụ", None),
     ("TS. Lò Văn Thử", None), ("Ông (bà) Lò Văn Thử", None)],
)  # fmt: skip
def test_gender_comes_from_the_form_of_address_alone(text: str, gender: str | None) -> None:
    assert parse_seat(text, fold(text), 0, len(text), "to").gender == gender


def test_an_invitation_is_marked() -> None:
    text = "Mời Chánh án Tòa án nhân dân tỉnh - Thành viên"
    assert parse_seat(text, fold(text), 0, len(text), "to").invited


@pytest.mark.parametrize(
    "text",
    [
        "phó Giám đốc Sở Xây dựng",
        "Kinh phí do ngân sách tỉnh bảo đảm",
        "Các ông, bà có tên tại Điều 1",
        "Ngày 05 tháng 4",
    ],
)
def test_no_person(text: str) -> None:
    assert parse_seat(text, fold(text), 0, len(text), "to").name is None
