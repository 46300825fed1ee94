"""Tables whose heads are roles or bodies, heads in two rows, several persons in a cell, rows of groups."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.parse import parse
from schemas import Decision
from tests.support.reading import (
    CLOSING,
    FOUNDING,
    HEAD,
    act_with_table,
    cases,
    of_pages,
    page,
    row,
    text_lines,
)

Seat = tuple[int | None, str | None, str | None, str | None, str | None]
TWO = "Điều 1. Thành lập Ban Chỉ đạo trồng cây (BCĐ) và Tổ giúp việc trồng cây (TGV) gồm các ông, bà sau:\n"
SEVERAL = "Điều 1. Thành lập 02 Tiểu ban trồng cây gồm:\n"


def seats(decision: Decision) -> list[Seat]:
    return [(m.body, m.name, m.position, m.organization, m.role) for m in decision.members]


SHAPES: dict[str, tuple[str, list[list[str]], list[Seat]]] = {
    "roles-in-two-bodies-below-two-rows-of-heads": (
        TWO,
        [["TT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh", ""], ["", "", "", "Trong BCĐ", "Trong TGV"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Trưởng ban", ""],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Ủy viên", "Tổ trưởng"]],
        [(0, "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"),
         (0, "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member"),
         (1, "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "head")],
    ),
    "bodies-as-the-act-calls-them-for-short": (
        "Điều 1. Kiện toàn Hội đồng Cây xanh (Hội đồng) và Tổ Chăm sóc cây (Tổ) của trường gồm:\n",
        [["STT", "Họ và tên", "Chức vụ", "Hội đồng", "Tổ"], ["1", "Lò Văn Thử", "Phó Hiệu trưởng", "Chủ tịch", "-"],
         ["2", "Mai Thí Dụ", "Giáo viên", "Thư ký", "Tổ trưởng"], ["3", "Cao Ví Von", "Giáo viên", "-", "Tổ viên"]],
        [(0, "Lò Văn Thử", "Phó Hiệu trưởng", None, "head"), (0, "Mai Thí Dụ", "Giáo viên", None, "secretary"),
         (1, "Mai Thí Dụ", "Giáo viên", None, "head"), (1, "Cao Ví Von", "Giáo viên", None, "member")],
    ),
    "roles-of-the-body-below-a-head-of-posts": (
        "Điều 1. Kiện toàn Hội đồng Cây xanh tỉnh Mẫu gồm:\n",
        [["TT", "Chức danh", "Họ tên, chức vụ"], ["1", "Chủ tịch Hội đồng", "Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng"],
         ["2", "Ủy viên Hội đồng", "Bà Mai Thí Dụ, Chuyên viên Sở Y tế"]],
        [(0, "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), (0, "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "post-and-unit-below-one-head": (
        FOUNDING,
        [["STT", "Họ và tên", "Công việc hiện nay", "", "Chức danh"], ["", "", "Chức vụ", "Đơn vị", ""],
         ["1", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng"],
         ["2", "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "Thành viên"]],
        [(0, "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), (0, "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "crosses-below-roles": (
        FOUNDING,
        [["STT", "Họ và tên", "Chức vụ", "Tổ trưởng", "Tổ phó", "Tổ viên"],
         ["1", "Lò Văn Thử", "Trưởng bản", "x", "", ""], ["2", "Mai Thí Dụ", "Phó bản", "", "X", ""],
         ["3", "Cao Ví Von", "Giáo viên", "", "", "✓"]],
        [(0, "Lò Văn Thử", "Trưởng bản", None, "head"), (0, "Mai Thí Dụ", "Phó bản", None, "deputy"),
         (0, "Cao Ví Von", "Giáo viên", None, "member")],
    ),
    "columns-are-bodies-and-rows-roles": (
        SEVERAL,
        [["Nhiệm vụ", "Tiểu ban 1", "Tiểu ban 2"],
         ["Trưởng tiểu ban", "Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng", "Bà Mai Thí Dụ"],
         ["Thành viên", "Ông Cao Ví Von Ông Vũ Mẫu Một", "Bà Đỗ Thị Hai; Ông Ma Văn Ba"]],
        [(0, "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), (0, "Cao Ví Von", None, None, "member"),
         (0, "Vũ Mẫu Một", None, None, "member"), (1, "Mai Thí Dụ", None, None, "head"),
         (1, "Đỗ Thị Hai", None, None, "member"), (1, "Ma Văn Ba", None, None, "member")],
    ),
    "columns-are-roles-and-rows-bodies": (
        SEVERAL,
        [["STT", "Tên tiểu ban", "Trưởng tiểu ban", "Các thành viên"],
         ["1", "Tiểu ban Giống", "Ông Lò Văn Thử", "- Bà Mai Thí Dụ - Ông Cao Ví Von"],
         ["2", "Tiểu ban Đất", "Ông Vũ Mẫu Một", "Đỗ Thị Hai, Ma Văn Ba"]],
        [(0, "Lò Văn Thử", None, None, "head"), (0, "Mai Thí Dụ", None, None, "member"), (0, "Cao Ví Von", None, None, "member"),
         (1, "Vũ Mẫu Một", None, None, "head"), (1, "Đỗ Thị Hai", None, None, "member"), (1, "Ma Văn Ba", None, None, "member")],
    ),
    "a-column-of-bodies": (
        SEVERAL,
        [["STT", "Tên tiểu ban", "Họ và tên", "Chức vụ", "Chức danh"],
         ["1", "Tiểu ban Giống", "Lò Văn Thử", "Trưởng bản", "Trưởng tiểu ban"],
         ["2", "", "Mai Thí Dụ", "Phó bản", "Thành viên"],
         ["3", "Tiểu ban Đất", "Vũ Mẫu Một", "Giáo viên", "Trưởng tiểu ban"]],
        [(0, "Lò Văn Thử", "Trưởng bản", None, "head"), (0, "Mai Thí Dụ", "Phó bản", None, "member"),
         (1, "Vũ Mẫu Một", "Giáo viên", None, "head")],
    ),
    "agencies-head-groups": (
        FOUNDING,
        [["STT", "Họ và tên", "Chức vụ", "Chức danh trong Tổ"], ["I", "Sở Xây dựng", "", ""],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc", "Tổ trưởng"], ["II", "Sở Y tế", "", ""],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên", "Thành viên"]],
        [(0, "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), (0, "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "each-person-of-a-cell-has-his-post": (
        FOUNDING,
        [["Chức danh", "Họ và tên", "Chức vụ, đơn vị"], ["Tổ trưởng", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng"],
         ["Thành viên", "Bà Mai Thí Dụ Ông Phạm Văn Anh Đào", "Chuyên viên Sở Y tế Phó Trưởng phòng Sở Tài chính"]],
        [(0, "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), (0, "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member"),
         (0, "Phạm Văn Anh Đào", "Phó Trưởng phòng", "Sở Tài chính", "member")],
    ),
    "post-beside-the-name-unit-apart": (
        FOUNDING,
        [["STT", "Thành phần", "Cơ quan", "Chức danh"],
         ["1", "Ông Lò Văn Thử - Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng"],
         ["2", "Mời đại diện", "Hội Nông dân tỉnh (khu vực A)", "Thành viên"]],
        [(0, "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head"), (0, None, "đại diện", "Hội Nông dân tỉnh", "member")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(SHAPES))
def test_shape(case: tuple[str, list[list[str]], list[Seat]]) -> None:
    lead, rows, wanted = case
    assert seats(act_with_table(rows, lead)) == wanted


def test_a_table_of_changes_tells_who_comes_for_whom() -> None:
    decision = act_with_table(
        [["TT", "Thành viên cũ", "Thành viên mới", "Chức vụ, đơn vị", "Chức danh"],
         ["1", "Ông Lò Văn Cũ", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Phó Trưởng ban"],
         ["2", "Bà Mai Thị Cũ", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Ủy viên"]],
        "Điều 1. Thay thế thành viên Ban Chỉ đạo trồng cây như sau:\n",
    )  # fmt: skip
    assert [(m.name, m.role, m.change) for m in decision.members] == [
        ("Lò Văn Thử", "deputy", "joins"), ("Lò Văn Cũ", "deputy", "leaves"),
        ("Mai Thí Dụ", "member", "joins"), ("Mai Thị Cũ", "member", "leaves"),
    ]  # fmt: skip


def test_headings_above_tables_name_their_bodies() -> None:
    first = [row("STT", "Họ và tên", "Chức vụ", "Vai trò"), row("1", "Lò Văn Thử", "Trưởng phòng", "Tổ trưởng"),
             row("2", "Cao Ví Von", "Chuyên viên", "Tổ viên")]  # fmt: skip
    second = [row("STT", "Họ và tên", "Chức vụ", "Vai trò"), row("1", "Mai Thí Dụ", "Trưởng phòng", "Tổ trưởng"),
              row("2", "Vũ Mẫu Một", "Chuyên viên", "Tổ viên")]  # fmt: skip
    lead = HEAD + "Điều 1. Thành lập 02 Tổ kiểm tra gồm các ông, bà sau:\nTổ kiểm tra số 1\n(phía Bắc)\n"
    lines = [*text_lines(lead), *first, *text_lines("Tổ kiểm tra số 2"), *second, *text_lines(CLOSING)]
    (decision,) = parse(of_pages([page(lines)]))
    assert [body.name for body in decision.bodies] == ["Tổ kiểm tra số 1", "Tổ kiểm tra số 2"]
    assert [(m.body, m.name) for m in decision.members] == [
        (0, "Lò Văn Thử"), (0, "Cao Ví Von"), (1, "Mai Thí Dụ"), (1, "Vũ Mẫu Một")
    ]  # fmt: skip


def test_who_speaks_for_a_firm_is_no_member() -> None:
    decision = act_with_table(
        [["TT", "Tên đơn vị", "Người đại diện", "Chức vụ"], ["1", "Công ty TNHH Một", "Ông Lê Mẫu Hai", "Giám đốc"],
         ["2", "Công ty CP Ba", "Bà Trần Mẫu Tư", "Giám đốc"]]
    )  # fmt: skip
    assert decision.members == ()


def test_a_group_of_a_list_is_nobodys_work() -> None:
    decision = act_with_table(
        [["TT", "Nhóm", "Họ và tên", "Chức vụ", "Đơn vị", "Nhiệm vụ"],
         ["1", "Lãnh đạo", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng"],
         ["2", "In sao", "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "Đóng gói"]]
    )  # fmt: skip
    assert decision.duties == ()
    assert [m.role for m in decision.members] == ["head", "member"]
    assert {item.path for item in decision.review if item.code == "unknown-role"} == {
        "members[1].role", "members[1].role_text"
    }  # fmt: skip


def test_rows_name_bodies_more_fully_than_a_title_in_capitals() -> None:
    title = text_lines("DANH SÁCH THÀNH VIÊN TỔ TRỒNG CÂY CỘNG ĐỒNG")
    rows = [row("TT", "Họ và tên", "Chức vụ", "Nhiệm vụ trong Tổ"),
            row("I. Tổ trồng cây cộng đồng khu phố 1", "", "", ""), row("1", "Lò Văn Thử", "Trưởng khu phố", "Tổ trưởng"),
            row("II. Tổ trồng cây cộng đồng khu phố 2", "", "", ""), row("1", "Mai Thí Dụ", "Giáo viên", "Tổ trưởng")]  # fmt: skip
    head = text_lines(HEAD + "Điều 1. Thành lập 02 Tổ trồng cây cộng đồng (danh sách kèm theo).\n" + CLOSING)
    (decision,) = parse(of_pages([page(head), page([*title, *rows])]))
    assert [body.name for body in decision.bodies] == [f"Tổ trồng cây cộng đồng khu phố {n}" for n in (1, 2)]
    assert [(m.body, m.name) for m in decision.members] == [(0, "Lò Văn Thử"), (1, "Mai Thí Dụ")]


def test_who_is_rewarded_is_no_member_whatever_the_table_calls_him() -> None:
    subject = "tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh"
    head = HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", subject)
    assert subject in head
    lead = "Điều 1. Tặng Bằng khen cho các tập thể, cá nhân sau:\n1. Đội Cảnh sát phòng cháy, Công an tỉnh;\n"
    rows = [row("TT", "Họ và tên", "Chức vụ, đơn vị", "Ghi chú"),
            row("1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Phó Trưởng ban"),
            row("2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thư ký")]  # fmt: skip
    (decision,) = parse(of_pages([page([*text_lines(head + lead), *rows, *text_lines(CLOSING)])]))
    assert (decision.members, decision.bodies) == ((), ())
