"""Lists as clerks vary them: leaders, legends, teams as columns, units before persons, posts side by side."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from schemas import Decision
from tests.support.reading import CLOSING, act, act_with_table

BOARD = "Điều 1. Thành lập Hội đồng kiểm kê tài sản gồm các ông, bà có tên sau:\n"
TEAM = "Điều 1. Thành lập Tổ giúp việc Ban Chỉ huy, gồm:\n"
WARD = "Điều 1. Kiện toàn Ban Chỉ huy phòng thủ dân sự phường gồm:\n"
MEDIATORS = "Điều 1. Công nhận các ông, bà có tên sau đây là hòa giải viên của Tổ hòa giải khu phố 1"
STAFF = "Điều 1. Thành lập Ban triển khai hệ thống quản lý với thành phần như sau:\n"
Seat = tuple[str | None, str | None, str | None, str | None, str | None]


def seats(decision: Decision) -> list[Seat]:
    """Name, position, organisation, words of the role and role of each member."""
    return [(m.name, m.position, m.organization, m.role_text, m.role) for m in decision.members]


LEADERS = (
    "{}, {} ........ {}", "{} ....... {} ....... {}", "{}………{}………{}", "{} ……. {} .. {};",
    "{}. . . . . {} . . . . {}", "{} _____ {} _____ {}", "{} - {} ..... {}",
)  # fmt: skip


@pytest.mark.parametrize("way", LEADERS)
def test_leaders_part_the_post_from_the_name_and_the_role(way: str) -> None:
    people = (
        ("Thầy Lò Văn Thử", "Hiệu trưởng", "Chủ tịch HĐ"),
        ("Thầy Cao Ví Von", "P.Hiệu trưởng", "P.Chủ tịch HĐ"),
        ("Cô Mai Thị Mẫu", "Kế toán", "Thư ký"),
    )
    made = act(BOARD + "".join(f"{n}. {way.format(*one)}\n" for n, one in enumerate(people, 1)))
    assert seats(made) == [
        ("Lò Văn Thử", "Hiệu trưởng", None, "Chủ tịch HĐ", "head"),
        ("Cao Ví Von", "P.Hiệu trưởng", None, "P.Chủ tịch HĐ", "deputy"),
        ("Mai Thị Mẫu", "Kế toán", None, "Thư ký", "secretary"),
    ]


CODES = (
    ("Lò Văn Thử", "Giám đốc", "TB"),
    ("Cao Ví Von", "Kế toán trưởng", "PB"),
    ("Đinh Văn Mẫu", "Chuyên viên", "CV"),
)
LEGENDS = (
    "Ghi chú: TB - Trưởng ban; PB - Phó ban; CV - Cố vấn.\n", "(TB: Trưởng ban; PB: Phó Trưởng ban; CV: Cố vấn)\n",
    "Trong đó: TB là Trưởng ban, PB là Phó Trưởng ban, CV là cố vấn.\n",
)  # fmt: skip


@pytest.mark.parametrize("legend", LEGENDS)
@pytest.mark.parametrize("way", ["table", "{}. Ông {}, {} - {}", "{}. Ông {}, {} ({});"])
def test_a_legend_says_what_codes_mean(way: str, legend: str) -> None:
    if way == "table":
        rows = [
            ("Mã", "Họ và tên", "Chức vụ", "TT"),
            *((code, f"Ông {name}", post, str(n)) for n, (name, post, code) in enumerate(CODES, 1)),
        ]
        made = act_with_table(rows, STAFF, legend + "Điều 2. Ban họp hằng tháng.\n")
    else:
        made = act(STAFF + "".join(way.format(n, *one) + "\n" for n, one in enumerate(CODES, 1)) + legend)
    assert seats(made) == [
        (name, post, None, code, role)
        for (name, post, code), role in zip(CODES, ("head", "deputy", "adviser"), strict=True)
    ]


MARKS = {
    "told in the sentence": ("; người có đánh dấu (*) là Tổ trưởng:\n", "{} (*)", ""),
    "a note in brackets": (":\n", "{} (*)", "Ghi chú: (*) Tổ trưởng\n"),
    "a star before the name": (":\n", "* {}", "(*): Tổ trưởng.\n"),
}


@pytest.mark.parametrize("way", MARKS.values(), ids=MARKS)
def test_a_mark_tells_the_head_and_the_sentence_the_others(way: tuple[str, str, str]) -> None:
    lead, marked, note = way
    rows = [
        ("TT", "Họ và tên", "Giới tính"),
        ("1", marked.format("Lò Văn Thử"), "Nam"),
        ("2", "Mai Thị Mẫu", "Nữ"),
    ]
    made = act_with_table(rows, MEDIATORS + lead, note + "Điều 2. Tổ họp hằng tháng.\n")
    assert seats(made) == [
        ("Lò Văn Thử", None, None, "Tổ trưởng", "head"), ("Mai Thị Mẫu", None, None, "hòa giải viên", "member"),
    ]  # fmt: skip


@pytest.mark.parametrize("corner", ["", "Chức danh"])
def test_teams_may_be_columns_and_what_is_no_person_is_no_seat(corner: str) -> None:
    rows = [
        (corner, "Đội số 1", "Đội số 2"),
        ("Đội trưởng", "BS. Lò Văn Thử Phó Giám đốc", "BS. Cao Ví Von Khoa Xét nghiệm"),
        ("Đội viên", "1. YS. Mai Thị Mẫu 2. KTV. Vũ Thí Dụ", "YS. Hồ Văn Nghiệm"),
        ("Lái xe", "Ông Điền", ""),
        ("Địa bàn", "Thị xã, huyện Mẫu", "Các huyện phía Bắc"),
    ]
    made = act_with_table(rows, "Điều 1. Thành lập 02 Đội chống dịch cơ động, thành phần như sau:\n")
    assert [body.name for body in made.bodies] == ["Đội số 1", "Đội số 2"]
    assert [(m.body, m.name, m.position, m.role_text) for m in made.members] == [
        (0, "Lò Văn Thử", "Phó Giám đốc", "Đội trưởng"), (0, "Mai Thị Mẫu", None, "Đội viên"), (0, "Vũ Thí Dụ", None, "Đội viên"),
        (0, "Điền", None, "Lái xe"), (1, "Cao Ví Von", "Khoa Xét nghiệm", "Đội trưởng"), (1, "Hồ Văn Nghiệm", None, "Đội viên"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heads", [("Mã", "Tên minh chứng", "Nơi giữ"), ("Ngày", "Nội dung", "Người phụ trách")]
)
def test_a_table_of_papers_below_the_list_names_no_members(heads: tuple[str, str, str]) -> None:
    rows = [
        ("TT", "Họ và tên", "Chức vụ", "Nhiệm vụ"),
        ("1", "Lò Văn Thử", "Hiệu trưởng", "Chủ tịch"),
        ("2", "Mai Thị Mẫu", "Kế toán", "Ủy viên"),
    ]
    made = act_with_table(
        [*rows, heads, ("H1", "Sổ nghị quyết", "Lò Văn Thử"), ("H2", "Sổ đăng bộ", "Mai Thị Mẫu")], BOARD
    )
    assert [m.name for m in made.members] == ["Lò Văn Thử", "Mai Thị Mẫu"]


def test_orders_below_a_seat_stay_its_own() -> None:
    made = act(
        "Điều 1. Thành lập Đoàn thanh tra an toàn thực phẩm gồm các ông (bà) có tên và nhiệm vụ sau:\n"
        "1/ Ông Lò Văn Thử, Phó Chi cục trưởng, Chi cục Mẫu; Phó\nTrưởng đoàn:\n+ Thay Trưởng đoàn khi vắng mặt;\n"
        "2/ Bà Mai Thị Mẫu, Thanh tra viên, Sở Xây dựng;\nthành viên:\n+ Lấy mẫu thịt, rau quả tại chợ;\n"
    )
    assert [(m.name, m.role_text) for m in made.members] == [
        ("Lò Văn Thử", "Phó Trưởng đoàn"),
        ("Mai Thị Mẫu", "thành viên"),
    ]


UNITS = (
    "{}. {}: {} {} – {}, {};", "{}. {}: {} {} ({}) - {}", "{}. {} cử {} {}, {} - {}.", "{}) {}: {} {}, {} làm {};",
    "{}. {}\n- {} {}, {}, {}.",
)  # fmt: skip


@pytest.mark.parametrize("way", UNITS)
def test_the_unit_that_stands_before_a_person_is_his(way: str) -> None:
    people = (
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "Ông", "Lò Văn Thử", "Phó Trưởng phòng", "Tổ trưởng"),
        ("Văn phòng HĐND và UBND", "Bà", "Mai Thị Mẫu", "chuyên viên", "Tổ viên"),
        ("Ban Chỉ huy Quân sự", "Ông", "Cao Ví Von", "trợ lý tác chiến", "Tổ viên"),
    )
    made = act(TEAM + "".join(way.format(n, *one) + "\n" for n, one in enumerate(people, 1)))
    assert [seat[:4] for seat in seats(made)] == [
        (name, post, unit, role) for unit, _, name, post, role in people
    ]


POSTS = "Trưởng Trạm Y tế phường, Chủ tịch Hội Chữ thập đỏ phường, Bí thư Đoàn phường"


@pytest.mark.parametrize(
    "way", ["2. {}: Ủy viên.", "2. {} - Ủy viên.", "- Các Ủy viên: {}.", "2. {} làm Ủy viên."]
)
def test_several_whole_posts_are_a_seat_each(way: str) -> None:
    made = act(WARD + "1. Ông Lò Văn Thử, Chủ tịch UBND phường - Trưởng ban.\n" + way.format(POSTS) + "\n")
    assert seats(made)[1:] == [
        (None, "Trưởng", "Trạm Y tế phường", "Ủy viên", "member"),
        (None, "Chủ tịch", "Hội Chữ thập đỏ phường", "Ủy viên", "member"),
        (None, "Bí thư", "Đoàn phường", "Ủy viên", "member"),
    ]


def test_work_behind_a_post_is_a_role_and_heads_those_below_it() -> None:
    made = act(
        "Điều 1. Thành lập Ban quản lý dự án Trạm bơm Mẫu gồm:\n1. Giám đốc Ban:\n- Ông Lò Văn Thử, Phó Chi cục trưởng Chi cục Thủy lợi\n"
        "2. Cán bộ nghiệp vụ:\n- Ông Cao Ví Von, Kỹ sư thủy lợi - Giám sát kỹ thuật\n- 01 kỹ sư điện (hợp đồng).\n"
    )
    assert [(m.name, m.position, m.role_text) for m in made.members] == [
        ("Lò Văn Thử", "Phó Chi cục trưởng", "Giám đốc Ban"), ("Cao Ví Von", "Kỹ sư thủy lợi", "Giám sát kỹ thuật"),
        (None, "kỹ sư điện", "Cán bộ nghiệp vụ"),
    ]  # fmt: skip


@pytest.mark.parametrize("way", ["1/ Đ/c {} : {}", "- Đồng chí {}, {};", "+ Đ/c {} {}"])
def test_a_role_may_be_called_after_its_committee(way: str) -> None:
    rows = (("Lò Văn Thử", "Chủ tịch"), ("Mai Thị Mẫu", "UV BCH"))
    made = act(
        "Điều 1. Công nhận Ban Chấp hành Công đoàn cơ sở Trường Mẫu gồm các đồng chí có tên sau:\n"
        + "".join(way.format(*one) + "\n" for one in rows)
    )
    assert [(m.name, m.role_text) for m in made.members] == list(rows)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a) Hội đồng coi thi gồm:", "b) Hội đồng chấm thi gồm:"),
        ("1. Hội đồng coi thi gồm có:", "2. Hội đồng chấm thi gồm có:"),
        ("- Hội đồng coi thi, gồm:", "- Hội đồng chấm thi, gồm:"),
        ("a) Hội đồng coi thi", "b) Hội đồng chấm thi"),
    ],
)
def test_each_of_two_bodies_has_its_own_list(first: str, second: str) -> None:
    decision = act(
        "Điều 1. Thành lập Hội đồng coi thi và Hội đồng chấm thi, gồm các ông, bà có tên sau:\n"
        f"{first}\n1. Ông Lò Văn Thử, Phó Hiệu trưởng - Chủ tịch;\n2. Bà Mai Thí Dụ, Giáo viên - Thư ký;\n"
        f"{second}\n1. Ông Trần Văn Mẫu, Hiệu trưởng - Chủ tịch;\n2. Bà Lê Thị Nháp, Giáo viên - Thư ký.\n"
    )
    assert [member.body for member in decision.members] == [0, 0, 1, 1]


@pytest.mark.parametrize(
    "title", ["DANH SÁCH ĐIỀU CHỈNH, THAY THẾ THÀNH VIÊN", "Danh sách và phân công việc của thành viên"]
)
def test_the_title_of_an_annex_is_nobodys_seat(title: str) -> None:
    annex = f"PHỤ LỤC\n{title} Tổ công tác\n(Kèm theo Quyết định số 21/QĐ-UBND của Tổ trưởng Tổ công tác)\n"
    lead = "Điều 1. Thành lập Tổ công tác trồng cây bóng mát (danh sách kèm theo).\n"
    made = act(
        lead,
        closing=CLOSING
        + annex
        + "1. Ông Lò Văn Thử, Giám đốc Sở Y tế - Tổ trưởng;\n2. Bà Mai Thị Dụ, Tổ viên.\n",
    )
    assert [m.name for m in made.members] == ["Lò Văn Thử", "Mai Thị Dụ"]
