"""Pages set in fonts from before Unicode, as PDFs with such fonts embedded as subsets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from pipeline.pdf.legacy import to_unicode
from pipeline.settings import ReadSettings
from pipeline.text.legacy import legacy_font
from schemas import Reading
from tests.support.chars import Char, as_chars
from tests.support.needs import needs_ocr
from tests.support.read_samples import HEIGHT, canvas, read_bytes, sample_font

Set = tuple[str, float, float, str]
"""Name of the font; x, y of the baseline from the top, points; the codes as Western characters."""

TCVN3: tuple[Set, ...] = (
    (".VnTimeH", 70, 60, "céng hoµ x· héi chñ nghÜa viÖt nam"),
    (".VnTime", 70, 80, "§éc lËp - Tù do - H¹nh phóc"),
    (".VnTime", 70, 100, "C¨n cø NghÞ ®Þnh sè 29/2004/N§-CP ngµy 16 th¸ng 01 n¨m 2004;"),
    (".VnTime", 70, 120, "Thñ t\u2212íng, nhµ n\xadíc, th«ng t-, d©n c- vµ x\u2219 héi, tÕ-x·"),
    (".VnTime", 70, 140, "c¸c th«ng t-"),  # PDFium joins what a hyphen parts at a line's end
    (".VnTime", 70, 155, "cßn hiÖu lùc"),
    ("Sample", 70, 190, "Số: 12/QĐ-UBND, né trước, ông Ô"),
)


def legacy_pdf(texts: Sequence[Set]) -> bytes:
    page, target = canvas()
    for name, x, y, text in texts:
        if name != "Sample":
            font = TTFont(name, sample_font())
            font.face.name = name.encode()
            pdfmetrics.registerFont(font)
        page.setFont(name, 11)
        page.drawString(x, HEIGHT - y, text)
    page.showPage()
    page.save()
    return target.getvalue()


def read_set(folder: Path, texts: Sequence[Set], settings: ReadSettings | None = None) -> Reading:
    return read_bytes(folder, legacy_pdf(texts), settings=settings or ReadSettings(ocr="never"))


def test_tcvn3(tmp_path: Path) -> None:
    reading = read_set(tmp_path, TCVN3)
    assert reading.pages[0].text.split("\n") == [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Căn cứ Nghị định số 29/2004/NĐ-CP ngày 16 tháng 01 năm 2004;",
        "Thủ tướng, nhà nước, thông tư, dân cư và xã hội, tế-xã",
        "các thông tư",
        "còn hiệu lực",
        "Số: 12/QĐ-UBND, né trước, ông Ô",
    ]
    assert reading.pages[0].text_source == "text-layer"
    assert [(item.code, item.page) for item in reading.review] == [("legacy-fonts", 1)]
    assert "TCVN3" in reading.review[0].message


def test_letters_stay_where_they_stand(tmp_path: Path) -> None:
    converted = read_set(tmp_path, TCVN3).pages[0]
    plain = read_set(tmp_path, [("Other" + name, x, y, text) for name, x, y, text in TCVN3[:3]]).pages[0]
    places = [[word.box for word in line.words] for line in converted.lines[:3]]
    assert places == [[word.box for word in line.words] for line in plain.lines]


def test_vni(tmp_path: Path) -> None:
    reading = read_set(
        tmp_path,
        [
            ("VNI-Times", 70, 60, "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM"),
            ("VNI-Times", 70, 80, "Caên cöù Luaät Toå chöùc Hoäi ñoàng nhaân daân vaø Uyû ban nhaân daân;"),
        ],
    )
    assert reading.pages[0].text.split("\n") == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Căn cứ Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân;",
    ]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("VI Times", "Quy\xaat ð¸nh v« vi®c thành l§p"),
        ("VPS-Times", "Quy\u2030t Ç\xcenh v\u0160 vi\u0152c thành l\xc6p"),
    ],
)
def test_one_byte_encodings(tmp_path: Path, name: str, codes: str) -> None:
    assert read_set(tmp_path, [(name, 70, 60, codes)]).pages[0].text == "Quyết định về việc thành lập"


def test_text_that_software_mapped_to_unicode_stays(tmp_path: Path) -> None:
    text = "Căn cứ Nghị định của Chính phủ về công tác cán bộ"
    reading = read_set(tmp_path, [(".VnTime", 70, 60, text)])
    assert reading.pages[0].text == text
    assert not reading.review


WRONG: tuple[Set, ...] = tuple(
    (".VnTime", 70, 60 + 20 * n, "Caên cöù Luaät Toå chöùc Hoäi ñoàng nhaân daân vaø Uyû ban nhaân daân")
    for n in range(5)
)


def test_wrong_letters_are_told(tmp_path: Path) -> None:
    reading = read_set(tmp_path, WRONG)
    assert [(item.code, item.severity) for item in reading.review] == [("broken-text-layer", "error")]


@needs_ocr
def test_wrong_letters_are_read_from_the_image(tmp_path: Path) -> None:
    reading = read_set(tmp_path, WRONG, ReadSettings())
    assert reading.pages[0].text_source == "ocr"
    assert reading.review[0].code == "broken-text-layer"
    assert "TCVN3" in reading.review[0].message


FONTS = [None, *map(legacy_font, (".VnTime", ".VnTimeH", "VNI-Times", "VI Times", "VPS Times"))]
CHARS = st.tuples(
    st.characters(exclude_categories=("Cs",)), st.integers(0, 4), st.booleans(), st.sampled_from(FONTS)
)


@given(st.lists(CHARS))
def test_any_characters(drawn: list[tuple[str, int, bool, object]]) -> None:
    chars = as_chars([
        Char(text, 6.0 * n, 10.0 * line, 6.0 * n + 5, 10.0 * line + 9, 10.0 * line + 8, space)
        for n, (text, line, space, _) in enumerate(drawn)
    ])  # fmt: skip
    found, encodings = to_unicode(chars, [font for *_, font in drawn])  # type: ignore[misc]
    assert (found.places == chars.places).all()
    assert all(found.texts)
    assert bool(encodings) <= any(font for *_, font in drawn)
