"""Words of a text without boxes, tied to the rows that they gave."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publish.pages.text_marks import pieces_of

TEXT = """TỜ TRÌNH MẪU
1. Ông Lò Văn Mẫu, Chánh Văn phòng - Tổ trưởng;
2. Bà Lò Văn Mẫu, Giám đốc Sở
Y tế - Tổ phó.
Chánh Văn phòng chịu trách nhiệm thi hành.
Hoàng Văn Kiểm"""


def said(table: str, row: str, column: str, text: str, method: str = "rule") -> dict[str, Any]:
    return {"table_name": table, "row_id": row, "column_name": column, "text": text, "method": method}


def member(n: int, text: str, column: str = "name", method: str = "rule") -> dict[str, Any]:
    return said("members", f"ab-1-m{n}", column, text, method)


@pytest.mark.parametrize(
    ("evidence", "marked"),
    [
        ([member(1, "Lò Văn Mẫu")], [("Lò Văn Mẫu", "m1", 1)]),
        ([member(2, "Lò Văn Mẫu"), member(1, "Lò Văn Mẫu")],
         [("Lò Văn Mẫu", "m1", 1), ("Lò Văn Mẫu", "m2", 2)]),
        ([member(1, "Giám đốc Sở Y tế", "position")], []),  # what a row says beside its own words
        ([said("bodies", "ab-1-b1", "name", "Giám đốc Sở Y tế")], [("Giám đốc Sở\nY tế", "b1", 2)]),
        ([said("executors", "ab-1-x1", "text", "Chánh Văn phòng")], [("Chánh Văn phòng", "x1", 4)]),
        ([said("decisions", "ab-1", "signer_position", "Bà"),
          said("decisions", "ab-1", "signer_name", "Hoàng Văn Kiểm")],
         [("Hoàng Văn Kiểm", "ky", 5)]),
        ([member(1, "Không có", "name"), member(2, " ", "name"), member(3, "Ông", method="derived")], []),
        ([said("bodies", "ab-1-b1", "name", "Lò Văn"), member(1, "Lò Văn Mẫu")],
         [("Lò Văn", "b1", 1), ("Lò Văn Mẫu", "m1", 2)]),
    ],
)  # fmt: skip
def test_marks(evidence: list[dict[str, Any]], marked: list[tuple[str, str, int]]) -> None:
    pieces = pieces_of(TEXT, evidence)
    found, at = [], 0
    for text, name in pieces:
        if name:
            found.append((text, name, TEXT[:at].count("\n")))
        at += len(text)
    assert found == marked


@given(st.text("ab \n", max_size=30), st.lists(st.text("ab ", min_size=1, max_size=4), max_size=5))
def test_the_text_is_kept_whole(text: str, words: list[str]) -> None:
    pieces = pieces_of(text, [member(n, word) for n, word in enumerate(words)])
    assert "".join(piece.text for piece in pieces) == text
