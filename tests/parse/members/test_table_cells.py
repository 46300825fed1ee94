"""What cells hold, whatever their columns are called: struck-out cells, whole lines, cards, old and new persons."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from schemas import Decision
from tests.support.reading import FOUNDING, act, act_with_table, cases

Seat = tuple[int | None, str | None, str | None, str | None, str | None]
TWO = "Điều 1. Thành lập Ban chỉ huy trồng cây (gọi là Ban chỉ huy) và Đội trồng cây (gọi là Đội) gồm:\n"
TEAMS = "Điều 1. Thành lập 02 Tiểu ban trồng cây gồm:\n"
CHANGE = "Điều 1. Kiện toàn Tổ công tác trồng cây bóng mát như sau:\n"
THU: Seat = (0, "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head")
DU: Seat = (0, "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")
VON: Seat = (0, "Cao Ví Von", "Chuyên viên", "Sở Tài chính", "member")


def seats(decision: Decision) -> list[Seat]:
    stay = [m for m in decision.members if m.change != "leaves"]
    return [(m.body, m.name, m.position, m.organization, m.role) for m in stay]


def rows(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


CELLS: dict[str, tuple[str, str, list[Seat]]] = {
    "struck-out-in-one-of-two-bodies": (
        TWO,
        """STT|Họ và tên|Chức vụ, đơn vị|Ban chỉ huy|Đội
           1|Ông Lò Văn Thử|Phó Giám đốc Sở Xây dựng|Trưởng ban|-
           2|Bà Mai Thí Dụ|Chuyên viên Sở Y tế|—|Đội trưởng
           3|Ông Cao Ví Von|Chuyên viên Sở Tài chính|...|Đội viên""",
        [THU, (1, *DU[1:4], "head"), (1, *VON[1:])],
    ),
    "a-helping-body-that-nothing-else-names": (
        "Điều 1. Thành lập Ban Chỉ đạo trồng cây gồm các ông, bà có tên sau:\n",
        """TT|Họ và tên|Chức vụ, đơn vị|Ban Chỉ đạo|Tổ giúp việc
           1|Ông Lò Văn Thử|Phó Giám đốc Sở Xây dựng|Trưởng ban|
           2|Bà Mai Thí Dụ|Chuyên viên Sở Y tế|Ủy viên|Tổ trưởng""",
        [THU, DU, (1, *DU[1:4], "head")],
    ),
    "nothing-below-the-head": (
        FOUNDING,
        """TT|Họ và tên|Chức vụ, đơn vị|Nhiệm vụ
           1|Ông Lò Văn Thử|Phó Giám đốc Sở Xây dựng|Tổ trưởng
           2|Bà Mai Thí Dụ|Chuyên viên Sở Y tế|-
           3|Ông Cao Ví Von|Chuyên viên Sở Tài chính|Thành viên""",
        [THU, DU, VON],
    ),
    "lists-of-two-bodies-side-by-side": (
        TWO,
        """BAN CHỈ HUY|ĐỘI
           1. Ông Lò Văn Thử - Chánh án - Trưởng ban|1. Ông Điểu N'Thử - Chuyên viên - Đội trưởng
           2. Bà Mai Thí Dụ - Văn thư - Ủy viên|2. Ông Cao Ví Von - Lái xe - Đội viên
           |3. Ông Vũ Mẫu Một - Bảo vệ - Đội viên""",
        [(0, "Lò Văn Thử", "Chánh án", None, "head"), (0, "Mai Thí Dụ", "Văn thư", None, "member"),
         (1, "Điểu N'Thử", "Chuyên viên", None, "head"), (1, "Cao Ví Von", "Lái xe", None, "member"),
         (1, "Vũ Mẫu Một", "Bảo vệ", None, "member")],
    ),
    "one-list-in-two-columns": (
        FOUNDING,
        """1. Tổ trưởng: Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng|3. Thành viên: Ông Cao Ví Von, Chuyên viên Sở Tài chính
           2. Thành viên: Bà Mai Thí Dụ, Chuyên viên Sở Y tế|""",
        [THU, DU, VON],
    ),
    "a-whole-list-in-a-cell": (
        "Điều 1. Thành lập 02 Hội đồng trồng cây, gồm:\n",
        """HỘI ĐỒNG CHỌN GIỐNG|HỘI ĐỒNG CHỌN ĐẤT
           1. Ông Lò Văn Thử - Hiệu trưởng - Chủ tịch 2. Bà Mai Thí Dụ - Giáo viên - Thư ký|1. Ông Cao Ví Von - Hiệu trưởng - Chủ tịch 2. Bà Đỗ Thị Hai - Giáo viên - Ủy viên""",
        [(0, "Lò Văn Thử", "Hiệu trưởng", None, "head"), (0, "Mai Thí Dụ", "Giáo viên", None, "secretary"),
         (1, "Cao Ví Von", "Hiệu trưởng", None, "head"), (1, "Đỗ Thị Hai", "Giáo viên", None, "member")],
    ),
    "tables-abreast-under-the-same-heads": (
        FOUNDING,
        """TT|Họ và tên|Chức danh|TT|Họ và tên|Chức danh
           1|Lò Văn Thử|Tổ trưởng|3|Cao Ví Von|Thành viên
           2|Mai Thí Dụ|Thành viên|||""",
        [(0, "Lò Văn Thử", None, None, "head"), (0, "Mai Thí Dụ", None, None, "member"), (0, "Cao Ví Von", None, None, "member")],
    ),
    "bodies-with-the-roles-of-their-people-in-one-cell": (
        TEAMS,
        """Tiểu ban|Thành viên|Nhiệm vụ
           1. Tiểu ban Giống|Trưởng tiểu ban: Thầy Lò Văn Thử Thành viên: Cô Mai Thí Dụ, thầy Cao Ví Von|- Chọn cây giống cho các khối lớp trước ngày 01/3;
           2. Tiểu ban Đất|- Ông Vũ Mẫu Một, Hiệu trưởng - Trưởng tiểu ban; - Bà Đỗ Thị Hai, Giáo viên - Thành viên|- Đào hố, bón lót trước ngày 05/3.""",
        [(0, "Lò Văn Thử", None, None, "head"), (0, "Mai Thí Dụ", None, None, "member"), (0, "Cao Ví Von", None, None, "member"),
         (1, "Vũ Mẫu Một", "Hiệu trưởng", None, "head"), (1, "Đỗ Thị Hai", "Giáo viên", None, "member")],
    ),
    "old-and-new-persons-under-other-words": (
        CHANGE,
        """TT|Chức danh Tổ|Theo Quyết định số 40/QĐ-UBND|Đề nghị kiện toàn|Ghi chú
           1|Tổ trưởng|Ông Mạc Văn Cũ, Giám đốc Sở Xây dựng|Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng|Thay thế
           2|Tổ viên|Bà Mai Thí Dụ, Chuyên viên Sở Y tế|Bà Mai Thí Dụ, Chuyên viên Sở Y tế|Giữ nguyên""",
        [THU, DU],
    ),
    "posts-that-look-like-names": (
        "Điều 1. Thành lập Hội đồng trồng cây gồm các ông, bà có tên sau:\n",
        """TT|Họ và tên|Chức vụ, dạy môn|Nhiệm vụ
           1|Ông Lò Văn Thử|Hiệu trưởng|Chủ tịch
           2|Bà Mai Thí Dụ|GV Hóa|Ủy viên
           3|Ông Cao Ví Von|GV Sử|-nt-
           4|Bà Đỗ Thị Hai|GV Anh văn|-nt-""",
        [(0, "Lò Văn Thử", "Hiệu trưởng", None, "head"), (0, "Mai Thí Dụ", "GV Hóa", None, "member"),
         (0, "Cao Ví Von", "GV Sử", None, "member"), (0, "Đỗ Thị Hai", "GV Anh văn", None, "member")],
    ),
    "units-without-heads": (
        FOUNDING,
        """1|Ông Lò Văn Thử|Trưởng phòng|P. Kế hoạch - Vật tư|Tổ trưởng
           2|Bà Mai Thí Dụ|Thủ kho|Kho Mẫu|Tổ viên
           3|Ông Cao Ví Von|Thống kê|XN Nước Mẫu|Tổ viên""",
        [(0, "Lò Văn Thử", "Trưởng phòng", "P. Kế hoạch - Vật tư", "head"), (0, "Mai Thí Dụ", "Thủ kho", "Kho Mẫu", "member"),
         (0, "Cao Ví Von", "Thống kê", "XN Nước Mẫu", "member")],
    ),
    "where-they-work-is-no-unit": (
        FOUNDING,
        """STT|Họ và tên, chức vụ, đơn vị|Nhiệm vụ|Địa bàn phụ trách
           1|Ông Lò Văn Thử Phó Giám đốc, Sở Xây dựng|Tổ trưởng|Các xã: Mẫu Một, Mẫu Hai
           2|Ông Cao Ví Von Kỹ sư, VNPT Lâm Đồng|Thành viên|Xã Mẫu Ba""",
        [THU, (0, "Cao Ví Von", "Kỹ sư", "VNPT Lâm Đồng", "member")],
    ),
    "degrees-behind-rare-names": (
        "Điều 1. Thành lập Hội đồng đánh giá cây trồng gồm:\n",
        """Stt|Họ tên, học vị|Cơ quan công tác|Trách nhiệm
           1|Lữ Thế Thử, PGS.TS.|Trường ĐH Mẫu Một|Chủ tịch
           2|Cổ Tấn Dụ, TS.|Viện Nghiên cứu Đất Mẫu|Ủy viên""",
        [(0, "Lữ Thế Thử", "PGS.TS.", "Trường ĐH Mẫu Một", "head"), (0, "Cổ Tấn Dụ", "TS.", "Viện Nghiên cứu Đất Mẫu", "member")],
    ),
    "namesakes": (
        FOUNDING,
        """TT|Họ và tên|Chức vụ|Chức danh
           1|Lò Văn Thử (A)|Trưởng thôn|Tổ trưởng
           2|Lò Văn Thử (B)|Công an viên|Tổ viên""",
        [(0, "Lò Văn Thử (A)", "Trưởng thôn", None, "head"), (0, "Lò Văn Thử (B)", "Công an viên", None, "member")],
    ),
    "a-role-before-the-post": (
        FOUNDING,
        """TT|Họ và tên|Phân công
           1|Ông Lò Văn Thử|Tổ trưởng, Phó Giám đốc Sở Xây dựng
           2|Bà Mai Thí Dụ|Thành viên, Chuyên viên Sở Y tế""",
        [THU, DU],
    ),
    "cards-in-cells": (
        FOUNDING,
        """TỔ TRƯỞNG Họ và tên: Ông Lò Văn Thử Chức vụ: Phó Giám đốc Đơn vị: Sở Xây dựng|THÀNH VIÊN Họ và tên: Bà Mai Thí Dụ Chức vụ: Chuyên viên Đơn vị: Sở Y tế
           Họ tên: Cao Ví Von. Chức vụ: Chuyên viên. Cơ quan: Sở Tài chính. Vai trò: Thành viên|""",
        [THU, DU, VON],
    ),
    "words-of-a-committee-of-control": (
        "Điều 1. Công nhận Ủy ban Kiểm tra Công đoàn gồm các ông, bà có tên sau:\n",
        """TT|Họ và tên|Đơn vị|Số phiếu|Chức danh
           1|Lò Văn Thử|Phòng Kế toán|58/60|Chủ nhiệm
           2|Mai Thí Dụ|Tổ Bảo vệ|55/60|Phó Chủ nhiệm""",
        [(0, "Lò Văn Thử", "Phòng Kế toán", None, "head"), (0, "Mai Thí Dụ", "Tổ Bảo vệ", None, "deputy")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(CELLS))
def test_cells(case: tuple[str, str, list[Seat]]) -> None:
    lead, table, expected = case
    assert seats(act_with_table(rows(table), lead=lead)) == expected


def test_cards_of_two_bodies_and_what_stands_between_them() -> None:
    decision = act(
        "Điều 1. Thành lập Ban Chỉ đạo trồng cây và Tổ giúp việc Ban Chỉ đạo trồng cây, như sau:\n"
        "1. Ban Chỉ đạo trồng cây gồm:\n"
        "- Họ và tên: Ông Lò Văn Mẫu\nChức vụ: Giám đốc Sở Y tế\nChức danh trong Ban Chỉ đạo: Trưởng Ban Chỉ đạo.\n"
        "- Họ và tên: Bà Hà Thị Ví\nChức vụ: Chánh Thanh tra tỉnh\nChức danh trong Ban Chỉ đạo: Phó Trưởng Ban.\n"
        "- Lãnh đạo Chi cục Kiểm lâm - Ủy viên.\n"
        "2. Tổ giúp việc Ban Chỉ đạo trồng cây gồm:\n"
        "- Họ và tên: Ông Vàng A Thử\nChức vụ: Chuyên viên\nChức danh trong Tổ giúp việc: Tổ trưởng.\n"
        "Điều 2. Ban Chỉ đạo có nhiệm vụ:\n1. Lập kế hoạch trồng cây.\n2. Kiểm tra việc trồng cây.\n"
    )
    assert [(m.name, m.position, m.role_text, m.body) for m in decision.members] == [
        ("Lò Văn Mẫu", "Giám đốc", "Trưởng Ban Chỉ đạo", 0),
        ("Hà Thị Ví", "Chánh Thanh tra", "Phó Trưởng Ban", 0),
        (None, "Lãnh đạo", "Ủy viên", 0),
        ("Vàng A Thử", "Chuyên viên", "Tổ trưởng", 1),
    ]
    assert [duty.text for duty in decision.duties] == ["Lập kế hoạch trồng cây.", "Kiểm tra việc trồng cây."]


def test_cards_over_lines() -> None:
    text = """\
