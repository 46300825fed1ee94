"""Bodies: names, short names, kinds, standing agencies, working rules; one or several in a decision."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from schemas import BodyKind, Decision
from tests.support.reading import FOUNDING, HEAD, act, cases

SEAT = "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - {role};\n"
Named = tuple[str, str | None, BodyKind]

NAMES: dict[str, tuple[str, Named]] = {
    "gom": ("Thành lập Tổ công tác cây xanh gồm các ông, bà có tên sau:", ("Tổ công tác cây xanh", None, "to")),
    "comma-gom": ("Thành lập Ban Chỉ đạo cây xanh tỉnh, gồm:", ("Ban Chỉ đạo cây xanh tỉnh", None, "ban_chi_dao")),
    "nay": ("Nay thành lập Đoàn kiểm tra cây xanh gồm:", ("Đoàn kiểm tra cây xanh", None, "doan")),
    "reconstituted": ("Kiện toàn Hội đồng thẩm định cây xanh như sau:", ("Hội đồng thẩm định cây xanh", None, "hoi_dong")),
    "people-of": (
        "Kiện toàn thành viên Ban Chỉ huy cây xanh huyện Mẫu gồm các đồng chí:",
        ("Ban Chỉ huy cây xanh huyện Mẫu", None, "ban_chi_huy"),
    ),
    "alias": (
        "Thành lập Tổ công tác cây xanh (sau đây gọi tắt là Tổ công tác) gồm:",
        ("Tổ công tác cây xanh", "Tổ công tác", "to"),
    ),
    "alias-viet-tat": (
        "Thành lập Ban Chỉ đạo cây xanh tỉnh (sau đây viết tắt là Ban Chỉ đạo) gồm:",
        ("Ban Chỉ đạo cây xanh tỉnh", "Ban Chỉ đạo", "ban_chi_dao"),
    ),
    "alias-goi-la": (
        "Thành lập Ban Tổ chức Lễ hội hoa (gọi tắt là Ban Tổ chức) gồm các thành viên sau:",
        ("Ban Tổ chức Lễ hội hoa", "Ban Tổ chức", "ban_to_chuc"),
    ),
    "alias-quoted": (
        "Thành lập Đội cây xanh số 1 (sau đây gọi là “Đội”) gồm:", ("Đội cây xanh số 1", "Đội", "doi"),
    ),
    "the-act-it-came-from": (
        "Kiện toàn Ban Chỉ đạo cây xanh tỉnh tại Điều 1 Quyết định số 12/QĐ-UBND như sau:",
        ("Ban Chỉ đạo cây xanh tỉnh", None, "ban_chi_dao"),
    ),
    "comma-in-the-name": (
        "Thành lập Tổ công tác phòng, chống cây đổ tỉnh Lâm Đồng gồm:",
        ("Tổ công tác phòng, chống cây đổ tỉnh Lâm Đồng", None, "to"),
    ),
    "year-in-the-name": (
        "Thành lập Ban Tổ chức Lễ hội hoa năm 2024 gồm:", ("Ban Tổ chức Lễ hội hoa năm 2024", None, "ban_to_chuc"),
    ),
    "annex": (
        "Thành lập Tổ biên tập sách cây xanh (có danh sách kèm theo).", ("Tổ biên tập sách cây xanh", None, "to"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(NAMES))
def test_name(case: tuple[str, Named]) -> None:
    words, wanted = case
    subject = "kiện toàn tổ chức" if words.startswith("Kiện") else "thành lập tổ chức"
    decision = act(
        f"Điều 1. {words}\n" + SEAT.format(role="Thành viên"),
        HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", subject),
    )
    assert [(b.name, b.alias, b.kind) for b in decision.bodies] == [wanted]


def founded(more: str) -> Decision:
    return act(FOUNDING + SEAT.format(role="Tổ trưởng") + more)


def test_helpers_named_beside_a_body_are_a_body() -> None:
    decision = act(
        "Điều 1. Thành lập Ban Chỉ đạo cây xanh tỉnh và Tổ giúp việc Ban Chỉ đạo gồm:\n"
        + SEAT.format(role="Trưởng ban")
    )
    assert [(b.name, b.kind) for b in decision.bodies] == [
        ("Ban Chỉ đạo cây xanh tỉnh", "ban_chi_dao"), ("Tổ giúp việc Ban Chỉ đạo", "to_giup_viec"),
    ]  # fmt: skip


STANDING = {
    "la": "Điều 2. Sở Xây dựng là cơ quan thường trực của Tổ công tác.\n",
    "don-vi": "Điều 2. Sở Xây dựng là đơn vị thường trực của Tổ công tác.\n",
    "co-quan": "Điều 2. Cơ quan thường trực của Tổ công tác là Sở Xây dựng.\n",
    "dat-tai": "Điều 2. Cơ quan thường trực của Tổ công tác đặt tại Sở Xây dựng.\n",
    "giao": "Điều 2. Giao Sở Xây dựng là cơ quan thường trực, giúp Tổ công tác tổng hợp báo cáo.\n",
    "giao-lam": "Điều 2. Giao Sở Xây dựng làm cơ quan thường trực của Tổ công tác.\n",
}


@pytest.mark.parametrize("articles", STANDING.values(), ids=STANDING.keys())
def test_standing_agency(articles: str) -> None:
    assert [body.standing_agency for body in founded(articles).bodies] == ["Sở Xây dựng"]


RULES = {
    "part-time": "Các thành viên làm việc theo chế độ kiêm nhiệm.",
    "seal": "Tổ trưởng sử dụng con dấu của Sở Xây dựng.",
    "money": "Kinh phí hoạt động của Tổ công tác do ngân sách tỉnh bảo đảm.",
    "meetings": "Tổ công tác họp định kỳ mỗi tháng một lần.",
    "end": "Tổ công tác tự giải thể sau khi hoàn thành nhiệm vụ.",
}


@pytest.mark.parametrize("sentence", RULES.values(), ids=RULES.keys())
def test_working_rules_are_no_duties(sentence: str) -> None:
    decision = founded(f"Điều 2. {sentence}\n")
    assert decision.bodies[0].working_rules == (sentence,)
    assert decision.duties == ()


def test_rules_under_a_heading() -> None:
    decision = founded(
        "Điều 2. Chế độ làm việc\n1. Các thành viên làm việc kiêm nhiệm.\n2. Tổ trưởng triệu tập họp khi có yêu cầu.\n"
    )
    assert decision.bodies[0].working_rules == (
        "Các thành viên làm việc kiêm nhiệm.",
        "Tổ trưởng triệu tập họp khi có yêu cầu.",
    )


def test_three_tiers() -> None:
    decision = act(
        "Điều 1. Thành lập Ban Chỉ đạo cây xanh tỉnh gồm:\n" + SEAT.format(role="Trưởng ban")
        + "Điều 2. Thành lập Tổ giúp việc Ban Chỉ đạo gồm:\n" + SEAT.format(role="Tổ trưởng")
        + "Điều 3. Thành lập Tổ thư ký Ban Chỉ đạo gồm:\n" + SEAT.format(role="Tổ trưởng"),
    )  # fmt: skip
    assert [(b.name, b.kind) for b in decision.bodies] == [
        ("Ban Chỉ đạo cây xanh tỉnh", "ban_chi_dao"),
        ("Tổ giúp việc Ban Chỉ đạo", "to_giup_viec"),
        ("Tổ thư ký Ban Chỉ đạo", "to_giup_viec"),
    ]


def test_bodies_as_clauses_of_one_article() -> None:
    decision = act(
        "Điều 1. Thành lập các tổ công tác cây xanh như sau:\n1. Tổ khảo sát gồm:\n- Ông Lò Văn Thử, Chuyên viên Sở Y tế - Tổ trưởng.\n"
        "2. Tổ trồng cây gồm:\n- Bà Mai Thí Dụ, Chuyên viên Sở Tài chính - Tổ trưởng.\n"
    )
    assert [(m.name, decision.bodies[m.body or 0].name) for m in decision.members] == [
        ("Lò Văn Thử", "Tổ khảo sát"),
        ("Mai Thí Dụ", "Tổ trồng cây"),
    ]


def test_an_act_without_a_body() -> None:
    decision = act(
        "Điều 1. Phê duyệt dự án công viên.\n",
        HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", "phê duyệt dự án công viên"),
    )
    assert decision.bodies == ()
