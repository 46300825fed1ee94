"""Word files: order, columns, tables, list numbers, tracked changes, old and broken files."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from pipeline.errors import DamagedFile, NotADocument, TooLarge
from pipeline.read.docx.numbers import in_form
from pipeline.read.source import office
from schemas import Reading
from tests.support.read_samples import read_bytes, texts

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)


def saved(document: Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def reading_of(folder: Path, document: Document) -> Reading:
    return read_bytes(folder, saved(document), "van-ban.docx")


def pair(document: Document, *rows: tuple[str, str]) -> None:
    table = document.add_table(len(rows), 2)
    for row, texts_of_row in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts_of_row, strict=True):
            cell.text = text


def decision() -> Document:
    document = docx.Document()
    pair(
        document,
        ("UBND TỈNH MẪU\nSỞ CÂY XANH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 12/QĐ-SCX", "Mẫu, ngày 05 tháng 4 năm 2024"),
    )
    document.add_paragraph("QUYẾT ĐỊNH")
    document.add_paragraph("Điều 1. Thành lập Tổ trồng cây gồm các ông, bà có tên sau đây:")
    people = document.add_table(3, 3)
    for row, person in zip(
        people.rows,
        (("TT", "Họ và tên", "Vai trò"), ("1", "Trần Thử Nghiệm", "Tổ trưởng"), ("2", "Lê Ví Dụ", "Tổ phó")),
        strict=True,
    ):
        for cell, text in zip(row.cells, person, strict=True):
            cell.text = text
    pair(document, ("Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.", "GIÁM ĐỐC\n\nTrần Thử Nghiệm"))
    return document


def test_a_decision_reads_in_order(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, decision())
    (page,) = reading.pages
    assert (reading.split, page.text_source, page.confidence) == ("text", "text-layer", 1.0)
    assert reading.source.media_type == office.DOCX
    assert texts(page.lines, column="left") == [
        "UBND TỈNH MẪU", "SỞ CÂY XANH", "Số: 12/QĐ-SCX", "Nơi nhận:", "- Như Điều 3;", "- Lưu: VT.",
    ]  # fmt: skip
    assert texts(page.lines, column="right")[2:] == [
        "Mẫu, ngày 05 tháng 4 năm 2024", "GIÁM ĐỐC", "Trần Thử Nghiệm",
    ]  # fmt: skip
    assert texts(page.lines, "row") == [
        "TT | Họ và tên | Vai trò", "1 | Trần Thử Nghiệm | Tổ trưởng", "2 | Lê Ví Dụ | Tổ phó",
    ]  # fmt: skip
    assert all(line.box is None for line in page.lines)


@pytest.mark.parametrize(
    ("paragraphs", "begin"),
    [
        (["Bà Lê Ví Dụ, Thành viên", "Trên đây là Kế hoạch."], [True, True]),
        (["Bà Lê Ví Dụ, Phó", "Giám đốc Sở", "cây xanh, thành", "viên."], [False] * 4),  # lines of print
    ],
)
def test_paragraphs_begin_where_the_file_says_so(
    tmp_path: Path, paragraphs: list[str], begin: list[bool]
) -> None:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    (page,) = reading_of(tmp_path, document).pages
    assert [line.begins for line in page.lines] == begin


def test_same_bytes_give_the_same_reading(tmp_path: Path) -> None:
    data = saved(decision())
    first, second = (read_bytes(tmp_path, data, "a.docx").model_dump_json() for _ in range(2))
    assert first == second


def test_numbers_that_word_works_out_are_text(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("Ông A;", "Bà B."):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Như Điều 3;", style="List Bullet")
    document.add_paragraph("Bà C.", style="List Number")
    lines = texts(reading_of(tmp_path, document).pages[0].lines)
    assert lines == ["1. Ông A;", "2. Bà B.", "- Như Điều 3;", "3. Bà C."]


def test_levels_count_inside_each_other(tmp_path: Path) -> None:
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    for level, (form, text) in enumerate(
        (("decimal", "Điều %1."), ("lowerLetter", "%2)"), ("decimal", "%1.%3"))
    ):
        entry = OxmlElement("w:lvl")
        entry.set(qn("w:ilvl"), str(level))
        for tag, value in (("start", "1"), ("numFmt", form), ("lvlText", text)):
            child = OxmlElement(f"w:{tag}")
            child.set(qn("w:val"), value)
            entry.append(child)
        abstract.append(entry)
    numbering.insert(0, abstract)
    number = numbering.add_num(77).numId
    for level, text in ((0, "Một"), (1, "hai"), (1, "ba"), (2, "bốn"), (0, "Năm"), (1, "sáu")):
        properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = number
    lines = texts(reading_of(tmp_path, document).pages[0].lines)
    assert lines == ["Điều 1. Một", "a) hai", "b) ba", "1.1 bốn", "Điều 2. Năm", "a) sáu"]


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (27, "lowerLetter", "aa"), (2, "upperLetter", "B"),
        (14, "upperRoman", "XIV"), (9, "lowerRoman", "ix"), (5, "cardinalText", "5"),
    ],
)  # fmt: skip
def test_forms_of_numbers(value: int, form: str, printed: str) -> None:
    assert in_form(value, form) == printed


def tracked(paragraph: object, tag: str, text: str) -> None:
    change, run, words = OxmlElement(f"w:{tag}"), OxmlElement("w:r"), OxmlElement("w:t")
    words.text = text
    run.append(words)
    change.append(run)
    paragraph._p.append(change)  # type: ignore[attr-defined]


def test_what_was_struck_out_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Tổ trưởng: ")
    tracked(paragraph, "del", "Ông Cũ")
    tracked(paragraph, "ins", "Bà Mới")
    hidden = document.add_paragraph("Hiện").add_run(" ẩn")
    hidden.font.hidden = True
    capitals = document.add_paragraph().add_run("Quyết định")
    capitals.font.all_caps = True
    lines = texts(reading_of(tmp_path, document).pages[0].lines)
    assert lines == ["Tổ trưởng: Bà Mới", "Hiện", "QUYẾT ĐỊNH"]


def test_pages_and_running_heads(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Bản dự thảo"
    document.add_paragraph("Trang đầu")
    document.add_page_break()
    document.add_paragraph("PHỤ LỤC")
    pages = reading_of(tmp_path, document).pages
    assert [texts(page.lines) for page in pages] == [["Trang đầu"], ["PHỤ LỤC"]]
    assert texts(pages[0].lines, "furniture") == ["Bản dự thảo"]


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for row in range(2):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}" if column else ""
    table.cell(0, 0).merge(table.cell(1, 0)).text = "gộp"
    table.cell(1, 1).merge(table.cell(1, 2))
    lines = [[cell.text for cell in line.cells] for line in reading_of(tmp_path, document).pages[0].lines]
    assert lines == [["gộp", "01", "02"], ["", "11 12", ""]]


def zipped(**entries: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return target.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (zipped(word__document_xml="<w"), DamagedFile),
        (saved(decision())[:5000], DamagedFile),
        (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), NotADocument),
        (zipped(vanban="x"), NotADocument),
        (zipped(word__document_xml=" " * 40_000_000), TooLarge),
        (OLD.replace(b"W", b"X"), NotADocument),
        (OLD, DamagedFile),
    ],
    ids=["broken", "cut", "sheet", "archive", "bomb", "old sheet", "old"],
)
def test_refused(tmp_path: Path, data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_bytes(tmp_path, data, "a.docx")
