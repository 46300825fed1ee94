"""Lists of members in whole decisions: headings, prose, posts distributed, people replaced, several bodies."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from schemas import Decision
from tests.support.reading import FOUNDING, HEAD, act, act_with_table, cases

BOARD_HEAD = HEAD.replace("Tổ công tác trồng cây bóng mát", "Ban Chỉ đạo cây xanh tỉnh Lâm Đồng")
BOARD = "Điều 1. Thành lập Ban Chỉ đạo cây xanh tỉnh Lâm Đồng gồm:\n"
Seat = tuple[str | None, str | None, str | None, str | None]


def seats(decision: Decision) -> list[Seat]:
    """Name, position, organisation, role of each member."""
    return [(m.name, m.position, m.organization, m.role) for m in decision.members]


LISTS: dict[str, tuple[str, list[Seat]]] = {
    "numbered": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "numbers-repeat-and-skip": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n"
        "3. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên;\n3. Ông Cao Ví Von, Chuyên viên Sở Y tế - Thành viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member"),
         ("Cao Ví Von", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "dashes": (
        FOUNDING + "- Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng, Tổ trưởng;\n"
        "- Bà Mai Thí Dụ, Chuyên viên Sở Y tế, Thành viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "role-wrapped-alone": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Trung tâm Cây xanh, Sở Xây dựng -\nTổ trưởng.\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế\n- Thành viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Trung tâm Cây xanh, Sở Xây dựng", "head"),
         ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "role-headings": (
        BOARD + "1. Trưởng ban:\n- Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh.\n2. Các Phó Trưởng ban:\n"
        "- Bà Mai Thí Dụ, Giám đốc Sở Xây dựng;\n- Ông Cao Ví Von, Giám đốc Sở Tài chính.\n3. Các Ủy viên:\n"
        "- Bà Vũ Thị Mẫu, Giám đốc Sở Y tế.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"), ("Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "deputy"),
         ("Cao Ví Von", "Giám đốc", "Sở Tài chính", "deputy"), ("Vũ Thị Mẫu", "Giám đốc", "Sở Y tế", "member")],
    ),
    "known-persons-are-told-what-to-do": (
        BOARD + "1. Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh - Trưởng ban;\n2. Bà Mai Thí Dụ, Giám đốc Sở Xây dựng - Ủy viên.\n"
        "Điều 2. Phân công phụ trách địa bàn:\n- Ông Lò Văn Thử: Thường trực, trực tiếp chỉ huy khu vực đập.\n"
        "- Bà Mai Thí Dụ: Chuẩn bị cây giống, tổ chức trồng cây.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"), ("Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "member")],
    ),
    "role-before-the-bullet-of-the-first": (
        BOARD + "Trưởng ban: Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh.\nCác ủy viên: - Bà Mai Thí Dụ, Giám đốc Sở Xây dựng;\n"
        "- Ông Cao Ví Von, Giám đốc Sở Y tế.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"), ("Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "member"),
         ("Cao Ví Von", "Giám đốc", "Sở Y tế", "member")],
    ),
    "orders-and-notes-are-no-seats": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"
        "- Tiếp nhận, đánh số hồ sơ của các sở.\n- Thư ký tổng hợp số liệu, báo cáo lãnh đạo Sở.\nGhi chú: TT - Tổ trưởng; TV - Thành viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "role-before-colon": (
        BOARD + "1. Trưởng ban: Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh;\n"
        "2. Phó Trưởng ban Thường trực: Bà Mai Thí Dụ, Giám đốc Sở Xây dựng;\n3. Ủy viên: Ông Cao Ví Von, Giám đốc Sở Y tế.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"),
         ("Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "deputy_standing"), ("Cao Ví Von", "Giám đốc", "Sở Y tế", "member")],
    ),
    "numbered-heading-ends-at-its-level": (
        BOARD + "1. Trưởng ban: Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh.\n2. Các Phó Trưởng ban:\n- Giám đốc Sở Xây dựng;\n"
        "3. Các Ủy viên gồm Giám đốc các Sở: Y tế, Nội vụ; Chánh Văn phòng UBND tỉnh.\n"
        "4. Mời đại diện lãnh đạo các cơ quan sau tham gia Ủy viên: Văn phòng Tỉnh ủy, Tỉnh đoàn.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Xây dựng", "deputy"),
         (None, "Giám đốc", "Sở Y tế", "member"), (None, "Giám đốc", "Sở Nội vụ", "member"),
         (None, "Chánh Văn phòng", "UBND tỉnh", "member"), (None, "đại diện lãnh đạo", "Văn phòng Tỉnh ủy", "member"),
         (None, "đại diện lãnh đạo", "Tỉnh đoàn", "member")],
    ),
    "role-headings-of-unmarked-lines": (
        BOARD + "Trưởng ban:\n- Ông LÒ VĂN THỬ Phó Chủ tịch UBND tỉnh\nPhó ban thường trực:\n- Bà MAI THÍ DỤ Giám đốc Sở Xây dựng\n"
        "Các đồng chí Ủy viên:\n- Ông CAO VÍ VON Phó Chủ nhiệm Uỷ ban Kế hoạch tỉnh\n",
        [("LÒ VĂN THỬ", "Phó Chủ tịch", "UBND tỉnh", "head"), ("MAI THÍ DỤ", "Giám đốc", "Sở Xây dựng", "deputy_standing"),
         ("CAO VÍ VON", "Phó Chủ nhiệm", "Uỷ ban Kế hoạch tỉnh", "member")],
    ),
    "units-of-one-noun-share-a-post": (
        BOARD + "- Trưởng ban: Giám đốc Sở Xây dựng;\n- Ủy viên: Lãnh đạo Sở Y tế, Sở Nội vụ, Thuế tỉnh;\n"
        "- Mời đại diện Ủy ban MTTQ Việt Nam tỉnh tham gia Ban Chỉ đạo.\n",
        [(None, "Giám đốc", "Sở Xây dựng", "head"), (None, "Lãnh đạo", "Sở Y tế", "member"), (None, "Lãnh đạo", "Sở Nội vụ", "member"),
         (None, "Lãnh đạo", "Thuế tỉnh", "member"), (None, "đại diện", "Ủy ban MTTQ Việt Nam tỉnh", "member")],
    ),
    "centres-share-a-post": (
        FOUNDING + "1. Giám đốc các Trung tâm: Y tế, Dịch vụ tổng hợp: Thành viên;\n2. Ông Cao Ví Von, lái xe - Thành viên.\n",
        [(None, "Giám đốc", "Trung tâm Y tế", "member"), (None, "Giám đốc", "Trung tâm Dịch vụ tổng hợp", "member"),
         ("Cao Ví Von", "lái xe", None, "member")],
    ),
    "an-article-headed-by-helpers": (
        BOARD + "1. Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh - Trưởng ban.\nĐiều 2. Tổ giúp việc Ban Chỉ đạo\n"
        "1. Giám đốc Sở Xây dựng làm Tổ trưởng;\n2. Chánh Văn phòng UBND tỉnh: Tổ phó.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Xây dựng", "head"),
         (None, "Chánh Văn phòng", "UBND tỉnh", "deputy")],
    ),
    "prose-shares-the-last-role": (
        "Điều 1. Thành lập Tổ kiểm kê do ông Lò Bá Thử, Trưởng phòng Kỹ thuật làm Tổ trưởng; ông Cao Ví Von, thủ kho "
        "và bà Mai Thí Dụ, kế toán viên làm tổ viên.\n",
        [("Lò Bá Thử", "Trưởng phòng Kỹ thuật", None, "head"), ("Cao Ví Von", "thủ kho", None, "member"),
         ("Mai Thí Dụ", "kế toán viên", None, "member")],
    ),
    "one-address-for-several-with-posts": (
        "Điều 1. Thành lập Tổ kiểm kê do ông Lò Bá Thử, Trưởng phòng Kỹ thuật làm Tổ trưởng; các ông Cao Ví Von, Trưởng phòng "
        "Hành chính, Vi Văn Dẫn (Trưởng phòng Vật tư) và bà Mai Thí Dụ, Thủ kho làm tổ viên.\n",
        [("Lò Bá Thử", "Trưởng phòng Kỹ thuật", None, "head"), ("Cao Ví Von", "Trưởng phòng Hành chính", None, "member"),
         ("Vi Văn Dẫn", "Trưởng phòng Vật tư", None, "member"), ("Mai Thí Dụ", "Thủ kho", None, "member")],
    ),
    "one-address-and-semicolons": (
        "Điều 1. Thành lập Tổ kiểm kê do ông Lò Bá Thử, Trưởng phòng Kỹ thuật làm Tổ trưởng; các đồng chí: Cao Ví Von, Trưởng phòng "
        "Hành chính; Mai Thí Dụ, Kế toán trưởng làm tổ viên.\n",
        [("Lò Bá Thử", "Trưởng phòng Kỹ thuật", None, "head"), ("Cao Ví Von", "Trưởng phòng Hành chính", None, "member"),
         ("Mai Thí Dụ", "Kế toán trưởng", None, "member")],
    ),
    "a-body-and-its-people-without-roles": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n"
        "TỔ PHỤC VỤ: bà Mai Thí Dụ, chuyên viên Sở Y tế; ông Cao Ví Von, nhân viên Trạm Y tế Mẫu.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "chuyên viên", "Sở Y tế", "member"),
         ("Cao Ví Von", "nhân viên", "Trạm Y tế Mẫu", "member")],
    ),
    "added-by-a-line": (
        "Điều 1. Bổ sung thành viên Ban Chỉ đạo cây xanh tỉnh tại Điều 1 Quyết định số 12/QĐ-UBND ngày 01/02/2020 như sau:\n"
        "1. Bổ sung ông Lò Văn Thử, Phó Giám đốc Sở Tài chính - Ủy viên;\n2. Các đồng chí Bí thư Đảng ủy các xã, phường - Ủy viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Tài chính", "member"), (None, "Bí thư", "Đảng ủy các xã, phường", "member")],
    ),
    "leaders-of-listed-agencies": (
        FOUNDING + "1. Đại diện lãnh đạo: Sở Nội vụ, Công an tỉnh làm thành viên.\n",
        [(None, "Đại diện lãnh đạo", "Sở Nội vụ", "member"), (None, "Đại diện lãnh đạo", "Công an tỉnh", "member")],
    ),
    "a-network": (
        "Điều 1. Thành lập Mạng lưới cây xanh gồm các thành viên sau:\n1. Bà Mai Thí Dụ, Giám đốc Sở Xây dựng - Trưởng Mạng lưới;\n"
        "2. Ông Cao Ví Von, Chuyên viên Sở Y tế - Thành viên, kiêm Thư ký.\n",
        [("Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "head"), ("Cao Ví Von", "Chuyên viên", "Sở Y tế", "secretary")],
    ),
    "posts-under-roles": (
        BOARD + "1. Trưởng ban: Phó Chủ tịch UBND tỉnh.\n2. Phó Trưởng ban: Giám đốc Sở Xây dựng.\n"
        "3. Các Ủy viên:\n- Giám đốc Sở Y tế;\n- Giám đốc Sở Tài chính.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Xây dựng", "deputy"),
         (None, "Giám đốc", "Sở Y tế", "member"), (None, "Giám đốc", "Sở Tài chính", "member")],
    ),
    "one-seat-each": (
        BOARD + "1. Trưởng ban: Phó Chủ tịch UBND tỉnh.\n2. Các Ủy viên: Giám đốc các sở: Y tế, Tài chính, Văn hóa, Thể thao và Du lịch.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Y tế", "member"),
         (None, "Giám đốc", "Sở Tài chính", "member"), (None, "Giám đốc", "Sở Văn hóa, Thể thao và Du lịch", "member")],
    ),
    "one-seat-each-with-noun": (
        BOARD + "1. Trưởng ban: Phó Chủ tịch UBND tỉnh.\n2. Các Ủy viên: Giám đốc các sở: Sở Y tế, Sở Tài chính.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Y tế", "member"),
         (None, "Giám đốc", "Sở Tài chính", "member")],
    ),
    "one-seat-each-up-to-the-semicolon": (
        BOARD + "1. Trưởng ban: Phó Chủ tịch UBND tỉnh.\n"
        "2. Các Ủy viên: Giám đốc các sở: Y tế, Tài chính; Giám đốc Công an tỉnh; Chánh Văn phòng UBND tỉnh.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Y tế", "member"),
         (None, "Giám đốc", "Sở Tài chính", "member"), (None, "Giám đốc", "Công an tỉnh", "member"),
         (None, "Chánh Văn phòng", "UBND tỉnh", "member")],
    ),
    "representatives-of-several": (
        BOARD + "1. Trưởng ban: Phó Chủ tịch UBND tỉnh.\n2. Các Ủy viên:\n"
        "- Đại diện lãnh đạo các sở, ngành: Công an tỉnh, Sở Tài chính;\n- Mời đại diện lãnh đạo: Tỉnh Đoàn, Hội Nông dân tỉnh.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Đại diện lãnh đạo", "Công an tỉnh", "member"),
         (None, "Đại diện lãnh đạo", "Sở Tài chính", "member"), (None, "đại diện lãnh đạo", "Tỉnh Đoàn", "member"),
         (None, "đại diện lãnh đạo", "Hội Nông dân tỉnh", "member")],
    ),
    "role-behind-a-colon": (
        BOARD + "1. Phó Chủ tịch UBND tỉnh: Trưởng ban;\n2. Giám đốc Sở Nội vụ: Ủy viên Thường trực.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Nội vụ", "member_standing")],
    ),
    "posts-in-a-row": (
        BOARD + "1. Phó Chủ tịch UBND tỉnh: Trưởng ban;\n"
        "2. Các ông (bà): Giám đốc Sở Y tế, Giám đốc Sở Tư pháp và Chánh Văn phòng UBND tỉnh: Ủy viên.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Y tế", "member"),
         (None, "Giám đốc", "Sở Tư pháp", "member"), (None, "Chánh Văn phòng", "UBND tỉnh", "member")],
    ),
    "distributed-before-the-role": (
        BOARD + "1. Phó Chủ tịch UBND tỉnh: Trưởng ban;\n2. Chủ tịch UBND các huyện: Đất Mẫu, Suối Thử - Ủy viên;\n"
        "3. Mời Hội Nông dân tỉnh cử 01 đồng chí tham gia Ủy viên.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Chủ tịch", "UBND huyện Đất Mẫu", "member"),
         (None, "Chủ tịch", "UBND huyện Suối Thử", "member"), (None, None, "Hội Nông dân tỉnh", "member")],
    ),
    "those-below-share-the-role-of-the-line-above": (
        BOARD + "1. Phó Chủ tịch UBND tỉnh: Trưởng ban;\n2. Các ông, bà sau đây làm ủy viên:\n"
        "- Bà Mai Thí Dụ, Giám đốc Sở Xây dựng;\n- Ông Cao Ví Von, Giám đốc Sở Y tế.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), ("Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "member"),
         ("Cao Ví Von", "Giám đốc", "Sở Y tế", "member")],
    ),
    "duties-under-roles-are-no-members": (
        BOARD + "1. Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh - Trưởng ban.\nĐiều 2. Nhiệm vụ của Ban Chỉ đạo và các thành viên\n"
        "1. Ban Chỉ đạo:\na) Tham mưu cho UBND tỉnh về cây xanh;\n2. Trưởng ban:\n- Lãnh đạo, điều hành hoạt động của Ban Chỉ đạo.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head")],
    ),
    "two-posts-joined-by-and": (
        BOARD + "1. Phó Chủ tịch UBND tỉnh: Trưởng ban;\n2. Mời Chủ tịch Ủy ban MTTQ tỉnh và Bí thư Tỉnh đoàn tham gia làm Ủy viên;\n"
        "3. Mời ông Chánh án Tòa án tỉnh, ông Viện trưởng Viện Kiểm sát tỉnh - Ủy viên.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Chủ tịch", "Ủy ban MTTQ tỉnh", "member"),
         (None, "Bí thư", "Tỉnh đoàn", "member"), (None, "Chánh án", "Tòa án tỉnh", "member"),
         (None, "Viện trưởng", "Viện Kiểm sát tỉnh", "member")],
    ),
    "the-last-of-several-has-the-role": (
        BOARD + "1. Phó Chủ tịch UBND tỉnh: Trưởng ban;\n2. Các ông (bà): Giám đốc Sở Y tế; 01 viên chức Văn phòng Đăng ký đất đai tỉnh - Ủy viên.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Giám đốc", "Sở Y tế", "member"),
         (None, "viên chức", "Văn phòng Đăng ký đất đai tỉnh", "member")],
    ),
    "invited-to-take-part-as": (
        BOARD + "1. Trưởng ban: Phó Chủ tịch UBND tỉnh.\n2. Mời Chủ tịch Hội Nông dân tỉnh tham gia Phó Trưởng ban.\n",
        [(None, "Phó Chủ tịch", "UBND tỉnh", "head"), (None, "Chủ tịch", "Hội Nông dân tỉnh", "deputy")],
    ),
    "prose": (
        "Điều 1. Thành lập Ban Chỉ đạo cây xanh tỉnh Lâm Đồng do ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh làm Trưởng ban; "
        "bà Mai Thí Dụ, Giám đốc Sở Xây dựng, Phó Trưởng ban; các thành viên gồm: ông Cao Ví Von, Giám đốc Sở Y tế; "
        "bà Vũ Thị Mẫu, Giám đốc Sở Tài chính.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"), ("Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "deputy"),
         ("Cao Ví Von", "Giám đốc", "Sở Y tế", "member"), ("Vũ Thị Mẫu", "Giám đốc", "Sở Tài chính", "member")],
    ),
    "concurrent": (
        BOARD + "1. Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh - Trưởng ban;\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Xây dựng - Ủy viên kiêm Thư ký.\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Xây dựng", "secretary")],
    ),
    "post-below-the-person": (
        FOUNDING + "1. TS. Lò Văn Thử\nPhó Giám đốc Sở Xây dựng - Tổ trưởng\n2. Bà Mai Thí Dụ\nChuyên viên Sở Y tế - Thành viên\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "post-below-the-person-behind-a-dash": (
        FOUNDING + "1. Ông Lò Văn Thử\n- Phó Giám đốc Sở Xây dựng, Tổ trưởng\n2. Bà Mai Thí Dụ\n- Chuyên viên Sở Y tế, Thành viên\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "post-below-the-person-under-a-heading": (
        BOARD + "Trưởng ban:\n1. Ông Lò Văn Thử\nPhó Chủ tịch UBND tỉnh\nCác ủy viên:\n1. Bà Mai Thí Dụ\nGiám đốc Sở Xây dựng\n",
        [("Lò Văn Thử", "Phó Chủ tịch", "UBND tỉnh", "head"), ("Mai Thí Dụ", "Giám đốc", "Sở Xây dựng", "member")],
    ),
    "post-below-the-person-without-a-role": (
        FOUNDING + "1. Ông Lò Văn Thử\nPhó Giám đốc Sở Xây dựng\n2. Bà Mai Thí Dụ\nChuyên viên Sở Y tế\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "member"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "slashes-that-a-scan-shows-as-other-marks": (
        FOUNDING + "1/ Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng, Tổ trưởng\n2! Bà Mai Thí Dụ, Chuyên viên Sở Y tế, Thành viên\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "together-with-the-members": (
        FOUNDING + "Do ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng làm Tổ trưởng;\ncùng các tổ viên:\n- Bà Mai Thí Dụ, Chuyên viên Sở Y tế.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "peers-of-one-place": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n"
        "2. Đại diện lãnh đạo Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh - Thành viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"),
         (None, "Đại diện lãnh đạo", "Công an tỉnh", "member"),
         (None, "Đại diện lãnh đạo", "Bộ Chỉ huy Quân sự tỉnh", "member")],
    ),
    "a-bureau-of-urban-affairs": (
        "Điều 1. Thành lập Tổ công tác trồng cây bóng mát do Cục trưởng Cục Phát triển đô thị làm Tổ trưởng, Phó Giám đốc Sở Xây dựng làm Tổ phó.\n",
        [(None, "Cục trưởng", "Cục Phát triển đô thị", "head"), (None, "Phó Giám đốc", "Sở Xây dựng", "deputy")],
    ),
    "stars-on-full-lines": (
        FOUNDING + "* Tổ trưởng: Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng (phụ trách chung mọi việc của Tổ)\n"
        "* Tổ phó: Bà Mai Thí Dụ, Chuyên viên Sở Y tế.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "deputy")],
    ),
    "units-in-brackets": (
        FOUNDING + "Các thành viên: Lò Văn Thử (Sở Xây dựng), Mai Thí Dụ (Sở Y tế) và Cao Ví Von (Sở Nội vụ).\n",
        [("Lò Văn Thử", None, "Sở Xây dựng", "member"), ("Mai Thí Dụ", None, "Sở Y tế", "member"),
         ("Cao Ví Von", None, "Sở Nội vụ", "member")],
    ),
    "a-role-in-brackets-is-of-one": (
        FOUNDING + "1. Tổ trọng tài: ông Lò Văn Thử (Tổ trưởng), bà Mai Thí Dụ, ông Cao Ví Von (thư ký).\n",
        [("Lò Văn Thử", None, None, "head"), ("Mai Thí Dụ", None, None, "member"), ("Cao Ví Von", None, None, "secretary")],
    ),
    "a-role-before-a-colon-holds-for-all": (
        FOUNDING + "Tổ phó: Ông Lò Văn Thử - Phó Giám đốc Sở Xây dựng; Bà Mai Thí Dụ - Chuyên viên Sở Y tế.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "deputy"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "deputy")],
    ),
    "orders-below-are-no-seats": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"
        "- Hoàn chỉnh hồ sơ xin phép thành lập Hiệp hội trong thời hạn 60 ngày;\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "villages-and-votes": (
        FOUNDING + "1/ Ông Lò Văn Thử, Thôn Đoài (62/65 phiếu) - Tổ trưởng\n2/ Bà Mai Thí Dụ, Thôn Hạ (40/47 phiếu) - Tổ viên\n",
        [("Lò Văn Thử", None, "Thôn Đoài", "head"), ("Mai Thí Dụ", None, "Thôn Hạ", "member")],
    ),
    "a-post-that-begins-like-a-role": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n"
        "2. Trưởng ban nhân dân ấp Thử Một - Thành viên;\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), (None, "Trưởng ban nhân dân", "ấp Thử Một", "member")],
    ),
    "divisions-of-others-as-headings": (
        FOUNDING + "1. Chi cục Kiểm lâm:\n- Ông Lò Văn Thử (Tổ trưởng), Phó Chi cục trưởng;\n"
        "2. Phòng Cảnh sát kinh tế, Công an tỉnh:\n- Đồng chí Cao Ví Von (Thành viên), Đội trưởng;\n",
        [("Lò Văn Thử", "Phó Chi cục trưởng", "Chi cục Kiểm lâm", "head"),
         ("Cao Ví Von", "Đội trưởng", "Phòng Cảnh sát kinh tế, Công an tỉnh", "member")],
    ),
    "persons-behind-bare-units": (
        FOUNDING + "1. Cục trưởng Cục Quản lý nhà Hà Văn Kiệm, Tổ trưởng;\n2. Phó Chánh Thanh tra Bộ Cao Ví Von, Thành viên;\n",
        [("Hà Văn Kiệm", "Cục trưởng", "Cục Quản lý nhà", "head"), ("Cao Ví Von", "Phó Chánh Thanh tra", "Bộ", "member")],
    ),
    "an-office-behind-a-leading-role-is-a-post": (
        FOUNDING + "Tổ trưởng: Ông Lò Văn Thử – Phó Giám đốc Sở Xây dựng\nTổ phó: Bà Mai Thí Dụ – Kế toán trưởng\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Kế toán trưởng", None, "deputy")],
    ),
    "a-role-in-another-body-too": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ viên kiêm Trưởng đoàn công tác;\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế, dự kiến Tổ viên;\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "member"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "one-role-behind-all": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế; ông Cao Ví Von, Thanh tra viên Thanh tra Sở Tài chính: Thành viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member"),
         ("Cao Ví Von", "Thanh tra viên", "Thanh tra Sở Tài chính", "member")],
    ),
    "post-below-a-person-without-a-label": (
        FOUNDING + "* Tổ trưởng:\nÔng Lò Văn Thử\nPhó Giám đốc Sở Xây dựng.\n* Các thành viên:\nBà Mai Thí Dụ\nChuyên viên Sở Y tế.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "page-break": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n\f2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế\n"
        "- Thành viên.\n",
        [("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(LISTS))
def test_list(case: tuple[str, list[Seat]]) -> None:
    articles, wanted = case
    head = HEAD if articles.startswith(FOUNDING) else BOARD_HEAD
    assert seats(act(articles, head)) == wanted


def test_work_given_to_a_person_moves_nobody() -> None:
    decision = act(
        BOARD + "1. Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh - Trưởng ban.\n"
        "Điều 2. Giao ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh, theo dõi, đôn đốc việc thực hiện.\n",
        BOARD_HEAD,
    )
    assert len(decision.members) == 1


def test_the_new_wording_of_a_clause_lists_members_of_the_body_in_the_subject() -> None:
    decision = act(
        "Điều 1. Sửa đổi khoản 2 Điều 1 Quyết định số 12/QĐ-UBND ngày 05 tháng 01 năm 2023 như sau:\n"
        "“2. Phó Trưởng ban:\na) Ông Lò Văn Thử, Giám đốc Sở Y tế;\nb) Bà Mai Thí Dụ, Giám đốc Sở Nội vụ.”\n",
        BOARD_HEAD.replace("thành lập", "điều chỉnh, bổ sung thành viên"),
    )
    assert [body.name for body in decision.bodies] == ["Ban Chỉ đạo cây xanh tỉnh Lâm Đồng"]
    assert seats(decision) == [
        ("Lò Văn Thử", "Giám đốc", "Sở Y tế", "deputy"),
        ("Mai Thí Dụ", "Giám đốc", "Sở Nội vụ", "deputy"),
    ]


def test_two_bodies_of_one_sentence() -> None:
    decision = act(
        "Điều 1. Thành lập Ban Chỉ đạo cây xanh tỉnh (sau đây gọi là Ban Chỉ đạo) và Ban Tổ chức Ngày hội cây xanh "
        "(sau đây gọi là Ban Tổ chức). Danh sách kèm theo.\n",
        BOARD_HEAD,
    )
    assert [(body.name, body.alias) for body in decision.bodies] == [
        ("Ban Chỉ đạo cây xanh tỉnh", "Ban Chỉ đạo"),
        ("Ban Tổ chức Ngày hội cây xanh", "Ban Tổ chức"),
    ]


def test_several_bodies_are_named_below_their_number() -> None:
    decision = act(
        "Điều 1. Thành lập 02 Tổ công tác trồng cây, gồm:\n1. Tổ công tác số 01, gồm 01 thành viên:\n"
        "- Ông Lò Văn Thử, Giám đốc Sở Y tế - Tổ trưởng.\n2. Tổ công tác số 02, gồm 01 thành viên:\n"
        "- Bà Mai Thí Dụ, Giám đốc Sở Nội vụ - Tổ trưởng.\n",
    )
    assert [(m.name, m.body) for m in decision.members] == [("Lò Văn Thử", 0), ("Mai Thí Dụ", 1)]
    assert len(decision.bodies) == 2


def test_the_state_named_in_running_text_opens_no_annex() -> None:
    decision = act(
        BOARD + "1. Ông Lò Văn Thử, Giám đốc Sở Y tế - Trưởng ban.\n\fĐiều 2. Ban Chỉ đạo có nhiệm vụ:\n"
        "1. Tổ chức Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam hằng năm;\n2. Báo cáo kết quả.\n",
        BOARD_HEAD,
    )
    assert len(decision.duties) == 2


def test_a_heading_without_a_mark_opens_the_helpers() -> None:
    decision = act(
        BOARD + "1. Trưởng ban\n- Ông Lò Văn Thử - Phó Chủ tịch UBND tỉnh.\n2. Tổ giúp việc Ban Chỉ đạo\n"
        "a) Bà Mai Thí Dụ - Phó Giám đốc Sở Xây dựng - Tổ trưởng.\n",
        BOARD_HEAD,
    )
    assert [(m.name, m.body, m.role) for m in decision.members] == [
        ("Lò Văn Thử", 0, "head"),
        ("Mai Thí Dụ", 1, "head"),
    ]


def test_the_role_is_kept_as_printed() -> None:
    decision = act(FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ Trưởng;\n")
    assert decision.members[0].role_text == "Tổ Trưởng"


def test_a_role_that_a_heading_gives_is_shown_where_the_heading_stands() -> None:
    decision = act(
        FOUNDING + "1. Tổ trưởng: Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng.\n2. Các thành viên:\n"
        "- Bà Mai Thí Dụ, Chuyên viên Sở Y tế;\n- Ông Cao Ví Von, Chuyên viên Sở Nội vụ.\n"
    )
    shown = {seen.path: seen.text for seen in decision.evidence if seen.path.endswith("role_text")}
    assert shown == {
        "members[0].role_text": "Tổ trưởng", "members[1].role_text": "thành viên",
        "members[2].role_text": "thành viên",
    }  # fmt: skip


def test_printed_numbers_are_kept() -> None:
    decision = act(
        FOUNDING
        + "4. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n7. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"
    )
    assert [m.ordinal for m in decision.members] == [4, 7]


def test_without_a_role_one_is_an_ordinary_member_and_flagged() -> None:
    decision = act(
        FOUNDING
        + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế;\n"
    )
    assert (decision.members[1].role, decision.members[1].role_text) == ("member", None)
    assert any(item.path == "members[1].role" for item in decision.review)


def test_without_a_number_one_stands_behind_those_who_stay() -> None:
    decision = act(
        "Điều 1. Thay thế thành viên Ban Chỉ đạo cây xanh tỉnh Lâm Đồng như sau:\n"
        "- Ông Lò Văn Thử, Giám đốc Sở Y tế - Phó Trưởng ban, thay ông Cao Ví Von, nghỉ hưu;\n"
        "- Bà Mai Thí Dụ, Chuyên viên Sở Nội vụ - Ủy viên.\n",
        BOARD_HEAD.replace("thành lập", "thay thế thành viên"),
    )
    stay = [(m.name, m.ordinal) for m in decision.members if m.change != "leaves"]
    assert stay == [("Lò Văn Thử", 1), ("Mai Thí Dụ", 2)]


def test_who_replaces_whom() -> None:
    head = BOARD_HEAD.replace("thành lập", "thay thế thành viên")
    decision = act(
        "Điều 1. Thay thế thành viên Ban Chỉ đạo cây xanh tỉnh Lâm Đồng như sau:\n"
        "1. Ông Lò Văn Thử, Giám đốc Sở Y tế - Phó Trưởng ban, thay ông Cao Ví Von, nghỉ hưu theo chế độ.\n",
        head,
    )
    assert [(m.name, m.role, m.change) for m in decision.members] == [
        ("Lò Văn Thử", "deputy", "joins"),
        ("Cao Ví Von", "deputy", "leaves"),
    ]


def test_an_invited_seat() -> None:
    decision = act(
        BOARD
        + "1. Trưởng ban: Phó Chủ tịch UBND tỉnh.\n2. Mời Chủ tịch Ủy ban MTTQ Việt Nam tỉnh - Ủy viên.\n",
        BOARD_HEAD,
    )
    assert [m.invited for m in decision.members] == [False, True]


def test_two_bodies() -> None:
    decision = act(
        BOARD
        + "1. Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh - Trưởng ban;\n2. Bà Mai Thí Dụ, Giám đốc Sở Y tế - Ủy viên.\n"
        "Điều 2. Thành lập Tổ giúp việc Ban Chỉ đạo gồm:\n1. Bà Vũ Thị Mẫu, Trưởng phòng Hạ tầng, Sở Xây dựng - Tổ trưởng;\n"
        "2. Ông Cao Ví Von, Chuyên viên Sở Y tế - Thành viên.\n",
        BOARD_HEAD,
    )
    assert [(m.body, m.name, m.role) for m in decision.members] == [
        (0, "Lò Văn Thử", "head"),
        (0, "Mai Thí Dụ", "member"),
        (1, "Vũ Thị Mẫu", "head"),
        (1, "Cao Ví Von", "member"),
    ]
    assert [body.kind for body in decision.bodies] == ["ban_chi_dao", "to_giup_viec"]


def test_assigning_duties_makes_members_without_body_and_role() -> None:
    head = HEAD.replace(
        "thành lập Tổ công tác trồng cây bóng mát", "phân công nhiệm vụ cho công chức Phòng Hạ tầng"
    )
    decision = act(
        "Điều 1. Phân công nhiệm vụ cho công chức như sau:\n1. Ông Lò Văn Thử - Trưởng phòng:\n- Phụ trách chung.\n"
        "2. Bà Mai Thí Dụ - Chuyên viên:\n- Theo dõi cây xanh.\n",
        head,
    )
    assert [(m.body, m.name, m.role) for m in decision.members] == [
        (None, "Lò Văn Thử", None),
        (None, "Mai Thí Dụ", None),
    ]


def test_a_table_that_hands_out_work_lists_persons_without_body_and_role() -> None:
    head = HEAD.replace(
        "thành lập Tổ công tác trồng cây bóng mát", "phân công nhiệm vụ cho Ủy viên Ban Thường vụ"
    )
    rows = [
        ["TT", "Họ và tên", "Chức vụ", "Nhiệm vụ được phân công"],
        ["1", "Lò Văn Thử", "Bí thư Huyện ủy", "Phụ trách chung, trực tiếp phụ trách thị trấn Thử"],
        ["2", "Mai Thí Dụ", "Phó Chủ tịch UBND huyện", "Phụ trách Đảng bộ xã Thử Một"],
    ]
    decision = act_with_table(rows, "Điều 1. Phân công các đồng chí sau:\n", head=head)
    assert [(m.body, m.name, m.position, m.organization, m.role) for m in decision.members] == [
        (None, "Lò Văn Thử", "Bí thư", "Huyện ủy", None),
        (None, "Mai Thí Dụ", "Phó Chủ tịch", "UBND huyện", None),
    ]
    assert [(d.assignee, d.text) for d in decision.duties] == [
        ("Lò Văn Thử", "Phụ trách chung, trực tiếp phụ trách thị trấn Thử"),
        ("Mai Thí Dụ", "Phụ trách Đảng bộ xã Thử Một"),
    ]


COUNTS = [
    ("Danh sách này có 02 đồng chí.", False),
    ("Danh sách này có 25 đồng chí./.", True),
]


@pytest.mark.parametrize(("sentence", "doubted"), COUNTS)
def test_a_printed_count_is_a_checksum(sentence: str, doubted: bool) -> None:
    decision = act(
        FOUNDING
        + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"
        f"({sentence})\n"
    )
    assert any(item.code == "count-mismatch" for item in decision.review) is doubted


NOBODY: dict[str, tuple[str, str]] = {
    "award": (
        "tặng Bằng khen cho các cá nhân",
        "Điều 1. Tặng Bằng khen của Chủ tịch UBND tỉnh cho các cá nhân có tên sau:\n1. Ông Lò Văn Thử, Giám đốc Sở Y tế;\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Tài chính.\n",
    ),
    "companies": (
        "phê duyệt kết quả lựa chọn nhà thầu",
        "Điều 1. Phê duyệt kết quả lựa chọn nhà thầu gồm:\n1. Công ty cổ phần Cây xanh Thử;\n2. Công ty TNHH Bóng mát Mẫu.\n",
    ),
    "communes": (
        "công nhận xã đạt chuẩn nông thôn mới",
        "Điều 1. Công nhận các xã sau đạt chuẩn:\n1. Xã Thử Một, huyện Mẫu;\n2. Xã Thử Hai, huyện Mẫu.\n",
    ),
    "appointment-of-a-post": (
        "ban hành Quy chế phối hợp",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp.\nĐiều 2. Giao ông Giám đốc Sở Xây dựng theo dõi.\n",
    ),
}


@pytest.mark.parametrize("case", NOBODY.values(), ids=NOBODY.keys())
def test_no_members(case: tuple[str, str]) -> None:
    subject, articles = case
    assert act(articles, HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", subject)).members == ()


def test_who_plans_a_project_is_no_member() -> None:
    subject = "phê duyệt nhiệm vụ lập quy hoạch Khu dân cư Mẫu"
    head = HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", subject)
    decision = act(
        "Điều 1. Phê duyệt nhiệm vụ lập quy hoạch Khu dân cư Mẫu với các nội dung sau:\n"
        "1. Chủ đầu tư: Ban Quản lý dự án thành phố, Giám đốc: ông Lò Văn Thử.\n"
        "2. Tư vấn: Công ty Mẫu; Chủ nhiệm đồ án: KTS. Mai Thí Dụ; Thành viên: KTS. Cao Ví Von, KS. Vũ Mẫu Một.\n",
        head,
    )
    assert subject in head
    assert (decision.members, decision.bodies) == ((), ())
