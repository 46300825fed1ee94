"""Persons who join or leave a body: by one sentence, a line, a table; who comes for whom, and why."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from schemas import Decision
from tests.support.reading import HEAD, act, act_with_table, cases

BOARD_HEAD = HEAD.replace("Tổ công tác trồng cây bóng mát", "Ban Chỉ đạo cây xanh tỉnh Lâm Đồng")
BOARD = "Điều 1. Thành lập Ban Chỉ đạo cây xanh tỉnh Lâm Đồng gồm:\n"

BOARD_NAME = "Ban Chỉ đạo cây xanh tỉnh Lâm Đồng"
Move = tuple[str | None, str | None, str | None, str | None, str]
LO, MAI = "Lò Văn Thử", "Mai Thí Dụ"
OLD, OLDER = "Cao Ví Von", "Vũ Thị Mẫu"
NEW: Move = (LO, "Giám đốc", "Sở Y tế", "deputy", "joins")
GONE: Move = (OLD, None, None, "deputy", "leaves")
ALSO_NEW: Move = (MAI, "Chuyên viên", "Sở Y tế", "member", "joins")
GONE_TOO: Move = (OLDER, None, None, "member", "leaves")
MOVES: dict[str, tuple[str, list[Move]]] = {
    "adds": (f"Bổ sung ông Lò Văn Thử, Giám đốc Sở Y tế, làm Phó Trưởng ban {BOARD_NAME}.", [NEW]),
    "adds-in-place-of": (
        f"Bổ sung ông Lò Văn Thử, Giám đốc Sở Y tế, làm Phó Trưởng ban {BOARD_NAME} thay ông Cao Ví Von, nghỉ hưu theo chế độ.",
        [NEW, ("Cao Ví Von", None, None, "deputy", "leaves")],
    ),
    "role-behind-the-body": (
        f"Cử ông Lò Văn Thử, Giám đốc Sở Y tế, tham gia {BOARD_NAME}, giữ chức vụ Phó Trưởng ban.", [NEW],
    ),
    "from-one-role-to-another": (
        f"Chuyển ông Lò Văn Thử, Giám đốc Sở Y tế, từ Ủy viên sang Phó Trưởng ban {BOARD_NAME}.", [NEW],
    ),
    "opens-with-the-person": (
        f"Ông Lò Văn Thử, Giám đốc Sở Y tế, làm Phó Trưởng ban {BOARD_NAME} thay ông Cao Ví Von, chuyển công tác.",
        [NEW, ("Cao Ví Von", None, None, "deputy", "leaves")],
    ),
    "two-share-a-role": (
        f"Bổ sung ông Lò Văn Thử, Giám đốc Sở Y tế và bà Mai Thí Dụ, Giám đốc Sở Nội vụ làm Phó Trưởng ban {BOARD_NAME}.",
        [NEW, ("Mai Thí Dụ", "Giám đốc", "Sở Nội vụ", "deputy", "joins")],
    ),
    "without-a-role": (
        f"Bổ sung bà Mai Thí Dụ, Giám đốc Sở Nội vụ vào danh sách thành viên {BOARD_NAME}.",
        [("Mai Thí Dụ", "Giám đốc", "Sở Nội vụ", "member", "joins")],
    ),
    "one-for-another": (
        f"Thay thế ông Cao Ví Von, nguyên Giám đốc Sở Y tế bằng ông Lò Văn Thử, Giám đốc Sở Y tế, làm Phó Trưởng ban {BOARD_NAME}.",
        [("Cao Ví Von", "nguyên Giám đốc", "Sở Y tế", "deputy", "leaves"), NEW],
    ),
    "leaves": (
        f"Ông Cao Ví Von, nguyên Giám đốc Sở Y tế, thôi tham gia {BOARD_NAME} kể từ ngày 01/5/2024.",
        [("Cao Ví Von", "nguyên Giám đốc", "Sở Y tế", None, "leaves")],
    ),
    "military-ranks": (
        f"Đại tá Lò Văn Thử, Phó Giám đốc Công an tỉnh làm Phó Trưởng ban {BOARD_NAME}, thay Đại tá Cao Ví Von chuyển công tác.",
        [("Lò Văn Thử", "Phó Giám đốc", "Công an tỉnh", "deputy", "joins"), ("Cao Ví Von", None, None, "deputy", "leaves")],
    ),
    "list-with-one-who-leaves": (
        f"Thay đổi thành viên {BOARD_NAME} như sau:\n"
        "1. Ông Lò Văn Thử, Giám đốc Sở Y tế, làm Phó Trưởng ban thay bà Vũ Thị Mẫu nghỉ hưu;\n"
        "2. Ông Cao Ví Von, nguyên Phó Giám đốc Sở Xây dựng thôi tham gia Ban Chỉ đạo.",
        [NEW, ("Vũ Thị Mẫu", None, None, "deputy", "leaves"),
         ("Cao Ví Von", "nguyên Phó Giám đốc", "Sở Xây dựng", None, "leaves")],
    ),
    "without-addresses": (
        f"Thay đổi thành viên {BOARD_NAME} như sau:\n"
        "1. Lò Văn Thử, Giám đốc Sở Y tế, làm Phó Trưởng ban thay Vũ Thị Mẫu (nghỉ hưu);\n"
        "2. Bổ sung Mai Thí Dụ, Hạt trưởng Hạt Kiểm lâm huyện, làm Ủy viên;\n"
        "3. Bổ sung đồng chí Đinh Xuân Thử, Bí thư Huyện đoàn, làm Ủy viên.",
        [NEW, ("Vũ Thị Mẫu", None, None, "deputy", "leaves"),
         ("Mai Thí Dụ", "Hạt trưởng", "Hạt Kiểm lâm huyện", "member", "joins"),
         ("Đinh Xuân Thử", "Bí thư", "Huyện đoàn", "member", "joins")],
    ),
    "list-with-a-removal": (
        f"Điều chỉnh, bổ sung thành viên {BOARD_NAME} như sau:\n"
        "1. Ông Lò Văn Thử, Giám đốc Sở Y tế, làm Phó Trưởng ban, thay bà Vũ Thị Mẫu, nghỉ hưu;\n"
        "2. Rút tên ông Cao Ví Von, nguyên Phó Giám đốc Sở Xây dựng khỏi danh sách thành viên.",
        [NEW, ("Vũ Thị Mẫu", None, None, "deputy", "leaves"),
         ("Cao Ví Von", "nguyên Phó Giám đốc", "Sở Xây dựng", None, "leaves")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(MOVES))
def test_one_sentence_moves_persons(case: tuple[str, list[Move]]) -> None:
    sentence, wanted = case
    decision = act(f"Điều 1. {sentence}\n", BOARD_HEAD.replace("thành lập", "bổ sung thành viên"))
    found = [(m.name, m.position, m.organization, m.role, m.change) for m in decision.members]
    assert (found, [body.name for body in decision.bodies]) == (wanted, [BOARD_NAME])


def test_each_one_takes_the_seat_of_whom_he_replaces() -> None:
    decision = act(
        "Điều 1. Cử ông Lò Văn Thử, Giám đốc Sở Y tế, giữ chức Phó Trưởng ban Ban Chỉ đạo thay ông Cao A Nhì; cử bà "
        "Mai Thí Dụ, Chuyên viên Sở Y tế, làm Ủy viên Ban Chỉ đạo thay ông Cao Ví Von đã chuyển công tác.\n",
        head=BOARD_HEAD.replace("thành lập", "thay thế thành viên"),
    )
    assert [(m.name, m.role_text, m.change) for m in decision.members] == [
        ("Lò Văn Thử", "Phó Trưởng ban", "joins"), ("Cao A Nhì", "Phó Trưởng ban", "leaves"),
        ("Mai Thí Dụ", "Ủy viên", "joins"), ("Cao Ví Von", "Ủy viên", "leaves"),
    ]  # fmt: skip


def test_who_left_may_stand_in_brackets() -> None:
    decision = act(
        BOARD + "1. Ông Lò Văn Thử, Giám đốc Sở Y tế - Phó Trưởng ban (thay ông Cao Ví Von nghỉ hưu);\n",
        BOARD_HEAD,
    )
    assert [(m.name, m.role, m.change) for m in decision.members] == [
        ("Lò Văn Thử", "deputy", "joins"),
        ("Cao Ví Von", "deputy", "leaves"),
    ]


Pair = tuple[str | None, str | None, str | None]
"""Who joins, who leaves, the reason."""
SENTENCES: dict[str, tuple[str, list[Pair]]] = {
    "behind the role": (
        f"Ông {LO}, Giám đốc Sở Y tế, làm Phó Trưởng ban {BOARD_NAME} thay ông {OLD}, nghỉ hưu theo chế độ.",
        [(LO, OLD, "nghỉ hưu theo chế độ")],
    ),
    "no reason": (
        f"Cử ông {LO}, Giám đốc Sở Y tế, làm Ủy viên {BOARD_NAME} thay cho bà {OLDER}, nguyên Giám đốc Sở Y tế.",
        [(LO, OLDER, None)],
    ),
    "the old one first": (
        f"Thay thế ông {OLD}, nguyên Giám đốc Sở Y tế bằng ông {LO}, Giám đốc Sở Y tế, làm Ủy viên {BOARD_NAME}.",
        [(LO, OLD, None)],
    ),
    "two pairs": (
        f"Cử ông {LO}, Giám đốc Sở Y tế, làm Phó Trưởng ban {BOARD_NAME} thay ông {OLD} đã chuyển công tác; cử bà "
        f"{MAI}, Chuyên viên Sở Y tế, làm Ủy viên thay bà {OLDER} (nghỉ việc).",
        [(LO, OLD, "đã chuyển công tác"), (MAI, OLDER, "nghỉ việc")],
    ),
    "nobody comes": (
        f"Ông {OLD} và bà {OLDER} thôi tham gia {BOARD_NAME} do thay đổi vị trí công tác.",
        [(None, OLD, "thay đổi vị trí công tác"), (None, OLDER, "thay đổi vị trí công tác")],
    ),
    "a death": (f"Ông {OLD} thôi tham gia {BOARD_NAME} do đã từ trần.", [(None, OLD, "đã từ trần")]),
    "nobody leaves": (f"Bổ sung ông {LO}, Giám đốc Sở Y tế, làm Ủy viên {BOARD_NAME}.", []),
}


def pairs(decision: Decision) -> list[Pair]:
    joins = {m.replaces: m.name for m in decision.members if m.replaces is not None}
    leavers = ((n, m) for n, m in enumerate(decision.members) if m.change == "leaves")
    return [(joins.get(n), leaver.name, leaver.reason) for n, leaver in leavers]


@pytest.mark.parametrize("case", cases(SENTENCES))
def test_a_sentence_tells_who_comes_for_whom(case: tuple[str, list[Pair]]) -> None:
    sentence, wanted = case
    assert (
        pairs(act(f"Điều 1. {sentence}\n", BOARD_HEAD.replace("thành lập", "thay thế thành viên"))) == wanted
    )


PAIRED: dict[str, tuple[str, list[Move], list[Pair]]] = {
    "a role, a colon, the person": (
        f"Thay đổi Phó Trưởng ban {BOARD_NAME}: Ông {LO}, Giám đốc Sở Y tế, thay ông {OLD}.", [NEW, GONE], [(LO, OLD, None)],
    ),
    "from one to another": (
        f"Thay thế Phó Trưởng ban {BOARD_NAME} từ ông {OLD} sang ông {LO}, Giám đốc Sở Y tế.", [GONE, NEW], [(LO, OLD, None)],
    ),
    "each by another": (
        f"Thay ông {OLD} bằng ông {LO}, Giám đốc Sở Y tế, Phó Trưởng ban; thay bà {OLDER} bằng bà {MAI}, Chuyên viên Sở Y tế, Ủy viên.",
        [GONE, NEW, GONE_TOO, ALSO_NEW], [(LO, OLD, None), (MAI, OLDER, None)],
    ),
    "one goes, another fills in": (
        f"Cho ông {OLD} thôi làm Phó Trưởng ban {BOARD_NAME}; cử ông {LO}, Giám đốc Sở Y tế thay thế.", [GONE, NEW], [(LO, OLD, None)],
    ),
    "the role behind who goes": (
        f"Phân công ông {LO}, Giám đốc Sở Y tế thay thế ông {OLD} đảm nhiệm chức danh Phó Trưởng ban {BOARD_NAME}.", [NEW, GONE], [(LO, OLD, None)],
    ),
    "who goes is told first": (
        f"Ông {OLD} thôi giữ chức Phó Trưởng ban {BOARD_NAME}, người thay thế là ông {LO}, Giám đốc Sở Y tế.", [GONE, NEW], [(LO, OLD, None)],
    ),
    "the role is the subject": (
        f"Chức danh Phó Trưởng ban {BOARD_NAME} do ông {LO}, Giám đốc Sở Y tế đảm nhiệm, thay ông {OLD} chuyển công tác.",
        [NEW, GONE], [(LO, OLD, "chuyển công tác")],
    ),
    "with the role of": (
        f"Chỉ định đồng chí {LO}, Giám đốc Sở Y tế, tham gia {BOARD_NAME} với vai trò Phó Trưởng ban, thay đồng chí {OLD}.",
        [NEW, GONE], [(LO, OLD, None)],
    ),
    "one is taken off the list": (
        f"Đưa ông {OLD} ra khỏi danh sách {BOARD_NAME} và bổ sung ông {LO}, Giám đốc Sở Y tế làm Phó Trưởng ban thay thế.",
        [GONE, NEW], [(LO, OLD, None)],
    ),
    "in two sentences": (
        f"Ông {OLD} thôi giữ chức Phó Trưởng ban {BOARD_NAME} do nghỉ hưu. Thay vào đó, bổ sung ông {LO}, Giám đốc Sở Y tế làm Phó Trưởng ban.",
        [GONE, NEW], [(LO, OLD, "nghỉ hưu")],
    ),
    "succeeds": (f"Ông {LO}, Giám đốc Sở Y tế kế nhiệm ông {OLD} làm Phó Trưởng ban {BOARD_NAME}.", [NEW, GONE], [(LO, OLD, None)]),
    "names behind a colon": (
        f"Cho thôi tham gia {BOARD_NAME} đối với các ông, bà: {OLD}; {OLDER}.",
        [(OLD, None, None, None, "leaves"), (OLDER, None, None, None, "leaves")], [(None, OLD, None), (None, OLDER, None)],
    ),
    "posts without persons": (
        f"Thay thế Giám đốc Sở Nội vụ bằng Giám đốc Sở Y tế làm Phó Trưởng ban {BOARD_NAME}.",
        [(None, "Giám đốc", "Sở Nội vụ", "deputy", "leaves"), (None, "Giám đốc", "Sở Y tế", "deputy", "joins")], [(None, None, None)],
    ),
    "posts that join": (
        f"Bổ sung Giám đốc Sở Y tế làm Phó Trưởng ban {BOARD_NAME}; Chuyên viên Sở Nội vụ làm Ủy viên.",
        [(None, "Giám đốc", "Sở Y tế", "deputy", "joins"), (None, "Chuyên viên", "Sở Nội vụ", "member", "joins")], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(PAIRED))
def test_who_comes_and_who_goes_share_the_seat(case: tuple[str, list[Move], list[Pair]]) -> None:
    sentence, wanted, swapped = case
    decision = act(f"Điều 1. {sentence}\n", BOARD_HEAD.replace("thành lập", "thay thế thành viên"))
    assert [(m.name, m.position, m.organization, m.role, m.change) for m in decision.members] == wanted
    assert pairs(decision) == swapped


def test_a_line_of_a_list_tells_whom_its_member_replaces() -> None:
    decision = act(
        BOARD
        + f"1. Ông {LO}, Giám đốc Sở Y tế - Phó Trưởng ban (thay ông {OLD}, Phó Giám đốc, nhận nhiệm vụ mới);\n"
        f"2. Bà {MAI}, Chuyên viên Sở Y tế - Ủy viên.\n",
        BOARD_HEAD,
    )
    assert pairs(decision) == [(LO, OLD, "nhận nhiệm vụ mới")]


@pytest.mark.parametrize(
    "rows",
    [
        [["TT", "Người thôi tham gia", "Lý do", "Người thay thế", "Chức vụ", "Chức danh"],
         ["1", OLD, "Nghỉ hưu", LO, "Phó Giám đốc Sở Y tế", "Phó Trưởng ban"],
         ["2", OLDER, "luân chuyển", MAI, "Chuyên viên Sở Y tế", "Ủy viên"]],
        [["TT", "Thành viên cũ", "Thành viên mới", "Chức vụ, đơn vị", "Chức danh"],
         ["1", f"Ông {OLD} (nghỉ hưu)", f"Ông {LO}", "Phó Giám đốc Sở Y tế", "Phó Trưởng ban"],
         ["2", f"Bà {OLDER} (luân chuyển)", f"Bà {MAI}", "Chuyên viên Sở Y tế", "Ủy viên"]],
    ],
    ids=["a column", "beside the name"],
)  # fmt: skip
def test_a_table_tells_who_comes_for_whom(rows: list[list[str]]) -> None:
    decision = act_with_table(rows, "Điều 1. Thay thế thành viên Ban Chỉ đạo trồng cây như sau:\n")
    assert [(joins, leaves, why and why.lower()) for joins, leaves, why in pairs(decision)] == [
        (LO, OLD, "nghỉ hưu"),
        (MAI, OLDER, "luân chuyển"),
    ]


@pytest.mark.parametrize(
    ("new", "role", "old", "why"),
    [
        ("Họ và tên, chức vụ thành viên mới", "Vai trò", "Thay thế cho", "Lý do"),
        ("Họ và tên, chức vụ", "Nhiệm vụ", "Thay thế", "Lý do thay thế"),
        ("Nhân sự kiện toàn", "Chức danh trong Ban", "Nhân sự thay ra", "Nguyên nhân"),
        ("Họ tên, chức vụ người mới", "Chức danh", "Thay đồng chí", "Lý do thay đổi"),
        ("Họ tên, chức vụ người được cử", "Chức danh", "Thay ông (bà)", "Lý do"),
    ],
)
def test_heads_of_a_table_say_who_leaves_and_why(new: str, role: str, old: str, why: str) -> None:
    rows = [
        ["TT", new, role, old, why],
        ["1", f"Ông {LO}, Giám đốc Sở Y tế", "Trưởng ban", f"Ông {OLD}", "Chuyển công tác"],
        ["2", f"Bà {MAI}, Chuyên viên Sở Y tế", "Thành viên", f"Bà {OLDER}", "Phân công lại nhiệm vụ"],
    ]
    decision = act_with_table(rows, "Điều 1. Thay thế thành viên Ban Chỉ đạo trồng cây như sau:\n")
    assert pairs(decision) == [(LO, OLD, "Chuyển công tác"), (MAI, OLDER, "Phân công lại nhiệm vụ")]


POINTS: dict[str, tuple[str, list[Pair], list[str]]] = {
    "a point is repealed": (
        f"1. Sửa đổi điểm b như sau: “b) Ông {LO}, Giám đốc Sở Y tế - Ủy viên” (thay bà {OLDER} nghỉ thai sản).\n"
        f"2. Bãi bỏ điểm e khoản 1 (ông {OLD}).\n",
        [(LO, OLDER, "nghỉ thai sản"), (None, OLD, None)], [LO],
    ),
    "nobody else comes": (
        f"1. Ông {OLD} thôi tham gia Ban Chỉ đạo, không thay người khác.\n", [(None, OLD, None)], [],
    ),
    "several, each with a reason": (
        f"1. Cho thôi tham gia Ban Chỉ đạo đối với các ông, bà: ông {OLD} (nghỉ hưu), bà {OLDER} (chuyển công tác).\n",
        [(None, OLD, "nghỉ hưu"), (None, OLDER, "chuyển công tác")], [],
    ),
    "two for two": (
        f"1. Ông {LO}, Giám đốc Sở Y tế và bà {MAI}, Chuyên viên Sở Y tế làm Ủy viên thay ông {OLD} và bà {OLDER}.\n",
        [(LO, OLD, None), (MAI, OLDER, None)], [LO, MAI],
    ),
    "verb, role, colon": (
        f"- Thôi là thành viên: Ông {OLD}, nguyên Giám đốc Sở Y tế (nghỉ hưu).\n- Bổ sung thành viên: Ông {LO}, Giám đốc Sở Y tế.\n",
        [(None, OLD, "nghỉ hưu")], [LO],
    ),
    "a list of those who leave": (
        f"1. Các ông, bà sau đây thôi tham gia Ban Chỉ đạo:\na) Ông {OLD}, nguyên Giám đốc Sở Y tế, nghỉ hưu;\nb) Bà {OLDER}.\n"
        f"2. Bổ sung các ông, bà sau vào Ban Chỉ đạo:\na) Ông {LO}, Giám đốc Sở Y tế - Ủy viên;\nb) Bà {MAI}, Chuyên viên Sở Y tế.\n",
        [(None, OLD, "nghỉ hưu"), (None, OLDER, None)], [LO, MAI],
    ),
    "is no longer one": (
        f"1. Bà {OLDER} không còn là thành viên Ban Chỉ đạo do đã nghỉ hưu theo chế độ.\n",
        [(None, OLDER, "đã nghỉ hưu theo chế độ")], [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(POINTS))
def test_points_say_who_leaves_and_who_stays_out(case: tuple[str, list[Pair], list[str]]) -> None:
    points, wanted, come = case
    lead = f"Điều 1. Thay đổi thành viên {BOARD_NAME} tại Quyết định số 5/QĐ-UBND như sau:\n"
    decision = act(lead + points, BOARD_HEAD.replace("thành lập", "thay đổi thành viên"))
    assert pairs(decision) == wanted
    assert [m.name for m in decision.members if m.change != "leaves"] == come
    assert [body.name for body in decision.bodies] == [BOARD_NAME]


def test_an_article_that_asks_for_more_opens_the_list_again() -> None:
    decision = act(
        BOARD + f"1. Ông {LO}, Giám đốc Sở Y tế - Trưởng ban.\n"
        "Điều 2. Bổ sung các ông, bà sau đây làm Ủy viên Ban Chỉ đạo:\n"
        f"1. Bà {MAI} - Chuyên viên Sở Y tế;\n2. Thượng tá {OLD} - Phó Tham mưu trưởng Bộ Chỉ huy Quân sự tỉnh.\n",
        BOARD_HEAD.replace("thành lập", "bổ sung thành viên"),
    )
    assert [(m.name, m.position, m.role) for m in decision.members] == [
        (LO, "Giám đốc", "head"),
        (MAI, "Chuyên viên", "member"),
        (OLD, "Phó Tham mưu trưởng", "member"),
    ]


def test_of_a_correction_the_new_wording_counts() -> None:
    decision = act(
        f"Điều 1. Điều chỉnh thành viên {BOARD_NAME} tại Quyết định số 12/QĐ-UBND ngày 01/02/2020 như sau:\n"
        "1. Tại số thứ tự 4 ghi: “4. Bà Mai Thí Dụ, Giám đốc Sở Y tế - Ủy viên”; nay sửa lại là: “4. Bà Mai Thị Dụ, Giám đốc Sở Y tế - Ủy viên”.\n",
        BOARD_HEAD.replace("thành lập", "điều chỉnh thành viên"),
    )
    assert [(m.ordinal, m.name, m.role_text) for m in decision.members] == [(4, "Mai Thị Dụ", "Ủy viên")]
