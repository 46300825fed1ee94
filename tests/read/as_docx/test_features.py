"""What a file does not write out, or writes where it is not read: numbers, merged cells, boxes, old fonts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from schemas import Reading
from tests.support.read_samples import read_bytes, texts

FEATURES = Path(__file__).with_name("features.zip")
LINES = [
    "Mở đầu",
    "1. Ông A;",
    "2. Bà B.",
    "- gạch",
    "3. Bà C.",
    "QUYẾT ĐỊNH HOA",
    "Hiện",
    "Quyết định thành lập",
]


def reading_of(folder: Path, kind: str) -> Reading:
    with zipfile.ZipFile(FEATURES) as package:
        return read_bytes(folder, package.read(f"features.{kind}"), f"a.{kind}")


@pytest.mark.parametrize("kind", ["doc", "rtf", "odt"])
def test_a_file_reads_as_word_shows_it(kind: str, tmp_path: Path) -> None:
    reading = reading_of(tmp_path, kind)
    assert texts(reading.pages[0].lines)[:8] == LINES
    assert [[cell.text for cell in line.cells] for line in reading.pages[0].lines if line.cells] == [
        ["00 10", "01", "02", "03 n00 n01 n10 n11"], ["", "11 12", "", "13"], ["20", "21", "22 23", ""],
    ]  # fmt: skip
    assert texts(reading.pages[1].lines)[:1] == ["PHỤ LỤC"]
    assert texts(reading.pages[0].lines, "furniture") == ["Bản dự thảo MẪU"]
    assert "legacy-fonts" in {item.code for item in reading.review}


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_text_boxes_and_sections(kind: str, tmp_path: Path) -> None:
    pages = reading_of(tmp_path, kind).pages
    assert "Trong hộp chữ" in texts(pages[-1].lines)
    assert texts(pages[-1].lines)[0] == "Sau mục mới"


RTF = r"""{\rtf1\ansi\ansicpg1258\uc1\deff0{\fonttbl{\f0\froman\fcharset163 Times New Roman;}
{\f1\fcharset0 .VnTime;}{\f2\fcharset2 Symbol;}}{\*\generator Msftedit;}{\info{\title bi an}}
\trowd\trleft-108\cellx4000\cellx9000\pard\intbl UBND T\u7880?NH M\u7850?U\par S\'cc: 1\cell
C\u7896?NG H\u210?A X\u195? H\u7896?I CH\u7910? NGH\u296?A VI\u7878?T NAM\cell\row
\pard\plain\f1 QuyÕt\plain\par
\pard{\shp{\*\shpinst\shpleft0{\sp{\sn shapeType}{\sv 202}}{\shptxt \pard Trong h\u7897?p\par}}
{\shprslt{\*\do xx}}}ngo\u224?i\par
{\listtext\f2\'b7\tab}g\u7841?ch\par{\pntext 1.\tab}m\u7897?t\par b\'ea\'d2\par
{\header \pard running\par}{\field{\*\fldinst PAGE}{\fldrslt 7}}{\v an}{\deleted xoa}\par
\bin3 {{{\page hai\par}"""


def test_rtf_as_word_writes_it(tmp_path: Path) -> None:
    first, second = read_bytes(tmp_path, RTF.encode("cp1252"), "a.rtf").pages
    assert texts(first.lines, column="right") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert texts(first.lines, column="left")[0] == "UBND TỈNH MẪU"
    assert texts(first.lines)[3:] == ["Quyết", "ngoài", "Trong hộp", "- gạch", "1. một", "bể", "7"]
    assert texts(first.lines, "furniture") == ["running"]
    assert texts(second.lines) == ["hai"]
