"""Duties: who has which; lead-ins, rules and the closing are none."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from schemas import AssigneeKind, Decision
from tests.reading import FOUNDING, HEAD, act, cases

SEATS = (
    "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng;\n2. Bà Mai Thí Dụ, Trưởng phòng Hạ tầng, Sở Xây dựng - Tổ phó;\n"
    "3. Ông Cao Ví Von, Chuyên viên Sở Y tế - Thành viên.\n"
)
Given = tuple[AssigneeKind | None, str | None, str | None, str]
"""Kind of assignee, assignee, label, text."""


def given(articles: str) -> list[Given]:
    return of(act(FOUNDING + SEATS + articles))


def of(decision: Decision) -> list[Given]:
    return [(d.assignee_kind, d.assignee, d.label, d.text) for d in decision.duties]


DUTIES: dict[str, tuple[str, list[Given]]] = {
    "body-numbered": (
        "Điều 2. Nhiệm vụ của Tổ công tác\n1. Khảo sát hiện trạng cây xanh.\n2. Lập kế hoạch trồng cây hằng năm.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh."),
         ("body", "Tổ công tác", "2", "Lập kế hoạch trồng cây hằng năm.")],
    ),
    "body-lettered": (
        "Điều 2. Nhiệm vụ của Tổ công tác:\na) Khảo sát hiện trạng cây xanh;\nb) Lập kế hoạch trồng cây hằng năm;\nđ) Báo cáo UBND tỉnh.\n",
        [("body", "Tổ công tác", "a", "Khảo sát hiện trạng cây xanh;"),
         ("body", "Tổ công tác", "b", "Lập kế hoạch trồng cây hằng năm;"),
         ("body", "Tổ công tác", "đ", "Báo cáo UBND tỉnh.")],
    ),
    "body-dashes": (
        "Điều 2. Tổ công tác có nhiệm vụ:\n- Khảo sát hiện trạng cây xanh;\n- Lập kế hoạch trồng cây hằng năm.\n",
        [("body", "Tổ công tác", "-", "Khảo sát hiện trạng cây xanh;"),
         ("body", "Tổ công tác", "-", "Lập kế hoạch trồng cây hằng năm.")],
    ),
    "body-prose": (
        "Điều 2. Tổ công tác có nhiệm vụ khảo sát hiện trạng cây xanh.\n",
        [("body", "Tổ công tác", None, "Tổ công tác có nhiệm vụ khảo sát hiện trạng cây xanh.")],
    ),
    "roles": (
        "Điều 2. Nhiệm vụ của các thành viên\n1. Tổ trưởng:\na) Chỉ đạo chung hoạt động của Tổ;\nb) Triệu tập các cuộc họp.\n"
        "2. Tổ phó:\na) Giúp Tổ trưởng điều hành công việc.\n",
        [("role", "Tổ trưởng", "a", "Chỉ đạo chung hoạt động của Tổ;"), ("role", "Tổ trưởng", "b", "Triệu tập các cuộc họp."),
         ("role", "Tổ phó", "a", "Giúp Tổ trưởng điều hành công việc.")],
    ),
    "role-of": (
        "Điều 2. Trách nhiệm của Tổ trưởng\n1. Chỉ đạo chung hoạt động của Tổ.\n2. Triệu tập các cuộc họp.\n",
        [("role", "Tổ trưởng", "1", "Chỉ đạo chung hoạt động của Tổ."), ("role", "Tổ trưởng", "2", "Triệu tập các cuộc họp.")],
    ),
    "role-prose": (
        "Điều 2. Tổ trưởng có trách nhiệm phân công nhiệm vụ cho từng thành viên.\n",
        [("role", "Tổ trưởng", None, "Tổ trưởng có trách nhiệm phân công nhiệm vụ cho từng thành viên.")],
    ),
    "role-in-the-singular": (
        "Điều 2. Trách nhiệm của các thành viên:\n1. Tham gia đầy đủ các cuộc họp.\n",
        [("role", "Thành viên", "1", "Tham gia đầy đủ các cuộc họp.")],
    ),
    "persons": (
        "Điều 2. Phân công nhiệm vụ các thành viên\n2.1. Ông Lò Văn Thử - Tổ trưởng:\n- Chỉ đạo chung hoạt động của Tổ.\n"
        "2.2. Bà Mai Thí Dụ - Tổ phó:\n- Theo dõi khu vực phía Nam.\n",
        [("person", "Lò Văn Thử", "-", "Chỉ đạo chung hoạt động của Tổ."), ("person", "Mai Thí Dụ", "-", "Theo dõi khu vực phía Nam.")],
    ),
    "organisations": (
        "Điều 2. Phân công nhiệm vụ\n1. Sở Xây dựng:\na) Cung cấp bản đồ cây xanh;\nb) Tổng hợp báo cáo.\n2. Sở Tài chính:\na) Bố trí vốn trồng cây.\n",
        [("organization", "Sở Xây dựng", "a", "Cung cấp bản đồ cây xanh;"), ("organization", "Sở Xây dựng", "b", "Tổng hợp báo cáo."),
         ("organization", "Sở Tài chính", "a", "Bố trí vốn trồng cây.")],
    ),
    "own-organisations": (
        "Điều 2. Nhiệm vụ của Tổ công tác:\n1. Khảo sát hiện trạng cây xanh.\n"
        "2. Sở Tài chính, Sở Y tế có trách nhiệm bố trí cán bộ tham gia.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh."),
         ("organization", "Sở Tài chính; Sở Y tế", "2", "Sở Tài chính, Sở Y tế có trách nhiệm bố trí cán bộ tham gia.")],
    ),
    "latin-letters": (
        "Điều 2. Nhiệm vụ của Tổ công tác:\nd. Khảo sát hiện trạng;\ne. Lập kế hoạch trồng cây;\nf. Thực hiện các nhiệm vụ khác.\n",
        [("body", "Tổ công tác", "d", "Khảo sát hiện trạng;"), ("body", "Tổ công tác", "e", "Lập kế hoạch trồng cây;"),
         ("body", "Tổ công tác", "f", "Thực hiện các nhiệm vụ khác.")],
    ),
    "lead-in-paragraph": (
        "Điều 2. Nhiệm vụ\nTổ công tác có nhiệm vụ sau đây:\n1. Khảo sát hiện trạng cây xanh.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh.")],
    ),
    "wrapped": (
        "Điều 2. Nhiệm vụ của Tổ công tác\n1. Khảo sát hiện trạng cây xanh trên địa bàn các huyện và thành phố của\ntỉnh, lập bản đồ.\n",
        [("body", "Tổ công tác", "1", "Khảo sát hiện trạng cây xanh trên địa bàn các huyện và thành phố của tỉnh, lập bản đồ.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", cases(DUTIES, {}))
def test_duties(case: tuple[str, list[Given]]) -> None:
    articles, wanted = case
    assert given(articles) == wanted


NO_DUTIES = {
    "effect": "Điều 2. Quyết định này thay thế Quyết định số 5/QĐ-UBND ngày 02/3/2019.\n",
    "executors": "Điều 2. Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này.\n",
    "heading-only": "Điều 2. Nhiệm vụ của Tổ công tác:\n",
    "by-reference": "Điều 2. Quy chế làm việc kèm theo Quyết định này.\n",
}


@pytest.mark.parametrize("articles", NO_DUTIES.values(), ids=NO_DUTIES.keys())
def test_no_duties(articles: str) -> None:
    assert given(articles) == []


def test_dashes_below_a_member_are_that_persons_duties() -> None:
    decision = act(
        FOUNDING
        + "1. Ông Lò Văn Thử, Phó Giám đốc Sở Xây dựng - Tổ trưởng:\n- Phụ trách chung công việc của Tổ.\n"
        "2. Bà Mai Thí Dụ, Chuyên viên Sở Y tế - Thành viên:\n- Theo dõi khu vực phía Nam.\n"
    )
    assert of(decision) == [
        ("person", "Lò Văn Thử", "-", "Phụ trách chung công việc của Tổ."),
        ("person", "Mai Thí Dụ", "-", "Theo dõi khu vực phía Nam."),
    ]
    assert [d.member for d in decision.duties] == [0, 1]


def test_assigned_duties_without_a_body() -> None:
    head = HEAD.replace(
        "thành lập Tổ công tác trồng cây bóng mát", "phân công nhiệm vụ cho công chức Phòng Hạ tầng"
    )
    decision = act(
        "Điều 1. Phân công nhiệm vụ cho công chức như sau:\n1. Ông Lò Văn Thử - Trưởng phòng:\n- Phụ trách chung.\n"
        "2. Bà Mai Thí Dụ - Chuyên viên:\n- Theo dõi cây xanh.\n",
        head,
    )
    assert [(d.body, d.assignee_kind, d.assignee) for d in decision.duties] == [
        (None, "person", "Lò Văn Thử"),
        (None, "person", "Mai Thí Dụ"),
    ]


VERBS = [("Tham mưu UBND tỉnh về cây xanh.", "tham mưu"), ("Chỉ đạo chung hoạt động.", "chỉ đạo"),
         ("Báo cáo kết quả hằng tháng.", "báo cáo"), ("Phối hợp với các sở.", "phối hợp")]  # fmt: skip


@pytest.mark.parametrize(("text", "verb"), VERBS)
def test_the_first_verb(text: str, verb: str) -> None:
    decision = act(FOUNDING + SEATS + f"Điều 2. Nhiệm vụ của Tổ công tác:\n1. {text}\n")
    assert [d.action_verb for d in decision.duties] == [verb]
