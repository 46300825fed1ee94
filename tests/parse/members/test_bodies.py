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
    "alias-without-brackets": (
        "Thành lập Tổ công tác cây xanh, sau đây gọi tắt là “Tổ công tác”, gồm:", ("Tổ công tác cây xanh", "Tổ công tác", "to"),
    ),
    "years-in-brackets": (
        "Thành lập Ban Chỉ đạo biên soạn lịch sử xã Mẫu (1976 - 2014) gồm:",
        ("Ban Chỉ đạo biên soạn lịch sử xã Mẫu (1976 - 2014)", None, "ban_chi_dao"),
    ),
    "address": (
        "Thành lập Ban Quản trị nhà chung cư Mẫu, số 17 đường Mẫu gồm:", ("Ban Quản trị nhà chung cư Mẫu", None, "ban"),
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


ASIDES = [
    ("Đoàn kiểm tra cây xanh", "Đoàn kiểm tra cây xanh trên địa bàn tỉnh", "Đoàn kiểm tra cây xanh"),
    ("Ban Quản lý vườn hoa", "Ban Quản lý vườn hoa trực thuộc UBND quận", "Ban Quản lý vườn hoa"),
    (
        "Ban Quản lý vườn hoa trực thuộc quận",
        "Ban Quản lý vườn hoa trực thuộc quận",
        "Ban Quản lý vườn hoa trực thuộc quận",
    ),
    ("Tổ kiểm tra các chợ trong tỉnh", "Tổ kiểm tra trong dịp Tết", "Tổ kiểm tra trong dịp Tết"),
    (
        "Tổ thẩm định dự án: Nâng cấp vườn hoa",
        "Tổ thẩm định dự án: Nâng cấp vườn hoa",
        "Tổ thẩm định dự án: Nâng cấp vườn hoa",
    ),
    (
        "Hội đồng Thẩm định giá đất cụ thể",
        "Hội đồng Thẩm định giá đất cụ thể",
        "Hội đồng Thẩm định giá đất cụ thể",
    ),
    ("Tổ rà soát cây", "Tổ rà soát cây thành lập theo Quyết định số 3/QĐ-UBND", "Tổ rà soát cây"),
    ("Ban soạn thảo Quy chế (sửa đổi)", "Ban soạn thảo Quy chế (sửa đổi)", "Ban soạn thảo Quy chế (sửa đổi)"),
    ("Ban soạn thảo Quy chế", "Ban soạn thảo Quy chế (sửa đổi)", "Ban soạn thảo Quy chế"),
    (
        "Ban Chủ nhiệm Câu lạc bộ, nhiệm kỳ 2020 - 2025",
        "Ban Chủ nhiệm Câu lạc bộ, nhiệm kỳ 2020 - 2025",
        "Ban Chủ nhiệm Câu lạc bộ, nhiệm kỳ 2020 - 2025",
    ),
]


@pytest.mark.parametrize(("subject", "printed", "name"), ASIDES)
def test_what_the_subject_does_not_say_is_no_part_of_a_name(subject: str, printed: str, name: str) -> None:
    head = HEAD.replace("Tổ công tác trồng cây bóng mát", subject)
    decision = act(f"Điều 1. Thành lập {printed} gồm:\n" + SEAT.format(role="Thành viên"), head)
    assert [body.name for body in decision.bodies] == [name]


SEVERAL: dict[str, tuple[str, list[str]]] = {
    "and": ("Thành lập Ban Chỉ đạo cây xanh và Tổ công tác cây xanh gồm:", ["Ban Chỉ đạo cây xanh", "Tổ công tác cây xanh"]),
    "commas": (
        "Thành lập Ban Tổ chức, Ban Giám khảo và Tổ Thư ký Hội thi hoa gồm:",
        ["Ban Tổ chức", "Ban Giám khảo", "Tổ Thư ký Hội thi hoa"],
    ),
    "small-letters": ("Thành lập Ban soạn thảo và tổ biên tập sách hoa gồm:", ["Ban soạn thảo", "tổ biên tập sách hoa"]),
    "short-name-between": (
        "Thành lập Hội đồng thẩm định cây (gọi tắt là Hội đồng); thành lập Tổ giúp việc Hội đồng.",
        ["Hội đồng thẩm định cây", "Tổ giúp việc Hội đồng"],
    ),
    "capitals-between": ("Thành lập Ban Tổ chức (BTC) và Tổ phục vụ (TPV) Lễ hội hoa gồm:", ["Ban Tổ chức", "Tổ phục vụ"]),
    "a-group-is-none": ("Thành lập Hội đồng kiểm kê cây và các Tổ kiểm kê tại đơn vị gồm:", ["Hội đồng kiểm kê cây"]),
    "inside-quotes": ("Thành lập Ban Biên tập sách “Cây và Ban Quản lý rừng” gồm:", ["Ban Biên tập sách “Cây và Ban Quản lý rừng”"]),
    "merged": ("Hợp nhất Ban Quản lý chợ A và Ban Quản lý chợ B thành Ban Quản lý các chợ, gồm:", ["Ban Quản lý các chợ"]),
    "merged-into": ("Sáp nhập Tổ cây vào Tổ hoa thôn Mẫu gồm:", ["Tổ hoa thôn Mẫu"]),
    "renamed": ("Đổi tên Ban Chỉ đạo cây thành Ban Chỉ đạo cây và hoa và kiện toàn thành viên như sau:", ["Ban Chỉ đạo cây và hoa"]),
    "seated": ("Cử các ông, bà có tên dưới đây vào Ban Coi thi học kỳ I:", ["Ban Coi thi học kỳ I"]),
    "appointed": ("Bổ nhiệm các cán bộ sau giữ các vị trí trong Ban Quản lý rừng Mẫu:", ["Ban Quản lý rừng Mẫu"]),
    "approved": ("Thông qua danh sách Ban Kiểm phiếu như sau:", ["Ban Kiểm phiếu"]),
    "people-behind": ("Thành lập Tổ cây xanh, thành viên gồm:", ["Tổ cây xanh"]),
    "for-whom": ("Thành lập Hội đồng chấm luận án cho nghiên cứu sinh Lò Văn Thử gồm:", ["Hội đồng chấm luận án"]),
    "quoted": ("Nay thành lập \"Ban Vận động trồng cây\" gồm:", ["Ban Vận động trồng cây"]),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(SEVERAL))
def test_bodies_of_one_sentence(case: tuple[str, list[str]]) -> None:
    words, wanted = case
    decision = act(f"Điều 1. {words}\n" + SEAT.format(role="Thành viên"))
    assert [b.name for b in decision.bodies] == wanted


@pytest.mark.parametrize("heads", [("a) {}", "b) {}"), ("I. {}", "II. {}"), ("1. {}:", "2. {}, gồm:")])
def test_headings_tell_which_words_several_bodies_share(heads: tuple[str, str]) -> None:
    first, second = heads
    decision = act(
        "Điều 1. Thành lập Tiểu ban Cây và Tiểu ban Hoa Lễ hội xã Mẫu năm 2024, cụ thể:\n"
        + f"{first.format('Tiểu ban Cây')}\n{SEAT.format(role='Trưởng tiểu ban')}"
        + f"{second.format('Tiểu ban Hoa')}\n{SEAT.format(role='Trưởng tiểu ban')}"
    )
    assert [body.name for body in decision.bodies] == ["Tiểu ban Cây", "Tiểu ban Hoa"]


def test_dissolved_bodies_stand_in_a_list() -> None:
    decision = act(
        "Điều 1. Giải thể các tổ chức sau:\n1. Ban Chỉ đạo cây xanh tỉnh (Quyết định số 12/QĐ-UBND);\n"
        "2. Tổ công tác rác thải.\nĐiều 2. Sở Nội vụ có trách nhiệm:\n1. Ban Tổ chức bàn giao hồ sơ.\n",
        HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", "giải thể các tổ chức phối hợp"),
    )
    assert [b.name for b in decision.bodies] == ["Ban Chỉ đạo cây xanh tỉnh", "Tổ công tác rác thải"]
    assert not any(item.code == "no-members" for item in decision.review)


def test_lists_of_bodies_of_another_article() -> None:
    """The fuller name wins; helpers are one team, whatever their heading adds."""
    seat = "- Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - {role};\n- Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"
    decision = act(
        "Điều 1. Thành lập Ban Chỉ đạo và Tổ giúp việc phòng cháy rừng.\n"
        "Điều 2. Thành phần Ban Chỉ đạo phòng cháy rừng:\n" + seat.format(role="Trưởng ban")
        + "Điều 3. Tổ giúp việc Ban Chỉ đạo gồm 02 người:\n" + seat.format(role="Tổ trưởng")
    )  # fmt: skip
    assert [b.name for b in decision.bodies] == [
        "Ban Chỉ đạo phòng cháy rừng",
        "Tổ giúp việc phòng cháy rừng",
    ]
    assert [(m.body, m.role) for m in decision.members] == [
        (0, "head"),
        (0, "member"),
        (1, "head"),
        (1, "member"),
    ]


CLOSED = [
    "Tổ công tác có nhiệm vụ:\n- Giáo viên trồng cây theo lịch;\n",
    "3. Tổ công tác sử dụng con dấu của Sở Xây dựng; Tổ trưởng chịu trách nhiệm.\n",
    "Tổ tự giải thể khi xong việc.\n",
]


@pytest.mark.parametrize("sentence", CLOSED)
def test_a_sentence_about_a_body_is_no_seat(sentence: str) -> None:
    assert len(founded(sentence).members) == 1


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
    "weekly": "Tổ công tác họp giao ban vào 08 giờ thứ Hai hằng tuần.",
    "days": "Tổ công tác làm việc từ ngày 03 đến ngày 09/5/2024.",
    "apart": "Tổ công tác chấm độc lập, phiếu chấm được niêm phong.",
    "shifts": "Tổ công tác hoạt động theo ca.",
    "pay": "Các thành viên được hưởng chế độ bồi dưỡng theo quy định.",
    "own-seal": "Tổ công tác có con dấu riêng.",
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


def test_a_body_whose_list_begins_with_its_head_needs_no_other_announcement() -> None:
    decision = act(
        "Điều 1. Thành lập các ban như sau:\n1. Ban Tổ chức Hội thi\n- Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Trưởng ban\n"
        "- Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên\n2. Ban Giám khảo (kèm Quy chế chấm thi)\n"
        "- Ông Cao Ví Von, Chuyên viên Sở Y tế - Trưởng ban\n- Bà Vũ Thị Mẫu, Giám đốc Sở Y tế - Thành viên\n"
    )
    assert [(b.name, sum(m.body == n for m in decision.members)) for n, b in enumerate(decision.bodies)] == [
        ("Ban Tổ chức Hội thi", 2), ("Ban Giám khảo", 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "told",
    [
        "Tổ công tác cây xanh tỉnh Mẫu (sau đây gọi là Tổ công tác) làm việc tập thể.",
        "Các thành viên Tổ công tác cây xanh tỉnh Mẫu (gọi tắt: Tổ công tác) làm việc kiêm nhiệm.",
        "Quy chế này quy định về Tổ công tác cây xanh tỉnh (sau đây viết tắt là Tổ công tác).",
    ],
)
def test_a_short_name_may_be_declared_later(told: str) -> None:
    founded = "Điều 1. Thành lập Tổ công tác cây xanh tỉnh Mẫu gồm:\n" + SEAT.format(role="Tổ trưởng")
    decision = act(f"{founded}Điều 2. Chế độ làm việc\n{told}\n")
    assert [body.alias for body in decision.bodies] == ["Tổ công tác"]
