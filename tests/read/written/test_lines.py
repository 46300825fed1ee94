"""Heads and closings in two columns, Markdown, beginnings of paragraphs. All persons are invented (MẪU)."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.read.written.lines import written_lines
from pipeline.read.written.markup import without_marks

LEFT = ["UBND TỈNH MẪU", "SỞ CÂY XANH", "Số: 12/QĐ-SCX"]
RIGHT = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Mẫu, ngày 05 tháng 4 năm 2024"
]  # fmt: skip
RECIPIENTS, SIGNATURE = ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."], ["GIÁM ĐỐC", "Trần Thử Nghiệm"]
BODY = ["QUYẾT ĐỊNH", "Điều 1. Thành lập Tổ trồng cây."]

COLUMNS = {
    "blanks": """
UBND TỈNH MẪU              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
 SỞ CÂY XANH                   Độc lập - Tự do - Hạnh phúc
   -------                     ---------------------------
Số: 12/QĐ-SCX
                              Mẫu, ngày 05 tháng 4 năm 2024

                      QUYẾT ĐỊNH
Điều 1. Thành lập Tổ trồng cây.

Nơi nhận:                                  GIÁM ĐỐC
- Như Điều 3;

- Lưu: VT.                              Trần Thử Nghiệm
""",
    "tabs": """
UBND TỈNH MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ CÂY XANH\tĐộc lập - Tự do - Hạnh phúc
Số: 12/QĐ-SCX\tMẫu, ngày 05 tháng 4 năm 2024
QUYẾT ĐỊNH
Điều 1. Thành lập Tổ trồng cây.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
\tGIÁM ĐỐC

\tTrần Thử Nghiệm
""",
    "pipes": """
| **UBND TỈNH MẪU** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** |
|---|---|
| **SỞ CÂY XANH** | **Độc lập - Tự do - Hạnh phúc** |
| Số: 12/QĐ-SCX | *Mẫu, ngày 05 tháng 4 năm 2024* |

# QUYẾT ĐỊNH
Điều 1. Thành lập Tổ trồng cây.

|*Nơi nhận:*|**GIÁM ĐỐC**|
|- Như Điều 3;| |
|- Lưu: VT.|**Trần Thử Nghiệm**|
""",
}


@pytest.mark.parametrize("text", COLUMNS.values(), ids=COLUMNS)
def test_two_columns(text: str) -> None:
    lines = [line for line in written_lines(text.split("\n")) if line.kind == "text"]
    assert [line.text for line in lines] == [*LEFT, *RIGHT, *BODY, *RECIPIENTS, *SIGNATURE]
    columns = [line.column for line in lines]
    assert columns == [*["left"] * 3, *["right"] * 3, "full", "full", *["left"] * 3, *["right"] * 2]


def test_gaps_inside_a_side_part_nothing() -> None:
    text = "UBND TỈNH MẪU          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố:     /QĐ-UBND          Mẫu, ngày     tháng     năm 2026"
    assert [line.text for line in written_lines(text.split("\n"))] == [
        "UBND TỈNH MẪU", "Số: /QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Mẫu, ngày tháng năm 2026"
    ]  # fmt: skip


def test_what_follows_a_closing_stays_out_of_it() -> None:
    text = "Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Thử Nghiệm\nTải về: mau.doc | Văn bản khác"
    assert {line.column for line in written_lines(text.split("\n"))} == {"full"}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("## II. PHÂN CÔNG ##", "II. PHÂN CÔNG"), ("> > Điều 2. Trích dẫn", "Điều 2. Trích dẫn"),
        ("**Điều 1.** Thành lập *Tổ trồng cây* (__Tổ__).", "Điều 1. Thành lập Tổ trồng cây (Tổ)."),
        ("- ***Nơi nhận:***", "- Nơi nhận:"), ("xem [Nghị định](https://mau.vn/a_b \"x\");", "xem Nghị định;"),
        ("Trần Mẫu (***), Hồ Thử (**); (*) là Thư ký", "Trần Mẫu (***), Hồ Thử (**); (*) là Thư ký"),
        ("- Ông Mẫu; * Bà Thử", "- Ông Mẫu; * Bà Thử"), ("*****", "*****"), ("số 5*3*2 và a_b_c", "số 5*3*2 và a_b_c"),
        ("```text", ""),
    ],
)  # fmt: skip
def test_marks(line: str, wanted: str) -> None:
    assert without_marks(line) == wanted


def test_escapes_and_drawn_lines() -> None:
    lines = written_lines(["1\\. Ông Mẫu \\- Giám đốc\\", "-----"])
    assert [(line.kind, line.text) for line in lines] == [
        ("text", "1. Ông Mẫu - Giám đốc"), ("furniture", "-----")
    ]  # fmt: skip


FLUSH = """Giao Vườn ươm chuẩn bị cây giống, hố trồng và dụng cụ cho ngày hội
trồng cây của tỉnh; báo cáo kết quả về Sở Cây xanh trước ngày 20 hằng
tháng để tổng hợp.
Văn phòng theo dõi, đôn đốc các đơn vị; phối hợp với Vườn ươm và Đội
cây xanh bảo đảm tiến độ.
Đội cây xanh chăm sóc."""


@pytest.mark.parametrize(
    "text",
    [
        FLUSH,
        FLUSH.replace("\n", "\n\n")
        .replace("Văn", "\n\nVăn")
        .replace("Đội cây xanh ch", "\n\nĐội cây xanh ch"),
        FLUSH.replace("Văn", "\nVăn").replace("Đội cây xanh ch", "\nĐội cây xanh ch"),
        "\n".join(
            "   " * (line[:3] in ("Gia", "Văn") or "chăm" in line) + line for line in FLUSH.split("\n")
        ),
    ],
    ids=["room", "more blank lines", "blank lines", "indents"],
)
def test_beginnings_of_paragraphs(text: str) -> None:
    found = [line.text.split()[0] for line in written_lines(text.split("\n")) if line.begins]
    assert found == ["Văn", "Đội"]
