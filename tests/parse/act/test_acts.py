"""Bundles, annexes, the tree and its ids; columns of the closing by places on the page."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.parse import parse
from tests.support.reading import CLOSING, FOUNDING, HEAD, act, line, of_pages, page, plain, row, text_lines

SEAT = "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n"
OTHER = HEAD.replace("21/QĐ", "22/QĐ").replace("Tổ công tác trồng cây bóng mát", "Tổ công tác tưới cây")


def test_one_act() -> None:
    (decision,) = parse(plain(HEAD + FOUNDING + SEAT + CLOSING))
    assert (decision.ordinal, decision.page_first, decision.page_last) == (1, 1, 1)


def test_a_bundle_of_two() -> None:
    decisions = parse(plain(HEAD + FOUNDING + SEAT + CLOSING + "\f" + OTHER + FOUNDING + SEAT + CLOSING))
    assert [(d.ordinal, d.number, d.page_first, d.page_last) for d in decisions] == [
        (1, "21", 1, 1),
        (2, "22", 2, 2),
    ]
    assert [len(d.members) for d in decisions] == [1, 1]


def test_a_report_after_the_decision_is_another_act() -> None:
    report = HEAD.replace("QUYẾT ĐỊNH\nVề", "TỜ TRÌNH\nVề").replace("21/QĐ-UBND", "7/TTr-SXD")
    decisions = parse(plain(HEAD + FOUNDING + SEAT + CLOSING + "\f" + report))
    assert [d.type for d in decisions] == ["Quyết định", "Tờ trình"]


def test_an_annex_belongs_to_its_decision() -> None:
    annex = (
        "DANH SÁCH THÀNH VIÊN TỔ CÔNG TÁC TRỒNG CÂY BÓNG MÁT\n(Kèm theo Quyết định số 21/QĐ-UBND ngày 05/4/2024)\n"
        + SEAT
    )
    body = (
        "Điều 1. Thành lập Tổ công tác trồng cây bóng mát gồm các ông, bà có tên trong danh sách kèm theo.\n"
    )
    (decision,) = parse(plain(HEAD + body + CLOSING + "\f" + annex))
    assert [(m.name, m.role, m.page) for m in decision.members] == [("Lò Văn Thử", "head", 2)]
    assert decision.page_last == 2


def test_an_annex_that_lists_sums_has_no_members() -> None:
    annex = "PHỤ LỤC\nKINH PHÍ TRỒNG CÂY\n(Kèm theo Quyết định số 21/QĐ-UBND ngày 05/4/2024)\n1. Cây giống: 12.000.000 đồng;\n2. Nhân công: 8.000.000 đồng.\n"
    (decision,) = parse(plain(HEAD + FOUNDING + SEAT + CLOSING + "\f" + annex))
    assert [m.name for m in decision.members] == ["Lò Văn Thử"]


def test_a_title_without_a_word_for_what_the_paper_is() -> None:
    text = (
        "SỞ TÀI CHÍNH\nPHÒNG NGÂN SÁCH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Tam Kỳ, ngày 04 tháng 5 năm 2021\nHỎA TỐC\nPHÂN CÔNG NHIỆM VỤ\nCÔNG CHỨC PHÒNG NGÂN SÁCH\n"
        "Căn cứ Quyết định số 135/QĐ-STC ngày 29/4/2021 của Giám đốc Sở Tài chính:\n"
        "A. Phân công nhiệm vụ:\n1. Ông Lò Văn Thử - Trưởng phòng\n- Phụ trách chung;\n"
        "2. Bà Cao Thị Thử - Chuyên viên\n- Cập nhật cơ sở dữ liệu.\nTRƯỞNG PHÒNG\nLò Văn Thử\n"
    )
    (decision,) = parse(plain(text))
    assert decision.subject == "PHÂN CÔNG NHIỆM VỤ CÔNG CHỨC PHÒNG NGÂN SÁCH"
    assert (decision.type, decision.action) == (None, "assign")
    assert [(m.name, m.position) for m in decision.members] == [
        ("Lò Văn Thử", "Trưởng phòng"),
        ("Cao Thị Thử", "Chuyên viên"),
    ]
    assert [(d.assignee, d.text) for d in decision.duties] == [
        ("Lò Văn Thử", "Phụ trách chung;"),
        ("Cao Thị Thử", "Cập nhật cơ sở dữ liệu."),
    ]


def test_recipients_left_and_signature_right() -> None:
    left = [
        line("Nơi nhận:", 85, 600, column="left"),
        line("- Như Điều 9;", 85, 616, column="left"),
        line("- Lưu: VT.", 85, 632, column="left"),
    ]
    right = [
        line("KT. CHỦ TỊCH", 350, 600, column="right"),
        line("PHÓ CHỦ TỊCH", 350, 616, column="right"),
        line("Trần Thử Nghiệm", 350, 690, column="right"),
    ]
    body = text_lines(HEAD + FOUNDING + SEAT + CLOSING.split("Nơi nhận")[0])
    (decision,) = parse(of_pages([page([*body, *left, *right])]))
    assert [r.text for r in decision.recipients] == ["Như Điều 9", "Lưu: VT"]
    assert (decision.signature.authority, decision.signature.position, decision.signature.name) == (
        "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thử Nghiệm",
    )  # fmt: skip


@pytest.mark.parametrize("kind", ["furniture", "stamp"])
def test_page_numbers_and_stamps_are_no_content(kind: str) -> None:
    noise = line("2", 300, 40).model_copy(update={"kind": kind})
    lines = text_lines(HEAD + FOUNDING + SEAT)
    (with_noise,) = parse(of_pages([page([*lines[:12], noise, *lines[12:], *text_lines(CLOSING)])]))
    (without,) = parse(of_pages([page([*lines, *text_lines(CLOSING)])]))
    assert with_noise == without


TREE = """\
Điều 1. Nhiệm vụ của Tổ công tác
1. Khảo sát:
a) Đường phố;
b) Công viên:
- Cây lớn;
- Cây nhỏ.
2. Trồng cây:
2.1. Chọn giống.
2.1. Đào hố.
đ) Tưới nước.
Điều 2. Kinh phí
1. Do ngân sách bảo đảm.
"""


def test_the_tree_and_its_ids() -> None:
    decision = act(TREE)
    inner = {
        p.eid: (p.parent, p.kind, p.label)
        for p in decision.provisions
        if p.eid.startswith(("art_1", "art_2"))
    }
    assert inner == {
        "art_1": (None, "article", "Điều 1"),
        "art_1__cl_1": ("art_1", "clause", "1"),
        "art_1__cl_1__point_a": ("art_1__cl_1", "point", "a"),
        "art_1__cl_1__point_b": ("art_1__cl_1", "point", "b"),
        "art_1__cl_1__point_b__item_1": ("art_1__cl_1__point_b", "item", "-"),
        "art_1__cl_1__point_b__item_2": ("art_1__cl_1__point_b", "item", "-"),
        "art_1__cl_2": ("art_1", "clause", "2"),
        "art_1__cl_2__cl_2-1": ("art_1__cl_2", "clause", "2.1"),
        "art_1__cl_2__cl_2-1-2": ("art_1__cl_2", "clause", "2.1"),
        "art_1__cl_2__cl_2-1-2__point_đ": ("art_1__cl_2__cl_2-1-2", "point", "đ"),
        "art_2": (None, "article", "Điều 2"),
        "art_2__cl_1": ("art_2", "clause", "1"),
    }


def test_only_labelled_units_and_annexes_outside_articles() -> None:
    assert [p.eid for p in act(TREE).provisions if p.parent is None] == ["art_1", "art_2", "art_8", "art_9"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Điều 2. Nhiệm vụ, quyền hạn của Tổ:", "Nhiệm vụ, quyền hạn của Tổ"),
        ("Điều 2. Chức năng, nhiệm vụ của Tổ như sau:", "Chức năng, nhiệm vụ của Tổ"),
        ("Điều 2. Bổ nhiệm các ông, bà có tên sau đây:", None),
        ("Điều 2. Tổ giúp việc gồm:", None),
    ],
)
def test_a_lead_in_is_no_heading(line: str, heading: str | None) -> None:
    made = act(TREE.replace("Điều 1. Nhiệm vụ của Tổ công tác", line))
    assert next(p.heading for p in made.provisions if p.kind == "article") == heading


def test_headings_of_articles() -> None:
    headings = {p.label: p.heading for p in act(TREE).provisions if p.kind == "article"}
    assert headings["Điều 1"] == "Nhiệm vụ của Tổ công tác"
    assert headings["Điều 8"] is None


def test_a_table_in_an_article_keeps_its_words_in_the_tree() -> None:
    lines = [
        *text_lines(HEAD + FOUNDING),
        row("1", "Ông Lò Văn Thử", "Giám đốc Sở Y tế", "Tổ trưởng"),
        *text_lines(CLOSING),
    ]
    (decision,) = parse(of_pages([page(lines)]))
    assert any("Lò Văn Thử" in p.text for p in decision.provisions)


def test_no_act_without_text() -> None:
    assert parse(plain("")) == ()
    assert parse(of_pages([])) == ()


def test_text_that_is_no_decision_gives_one_empty_act() -> None:
    (decision,) = parse(plain("Thực đơn hôm nay: cơm, canh, cá kho."))
    assert (decision.type, decision.members, decision.duties, decision.bodies) == (None, (), (), ())
    assert decision.review


def test_an_invitation_before_a_decision_is_an_act_of_its_own() -> None:
    invitation = (
        "SỞ XÂY DỰNG                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 7/GM-SXD                        Độc lập - Tự do - Hạnh phúc\n"
        "Đà Lạt, ngày 03 tháng 4 năm 2024\nGIẤY MỜI HỌP\nKính gửi: Ông Cao Ví Von.\nSở Xây dựng mời ông dự họp.\n"
    )
    decisions = parse(plain(invitation + "\f" + HEAD + FOUNDING + SEAT + CLOSING))
    assert [(d.number, d.page_first) for d in decisions] == [("7", 1), ("21", 2)]
    assert [[m.name for m in d.members] for d in decisions] == [[], ["Lò Văn Thử"]]
