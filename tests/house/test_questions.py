"""The research questions of docs/: each asked of the site, none answered by words alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from docs.questions import Question, answers_of, questions

QUESTION = Question("Mẫu?", "Sample?", "query", page="/quyetdinh/ty-le-nu", columns=("body_kind", "women"))
HEADS = [("Tổ", "2")]


def asked(**changes: Any) -> Question:
    return Question(**{**vars(QUESTION), **changes})


def test_most_need_no_sql() -> None:
    ways = Counter(one.way for one in questions())
    assert ways.total() == 24
    assert ways["click"] + ways["query"] >= 15


@pytest.mark.parametrize("question", questions(), ids=lambda one: one.vi[:30])
def test_what_is_not_answered_says_why(question: Question) -> None:
    assert question.page or question.sql or (question.way == "none" and question.note)
    assert (question.way == "sql") == (question.sql is not None)
    assert (question.way == "click") <= (question.clicks is not None)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        (QUESTION, HEADS),
        (asked(keep={"body_kind": ["to"]}), HEADS),
        (asked(keep={"body_kind": ["hoi_dong"]}, empty="không có"), []),
        (asked(page=None, sql="select 1 as n", columns=()), [("1",)]),
        (asked(asked={"tinh": "cao-bang"}), [("Tổ", "1")]),
    ],
)
def test_the_site_answers(db: Path, question: Question, rows: list[tuple[str, ...]]) -> None:
    (answer,) = answers_of([question], db)
    assert answer is not None
    assert list(answer.rows) == rows


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (asked(page="/quyetdinh/khong-co"), "404"), (asked(also=({"vai_tro": "\0"},)), "400"),
        (asked(page="/so-sanh", asked={"nhom": "khong-co"}), "answers"),
        (asked(asked={"vai_tro": "adviser"}), "0 rows"), (asked(empty="không có"), "1 rows"),
        (asked(page=None, sql="select x"), "400"),
    ],
)  # fmt: skip
def test_an_answer_that_is_not_there_is_a_mistake(db: Path, question: Question, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        answers_of([question], db)
