"""Tables in text become rows whatever their cells are parted by. All persons are invented (MẪU)."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import pytest

from pipeline.read.written.lines import written_lines

HEADINGS = "TT | Họ và tên | Chức vụ | Vai trò"
FIRST = "1 | Ông Lò Văn Mẫu | Giám đốc | Trưởng ban"
SECOND = "2 | Bà Trần Thử | Phó Giám đốc Sở Cây xanh | Ủy viên"
THIRD = "3 | Ông Hồ Ví Dụ |  | Thư ký"
ROWS = [HEADINGS, FIRST, SECOND, THIRD]

SHAPES = {
    "tabs": """
TT	Họ và tên	Chức vụ	Vai trò
1	Ông Lò Văn Mẫu	Giám đốc	Trưởng ban
2	Bà Trần Thử	Phó Giám đốc Sở Cây xanh	Ủy viên
3	Ông Hồ Ví Dụ		Thư ký
""",
    "tabs, a cell broken": """
TT	Họ và tên	Chức vụ	Vai trò
1	Ông Lò Văn Mẫu	Giám đốc	Trưởng ban
2	Bà Trần Thử	"Phó Giám đốc
Sở Cây xanh"	Ủy viên
3	Ông Hồ Ví Dụ		Thư ký
""",
    "markdown": """
| TT | **Họ và tên** | Chức vụ | Vai trò |
|:--:|---|---|---|
| 1 | Ông Lò Văn Mẫu | Giám đốc | *Trưởng ban* |
| 2 | Bà Trần Thử | Phó Giám đốc<br>Sở Cây xanh | Ủy viên |
| 3 | Ông Hồ Ví Dụ | | Thư ký |
""",
    "pipes between cells only": """
TT | Họ và tên | Chức vụ | Vai trò
1 | Ông Lò Văn Mẫu | Giám đốc | Trưởng ban
2 | Bà Trần Thử | Phó Giám đốc Sở Cây xanh | Ủy viên
3 | Ông Hồ Ví Dụ | | Thư ký
""",
    "a frame with a rule between rows": """
+----+----------------+--------------+------------+
| TT | Họ và tên      | Chức vụ      | Vai trò    |
+====+================+==============+============+
| 1  | Ông Lò Văn Mẫu | Giám đốc     | Trưởng ban |
+----+----------------+--------------+------------+
| 2  | Bà Trần        | Phó Giám đốc | Ủy viên    |
|    | Thử            | Sở Cây xanh  |            |
+----+----------------+--------------+------------+
| 3  | Ông Hồ Ví Dụ   |              | Thư ký     |
+----+----------------+--------------+------------+
""",
    "a drawn frame, rows not ruled": """
┌────┬────────────────┬──────────────┬────────────┐
│ TT │ Họ và tên      │ Chức vụ      │ Vai trò    │
├────┼────────────────┼──────────────┼────────────┤
│ 1  │ Ông Lò Văn Mẫu │ Giám đốc     │ Trưởng ban │
│ 2  │ Bà Trần Thử    │ Phó Giám đốc │ Ủy viên    │
│    │                │ Sở Cây xanh  │            │
│ 3  │ Ông Hồ Ví Dụ   │              │ Thư ký     │
└────┴────────────────┴──────────────┴────────────┘
""",
    "a cell a line": """
TT
Họ và tên
Chức vụ
Vai trò
1
Ông Lò Văn Mẫu
Giám đốc
Trưởng ban
2
Bà Trần Thử
Phó Giám đốc Sở Cây xanh
Ủy viên
3
Ông Hồ Ví Dụ
Thư ký
""",
}
SHAPES["a cell a line, blank lines between"] = SHAPES["a cell a line"].replace("\n", "\n\n")


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES)
def test_rows(text: str) -> None:
    around = ["Điều 1. Thành lập Ban Trồng cây gồm:", "Điều 2. Ban làm việc theo Quy chế."]
    lines = written_lines(f"{around[0]}\n{text}\n{around[1]}".split("\n"))
    assert [line.text for line in lines if line.kind == "text"] == around
    assert [line.text for line in lines if line.kind == "row"] == ROWS
    assert all(len(line.cells) == 4 for line in lines if line.kind == "row")


def test_columns_of_blanks() -> None:
    text = """
TT   Họ và tên          Chức vụ                   Vai trò
1    Ông Lò Văn Mẫu     Giám đốc Sở Cây xanh      Trưởng ban
2    Bà Trần Thử        Phó Giám đốc              Ủy viên
                        Sở Cây xanh
