"""Pages that are pictures: OCR, ruled tables, turned pages, image files."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.read.engines.tesseract import SeenWord, recognise
from pipeline.read.scan import _Level, _piece, _without_specks
from pipeline.read.second_look.lines import missed_words
from pipeline.settings import ReadSettings
from tests.support.needs import needs_ocr
from tests.support.read_samples import (
    BODY,
    CLOSING,
    HEAD,
    HEIGHT,
    canvas,
    draw,
    pdf_of,
    picture_of,
    picture_pdf,
    read_bytes,
    texts,
)


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return picture_of(pdf_of((*HEAD, *BODY, *CLOSING), size=12))


@needs_ocr
def test_scan_reads_like_the_layer(tmp_path: Path, picture: Image.Image) -> None:
    reading = read_bytes(tmp_path, picture_pdf(picture))
    page = reading.pages[0]
    assert (reading.split, page.text_source) == ("scan", "ocr")
    assert "Số: 12/QĐ-SCX" in texts(page.lines, column="left")
    assert "Mẫu, ngày 05 tháng 4 năm 2024" in texts(page.lines, column="right")
    assert "Điều 1. Thành lập Tổ trồng cây gồm các ông, bà có tên sau đây:" in texts(
        page.lines, column="full"
    )
    assert [item.code for item in reading.review] == ["ocr-page"]
    assert 0.8 < page.confidence <= 1
    assert all(word.source in ("ocr", "hand") for line in page.lines for word in line.words)


@needs_ocr
def test_skewed_scan_keeps_boxes_on_the_page_as_given(tmp_path: Path, picture: Image.Image) -> None:
    straight = read_bytes(tmp_path, picture_pdf(picture)).pages[0]
    skewed = read_bytes(tmp_path, picture_pdf(picture.rotate(1.5, fillcolor=255))).pages[0]
    wanted = "Điều 1. Thành lập Tổ trồng cây gồm các ông, bà có tên sau đây:"
    assert wanted in texts(skewed.lines)
    first = next(line for line in straight.lines if line.text == wanted)
    second = next(line for line in skewed.lines if line.text == wanted)
    assert first.words[0].box is not None
    assert second.words[0].box is not None
    lower = second.words[0].box.y0 - first.words[0].box.y0
    assert lower == pytest.approx(
        (297 - 90) * 0.0262, abs=2.5
    )  # left of the middle, turned counter-clockwise


@needs_ocr
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_pages_are_turned_back(tmp_path: Path, picture: Image.Image, turn: int) -> None:
    reading = read_bytes(tmp_path, picture_pdf(picture.rotate(turn, expand=True)))
    page = reading.pages[0]
    assert page.rotation == turn
    assert page.height > page.width
    assert "Số: 12/QĐ-SCX" in texts(page.lines)
    assert "turned-page" in [item.code for item in reading.review]


@needs_ocr
def test_image_files(tmp_path: Path, picture: Image.Image) -> None:
    for name, options in (("a.png", {}), ("a.jpg", {"quality": 90}), ("a.tif", {"compression": "tiff_lzw"})):
        target = io.BytesIO()
        picture.save(
            target, {"png": "PNG", "jpg": "JPEG", "tif": "TIFF"}[name[2:]], dpi=(200, 200), **options
        )
        page = read_bytes(tmp_path, target.getvalue(), name).pages[0]
        assert "Số: 12/QĐ-SCX" in texts(page.lines)
        assert (round(page.width), round(page.height)) == (595, 842)


@needs_ocr
def test_tiff_of_many_pages(tmp_path: Path, picture: Image.Image) -> None:
    target = io.BytesIO()
    blank = Image.new("L", picture.size, 255)
    picture.save(target, "TIFF", save_all=True, append_images=[blank], dpi=(200, 200))
    pages = read_bytes(tmp_path, target.getvalue(), "a.tif").pages
    assert [page.text_source for page in pages] == ["ocr", "blank"]


def test_without_ocr_a_scan_is_flagged(tmp_path: Path, picture: Image.Image) -> None:
    reading = read_bytes(tmp_path, picture_pdf(picture), settings=ReadSettings(ocr="never"))
    assert [(item.code, item.severity) for item in reading.review] == [("unread-page", "error")]
    assert reading.pages[0].lines == ()


def _table_on_a_scan(
    rows: Sequence[Sequence[str]], turn: float = 0.0, sides: slice = slice(None)
) -> bytes:  # fmt: skip
    """A ruled table as a picture; lines of a cell are parted by '\n' and stand in its middle.

    sides: which of its vertical rules are drawn.
    """
    made, target = canvas()
    draw(made, BODY, size=12)
    columns, top, high = (80, 110, 240, 430, 520), 260, 44
    for n, row in enumerate(rows):
        for left, text in zip(columns, row, strict=False):
            lines = text.split("\n")
            first = top + n * high + 28 - 8 * (len(lines) - 1)
            draw(made, [(left + 5, first + 16 * k, line) for k, line in enumerate(lines)], size=12)
    for x in columns[sides]:
        made.line(x, HEIGHT - top, x, HEIGHT - top - len(rows) * high)
    for n in range(len(rows) + 1):
        made.line(columns[0], HEIGHT - top - n * high, columns[-1], HEIGHT - top - n * high)
    made.save()
    picture = picture_of(target.getvalue())
    return picture_pdf(picture.rotate(turn, Image.Resampling.BICUBIC, fillcolor=255) if turn else picture)


@needs_ocr
@pytest.mark.parametrize(
    ("turn", "sides"),
    [
        pytest.param(0.0, slice(None), id="straight"),
        pytest.param(0.6, slice(None), id="turned-left"),
        pytest.param(-0.8, slice(None), id="turned-right"),
        pytest.param(0.0, slice(0, -1), id="right-side-lost"),
        pytest.param(0.6, slice(1, -1), id="both-sides-lost"),
    ],
)
def test_ruled_table_on_a_scan(tmp_path: Path, turn: float, sides: slice) -> None:
    people = (
        ("TT", "Họ và tên", "Chức vụ,\ncơ quan công tác", "Vai trò"),
        ("1", "Trần Thử Nghiệm", "Phó Trưởng phòng Cây xanh,\nSở Xây dựng", "Tổ trưởng"),
        ("2", "Lê Ví Dụ", "Chuyên viên Phòng Kế hoạch,\nSở Tài chính", "Tổ phó"),
        ("3", "Hoàng Mẫu\nThí Dụ", "Kế toán", "Thành viên"),
    )
    page = read_bytes(tmp_path, _table_on_a_scan(people, turn, sides)).pages[0]
    rows = [[cell.text for cell in line.cells] for line in page.lines if line.kind == "row"]
    assert [row[1:] for row in rows] == [[text.replace("\n", " ") for text in row[1:]] for row in people]


@needs_ocr
def test_lines_passed_over_are_found_by_their_ink(picture: Image.Image) -> None:
    grey = np.asarray(picture)
    words = recognise(grey, 200, "vie")
    line = next(word for word in words if word.text == "Căn").base
    kept = [word for word in words if abs(word.base - line) > 10]
    found = missed_words(grey, kept, 200, "vie")
    assert [word.text for word in found] == [word.text for word in words if word not in kept]
    assert missed_words(grey, words, 200, "vie") == []


def test_a_box_that_reaches_into_the_line_below_ends_at_its_own_line() -> None:
    foot = SeenWord("Điều", 306, 1359, 370, 1380, 1380.5, 43, 0.6)
    joined, bent = (
        SeenWord("Như", 241, 1358, 299, 1399, 1379.5, 43, 0.96),
        foot._replace(text="và", base=1362),
    )
    assert _Level([foot, joined]).foot_of(joined).bottom == joined.base
    assert _Level([joined]).foot_of(joined) == joined  # nobody vouches for the line
    assert _Level([foot, bent]).foot_of(bent) == bent
    assert _Level([foot]).foot_of(foot) == foot


def test_dust_is_no_digit() -> None:
    words = [SeenWord("Điều", 10, 100, 60, 130, 130, 34, 0.97), SeenWord("0", 70, 90, 74, 95, 95, 17, 0.9)]
    assert [word.text for word in _without_specks(words)] == ["Điều"]


@needs_ocr
def test_red_seal_over_words_is_read_through(tmp_path: Path, picture: Image.Image) -> None:
    coloured = picture.convert("RGB")
    seal = ImageDraw.Draw(coloured, "RGBA")
    seal.ellipse((950, 1560, 1250, 1860), outline=(220, 30, 40, 170), width=12)
    seal.line((980, 1890, 1280, 1880), fill=(220, 30, 40, 150), width=10)
    page = read_bytes(tmp_path, picture_pdf(coloured)).pages[0]
    assert "Trần Thử Nghiệm" in texts(page.lines, column="right")


BENT = {
    "same line": ("và", 139.0, 150.0, 150.0, 150.0),
    "a neighbour's line above": ("và", 139.0, 150.0, 141.0, 150.0),
    "hanging letters": ("quận", 139.0, 153.0, 150.0, 150.0),
    "hanging letters, a neighbour's line": ("quận", 138.0, 152.0, 141.0, 149.2),
    "a tall box around ý": ("ký.", 58.0, 81.0, 71.0, 71.0),
    "a tall word, a neighbour's line": ("Ông", 138.0, 154.0, 144.5, 150.8),
    "a speck below": ("và", 141.0, 155.0, 150.0, 150.0),
    "a label's row tells nothing": ("6", 141.0, 155.0, 148.0, 155.0),
}


@pytest.mark.parametrize(("text", "top", "bottom", "seen", "base"), BENT.values(), ids=BENT)
def test_a_word_keeps_its_own_baseline(
    text: str, top: float, bottom: float, seen: float, base: float
) -> None:
    piece = _piece(SeenWord(text, 10, top, 40, bottom, seen, 13, 0.97), 72)
    assert piece is not None
    assert piece.base == pytest.approx(base)
