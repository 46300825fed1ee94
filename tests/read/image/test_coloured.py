"""Stamps in colour over the head of a scan: none of their words is the act's."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from pipeline.read.image.clean import Cleaned
from pipeline.read.image.coloured import with_stamps
from pipeline.read.layout.pieces import Piece
from schemas import Reading
from tests.support.needs import font_file, needs_ocr
from tests.support.read_samples import BODY, CLOSING, HEAD, pdf_of, picture_of, picture_pdf, read_bytes

RED, BLUE, BLACK = (205, 30, 40), (40, 60, 170), (20, 20, 20)
ARRIVAL = ("CÔNG VĂN ĐẾN", "Số: 2371", "Ngày: 17/9/2024")
Mark = tuple[tuple[int, int], tuple[str, ...], tuple[int, int, int]]
"""Left and top in pixels, lines, ink."""


def scanned(tmp_path: Path, *marks: Mark) -> Reading:
    """The sample as a scan, marks in ink over it: where they cross, print stays dark."""
    page = picture_of(pdf_of([*HEAD, *BODY, *CLOSING])).convert("RGB")
    ink = Image.new("RGB", page.size, "white")
    pen, font = ImageDraw.Draw(ink), ImageFont.truetype(font_file(), 30)
    for (x, y), lines, colour in marks:
        wide = max(pen.textlength(line, font=font) for line in lines)
        pen.rectangle([x - 16, y - 10, x + wide + 16, y + 44 * len(lines) + 6], outline=colour, width=3)
        for number, line in enumerate(lines):
            pen.text((x, y + 44 * number), line, fill=colour, font=font)
    return read_bytes(tmp_path, picture_pdf(ImageChops.multiply(page, ink)))


@needs_ocr
@pytest.mark.parametrize(
    "mark",
    [
        ((70, 390), ARRIVAL, RED),
        ((70, 390), ARRIVAL, BLUE),
        ((250, 380), ("HỎA TỐC",), RED),
        ((1150, 390), ("ĐẾN", "Giờ: 08h15", "Số: 5120"), RED),
        ((1150, 40), ("CỔNG THÔNG TIN", "tinhmau.gov.vn"), RED),
    ],
)
def test_a_stamp_beside_the_title_is_no_part_of_it(tmp_path: Path, mark: Mark) -> None:
    plain, stamped = scanned(tmp_path), scanned(tmp_path, mark)
    assert stamped.pages[0].text == plain.pages[0].text


def drawn(text: str, x0: float, colour: tuple[int, int, int], page: ImageDraw.ImageDraw) -> Piece:
    """A word drawn at x0, 30 points high, at the top of a page with 72 dpi."""
    page.text((x0, 20), text, fill=colour, font=ImageFont.truetype(font_file(), 24))
    return Piece(text, x0, 20, x0 + 15 * len(text), 50, 44, 24, source="ocr")


@pytest.mark.parametrize(
    ("words", "stamped"),
    [
        ([("QUYẾT", 300, BLACK), ("ĐẾN", 20, RED)], {"ĐẾN"}),
        ([("Số:", 20, BLACK), ("128", 75, BLUE), ("/QĐ", 130, BLACK)], set()),
        ([("Số:", 20, BLACK), ("128", 300, BLUE)], set()),
        ([("QUYẾT", 300, RED), ("ĐẾN", 20, RED)], {"QUYẾT", "ĐẾN"}),
    ],
)
def test_words_side_by_side_that_are_all_in_colour(
    words: list[tuple[str, int, tuple[int, int, int]]], stamped: set[str]
) -> None:
    image = Image.new("RGB", (600, 800), "white")
    pen = ImageDraw.Draw(image)
    head = [drawn(text, x, colour, pen) for text, x, colour in words]
    pen.rectangle([50, 500, 550, 700], fill=BLACK)
    motto = Piece("Độc lập - Tự do - Hạnh phúc", 60, 90, 300, 110, 108, 12, source="ocr")
    body = [motto] + [Piece("lời", 60, 510 + n, 90, 530 + n, 528 + n, 12, source="ocr") for n in range(10)]
    pixels = np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
    level = Cleaned(pixels[:, :, 0], np.array([[1.0, 0, 0], [0, 1.0, 0]]), 0.0)
    assert {
        piece.text for piece in with_stamps(pixels, level, 72, [*head, *body]) if piece.stamped
    } == stamped
    assert not any(
        piece.stamped for piece in with_stamps(pixels, level, 72, head)
    )  # no black page to compare