3    Ông Hồ Ví Dụ       Chánh Văn phòng           Thư ký
"""
    assert [line.text for line in written_lines(text.split("\n"))] == [
        HEADINGS,
        "1 | Ông Lò Văn Mẫu | Giám đốc Sở Cây xanh | Trưởng ban",
        SECOND,
        "3 | Ông Hồ Ví Dụ | Chánh Văn phòng | Thư ký",
    ]


OTHERS = {
    "headings over two lines": (
        "TT\tThành viên\t\tVai trò\n\tHọ tên\tChức vụ\t\n1\tÔng Mẫu\tGiám đốc\tTrưởng ban\n2\tBà Thử\tKế toán\tỦy viên",
        ["TT | Thành viên Họ tên | Chức vụ | Vai trò", "1 | Ông Mẫu | Giám đốc | Trưởng ban",
         "2 | Bà Thử | Kế toán | Ủy viên"],
    ),
    "last cells left out": (
        "TT\tHọ tên\tVai trò\tGhi chú\n1\tÔng Mẫu\tTrưởng ban\n2\tBà Thử\tỦy viên\n3\tÔng Dụ\tỦy viên\tkiêm nhiệm",
        ["TT | Họ tên | Vai trò | Ghi chú", "1 | Ông Mẫu | Trưởng ban | ", "2 | Bà Thử | Ủy viên | ",
         "3 | Ông Dụ | Ủy viên | kiêm nhiệm"],
    ),
    "an empty number is no broken row": (
        "|TT|Họ tên|Chức vụ|Vai trò|\n|1|Ông Mẫu|Giám đốc|Trưởng ban|\n||Bà Thử||Ủy viên|\n|2|Ông Dụ|Kế toán|Ủy viên|",
        ["TT | Họ tên | Chức vụ | Vai trò", "1 | Ông Mẫu | Giám đốc | Trưởng ban", " | Bà Thử |  | Ủy viên",
         "2 | Ông Dụ | Kế toán | Ủy viên"],
    ),
    "a heading between rows": (
        "1\tÔng Mẫu\tTrưởng ban\n2\tBà Thử\tPhó ban\nII. CÁC ỦY VIÊN\n3\tÔng Dụ\tỦy viên",
        ["1 | Ông Mẫu | Trưởng ban", "2 | Bà Thử | Phó ban", "II. CÁC ỦY VIÊN", "3 | Ông Dụ | Ủy viên"],
    ),
    "two tables, the second wider": (
        "|Họ tên|Vai trò|\n|--|--|\n|Ông Mẫu|Trưởng ban|\n\n|Họ tên|Chức vụ|Vai trò|\n|--|--|--|\n|Bà Thử|Kế toán|Ủy viên|",
        ["Họ tên | Vai trò", "Ông Mẫu | Trưởng ban", "Họ tên | Chức vụ | Vai trò", "Bà Thử | Kế toán | Ủy viên"],
    ),
    "a cell a line without numbers": (
        "Họ và tên\nChức vụ\nĐơn vị\nÔng Mẫu\nGiám đốc\nSở Cây xanh\nBà Thử\nKế toán\nSở Thí dụ",
        ["Họ và tên | Chức vụ | Đơn vị", "Ông Mẫu | Giám đốc | Sở Cây xanh", "Bà Thử | Kế toán | Sở Thí dụ"],
    ),
    "a cell a line, one of them over two": (
        "STT\nHọ và tên\nChức vụ\n1\nÔng Lò Mẫu\nGiám đốc\n2\nBà Trần Thử\nPhó Giám đốc phụ trách\nvườn ươm\n3\nÔng Hồ Dụ\nKế toán",
        ["STT | Họ và tên | Chức vụ", "1 | Ông Lò Mẫu | Giám đốc",
         "2 | Bà Trần Thử | Phó Giám đốc phụ trách vườn ươm", "3 | Ông Hồ Dụ | Kế toán"],
    ),
    "a cell a line, parts with headings": (
        "1\nÔng Lò Mẫu\nTrưởng ban\nII\nCÁC ỦY VIÊN\n2\nBà Trần Thử\nỦy viên\n3\nÔng Hồ Dụ\nỦy viên",
        ["1 | Ông Lò Mẫu | Trưởng ban", "II CÁC ỦY VIÊN", "2 | Bà Trần Thử | Ủy viên", "3 | Ông Hồ Dụ | Ủy viên"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), OTHERS.values(), ids=OTHERS)
def test_other_tables(text: str, wanted: list[str]) -> None:
    assert [line.text for line in written_lines(text.split("\n")) if line.kind == "row"] == wanted


NO_TABLES = {
    "labels before tabs": "1.\tÔng Lò Văn Mẫu, Trưởng ban;\n2.\tBà Trần Thử, Ủy viên.",
    "indents of tabs": "\tCăn cứ Luật Thí dụ;\n\tTheo đề nghị của Vườn ươm.",
    "one line with a pipe": "Tải về: mau.doc | Văn bản khác",
    "page numbers": "1\nMột dòng chữ dài hơn.\n2\nMột dòng chữ nữa.\n3\nDòng cuối.",
    "cards": "Họ và tên: Ông Mẫu\nChức vụ: Giám đốc\nĐơn vị: Sở Cây xanh\nHọ và tên: Bà Thử\nChức vụ: Kế toán\nĐơn vị: Sở Dụ",
}


@pytest.mark.parametrize("text", NO_TABLES.values(), ids=NO_TABLES)
def test_no_table(text: str) -> None:
    lines = written_lines(text.split("\n"))
    assert [line.text for line in lines] == [" ".join(raw.split()) for raw in text.split("\n")]
    assert {line.kind for line in lines} == {"text"}


def test_a_list_down_two_columns_is_read_down() -> None:
    text = "1. Ông Mẫu, Trưởng ban\t3. Ông Dụ, ủy viên\n2. Bà Thử, Phó ban\t4. Bà Ví, thư ký"
    assert [line.text for line in written_lines(text.split("\n"))] == [
        "1. Ông Mẫu, Trưởng ban", "2. Bà Thử, Phó ban", "3. Ông Dụ, ủy viên", "4. Bà Ví, thư ký"
    ]  # fmt: skip


def test_a_stack_of_cells_begins_with_the_heading_of_its_numbers() -> None:
    heads = ["TT", "Họ và tên", "Chức vụ", "Vai trò"]
    records = [
        [str(n), f"Ông Lò Văn {name}", "Giám đốc", "Ủy viên"]
        for n, name in enumerate(("Một", "Hai", "Ba"), 1)
    ]
    lines = written_lines([cell for row in [heads, *records] for cell in row])
    assert [[cell.text for cell in line.cells] for line in lines] == [heads, *records]
