"""Lists in columns without rules: how rows begin, where the last column stands, what is no list."""

from __future__ import annotations

import pytest

from pipeline.read.layout.aligned import find_aligned
from pipeline.read.layout.list_shape import part_number
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import rows_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("9,Ông:", ["9,", "Ông:"]),
        ("1.TS.", ["1.", "TS."]),
        ("12.", ["12."]),
        ("3.500", ["3.500"]),
        ("63/2014/NĐ-CP", ["63/2014/NĐ-CP"]),
        ("2.A", ["2.A"]),
    ],
)
def test_a_number_is_parted_from_the_word_behind_it(text: str, parts: list[str]) -> None:
    found = part_number(Piece(text, 10, 0, 70, 12, 11, 12, 0.9, "ocr"))
    assert [piece.text for piece in found] == parts
    assert (found[0].x0, found[-1].x1) == (10, 70)


def lists_of(*lines: tuple[tuple[float, str], ...], letter: float = 5.0) -> list[list[list[str]]]:
    """The lists found in lines of chunks (left, words), one below the other."""
    pieces = []
    for n, line in enumerate(lines):
        for left, words in line:
            x = left
            for word in words.split():
                pieces.append(
                    Piece(word, x, 90 + 15 * n, x + letter * len(word), 100 + 15 * n, 100 + 15 * n, 10)
                )
                x += letter * (len(word) + 1)
    found = find_aligned(rows_of(pieces))
    return [
        [[" ".join(w.text for w in cell.words) for cell in row.cells] for row in one.lines] for one in found
    ]


def test_a_last_column_may_be_set_to_the_right_margin() -> None:
    (found,) = lists_of(
        ((90, "1. Ông Lò Văn Thử"), (500, "Tổ trưởng")),
        ((115, "Phó Giám đốc Sở Xây dựng"),),
        ((90, "2. Bà Cao Thị Thử"), (510, "Tổ viên")),
        ((115, "Chuyên viên"),),
        ((90, "3. Ông Vi Văn Thử"), (510, "Tổ viên")),
        ((90, "4. Bà Hà Thị Thử"), (455, "Tổ viên kiêm thư ký")),
        ((90, "5. Bà Sa Thị Thử"), (510, "Tổ viên")),
    )
    assert found[0] == ["1.", "Ông Lò Văn Thử Phó Giám đốc Sở Xây dựng", "Tổ trưởng"]
    assert found[3] == ["4.", "Bà Hà Thị Thử", "Tổ viên kiêm thư ký"]


def test_a_lettered_body_heads_the_rows_below_it() -> None:
    seat = "Lò Văn Thử"
    (found,) = lists_of(
        *(((90, f"{n}. Ông {seat}"), (500, "Tổ viên")) for n in (1, 2, 3)),
        ((108, "b) Tổ thẩm định"),),
        *(((90, f"{n}. Ông {seat}"), (500, "Tổ viên")) for n in (1, 2, 3)),
    )
    assert len(found) == 7
    assert found[3] == ["b) Tổ thẩm định"]


def test_lines_set_to_one_width_are_no_columns() -> None:
    """Typewriters and justified lines leave gaps of a letter or two anywhere, some below one another."""
    line = (
        (90, "- Đồng chí Lò Văn Thử,"),
        (211, "Cục trưởng Cục Vận"),
        (312, "tải đường bộ,"),
        (388, "ủy viên;"),
    )
    assert lists_of(*[line] * 5) == []


def test_a_word_below_the_numbers_goes_on_with_the_row_above() -> None:
    (found,) = lists_of(
        ((90, "1."), (110, "Lò Văn Thử"), (260, "Sở Xây dựng"), (480, "Trưởng đoàn")),
        ((90, "2."), (110, "đại diện Phòng Cảnh"), (260, "Công an tỉnh"), (480, "Thành viên")),
        ((95, "sát kinh tế"),),
        ((90, "3."), (110, "Cao Thị Thử"), (260, "Sở Y tế"), (480, "Thành viên")),
    )
    assert [row[0] for row in found] == ["1.", "2.", "3."]
    assert found[1][1] == "đại diện Phòng Cảnh sát kinh tế"


def test_what_says_with_which_act_a_list_is_issued_is_no_row_of_it() -> None:
    (found,) = lists_of(
        ((130, "(Ban"), (160, "hành kèm theo Quyết định số"), (420, "/QĐ-TM năm 2019)")),
        *(((90, f"{n}."), (160, "Lò Văn Thử"), (280, "Trưởng khoa"), (420, "Ủy viên")) for n in (1, 2, 3)),
    )
    assert [row[0] for row in found] == ["1.", "2.", "3."]


UNREAD = {
    "titles": ("Thầy Lò Văn Thử", "Giáo viên", "Giám thị"),
    "degrees, the role left out": ("CN. Hà Thị Thử", "Giáo viên"),
    "a surname and a role": ("Hà Thị Thử", "Giáo viên", "Ủy viên"),
}


@pytest.mark.parametrize("cells", UNREAD.values(), ids=UNREAD)
def test_a_row_whose_number_was_not_read_is_a_row(cells: tuple[str, ...]) -> None:
    unread = tuple(zip((110, 260, 440), cells, strict=False))
    numbered = [
        ((80, f"{n}."), (110, "Cô Mã Thị Thử"), (260, "Giáo viên"), (440, "Giám thị")) for n in range(4)
    ]
    (found,) = lists_of(*numbered[:2], unread, *numbered[2:])
    assert found[2][: len(cells) + 1] == ["", *cells]


def test_words_tell_a_column_that_long_neighbours_nearly_reach() -> None:
    (found,) = lists_of(
        (
            (80, "1"),
            (110, "Ông Lò Văn Thử Mẫu Hai"),
            (228, "Trưởng phòng"),
            (360, "Sở Nội vụ"),
            (470, "Trưởng ban"),
        ),
        ((228, "Công chức"),),
        (
            (80, "2"),
            (110, "Ông Vi Văn Thử Mẫu Hai"),
            (228, "Trưởng khoa"),
            (360, "Trường Mẫu"),
            (470, "Thành viên"),
        ),
        ((80, "3"), (110, "Bà Hà Thị Thử"), (228, "Giảng viên"), (360, "Trường Mẫu"), (470, "Thành viên")),
    )
    assert [row[2] for row in found] == ["Trưởng phòng Công chức", "Trưởng khoa", "Giảng viên"]
