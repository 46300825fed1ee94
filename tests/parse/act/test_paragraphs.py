"""Wrapped lines: which line goes on with the one before, in plain text and by places on the page."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.parse import parse
from pipeline.parse.act.flow import Flow, printed_lines
from pipeline.parse.act.paragraphs import group
from pipeline.parse.act.zones import acts_of
from schemas import Line, Page
from tests.support.reading import act, cases, line, of_pages, page, plain, row, text_lines

LEFT, INDENT, RIGHT = 85.0, 113.0, 538.0


def paragraphs(pages: tuple[Page, ...], zone: str = "articles") -> list[str]:
    (act,) = acts_of(printed_lines(pages))
    flow = Flow.of(group(act.lines))
    return [flow.value(b.start, b.end) for b in flow.blocks if b.zone == zone]


FULL = "Khảo sát hiện trạng cây xanh trên địa bàn các huyện, thị xã và thành phố của tỉnh,"
PLAIN: dict[str, tuple[str, list[str]]] = {
    "small-letter-goes-on": (
        f"Điều 1. {FULL}\nlập bản đồ cây xanh.\n", [f"Điều 1. {FULL} lập bản đồ cây xanh."],
    ),
    "broken-word": (
        "Điều 1. Thành lập Tổ công tác trồng cây sau dịch Covid-\n19 trên địa bàn toàn tỉnh.\n",
        ["Điều 1. Thành lập Tổ công tác trồng cây sau dịch Covid-19 trên địa bàn toàn tỉnh."],
    ),
    "role-behind-leaders-of-a-post-that-goes-on": (
        "Điều 1. Lập Tổ gồm:\nÔng Lò Văn Thử, Phó Giám đốc Sở ....... Tổ trưởng\nXây dựng\nÔng Cao Ví Von, thủ kho ....: Tổ viên\n"
        "Ghi chú: Tổ họp hằng tháng.\n",
        ["Điều 1. Lập Tổ gồm:", "Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng – Tổ trưởng", "Ông Cao Ví Von, thủ kho ....: Tổ viên",
         "Ghi chú: Tổ họp hằng tháng."],
    ),
    "role-that-goes-on": (
        "Điều 1. Lập Tổ gồm:\n1. Ông Lò Văn Thử, thủ kho ....... Tổ phó\nthường trực\n",
        ["Điều 1. Lập Tổ gồm:", "1. Ông Lò Văn Thử, thủ kho – Tổ phó thường trực"],
    ),
    "dash-role": (
        "Điều 1. Lập Tổ gồm:\n1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng\n- Tổ trưởng.\n",
        ["Điều 1. Lập Tổ gồm:", "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng."],
    ),
    "role-after-dash": (
        "Điều 1. Lập Tổ gồm:\n1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng -\nTổ trưởng.\n",
        ["Điều 1. Lập Tổ gồm:", "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng."],
    ),
    "figure-at-a-line's-start": (
        f"Điều 1. {FULL} trong năm\n2024. Sau đó báo cáo.\n",
        [f"Điều 1. {FULL} trong năm 2024. Sau đó báo cáo."],
    ),
    "number-in-brackets": (
        "Điều 1. Lập Tổ gồm:\n(1) Ông Lò Văn Thử, Tổ trưởng\n(2) Bà Hồ Thí Dụ, Tổ viên\n",
        ["Điều 1. Lập Tổ gồm:", "(1) Ông Lò Văn Thử, Tổ trưởng", "(2) Bà Hồ Thí Dụ, Tổ viên"],
    ),
    "new-number": ("Điều 1. Nhiệm vụ:\n1. Khảo sát.\n2. Trồng cây.\n", ["Điều 1. Nhiệm vụ:", "1. Khảo sát.", "2. Trồng cây."]),
    "heading-after-a-short-line": (
        f"Điều 1. {FULL},\ntin,\nTỔ TRỒNG CÂY\nlàm việc kiêm nhiệm.\n",
        [f"Điều 1. {FULL}, tin,", "TỔ TRỒNG CÂY", "làm việc kiêm nhiệm."],
    ),
    "blank-line-starts": (
        "Điều 1. Tổ giúp Sở Cây xanh theo dõi việc trồng, chăm sóc cây xanh\nở các xã, báo cáo hằng tháng.\n\n"
        "Giao Văn phòng.\n",
        ["Điều 1. Tổ giúp Sở Cây xanh theo dõi việc trồng, chăm sóc cây xanh ở các xã, báo cáo hằng tháng.",
         "Giao Văn phòng."],
    ),
    "new-letter": ("Điều 1. Nhiệm vụ:\na) Khảo sát;\nđ) Trồng cây.\n", ["Điều 1. Nhiệm vụ:", "a) Khảo sát;", "đ) Trồng cây."]),
    "roman-heading": (
        f"Điều 1. {FULL}\n\fI. TỔ PHÓ\nThay mặt Tổ trưởng khi vắng.\n",
        [f"Điều 1. {FULL}", "I. TỔ PHÓ", "Thay mặt Tổ trưởng khi vắng."],
    ),
    "over-a-page": (
        f"Điều 1. {FULL}\n\flập bản đồ cây xanh.\n", [f"Điều 1. {FULL} lập bản đồ cây xanh."],
    ),
    "article-inside-a-sentence": (
        f"Điều 1. {FULL} theo\nĐiều 12 của Luật Cây xanh và các văn bản có liên quan.\n",
        [f"Điều 1. {FULL} theo Điều 12 của Luật Cây xanh và các văn bản có liên quan."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(PLAIN))
def test_plain_text(case: tuple[str, list[str]]) -> None:
    text, wanted = case
    assert paragraphs(plain(text).pages) == wanted


def test_capitals_that_a_wrap_left_are_of_the_title() -> None:
    head = "QUYẾT ĐỊNH\nVề việc công nhận Tổ trồng cây khóa\nIII\nGIÁM ĐỐC SỞ CÂY XANH\nCăn cứ Luật Thí dụ;\n"
    assert paragraphs(plain(head + "Điều 1. Công nhận.\n").pages, "title") == [
        "QUYẾT ĐỊNH", "Về việc công nhận Tổ trồng cây khóa III", "GIÁM ĐỐC SỞ CÂY XANH"
    ]  # fmt: skip


def measured(*lines: tuple[str, float, float]) -> tuple[Page, ...]:
    """Lines with their left and right edges, one below the other."""
    made: list[Line] = [line(text, left, 100 + 18 * i, right) for i, (text, left, right) in enumerate(lines)]
    return (page(made),)


MEASURED: dict[str, tuple[tuple[Page, ...], list[str]]] = {
    "full-line-goes-on": (
        measured(("Điều 1. Tổ công tác khảo sát hiện trạng cây xanh của các huyện", INDENT, RIGHT),
                 ("Đất Đỏ, Long Điền và thành phố.", LEFT, 300)),
        ["Điều 1. Tổ công tác khảo sát hiện trạng cây xanh của các huyện Đất Đỏ, Long Điền và thành phố."],
    ),
    "indent-starts": (
        measured(("Điều 1. Tổ công tác khảo sát hiện trạng cây xanh của các huyện trong tỉnh,", INDENT, RIGHT),
                 ("lập bản đồ và trình duyệt.", LEFT, 300),
                 ("Sở Xây dựng theo dõi việc trồng cây của các huyện và thành phố trong tỉnh", INDENT, RIGHT),
                 ("và báo cáo.", LEFT, 200)),
        ["Điều 1. Tổ công tác khảo sát hiện trạng cây xanh của các huyện trong tỉnh, lập bản đồ và trình duyệt.",
         "Sở Xây dựng theo dõi việc trồng cây của các huyện và thành phố trong tỉnh và báo cáo."],
    ),
    "dash-in-a-wrapped-name": (
        measured(("Điều 1. Giao Phòng Kế hoạch", INDENT, RIGHT), ("- Tài chính theo dõi.", LEFT, 260)),
        ["Điều 1. Giao Phòng Kế hoạch - Tài chính theo dõi."],
    ),
    "dash-of-a-list": (
        measured(("Điều 1. Nhiệm vụ:", INDENT, 220), ("- Khảo sát hiện trạng;", INDENT, 260), ("- Trồng cây.", INDENT, 200)),
        ["Điều 1. Nhiệm vụ:", "- Khảo sát hiện trạng;", "- Trồng cây."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MEASURED.values(), ids=MEASURED.keys())
def test_by_places(case: tuple[tuple[Page, ...], list[str]]) -> None:
    pages, wanted = case
    assert paragraphs(pages) == wanted


HEADER = row("TT", "Họ và tên", "Chức vụ", "Vai trò")
WHOLE = row("1", "Lò Thị Bé", "Phó Trưởng phòng", "Tổ trưởng")
OVER_PAGES = {
    "goes-on": (row("", "Năm", "Đào tạo", ""), [("Lò Thị Bé Năm", "Phó Trưởng phòng Đào tạo", "head")]),
    "goes-on-small": (
        row("", "", "hành chính", "nhóm một"),
        [("Lò Thị Bé", "Phó Trưởng phòng hành chính", "head")],
    ),
    "a-row-of-its-own": (
        row("2", "Cao Ví Von", "Thủ kho", "Tổ viên"),
        [("Lò Thị Bé", "Phó Trưởng phòng", "head"), ("Cao Ví Von", "Thủ kho", "member")],
    ),
    "a-row-without-its-number": (
        row("", "Cao Ví Von", "Thủ kho", "Tổ viên"),
        [("Lò Thị Bé", "Phó Trưởng phòng", "head"), ("Cao Ví Von", "Thủ kho", "member")],
    ),
}


@pytest.mark.parametrize("case", cases(OVER_PAGES))
def test_a_row_that_the_end_of_a_page_cut(case: tuple[Line, list[tuple[str, str, str]]]) -> None:
    next_row, wanted = case
    first = [
        *text_lines("QUYẾT ĐỊNH\nVề việc thành lập Tổ trồng cây\nĐiều 1. Thành lập Tổ trồng cây gồm:\n"),
        HEADER,
        WHOLE,
    ]
    (found,) = parse(
        of_pages([page(first), page([next_row, *text_lines("Điều 2. Quyết định có hiệu lực.")], 2)])
    )
    members = found.members
    assert [(m.name, m.position, m.role) for m in members] == wanted
    places = {e.page for e in found.evidence if e.path == "members[0].position"}
    assert places == ({1, 2} if len(wanted) == 1 else {1})


HEADS = {
    "date-on-two-lines": (
        "UBND TỈNH NINH SƠN\nSố: 5/QĐ-UBND\nNinh Sơn, ngày 10 tháng 01 năm\n2024\n",
        "2024-01-10",
    ),
    "month-on-the-next": (
        "UBND TỈNH NINH SƠN\nSố: 5/QĐ-UBND\nNinh Sơn, ngày 10\ntháng 01 năm 2024\n",
        "2024-01-10",
    ),
    "a-year-of-its-own": ("UBND TỈNH NINH SƠN\nNinh Sơn, ngày 10 tháng 01 năm 2024\n2025\n", "2024-01-10"),
}


@pytest.mark.parametrize("case", cases(HEADS))
def test_a_date_of_two_lines(case: tuple[str, str]) -> None:
    head, wanted = case
    found = act(
        "Điều 1. Thành lập Tổ trồng cây.\n", head=f"{head}QUYẾT ĐỊNH\nVề việc thành lập Tổ trồng cây\n"
    )
    assert str(found.issued_on) == wanted