Họ và tên: Lò Văn Thử
Chức vụ: Phó Giám đốc
Đơn vị: Sở Xây dựng
Vai trò: Tổ trưởng
Thẻ số 2
Họ và tên: Mai Thí Dụ
Chức vụ: Chuyên viên
Đơn vị: Sở Y tế
Vai trò: Thành viên
"""
    assert seats(act(FOUNDING + text)) == [THU, DU]


def test_cards_whose_names_have_no_label() -> None:
    text = """\
1. Ông Lò Văn Thử
Chức vụ: Phó Giám đốc Sở Xây dựng
Vai trò: Tổ trưởng
2. Bà Mai Thí Dụ
Chức vụ: Chuyên viên Sở Y tế
Vai trò: Thành viên
"""
    assert seats(act(FOUNDING + text)) == [THU, DU]


def test_the_head_of_a_column_may_name_whose_posts_stand_below() -> None:
    table = rows("""TT|Họ và tên|Chức vụ tại Sở Xây dựng|Nhiệm vụ
                    1|Lò Văn Thử|Phó Giám đốc|Tổ trưởng
                    2|Mai Thí Dụ|Chuyên viên Phòng Cây|Thành viên""")
    assert [(m.position, m.organization) for m in act_with_table(table).members] == [
        ("Phó Giám đốc", "Sở Xây dựng"), ("Chuyên viên Phòng Cây", "Sở Xây dựng"),
    ]  # fmt: skip


def test_a_colon_before_the_words_of_a_cell_is_none_of_them() -> None:
    table = rows("""1/|Ông: Lò Văn Thử|Phó Giám đốc Sở Xây dựng|: Tổ trưởng
                    2/|Bà: Mai Thí Dụ|Chuyên viên Sở Y tế|: Thành viên""")
    assert seats(act_with_table(table)) == [THU, DU]


def test_work_below_a_card_is_of_its_person_and_a_role_is_a_role_whatever_its_label() -> None:
    text = """\
