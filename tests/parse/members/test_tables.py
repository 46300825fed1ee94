"""Member tables: any column order, group rows, merged role cells, header on the first page only."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.parse import parse
from schemas import Box, Cell, Decision, Line, Word
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

Seat = tuple[str | None, str | None, str | None, str | None]
THU: Seat = ("Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "head")
DU: Seat = ("Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "member")
VON: Seat = ("Cao Ví Von", "Chuyên viên", "Sở Tài chính", "member")


def seats(decision: Decision) -> list[Seat]:
    return [(m.name, m.position, m.organization, m.role) for m in decision.members]


TABLES: dict[str, tuple[list[list[str]], list[Seat]]] = {
    "usual": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị công tác", "Chức danh trong Tổ"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
    "position-and-unit-apart": (
        [["TT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Nhiệm vụ"],
         ["1", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng"],
         ["2", "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
    "unit-before-position": (
        [["TT", "Họ và tên", "Cơ quan", "Chức vụ", "Nhiệm vụ được phân công"],
         ["1", "Lò Văn Thử", "Sở Xây dựng", "Phó Giám đốc", "Tổ trưởng"],
         ["2", "Mai Thí Dụ", "Sở Y tế", "Chuyên viên", "Thành viên"]],
        [THU, DU],
    ),
    "role-first": (
        [["TT", "Chức danh trong Tổ", "Họ và tên", "Chức vụ, cơ quan"],
         ["1", "Tổ trưởng", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng"],
         ["2", "Thành viên", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế"]],
        [THU, DU],
    ),
    "numbered-group-rows": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị", "Ghi chú"], ["I. TỔ TRƯỞNG", "", "", ""],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", ""], ["II. CÁC THÀNH VIÊN", "", "", ""],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", ""], ["3", "", "Mời Chủ tịch Hội Nông dân tỉnh", ""]],
        [THU, DU, (None, "Chủ tịch", "Hội Nông dân tỉnh", "member")],
    ),
    "posts-without-names": (
        [["STT", "Thành phần", "Chức danh"], ["1", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Mời Chủ tịch Hội Nông dân tỉnh", "Thành viên"], ["3", "Lãnh đạo Sở Y tế", "Thành viên"]],
        [(None, "Phó Giám đốc", "Sở Xây dựng", "head"), (None, "Chủ tịch", "Hội Nông dân tỉnh", "member"),
         (None, "Lãnh đạo", "Sở Y tế", "member")],
    ),
    "as-above": (
        [["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Chức danh trong Tổ"],
         ["1", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng"], ["2", "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "Thành viên"],
         ["3", "Vũ Thị Mẫu", "nt", "nt", "nt"]],
        [THU, DU, ("Vũ Thị Mẫu", "Chuyên viên", "Sở Y tế", "member")],
    ),
    "role-in-the-cell-of-the-post": (
        [["STT", "Họ và tên", "Chức vụ", "Phân công nhiệm vụ"],
         ["1", "Lò Văn Thử", "Phó Giám đốc Sở Xây dựng - Tổ trưởng", "Phụ trách chung"],
         ["2", "Mai Thí Dụ", "Chuyên viên Sở Y tế - Thành viên", "Theo dõi huyện Mẫu"]],
        [THU, DU],
    ),
    "with-notes": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ", "Ghi chú"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng", ""],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên", "Phụ trách phía Nam"]],
        [THU, DU],
    ),
    "merged-roles": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"],
         ["3", "Ông Cao Ví Von", "Chuyên viên Sở Tài chính", ""]],
        [THU, DU, VON],
    ),
    "groups": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị", "Ghi chú"],
         ["I", "Tổ trưởng", "", ""], ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", ""],
         ["II", "Thành viên", "", ""], ["1", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", ""],
         ["2", "Ông Cao Ví Von", "Chuyên viên Sở Tài chính", ""]],
        [THU, DU, VON],
    ),
    "captions-with-roman-numbers": (
        [["TT", "Họ và tên", "Chức vụ", "Đơn vị", "Chức danh trong Tổ", "Lĩnh vực phụ trách"],
         ["I", "LÃNH ĐẠO TỔ CÔNG TÁC", "", "", "", ""],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng", "Phụ trách chung"],
         ["II", "Các sở, ngành", "", "", "", ""],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "Thành viên", "Cây thuốc"],
         ["3", "Ông Cao Ví Von", "Chuyên viên", "Sở Tài chính", "", "Kinh phí"]],
        [THU, DU, VON],
    ),
    "as-above-by-slashes": (
        [["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Chức danh trong Tổ"],
         ["1", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng"], ["2", "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "Thành viên"],
         ["3", "Cao Ví Von", "//", "Sở Tài chính", "//"]],
        [THU, DU, VON],
    ),
    "captions-with-letters": (
        [["TT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"], ["A. LÃNH ĐẠO TỔ CÔNG TÁC", "", "", ""],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"], ["B", "Các thành phần khác", "", ""],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
    "seats-in-merged-cells": (
        [["TT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"],
         ["3", "Chủ tịch UBND các xã, phường", "", "Thành viên"]],
        [THU, DU, (None, "Chủ tịch", "UBND các xã, phường", "member")],
    ),
    "without-header": (
        [["1.", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2.", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
    "borderless-three": (
        [["1. Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng;"],
         ["2. Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên."]],
        [THU, DU],
    ),
    "posts": (
        [["STT", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["1", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"], ["2", "Chuyên viên Sở Y tế", "Thành viên"]],
        [(None, *THU[1:]), (None, *DU[1:])],
    ),
    "column-numbers-below-header": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"], ["(1)", "(2)", "(3)", "(4)"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
    "header-repeated": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["STT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
    "same-as-above": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"],
         ["3", "Ông Cao Ví Von", "Chuyên viên Sở Tài chính", "-nt-"]],
        [THU, DU, VON],
    ),
    "same-as-above-as-strokes": (
        [["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Nhiệm vụ"],
         ["1", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng"],
         ["2", "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "Thành viên"], ["3", "Cao Ví Von", "//", "Sở Tài chính", "//"]],
        [THU, DU, VON],
    ),
    "schools-behind-a-comma": (
        [["1.", "TS. Lò Văn Thử", "Phó Hiệu trưởng, Trường ĐH Cây Xanh", "Tổ trưởng"],
         ["2.", "ThS. Mai Thí Dụ", "Phó Trưởng phòng Vườn ươm, Trường ĐH Cây Xanh", "Phản biện 1"]],
        [("Lò Văn Thử", "Phó Hiệu trưởng", "Trường ĐH Cây Xanh", "head"),
         ("Mai Thí Dụ", "Phó Trưởng phòng Vườn ươm", "Trường ĐH Cây Xanh", "member")],
    ),
    "several-posts-in-one-cell": (
        [["STT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "", "Lãnh đạo các Sở: Y tế, Tài chính", "Thành viên"]],
        [THU, (None, "Lãnh đạo", "Sở Y tế", "member"), (None, "Lãnh đạo", "Sở Tài chính", "member")],
    ),
    "addresses-apart": (
        [["STT", "Họ và tên", "", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["1", "Ông", "Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Bà", "Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
    "a-second-row-of-heads": (
        [["STT", "Họ và tên", "Chức vụ", ""], ["", "", "Chính quyền", "Trong Tổ công tác"],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
    **{
        f"name-in-two-columns-{head}": (
            [["TT", head, "Tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
             ["1", "Lò Văn", "Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
             ["2", "Mai Thí", "Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
            [THU, DU],
        )
        for head in ("Họ và đệm", "Họ đệm", "Họ và tên đệm", "Họ", "Họ và chữ lót")
    },
    "gender-columns": (
        [["STT", "Ông (bà)", "Chức vụ, đơn vị", "Chức danh trong Tổ"],
         ["1", "Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]],
        [THU, DU],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(TABLES))
def test_table(case: tuple[list[list[str]], list[Seat]]) -> None:
    rows, wanted = case
    assert seats(act_with_table(rows)) == wanted


def ruled(*rows: tuple[str | None, ...]) -> list[Line]:
    """Rows 20 points high of a ruled table; None: the cell above, or that on the left, reaches there."""
    lines = []
    for n, cells in enumerate(rows):
        made = []
        for k, text in enumerate(cells):
            spanned = 1
            while n + spanned < len(rows) and rows[n + spanned][k] is None and k > 1:
                spanned += 1
            box = Box(x0=80 * k, y0=20 * n + 100, x1=80 * k + 80, y1=20 * (n + spanned) + 100)
            words = tuple(Word(text=token) for token in (text or "").split())
            made.append(Cell(words=words, box=None if text is None else box))
        around = Box.around(cell.box for cell in made if cell.box)
        words = tuple(word for cell in made for word in cell.words)
        lines.append(Line(kind="row", cells=tuple(made), words=words, box=around))
    return lines


def test_a_merged_cell_holds_for_every_row_that_it_spans() -> None:
    table = ruled(
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Chức danh trong Tổ"),
        ("1", "Lò Văn Thử", "Phó Giám đốc", "Sở Xây dựng", "Tổ trưởng"),
        ("2", "Mai Thí Dụ", "Chuyên viên", "Sở Y tế", "Thành viên"),
        ("3", "Cao Ví Von", None, None, None),
        ("4", "Vũ Thị Mẫu", "", "", "Thành viên"),
    )
    lines = [*text_lines(HEAD + FOUNDING), *table, *text_lines(CLOSING)]
    (decision,) = parse(of_pages([page(lines)]))
    von = ("Cao Ví Von", "Chuyên viên", "Sở Y tế", "member")
    assert seats(decision) == [THU, DU, von, ("Vũ Thị Mẫu", None, None, "member")]


FOREIGN: dict[str, list[list[str]]] = {
    "companies": [["STT", "Tên nhà thầu", "Giá trúng thầu"], ["1", "Công ty cổ phần Cây xanh Thử", "125.000.000"],
                  ["2", "Công ty TNHH Bóng mát Mẫu", "98.000.000"]],
    "communes": [["STT", "Xã", "Số cây"], ["1", "Xã Thử Một", "120"], ["2", "Xã Thử Hai", "90"]],
    "schedule": [["TT", "Nội dung", "Thời gian"], ["1", "Khảo sát", "Tháng 4"], ["2", "Trồng cây", "Tháng 5"]],
}  # fmt: skip


@pytest.mark.parametrize("rows", FOREIGN.values(), ids=FOREIGN.keys())
def test_a_foreign_table_has_no_members(rows: list[list[str]]) -> None:
    assert act_with_table(rows).members == ()


def test_an_annex_over_two_pages_keeps_its_columns() -> None:
    body = (
        "Điều 1. Thành lập Tổ công tác trồng cây bóng mát gồm các ông, bà có tên trong danh sách kèm theo.\n"
    )
    title = "DANH SÁCH\nTHÀNH VIÊN TỔ CÔNG TÁC TRỒNG CÂY BÓNG MÁT\n(Kèm theo Quyết định số 21/QĐ-UBND ngày 05/4/2024)\n"
    first = [row("STT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh trong Tổ"),
             row("1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng")]  # fmt: skip
    second = [row("2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên")]
    pages = [
        page(text_lines(HEAD + body + CLOSING), 1),
        page([*text_lines(title), *first], 2),
        page(second, 3),
    ]
    (decision,) = parse(of_pages(pages))
    assert seats(decision) == [THU, DU]
    assert [m.page for m in decision.members] == [2, 3]
    assert (decision.page_first, decision.page_last) == (1, 3)


def test_evidence_says_that_a_value_came_from_its_column() -> None:
    decision = act_with_table(TABLES["usual"][0], FOUNDING)
    methods = {e.method for e in decision.evidence if e.path.startswith("members[0].")}
    assert methods == {"table"}


def test_posts_are_roles_in_the_column_of_roles_of_a_management_board() -> None:
    lead = FOUNDING.replace("Tổ công tác trồng cây bóng mát", "Ban Quản lý dự án trồng cây bóng mát")
    decision = act_with_table(
        [["1.", "Ông Lò Văn Thử", "Trưởng phòng Giáo dục và Đào tạo huyện", "- Giám đốc."],
         ["2.", "Bà Mai Thí Dụ", "Phó Trưởng phòng Nội vụ huyện", "- Phó Giám đốc."],
         ["3.", "Ông Cao Ví Von", "Kế toán phòng Nội vụ huyện", "- Kế toán."],
         ["4.", "Bà Vũ Thị Mẫu", "Chuyên viên phòng Nội vụ huyện", "- Cán bộ kỹ thuật."]],
        lead,
    )  # fmt: skip
    assert [(m.role_text, m.role, m.organization) for m in decision.members] == [
        ("Giám đốc", "head", None), ("Phó Giám đốc", "deputy", None), ("Kế toán", "member", None),
        ("Cán bộ kỹ thuật", "member", None),
    ]  # fmt: skip


def test_headings_of_one_cell_part_the_list_of_several_bodies() -> None:
    lead = FOUNDING.replace(" gồm", " và các Ban giúp việc gồm")
    decision = act_with_table(
        [["1", "TS. Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"],
         ["2", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"], ["B. BAN THƯ KÝ"],
         ["1", "Ông Cao Ví Von", "Chuyên viên Sở Tài chính", "TB"], ["C. BAN CÂY GIỐNG"],
         ["1", "Bà Vũ Thị Mẫu", "Chuyên viên Sở Y tế", "PTB"]],
        lead,
    )  # fmt: skip
    assert [(m.name, m.body, m.role) for m in decision.members] == [
        ("Lò Văn Thử", 0, "head"), ("Mai Thí Dụ", 0, "member"), ("Cao Ví Von", 1, "head"),
        ("Vũ Thị Mẫu", 2, "deputy"),
    ]  # fmt: skip
    assert [body.kind for body in decision.bodies] == ["to", "ban", "ban"]


def test_a_row_that_names_another_body_parts_the_table() -> None:
    decision = act_with_table(
        [["TT", "Họ và tên", "Chức vụ, đơn vị", "Chức danh"], ["I", "TỔ CÔNG TÁC", "", ""],
         ["1", "Ông Lò Văn Thử", "Phó Giám đốc Sở Xây dựng", "Tổ trưởng"], ["II", "BỘ PHẬN GIÚP VIỆC", "", ""],
         ["1", "Bà Mai Thí Dụ", "Chuyên viên Sở Y tế", "Thành viên"]]
    )  # fmt: skip
    assert [(m.name, m.body) for m in decision.members] == [("Lò Văn Thử", 0), ("Mai Thí Dụ", 1)]
    assert len(decision.bodies) == 2


NETWORK = [
    ["TT", "Họ và tên", "Chức vụ", "Chức danh trong Tổ"], ["I", "Tổ trồng cây bản Thử Một", "", ""],
    ["1", "Ông Lò Văn Thử", "Trưởng bản", "Tổ trưởng"], ["2", "Bà Mai Thí Dụ", "Phó bản", "Tổ phó"],
    ["II", "Tổ trồng cây bản Thử Hai", "", ""], ["1", "Ông Cao Ví Von", "Trưởng bản", "Tổ trưởng"],
]  # fmt: skip


def annexed(articles: str, rows: list[list[str]]) -> Decision:
    """A decision whose annexed list is a table."""
    title = "DANH SÁCH\n(Kèm theo Quyết định số 21/QĐ-UBND ngày 05/4/2024)\n"
    pages = [
        page(text_lines(HEAD + articles + CLOSING), 1),
        page([*text_lines(title), *(row(*cells) for cells in rows)], 2),
    ]
    (decision,) = parse(of_pages(pages))
    return decision


@pytest.mark.parametrize("apart", [True, False])
def test_bodies_of_a_network_are_named_by_rows_of_its_table(apart: bool) -> None:
    """Their number in a cell of its own, or before the name."""
    rows = (
        NETWORK
        if apart
        else [[f"{a}. {b}", "", c, d] if a[0] == "I" else [a, b, c, d] for a, b, c, d in NETWORK]
    )
    decision = annexed("Điều 1. Kiện toàn mạng lưới Tổ trồng cây gồm 02 tổ (có danh sách kèm theo).\n", rows)
    assert [(b.name, b.kind) for b in decision.bodies] == [
        ("Tổ trồng cây bản Thử Một", "to"), ("Tổ trồng cây bản Thử Hai", "to")
    ]  # fmt: skip
    assert [(m.body, m.ordinal, m.name, m.role) for m in decision.members] == [
        (0, 1, "Lò Văn Thử", "head"), (0, 2, "Mai Thí Dụ", "deputy"), (1, 1, "Cao Ví Von", "head")
    ]  # fmt: skip


def test_collectives_that_are_praised_are_no_bodies() -> None:
    rows = [["TT", "Họ và tên", "Chức vụ", "Số tiền"], ["I", "Tổ trồng cây bản Thử Một", "", ""],
            ["1", "Ông Lò Văn Thử", "Trưởng bản", "500.000"]]  # fmt: skip
    head = HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", "khen thưởng phong trào trồng cây")
    title = "DANH SÁCH\n(Kèm theo Quyết định số 21/QĐ-UBND ngày 05/4/2024)\n"
    articles = "Điều 1. Tặng Giấy khen cho các cá nhân có thành tích (có danh sách kèm theo).\n"
    lines = [*text_lines(title), *(row(*cells) for cells in rows)]
    (decision,) = parse(of_pages([page(text_lines(head + articles + CLOSING), 1), page(lines, 2)]))
    assert (decision.bodies, decision.members) == ((), ())


@pytest.mark.parametrize(
    ("cells", "position", "role"),
    [
        (["Phó Giám đốc / Tổ phó"], "Phó Giám đốc", "Tổ phó"),
        (["Kế toán - Tổ viên"], "Kế toán", "Tổ viên"),
        (["Kế toán", "Tổ viên, phụ trách hậu cần"], "Kế toán", "Tổ viên"),
        (["Kế toán", "Tổ viên (phụ trách hậu cần)"], "Kế toán", "Tổ viên"),
    ],
)
def test_a_cell_of_roles_may_hold_the_post_or_a_remark_too(
    cells: list[str], position: str, role: str
) -> None:
    heads = ["Chức vụ", "Nhiệm vụ"][-len(cells) :]
    first = ["Giám đốc", "Tổ trưởng"] if len(cells) > 1 else ["Giám đốc / Tổ trưởng"]
    rows = [["Stt", "Họ và tên", *heads], ["1", "Lò Văn Thử", *first], ["2", "Mai Thị Dụ", *cells]]
    second = act_with_table(rows).members[1]
    assert (second.position, second.role_text) == (position, role)


def test_a_group_of_deputies_has_its_standing_one_in_the_column_of_notes() -> None:
    rows = [["TT", "Họ và tên", "Chức vụ", "Ghi chú"], ["Tổ phó", "", "", ""],
            ["1", "Lò Văn Thử", "Kế toán", "(thường trực)"], ["2", "Mai Thị Dụ", "Văn thư", ""],
            ["Tổ viên", "", "", ""], ["3", "Vũ Thị Mẫu", "Y tá", ""], ["4", "Y Blun Niê", "Y tá", "Thư ký"]]  # fmt: skip
    roles = [member.role for member in act_with_table(rows).members]
    assert roles == ["deputy_standing", "deputy", "member", "secretary"]


def test_the_first_of_several_teams_is_named_above_the_table() -> None:
    head = ["STT", "Họ và tên", "Chức danh", "Nhiệm vụ"]
    rows = [head, ["1", "Lò Văn Thử", "Trưởng thôn", "Tổ trưởng"], ["2", "Mai Thị Dụ", "Y tá", "Tổ phó"],
            ["II. Tổ Cây thôn Hai", "", "", ""], head, ["1", "Y Blun Niê", "Văn thư", "Tổ trưởng"]]  # fmt: skip
    lead = "Điều 1. Thành lập 02 Tổ Cây gồm:\nI. Tổ Cây thôn Một\n"
    assert [(m.name, m.body) for m in act_with_table(rows, lead).members] == [
        ("Lò Văn Thử", 0), ("Mai Thị Dụ", 0), ("Y Blun Niê", 1)
    ]  # fmt: skip
