"""Roles that are told behind a list, and lists whose lines share a role, a rank or an opening word."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from tests.support.reading import act

FOUNDING = "Điều 1. Thành lập Ban Chỉ đạo trồng cây bóng mát tỉnh gồm các ông có tên sau:\n"
ROWS = (
    "1. Lò Văn Thử, Phó Chủ tịch UBND tỉnh;\n2. Mai Thí Dụ, Giám đốc Sở Xây dựng;\n"
    "3. Cao Ví Von, Chuyên viên Sở Y tế.\n"
)
TOLD = {
    "by number": "Trong đó ông số 1 làm Trưởng ban, ông số 2 làm Phó ban trực, ông còn lại làm Ủy viên.\n",
    "by ordinals": "Đồng chí có số thứ tự 1 làm Trưởng ban; ông số 2 là Phó ban trực; ông số 3 là Ủy viên.\n",
    "role first": "Phân công: Trưởng ban: số 1; Phó ban trực: số 2; Ủy viên: số 3.\n",
    "role first, whole words": "Trưởng ban là ông có tên tại số 1, Phó ban trực là bà tại số 2, còn lại là Ủy viên.\n",
    "by places": "Người đứng đầu danh sách là Trưởng ban, người thứ hai là Phó ban trực, các ông khác là Ủy viên.\n",
}
SPLIT = {
    "before the list": (
        FOUNDING.replace(" có tên sau", ", trong đó số 1: Trưởng ban; số 2: Phó ban trực; từ số 3 đến số 4: Ủy viên"), ROWS, "",
    ),
    "stars": (
        FOUNDING, ROWS.replace("Thử,", "Thử (*),").replace("Dụ,", "Dụ**,"),
        "Ghi chú: (*) Trưởng ban; (**) Phó ban trực; những người không có dấu là Ủy viên.\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    "parts", [*((FOUNDING, ROWS, told) for told in TOLD.values()), *SPLIT.values()], ids=[*TOLD, *SPLIT]
)
def test_a_sentence_beside_a_list_tells_its_roles(parts: tuple[str, str, str]) -> None:
    decision = act("".join(parts))
    assert [(m.name, m.role, m.role_text) for m in decision.members] == [
        ("Lò Văn Thử", "head", "Trưởng ban"),
        ("Mai Thí Dụ", "deputy_standing", "Phó ban trực"),
        ("Cao Ví Von", "member", "Ủy viên"),
    ]
    assert not any(item.code == "implied" for item in decision.review)


def test_who_was_listed_without_a_role_is_given_the_one_told_later() -> None:
    decision = act(FOUNDING + ROWS + "Điều 2. Ông Lò Văn Thử làm Trưởng ban; ông Mai Thí Dụ làm Phó ban.\n")
    assert [(m.name, m.role) for m in decision.members] == [
        ("Lò Văn Thử", "head"), ("Mai Thí Dụ", "deputy"), ("Cao Ví Von", "member"),
    ]  # fmt: skip


def test_units_under_a_role_are_a_seat_each() -> None:
    decision = act(
        FOUNDING
        + "1. Trưởng ban: Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh.\n"
        + "2. Thành viên: Trung tâm Mẫu tỉnh, Bệnh viện Thử, Công ty Ví Dụ.\n"
    )
    assert [m.organization for m in decision.members] == [
        "UBND tỉnh", "Trung tâm Mẫu tỉnh", "Bệnh viện Thử", "Công ty Ví Dụ",
    ]  # fmt: skip


def test_a_heading_of_a_role_may_say_who_follows() -> None:
    rows = "1. Trưởng ban: Chủ tịch UBND xã.\n2. Các Ủy viên, gồm:\n"
    rows += "a) Trưởng phòng Kinh tế;\nb) Giám đốc Trung tâm Mẫu.\n"
    decision = act(FOUNDING + rows)
    assert [(m.position, m.role_text) for m in decision.members] == [
        ("Chủ tịch", "Trưởng ban"), ("Trưởng phòng Kinh tế", "Ủy viên"), ("Giám đốc", "Ủy viên"),
    ]  # fmt: skip


def test_a_section_on_carrying_out_gives_no_members() -> None:
    decision = act(
        FOUNDING + "1. Ông Lò Văn Thử, Phó Chủ tịch UBND tỉnh - Trưởng ban;\n"
        "2. Bà Mai Thí Dụ, Giám đốc Sở Xây dựng - Ủy viên.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Sở Công Thương: Mời doanh nghiệp tham gia hội chợ.\n"
    )
    assert [m.name for m in decision.members] == ["Lò Văn Thử", "Mai Thí Dụ"]