Họ và tên: Ông Lò Văn Thử
Chức vụ: Phó Giám đốc Sở Xây dựng
Phần việc trong Tổ: Tổ trưởng
Trách nhiệm:
- Điều hành việc trồng cây;
- Ký biên bản.
Họ và tên: Bà Mai Thí Dụ
Chức vụ: Chuyên viên Sở Y tế
Phần việc trong Tổ: Thành viên
Trách nhiệm:
- Đếm cây.
"""
    decision = act(FOUNDING + text)
    assert seats(decision) == [THU, DU]
    assert [(duty.assignee, duty.label, duty.text) for duty in decision.duties] == [
        ("Lò Văn Thử", "-", "Điều hành việc trồng cây;"),
        ("Lò Văn Thử", "-", "Ký biên bản."),
        ("Mai Thí Dụ", "-", "Đếm cây."),
    ]


def test_who_stays_does_not_leave() -> None:
    decision = act_with_table(
        rows("""TT|Họ và tên|Chức vụ, nơi công tác|Chức danh|Thay cho
                1|Ông Lò Văn Thử|Phó Giám đốc Sở Xây dựng|Tổ trưởng|Ông Mạc Văn Cũ, nghỉ hưu
                2|Bà Mai Thí Dụ|Chuyên viên Sở Y tế|Tổ viên|(không)
                3|Ông Cao Ví Von|Chuyên viên Sở Tài chính|Tổ viên|Ông Cao Ví Von
                4|(không thay thế)||Tổ viên|Bà Mạc Thị Xưa"""),
        lead=CHANGE,
    )
    assert [(m.name, m.change) for m in decision.members] == [
        ("Lò Văn Thử", "joins"), ("Mạc Văn Cũ", "leaves"), ("Mai Thí Dụ", "listed"), ("Cao Ví Von", "listed"),
        ("Mạc Thị Xưa", "leaves"),
    ]  # fmt: skip
