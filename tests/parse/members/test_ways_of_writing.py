"""One list, written in the ways of many clerks: labels, forms of address, marks before the post and the role."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

from itertools import cycle, product

import pytest

from tests.support.reading import act, cases

SEATS = (
    ("Lò Văn Thử", "Phó Giám đốc", "Sở Văn hóa, Thể thao và Du lịch", "Trưởng ban"),
    ("Mai Thị Dụ", "Trưởng phòng Kế hoạch - Tài chính", "Sở Y tế", "Phó Trưởng ban Thường trực"),
    ("Nguyễn Đức Anh Mẫu", "Chủ tịch", "UBND xã Mẫu Sơn", "Phó Trưởng ban"),
    ("Y Blun Niê", "Bí thư", "Huyện đoàn", "Ủy viên"),
)
POST_MARKS = (", ", " - ", " – ", ": ", "; ")
ROLE_MARKS = (" - {}", ", {}", " – {}", ": {}", "; {}", " làm {}", " là {}", " ({})")
LABELS = cycle(("{}.", "{})", "{}/", "-", "+", "*", "•", "({})", "{}.-"))
ADDRESSES = cycle(("Ông ", "Đồng chí ", "Đ/c ", "ông ", "", "TS. ", "Bác sĩ "))
ENDS = cycle((";", ".", ""))
WAYS = [
    pytest.param(next(LABELS), next(ADDRESSES), post, role, next(ENDS), id=f"{post.strip()} {role.strip()}")
    for post, role in product(POST_MARKS, ROLE_MARKS)
]


@pytest.mark.parametrize(("label", "address", "post_mark", "role_mark", "end"), WAYS)
def test_every_way_gives_the_same_seats(
    label: str, address: str, post_mark: str, role_mark: str, end: str
) -> None:
    lines = [
        f"{label.format(number)} {address}{name}{post_mark}{_post(position, unit)}{role_mark.format(role)}{end}"
        for number, (name, position, unit, role) in enumerate(SEATS, 1)
    ]
    _check(lines)


@pytest.mark.parametrize("post_mark", POST_MARKS[:-1], ids=str.strip)
def test_the_role_may_come_first(post_mark: str) -> None:
    lines = [
        f"{number}.- {role}: Bà {name}{post_mark}{_post(position, unit)};"
        for number, (name, position, unit, role) in enumerate(SEATS, 1)
    ]
    _check(lines)


def _post(position: str, unit: str) -> str:
    return f"{position}{', ' if 'phòng' in position else ' '}{unit}"


def _check(lines: list[str]) -> None:
    listed = "\n".join(
        ["Điều 1. Thành lập Ban Chỉ đạo trồng cây gồm:", *lines, "Điều 2. Tổ chức thực hiện.\n"]
    )
    made = act(listed)
    assert [(m.name, m.position, m.organization, m.role_text) for m in made.members] == list(SEATS)


Seat = tuple[str | None, str | None, str | None]
LO: Seat = ("Lò Văn Thử", "Kế toán", "Chủ tịch")
SENTENCES: dict[str, tuple[str, list[Seat]]] = {
    "more behind the role": (
        "Thành lập Hội đồng coi thi do ông Lò Văn Thử, Kế toán, làm Chủ tịch; cô Vũ Thị Mẫu, Văn thư, làm Thư ký cùng 16 giám thị được điều động.",
        [LO, ("Vũ Thị Mẫu", "Văn thư", "Thư ký")],
    ),
    "standing members": (
        "Chỉ định Thường trực Hội đồng Quản lý Quỹ Cây gồm ông Lò Văn Thử, Kế toán, làm Chủ tịch; bà Vũ Thị Mẫu, Văn thư, làm Phó Chủ tịch.",
        [LO, ("Vũ Thị Mẫu", "Văn thư", "Phó Chủ tịch")],
    ),
    "the first has a role": (
        "Thành lập Hội đồng coi thi: ông Lò Văn Thử, Kế toán (Chủ tịch), bà Mai Thị Dụ, bà Vũ Thị Mẫu.",
        [LO, ("Mai Thị Dụ", None, None), ("Vũ Thị Mẫu", None, None)],
    ),
    "and": (
        "Thành lập Ban Quản lý chợ gồm ông Lò Văn Thử làm Trưởng ban, bà Mai Thị Dụ làm Phó ban và 02 cán bộ giúp việc.",
        [("Lò Văn Thử", None, "Trưởng ban"), ("Mai Thị Dụ", None, "Phó ban")],
    ),
    "roles of elected bodies": (
        "Công nhận Ban Chấp hành Hội Cây gồm:\n1/ Đ/c Lò Văn Thử : Phó Chủ tịch -\n2/ Đ/c Mai Thị Dụ : UV BCH\n3/ Đ/c Vũ Thị Mẫu, Ủy viên BCH",
        [("Lò Văn Thử", None, "Phó Chủ tịch"), ("Mai Thị Dụ", None, "UV BCH"), ("Vũ Thị Mẫu", None, "Ủy viên BCH")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(SENTENCES))
def test_sentences_and_marks_leave_the_role_whole(case: tuple[str, list[Seat]]) -> None:
    sentence, wanted = case
    made = act(f"Điều 1. {sentence}\nĐiều 2. Tổ chức thực hiện.\n")
    assert [(m.name, m.position, m.role_text) for m in made.members] == wanted


@pytest.mark.parametrize(
    "heading",
    [
        "Điều 1. Thành lập Ban Cây do bà Mai Thị Dụ, Kế toán, làm Trưởng ban và các ủy viên :",
        "Điều 1. Thành lập Ban Cây gồm:\n1. Các ủy viên, mời các đồng chí:",
        "Điều 1. Thành lập Ban Cây gồm:\n2. Cử thêm 02 ủy viên, gồm:",
        "Điều 1. Thành lập Ban Cây gồm:\nI. BAN CÂY\n* Các ủy viên khác (02 người):",
    ],
)
def test_words_around_the_role_of_a_heading_leave_it_to_those_below(heading: str) -> None:
    made = act(f"{heading}\n- Ông Lò Văn Thử, Văn thư;\n- Cô Vũ Thị Mẫu, Y tá.\nĐiều 2. Tổ chức thực hiện.\n")
    wanted = [("Lò Văn Thử", None, "ủy viên"), ("Vũ Thị Mẫu", None, "ủy viên")]
    assert [(m.name, m.organization, m.role_text) for m in made.members[-2:]] == wanted


@pytest.mark.parametrize("mark", [" (thường trực)", " - thường trực", ", Thường trực"])
def test_a_deputy_of_several_is_the_standing_one_by_a_word_behind_his_unit(mark: str) -> None:
    deputies = f"- Ông Lò Văn Thử, Giám đốc Sở Y tế{mark};\n- Bà Mai Thị Dụ, Phó Giám đốc Sở Tài chính."
    made = act(f"Điều 1. Thành lập Ban Chỉ đạo gồm:\n1. Các Phó Trưởng ban:\n{deputies}\nĐiều 2. Thi hành.\n")
    assert [(m.organization, m.role_text, m.role) for m in made.members] == [
        ("Sở Y tế", "Phó Trưởng ban", "deputy_standing"),
        ("Sở Tài chính", "Phó Trưởng ban", "deputy"),
    ]


@pytest.mark.parametrize("heading", ["IV. TỔ CHỨC THỰC HIỆN", "Chương II. NHIỆM VỤ CỦA CÁC THÀNH VIÊN"])
def test_a_part_about_duties_ends_a_list(heading: str) -> None:
    made = act(
        f"Điều 1. Thành lập Ban Cây gồm:\n- Thành viên: Trưởng Công an xã;\n{heading}\n1. Công an xã\n"
    )
    assert [m.organization for m in made.members] == ["Công an xã"]


def test_roles_on_lines_of_their_own_are_those_of_the_seats_above() -> None:
    seats = "1. Bà Mai Thị Dụ, Giám đốc Sở Y tế\nTrưởng ban;\n2. Ông Lò Văn Thử, Giám đốc Sở Tài chính\nỦy viên.\n"
    made = act(f"Điều 1. Thành lập Ban Chỉ đạo gồm:\n{seats}Điều 2. Thi hành.\n")
    assert [(m.name, m.role) for m in made.members] == [("Mai Thị Dụ", "head"), ("Lò Văn Thử", "member")]


def test_a_numbered_seat_below_a_body_of_digital_change_is_a_line_of_its_own() -> None:
    seats = "1. Ông Lò Văn Thử: Bộ trưởng, Thành viên\n2. Bà Mai Thị Dụ: Cục trưởng Cục B, Thư ký\n"
    names = "Ban Chỉ đạo chuyển đổi số", "Tổ Giúp việc chuyển đổi số"
    made = act(
        f"Điều 1. Thành lập {' và '.join(names)} gồm:\nI. {names[0]}\n{seats}II. {names[1]}\n{seats}"
        "Điều 2. Thi hành.\n"
    )
    seated = [("Lò Văn Thử", "Bộ trưởng"), ("Mai Thị Dụ", "Cục trưởng")]
    assert [(m.body, m.name, m.position) for m in made.members] == [
        (b, *one) for b in (0, 1) for one in seated
    ]


@pytest.mark.parametrize(
    ("post", "name"),
    [
        ("Chủ tịch UBND xã", "MAI THỊ DỤ"),
        ("Trưởng phòng Văn hóa - Xã hội", "LÒ VĂN THỬ"),
        ("Chánh Văn phòng HĐND và UBND huyện", "Lò Văn Thử"),
        ("Chủ tịch UBND huyện Trần Văn Thời", None),
        ("Chủ tịch UBND xã Nguyễn Văn Mẫu", None),
        ("Hiệu trưởng Trường THCS Nguyễn Trung Mẫu", None),
    ],
)  # fmt: skip
def test_who_stands_behind_a_post_without_a_mark_is_no_place(post: str, name: str | None) -> None:
    made = act(
        f"Điều 1. Thành lập Ban Chỉ đạo gồm:\n1. {post} {name or ''}, Trưởng ban;\n2. Ông Lê A, Ủy viên.\n"
    )
    assert made.members[0].name == name
