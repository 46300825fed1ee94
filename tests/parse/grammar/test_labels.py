"""What counts as a label at the start of a paragraph."""

from __future__ import annotations

import pytest

from pipeline.parse.grammar.labels import label_of
from pipeline.text.fold import fold

LABELS = [
    ("Điều 1. Thành lập", "article", "Điều 1", 1, "Thành lập"),
    ("Điều 1.- Nay thành lập", "article", "Điều 1", 1, "Nay thành lập"),
    ("Điều 2: Nhiệm vụ", "article", "Điều 2", 2, "Nhiệm vụ"),
    ("Điều 3 - Kinh phí", "article", "Điều 3", 3, "Kinh phí"),
    ("Điều 1. – Thành lập", "article", "Điều 1", 1, "Thành lập"),
    ("ĐIỀU 4. HIỆU LỰC", "article", "ĐIỀU 4", 4, "HIỆU LỰC"),
    ("Điều I. Thành lập", "article", "Điều I", 1, "Thành lập"),
    ("Điều IV: Các ông, bà", "article", "Điều IV", 4, "Các ông, bà"),
    ("Điều 12.", "article", "Điều 12", 12, ""),
    ("Điều  2 . Giao Sở", "article", "Điều 2", 2, "Giao Sở"),
    ("Ðiều 1. Eth đứng thay Đ", "article", "Ðiều 1", 1, "Eth đứng thay Đ"),
    ("I. Thành viên", "roman", "I", 1, "Thành viên"),
    ("IX. Tổ giúp việc", "roman", "IX", 9, "Tổ giúp việc"),
    ("B. BAN THƯ KÝ", "roman", "B", 2, "BAN THƯ KÝ"),
    ("1. Ông Lò Văn Thử", "number", "1", 1, "Ông Lò Văn Thử"),
    ("12) Bà Thử", "number", "12", 12, "Bà Thử"),
    ("3 - Ông Thử", "number", "3", 3, "Ông Thử"),
    ("1- NGUYỄN THỬ", "number", "1", 1, "NGUYỄN THỬ"),
    ("4/ Ông Thử", "number", "4", 4, "Ông Thử"),
    ("01. Bà Thử", "number", "01", 1, "Bà Thử"),
    ("2.1. Ông Thử", "decimal", "2.1", 1, "Ông Thử"),
    ("2.10 Bà Thử", "decimal", "2.10", 10, "Bà Thử"),
    ("1.2.3. Giúp Tổ trưởng", "decimal", "1.2.3", 3, "Giúp Tổ trưởng"),
    ("a) Khảo sát", "letter", "a", None, "Khảo sát"),
    ("a. Khảo sát", "letter", "a", None, "Khảo sát"),
    ("đ) Báo cáo", "letter", "đ", None, "Báo cáo"),
    ("f. Việc khác", "letter", "f", None, "Việc khác"),
    ("- Theo dõi", "dash", "-", None, "Theo dõi"),
    ("– Theo dõi", "dash", "-", None, "Theo dõi"),
    ("• Theo dõi", "dash", "-", None, "Theo dõi"),
    ("-Theo dõi", "dash", "-", None, "Theo dõi"),
    ("+ Theo dõi", "plus", "+", None, "Theo dõi"),
    ("* Theo dõi", "star", "*", None, "Theo dõi"),
]


@pytest.mark.parametrize(("text", "kind", "printed", "number", "rest"), LABELS, ids=lambda v: str(v)[:24])
def test_label(text: str, kind: str, printed: str, number: int | None, rest: str) -> None:
    label = label_of(text, fold(text))
    assert label is not None
    assert (label.kind, label.text, label.number) == (kind, printed, number)
    assert text[label.length :] == rest


NO_LABELS = [
    "Điều kiện làm việc của Tổ",
    "điều 3 của Quyết định số 21/QĐ-UBND",
    "10/8/2021 là ngày họp",
    "2021. 15 thành viên",
    "1.000 cây bóng mát",
    "25 thành viên",
    "A) chữ hoa không phải điểm",
    "Thành viên: các ông, bà",
    "-19 là phần sau của Covid",
    "Ông Lò Văn Thử",
    "V.I. Thử",
    "",
]


@pytest.mark.parametrize("text", NO_LABELS)
def test_no_label(text: str) -> None:
    assert label_of(text, fold(text)) is None
