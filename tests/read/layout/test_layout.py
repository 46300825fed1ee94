"""Reading order, columns, rows and stamps of pages with a text layer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from reportlab.lib.colors import white
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from tests.support.read_samples import (
    BODY,
    CLOSING,
    HEAD,
    HEIGHT,
    WIDTH,
    canvas,
    draw,
    pdf_of,
    read_bytes,
    sample_font,
    texts,
)  # fmt: skip


def test_head_is_read_left_column_first(tmp_path: Path) -> None:
    page = read_bytes(tmp_path, pdf_of((*HEAD, *BODY))).pages[0]
    assert texts(page.lines, column="left") == ["UBND TỈNH MẪU", "SỞ CÂY XANH", "Số: 12/QĐ-SCX"]
    assert texts(page.lines, column="right") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Mẫu, ngày 05 tháng 4 năm 2024",
    ]  # fmt: skip
    assert texts(page.lines, column="full") == [text for _, _, text in BODY]


def test_order_in_the_file_does_not_matter(tmp_path: Path) -> None:
    straight = read_bytes(tmp_path, pdf_of((*HEAD, *BODY, *CLOSING)))
    turned = read_bytes(tmp_path, pdf_of(tuple(reversed((*HEAD, *BODY, *CLOSING)))))
    assert [line.text for line in turned.pages[0].lines] == [line.text for line in straight.pages[0].lines]


def test_closing_has_two_columns(tmp_path: Path) -> None:
    page = read_bytes(tmp_path, pdf_of((*BODY, *CLOSING))).pages[0]
    assert texts(page.lines, column="left") == ["Nơi nhận:", "- Như Điều 3;", "- Lưu: VT."]
    assert texts(page.lines, column="right") == ["GIÁM ĐỐC", "Trần Thử Nghiệm"]


def test_wide_gaps_do_not_part_body_lines(tmp_path: Path) -> None:
    body = ((90, 300, "Tổ trưởng báo cáo"), (300, 300, "kết quả hằng tháng."))
    page = read_bytes(tmp_path, pdf_of((*HEAD, *BODY, *body))).pages[0]
    assert "Tổ trưởng báo cáo kết quả hằng tháng." in texts(page.lines, column="full")


def test_form_fields_land_in_their_line(tmp_path: Path) -> None:
    made, target = canvas()
    head = [(x, y, text) for x, y, text in HEAD if "Số" not in text and "ngày" not in text]
    draw(
        made,
        [*head, (70, 105, "Số:           /QĐ-SCX"), (310, 106, "Mẫu, ngày        tháng 4 năm 2024"), *BODY],
    )
    for name, value, x, y in (("number", "347", 95, 108), ("day", "05", 370, 109)):
        made.acroForm.textfield(
            name=name, value=value, x=x, y=HEIGHT - y, width=30, height=14, fontSize=11, borderWidth=0,
            fillColor=white, borderColor=white,
        )  # fmt: skip
    made.save()
    reading = read_bytes(tmp_path, target.getvalue())
    page = reading.pages[0]
    assert "Số: 347 /QĐ-SCX" in texts(page.lines, column="left")
    assert "Mẫu, ngày 05 tháng 4 năm 2024" in texts(page.lines, column="right")
    drawn = [word.text for line in page.lines for word in line.words if word.source == "form"]
    assert sorted(drawn) == ["05", "347"]


@pytest.mark.parametrize(
    ("stamp", "is_stamp"),
    [
        (("Ký bởi: Sở Cây xanh", "Cơ quan: Tỉnh Mẫu", "Thời gian ký: 05/04/2024 08:30:00"), True),
        (("Người ký: Trần Thử Nghiệm", "Email: thu@mau.example", "Ngày ký: 05.04.2024"), True),
        (("Signature Not Verified",), True),
        (("Ký bởi các bên là bản chính",), False),
        (("Cơ quan: phối hợp với Sở Cây xanh",), False),
    ],
)
def test_stamps_stay_out_of_the_text(tmp_path: Path, stamp: tuple[str, ...], is_stamp: bool) -> None:
    made, target = canvas()
    draw(made, (*HEAD, *BODY))
    draw(made, [(400, 20 + 8 * n, text) for n, text in enumerate(stamp)], size=6)
    made.save()
    lines = read_bytes(tmp_path, target.getvalue()).pages[0].lines
    assert (texts(lines, kind="stamp") == list(stamp)) is is_stamp
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts(lines)


def test_page_numbers_are_furniture(tmp_path: Path) -> None:
    pages = read_bytes(tmp_path, pdf_of(BODY, ((297, 40, "2"), (90, 80, "1. Việc thứ nhất;")))).pages
    assert texts(pages[1].lines, kind="furniture") == ["2"]
    assert pages[1].text == "1. Việc thứ nhất;"


def test_false_bold_is_read_once(tmp_path: Path) -> None:
    twice = [(x + shift, y, text) for x, y, text in BODY for shift in (0, 0.3)]
    page = read_bytes(tmp_path, pdf_of(twice)).pages[0]
    assert texts(page.lines) == [text for _, _, text in BODY]


def test_superscript_stays_in_its_line(tmp_path: Path) -> None:
    made, target = canvas()
    draw(made, (*BODY, (90, 300, "Diện tích trồng cây là 250 m")))
    width = made.stringWidth("Diện tích trồng cây là 250 m", "Sample", 11)
    draw(made, ((90 + width, 296, "2"), (100 + width, 300, "mỗi năm")), size=7)
    made.save()
    assert "Diện tích trồng cây là 250 m2 mỗi năm" in texts(
        read_bytes(tmp_path, target.getvalue()).pages[0].lines
    )


_PEOPLE = (
    ("1", "Trần Thử Nghiệm", "Giám đốc", "Tổ trưởng"),
    ("2", "Lê Ví Dụ", "Phó Giám đốc Trung tâm Giống cây", "Tổ phó"),
    ("3", "Phạm Mẫu", "Chuyên viên", "Thành viên"),
)


Form = tuple[float, float, float, float, float, float]


def _rule(made: Canvas, rules: Sequence[tuple[float, float, float, float]], form: Form | None) -> None:
    """Rules at these places of the page, drawn on it or in a form that a matrix brings there."""
    if form is None:
        made.lines(list(rules))
        return
    a, _, _, d, e, f = form
    made.beginForm("rules", 0, 0, WIDTH / a, 5 * HEIGHT)
    made.setLineWidth(1 / a)
    made.lines([((x0 - e) / a, (y0 - f) / d, (x1 - e) / a, (y1 - f) / d) for x0, y0, x1, y1 in rules])
    made.endForm()
    made.saveState()
    made.transform(*form)
    made.doForm("rules")
    made.restoreState()


FORMS = {
    "on-the-page": None,
    "in-a-form": (1.0, 0.0, 0.0, 1.0, 0.0, 0.0),
    "moved-and-scaled": (0.25, 0.0, 0.0, 0.25, 30.0, 40.0),  # as browsers print pages
    "upside-down": (0.25, 0.0, 0.0, -0.25, 30.0, 800.0),
}


@pytest.mark.parametrize(
    "uprights", [slice(None), slice(1, -1), slice(0, -1)], ids=["closed", "open", "half"]
)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
def test_ruled_table_gives_rows_with_all_cells(tmp_path: Path, form: Form | None, uprights: slice) -> None:
    made, target = canvas()
    draw(made, BODY)
    columns, top, high = (80, 110, 250, 400, 500), 260, 30
    for n, row in enumerate(
        (("TT", "Họ và tên", "Chức vụ", "Vai trò"), *_PEOPLE, ("", "Cộng: 3 người", "", ""))
    ):
        for k, text in enumerate(row):
            first, _, second = text.partition(" Trung tâm")
            words = [(columns[k] + 4, top + n * high + 12, first)]
            if second:
                words.append((columns[k] + 4, top + n * high + 24, "Trung tâm" + second))
            draw(made, words, size=9)
    down = [(x, HEIGHT - top, x, HEIGHT - top - 5 * high) for x in columns[uprights]]
    ends = columns[0], columns[-1]
    across = [(ends[0], HEIGHT - top - n * high, ends[1], HEIGHT - top - n * high) for n in range(6)]
    _rule(made, [*down, *across], form)
    draw(made, ((90, 440, "Điều 2. Tổ trồng cây họp mỗi tháng một lần."),))
    made.save()
    lines = read_bytes(tmp_path, target.getvalue()).pages[0].lines
    rows = [[cell.text for cell in line.cells] for line in lines if line.kind == "row"]
    assert rows == [
        ["TT", "Họ và tên", "Chức vụ", "Vai trò"],
        *map(list, _PEOPLE),
        ["", "Cộng: 3 người", "", ""],
    ]
    assert [line.kind for line in lines] == ["text"] * 4 + ["row"] * 5 + ["text"]


def test_list_in_columns_gives_rows(tmp_path: Path) -> None:
    listed = [
        placed
        for n, (number, name, post, role) in enumerate(_PEOPLE)
        for placed in (
            (80, 260 + 18 * n, f"{number}. Ông {name}"), (250, 260 + 18 * n, post.partition(" Trung")[0]),
            (430, 260 + 18 * n, role),
        )
    ]  # fmt: skip
    listed += [(250, 260 + 18 * 3, "Phòng Kỹ thuật")]
    lines = (
        read_bytes(tmp_path, pdf_of((*BODY, *listed, (90, 350, "Điều 2. Tổ họp mỗi tháng.")))).pages[0].lines
    )
    rows = [[cell.text for cell in line.cells] for line in lines if line.kind == "row"]
    assert rows == [
        ["1.", "Ông Trần Thử Nghiệm", "Giám đốc", "Tổ trưởng"],
        ["2.", "Ông Lê Ví Dụ", "Phó Giám đốc", "Tổ phó"],
        ["3.", "Ông Phạm Mẫu", "Chuyên viên Phòng Kỹ thuật", "Thành viên"],
    ]
    assert texts(lines)[-1] == "Điều 2. Tổ họp mỗi tháng."


def test_two_columns_are_a_list_when_the_second_holds_roles(tmp_path: Path) -> None:
    listed = [
        placed
        for n, (number, name, post, role) in enumerate(_PEOPLE)
        for placed in (
            (80, 260 + 32 * n, f"{number}."), (105, 260 + 32 * n, f"Ông {name}, {post},"),
            (105, 274 + 32 * n, "Sở Xây dựng"), (430, 260 + 32 * n, role),
        )
    ]  # fmt: skip
    below = (90, 370, "Tổ công tác làm việc theo chế độ kiêm nhiệm, mỗi tháng họp một lần tại trụ sở của Sở.")
    lines = read_bytes(tmp_path, pdf_of((*BODY, *listed, below))).pages[0].lines
    rows = [[cell.text for cell in line.cells] for line in lines if line.kind == "row"]
    assert rows == [[f"{n}.", f"Ông {name}, {post}, Sở Xây dựng", role] for n, name, post, role in _PEOPLE]
    assert texts(lines)[-1].startswith("Tổ công tác làm việc")


def test_a_name_that_wraps_begins_no_row(tmp_path: Path) -> None:
    listed = [
        placed
        for n, (number, _name, _post, role) in enumerate(_PEOPLE)
        for placed in (
            (80, 260 + 32 * n, number),
            (105, 260 + 32 * n, "ThS. Trần Thử"), (105, 274 + 32 * n, "Nghiệm Mẫu"),
            (250, 260 + 32 * n, "Phó Giám đốc"), (250, 274 + 32 * n, "Sở Xây dựng"),
            (430, 260 + 32 * n, role),
        )
    ]  # fmt: skip
    lines = read_bytes(tmp_path, pdf_of((*BODY, *listed))).pages[0].lines
    rows = [[cell.text for cell in line.cells] for line in lines if line.kind == "row"]
    assert rows == [
        [number, "ThS. Trần Thử Nghiệm Mẫu", "Phó Giám đốc Sở Xây dựng", role]
        for number, _, _, role in _PEOPLE
    ]


Cells = list[str]
_CHIEF = "Trưởng phòng Cây xanh"
LISTS: dict[str, tuple[list[tuple[str, str, str, str]], list[Cells]]] = {
    "a number not read": (
        [("", "TS. Lò Văn Thử", _CHIEF, "Tổ trưởng"), ("2", "Mai Thí Dụ", _CHIEF, "Tổ phó"),
         ("3", "Cao Ví Von", _CHIEF, "Thành viên"), ("4", "Vũ Thị Mẫu", _CHIEF, "Thành viên"),
         ("", "Lò Văn Mẫu", _CHIEF, "Thư ký")],
        [["", "TS. Lò Văn Thử", _CHIEF, "Tổ trưởng"], ["2", "Mai Thí Dụ", _CHIEF, "Tổ phó"],
         ["3", "Cao Ví Von", _CHIEF, "Thành viên"], ["4", "Vũ Thị Mẫu", _CHIEF, "Thành viên"],
         ["", "Lò Văn Mẫu", _CHIEF, "Thư ký"]],
    ),
    "a heading between two parts": (
        [("1", "Lò Văn Thử", _CHIEF, "Tổ trưởng"), ("2", "Mai Thí Dụ", _CHIEF, "Tổ phó"),
         ("3", "Cao Ví Von", _CHIEF, "Thành viên"), ("II. TỔ GIÚP VIỆC CỦA BAN CHỈ ĐẠO TỈNH", "", "", ""),
         ("1", "Vũ Thị Mẫu", _CHIEF, "Tổ trưởng"), ("2", "Lò Văn Mẫu", _CHIEF, "Thư ký")],
        [["1", "Lò Văn Thử", _CHIEF, "Tổ trưởng"], ["2", "Mai Thí Dụ", _CHIEF, "Tổ phó"],
         ["3", "Cao Ví Von", _CHIEF, "Thành viên"], ["II. TỔ GIÚP VIỆC CỦA BAN CHỈ ĐẠO TỈNH"],
         ["1", "Vũ Thị Mẫu", _CHIEF, "Tổ trưởng"], ["2", "Lò Văn Mẫu", _CHIEF, "Thư ký"]],
    ),
    "a sentence below the list": (
        [("1", "Lò Văn Thử", _CHIEF, "Tổ trưởng"), ("2", "Mai Thí Dụ", _CHIEF, "Tổ phó"),
         ("3", "Cao Ví Von", _CHIEF, "Thành viên"), ("", "Tổng cộng: 3 người.", "", "")],
        [["1", "Lò Văn Thử", _CHIEF, "Tổ trưởng"], ["2", "Mai Thí Dụ", _CHIEF, "Tổ phó"],
         ["3", "Cao Ví Von", _CHIEF, "Thành viên"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("listed", "wanted"), LISTS.values(), ids=LISTS.keys())
def test_rows_of_lists_in_columns(
    tmp_path: Path, listed: list[tuple[str, str, str, str]], wanted: list[Cells]
) -> None:
    placed = [
        (x, 260 + 18 * n, text)
        for n, cells in enumerate(listed)
        for x, text in zip((80, 105, 250, 430), cells, strict=True)
        if text
    ]
    lines = read_bytes(tmp_path, pdf_of((*BODY, *placed))).pages[0].lines
    assert [[cell.text for cell in line.cells] for line in lines if line.kind == "row"] == wanted


def test_a_first_row_with_a_narrow_gap_belongs_to_the_list(tmp_path: Path) -> None:
    long = "Trưởng phòng Giáo dục Đào tạo"
    sample_font()
    roles = 250 + pdfmetrics.stringWidth(long, "Sample", 11) + 5
    people = [("1", "Lò Văn Thử", long, "Cố vấn"), *_PEOPLE]
    listed = [
        placed
        for n, (number, name, post, role) in enumerate(people)
        for placed in (
            (80, 260 + 18 * n, f"{number}."), (105, 260 + 18 * n, f"Ông {name}"),
            (250, 260 + 18 * n, post.partition(" Trung")[0]), (roles, 260 + 18 * n, f"- {role}"),
        )
    ]  # fmt: skip
    page = read_bytes(tmp_path, pdf_of((*BODY, *listed))).pages[0]
    rows = [[cell.text for cell in line.cells] for line in page.lines if line.kind == "row"]
    assert rows[0] == ["1.", "Ông Lò Văn Thử", long, "- Cố vấn"]
    assert len(rows) == 4


def test_numbered_lists_side_by_side_are_read_one_after_the_other(tmp_path: Path) -> None:
    items = [
        ("1. Ông Trần Thử Nghiệm", "Phó Chủ tịch (Trưởng ban)"),
        ("2. Ông Lê Ví Dụ", "Trưởng phòng Cây xanh (Phó Trưởng", "ban)"),
        ("3. Bà Phạm Mẫu", "Chuyên viên (Ủy viên)"), ("4. Ông Hồ Đặt Tên", "Trưởng phòng Y tế (Ủy viên)"),
        ("5. Bà Vũ Thí Điểm", "Kế toán (Thư ký)"),
    ]  # fmt: skip
    left, right = [part for item in items[:3] for part in item], [part for item in items[3:] for part in item]
    listed = [(80, 260 + 16 * n, text) for n, text in enumerate(left)]
    listed += [(330, 260 + 16 * n, text) for n, text in enumerate(right)]
    below = (80, 390, "Điều 2. Ban họp mỗi tháng một lần tại trụ sở của Sở và báo cáo kết quả trước ngày 25.")
    lines = read_bytes(tmp_path, pdf_of((*BODY, *listed, below))).pages[0].lines
    found = texts(lines)
    at = found.index(" ".join(items[0]))
    assert found[at : at + 5] == [" ".join(item) for item in items]
    assert found[-1].startswith("Điều 2.")


def test_prose_is_no_list_in_columns(tmp_path: Path) -> None:
    prose = [
        (80, 260 + 16 * n, f"{n + 1}. Ông Trần Văn {c}, Chuyên viên - Thành viên;")
        for n, c in enumerate("ABCD")
    ]
    page = read_bytes(tmp_path, pdf_of((*BODY, *prose))).pages[0]
    assert not texts(page.lines, kind="row")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_on_their_side_are_turned_to_be_read(tmp_path: Path, turn: int) -> None:
    straight = read_bytes(tmp_path, pdf_of((*HEAD, *BODY))).pages[0]
    with pdfium.PdfDocument(pdf_of((*HEAD, *BODY))) as document:
        document[0].set_rotation(turn)
        document.save(str(tmp_path / "turned.pdf"))
    page = read_bytes(tmp_path, (tmp_path / "turned.pdf").read_bytes()).pages[0]
    assert page.lines == straight.lines
    assert (page.width, page.height) == (straight.width, straight.height)


def test_turned_content_on_a_turned_page(tmp_path: Path) -> None:
    made, target = canvas()
    made.translate(WIDTH, 0)
    made.rotate(90)
    draw(made, ((90, 300, "Phụ lục nằm ngang"),))
    made.setPageRotation(90)
    made.save()
    page = read_bytes(tmp_path, target.getvalue()).pages[0]
    assert texts(page.lines) == ["Phụ lục nằm ngang"]
    assert page.rotation == 90
