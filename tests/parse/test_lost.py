"""Lists that were lost are told: persons, counts and bodies that the text names and the record lacks."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from schemas import Decision
from tests.support.reading import FOUNDING, HEAD, act, cases

SEATS = "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên.\n"


def told(decision: Decision) -> set[tuple[str, str]]:
    codes = ("no-members", "unread-persons", "count-mismatch")
    return {(item.code, item.severity) for item in decision.review if item.code in codes}


LOST: dict[str, tuple[str, set[tuple[str, str]]]] = {
    "nothing": (FOUNDING + SEATS, set()),
    "a-leaver-is-known": (FOUNDING + SEATS + "3. Ông Cao Ví Von, Kế toán - Thành viên thay ông Vũ Thử Mẫu nghỉ hưu.\n", set()),
    "posts-are-no-persons": (FOUNDING + SEATS + "Điều 2. Các ông Chánh Văn phòng, Trưởng Ban Dân tộc thi hành.\n", set()),
    "list-elsewhere": ("Điều 1. Thành lập Tổ công tác cây xanh (danh sách kèm theo).\n", {("no-members", "error")}),
    "names-alone": (
        "Điều 1. Thành lập Tổ công tác cây xanh theo danh sách:\nLò Văn Thử\nMai Thí Dụ\n", {("no-members", "error")},
    ),
    "one-more-person": (
        FOUNDING + SEATS + "Điều 2. Bà Lê Thị Mẫu cùng với bà Mai Thí Dụ lập sổ theo dõi.\n", {("unread-persons", "warning")},
    ),
    "persons-inside-others": (
        FOUNDING + "1. Ông Lò Văn Thử, Phó Giám đốc - Tổ trưởng;\nĐiều 2. Các ông Vũ Thử Mẫu, Cao Ví Von và bà Lê Thị Mẫu cùng dự.\n",
        {("unread-persons", "error")},
    ),
    "half-of-the-count": (
        FOUNDING.replace("gồm các ông, bà", "gồm 09 thành viên") + SEATS, {("count-mismatch", "error")},
    ),
    "one-less-than-the-count": (
        FOUNDING.replace("gồm các ông, bà", "gồm 03 thành viên") + SEATS, {("count-mismatch", "warning")},
    ),
    "a-body-without-members": (
        "Điều 1. Thành lập Ban Chỉ đạo cây xanh và Tổ công tác cây xanh gồm:\n" + SEATS, {("no-members", "error")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(LOST))
def test_lost(case: tuple[str, set[tuple[str, str]]]) -> None:
    text, wanted = case
    assert told(act(text)) == wanted


def test_awards_list_no_members() -> None:
    head = HEAD.replace("thành lập Tổ công tác trồng cây bóng mát", "tặng Bằng khen cho các cá nhân")
    assert told(act("Điều 1. Tặng Bằng khen cho:\n1. Ông Lò Văn Thử;\n2. Bà Mai Thí Dụ.\n", head)) == set()
