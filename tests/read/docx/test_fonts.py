"""Word files set in fonts from before Unicode: who names the font, what stays, letters over several runs."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from schemas import Reading
from tests.support.read_samples import read_bytes, texts

Run = tuple[str | None, str]
"""Name of the font, None where the run names none; the codes as Western characters."""

CODES, LETTERS = "QuyÕt ®Þnh vÒ viÖc thµnh lËp", "Quyết định về việc thành lập"


def reading_of(folder: Path, document: Document) -> Reading:
    target = io.BytesIO()
    document.save(target)
    return read_bytes(folder, target.getvalue(), "van-ban.docx")


def lines_of(folder: Path, document: Document) -> list[str]:
    return texts(reading_of(folder, document).pages[0].lines)


def add(document: Document, *runs: Run) -> Any:
    paragraph = document.add_paragraph()
    for font, text in runs:
        paragraph.add_run(text).font.name = font
    return paragraph


PARAGRAPHS: dict[str, tuple[Sequence[Run], str]] = {
    "TCVN3": ([(".VnTime", "§éc lËp - Tù do - H¹nh phóc")], "Độc lập - Tự do - Hạnh phúc"),
    "a font of capitals": ([(".VnTimeH", "céng hoµ x· héi")], "CỘNG HOÀ XÃ HỘI"),
    "VNI": ([("VNI-Times", "Quyeát ñònh veà vieäc thaønh laäp")], LETTERS),
    "VNI, capitals": ([("VNI-Times", "COÄNG HOØA XAÕ HOÄI")], "CỘNG HÒA XÃ HỘI"),
    "VNI, a mark in another run": (
        [("VNI-Times", "vie"), ("VNI-Times", "äc tha"), ("VNI-Times", "ønh")],
        "việc thành",
    ),
    "VISCII": ([("VI Times", "Quy\xaat ð¸nh v« vi®c thành l§p")], LETTERS),
    "VPS": ([("VPS-Times", "Quy\u2030t Ç\xcenh v\u0160 vi\u0152c thành l\xc6p")], LETTERS),
    "two fonts, two encodings": (
        [(".VnTime", "¤ng "), ("VNI-Times", "Vaên Maãu"), ("Arial", ", là "), (".VnTime", "tæ tr\xadëng")],
        "Ông Văn Mẫu, là tổ trưởng",
    ),
    "marks of quotation": ([(".VnTime", "“tæ” – nhãm…")], "“tổ” – nhóm…"),
    "Western letters in another font": ([("Arial", "Café, São Tomé")], "Café, São Tomé"),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "letters"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_runs_of_old_fonts(tmp_path: Path, runs: Sequence[Run], letters: str) -> None:
    document = docx.Document()
    add(document, *runs)
    assert lines_of(tmp_path, document) == [letters]


def by_default_style(document: Document) -> None:
    document.styles["Normal"].font.name = ".VnTime"
    document.add_paragraph(CODES)


def by_paragraph_style(document: Document) -> None:
    base = document.styles.add_style("Old", WD_STYLE_TYPE.PARAGRAPH)
    base.font.name = ".VnTime"
    style = document.styles.add_style("Older", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = base
    document.add_paragraph(CODES, style="Older")


def by_run_style(document: Document) -> None:
    document.styles.add_style("Old", WD_STYLE_TYPE.CHARACTER).font.name = ".VnTime"
    document.add_paragraph().add_run(CODES, style="Old")


def by_defaults(document: Document) -> None:
    fonts = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
    fonts.attrib.clear()
    for axis in ("ascii", "hAnsi"):
        fonts.set(qn(f"w:{axis}"), ".VnTime")
    document.add_paragraph(CODES)


@pytest.mark.parametrize("name", [by_default_style, by_paragraph_style, by_run_style, by_defaults])
def test_fonts_named_elsewhere(tmp_path: Path, name: Callable[[Document], None]) -> None:
    document = docx.Document()
    name(document)
    assert lines_of(tmp_path, document) == [LETTERS]


def test_a_run_s_own_font_wins_over_its_style(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    add(document, (None, "tæ tr\xadëng "), ("Times New Roman", "Tổ phó là Ông"))
    themed = document.add_paragraph().add_run("là Ông")
    themed.font.name = ".VnTime"
    themed._r.rPr.rFonts.set(qn("w:hAnsiTheme"), "minorHAnsi")
    assert lines_of(tmp_path, document) == ["tổ trưởng Tổ phó là Ông", "là Ông"]


def test_text_typed_in_unicode_stays(tmp_path: Path) -> None:
    document = docx.Document()
    typed = ["Căn cứ Nghị định của Chính phủ", "có bà Hoà", "QĐ", "Điều 1. Thành lập Tổ công tác"]
    for text in typed:
        add(document, (".VnTime", text))
    reading = reading_of(tmp_path, document)
    assert texts(reading.pages[0].lines) == typed
    assert not reading.review


def test_typed_in_unicode_here_and_old_there(tmp_path: Path) -> None:
    document = docx.Document()
    for text in (CODES, "Căn cứ Nghị định của Chính phủ", "cã bµ Hoµ", "Tæ tr\xadëng: ¤ng MÉu"):
        add(document, (".VnTime", text))
    reading = reading_of(tmp_path, document)
    assert texts(reading.pages[0].lines) == [
        LETTERS, "Căn cứ Nghị định của Chính phủ", "có bà Hoà", "Tổ trưởng: Ông Mẫu",
    ]  # fmt: skip
    assert [(item.code, item.severity, item.page) for item in reading.review] == [
        ("legacy-fonts", "info", None)
    ]
    assert "TCVN3" in reading.review[0].message


def test_cells_running_heads_and_capitals(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = ".VnTime"
    document.sections[0].header.paragraphs[0].text = "Dù th¶o"
    document.add_paragraph().add_run("quyÕt ®Þnh").font.all_caps = True
    table = document.add_table(2, 2)
    rows = (("Hä vµ tªn", "Vai trß"), ("TrÇn Thö NghiÖm", "Tæ tr\xadëng"))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    lines = reading_of(tmp_path, document).pages[0].lines
    assert texts(lines) == ["QUYẾT ĐỊNH"]
    assert texts(lines, "row") == ["Họ và tên | Vai trò", "Trần Thử Nghiệm | Tổ trưởng"]
    assert texts(lines, "furniture") == ["Dự thảo"]


def test_a_letter_that_word_keeps_as_an_optional_hyphen(tmp_path: Path) -> None:
    document = docx.Document()
    for font in (".VnTime", "Arial"):
        run = add(document, (font, "Tæ tr")).runs[0]
        run._r.append(OxmlElement("w:softHyphen"))
        add_text(run, "ëng")
    assert lines_of(tmp_path, document) == ["Tổ trưởng", "Tæ trëng"]


def add_text(run: Any, text: str) -> None:
    element = OxmlElement("w:t")
    element.text = text
    run._r.append(element)


@pytest.mark.parametrize("owner", ["level", "paragraph mark", "style"])
def test_list_numbers(tmp_path: Path, owner: str) -> None:
    document = docx.Document()
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", "§iÒu %1.")):
        child = OxmlElement(f"w:{tag}")
        child.set(qn("w:val"), value)
        level.append(child)
    abstract.append(level)
    numbering = document.part.numbering_part.element
    numbering.insert(0, abstract)
    paragraph = add(document, (".VnTime", CODES))
    properties = paragraph._p.get_or_add_pPr()
    properties.get_or_add_numPr().get_or_add_ilvl().val = 0
    properties.get_or_add_numPr().get_or_add_numId().val = numbering.add_num(77).numId
    if owner == "style":
        document.styles["Normal"].font.name = ".VnTime"
    else:
        fonts = OxmlElement("w:rFonts")
        for axis in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{axis}"), ".VnTime")
        look = OxmlElement("w:rPr")
        look.append(fonts)
        (level if owner == "level" else properties).append(look)
    assert lines_of(tmp_path, document) == [f"Điều 1. {LETTERS}"]
