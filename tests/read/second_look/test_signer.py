"""The signer's printed name under a dark seal, crossed by a pen, or stamped in outlines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from pipeline.read.image.clean import Cleaned
from pipeline.read.layout.pieces import Piece
from pipeline.read.second_look.signer import with_signer
from tests.support.needs import needs_ocr
from tests.support.read_samples import (  # fmt: skip
    BODY,
    CLOSING,
    HEAD,
    pdf_of,
    picture_of,
    picture_pdf,
    read_bytes,
    sample_font,
    texts,
)

NAME, PLACE = CLOSING[-1][2], (1000, 1850)
"""What is printed there; about its left end, pixels at 200 dpi."""


@pytest.fixture(scope="module")
def unsigned() -> Image.Image:
    return picture_of(pdf_of((*HEAD, *BODY, *CLOSING[:-1]), size=12)).convert("RGB")


def printed(page: Image.Image, **form: object) -> None:
    font = ImageFont.truetype(sample_font(), 36)
    ImageDraw.Draw(page).text(PLACE, NAME, font=font, **form)  # type: ignore[arg-type]


def inked(page: Image.Image, draw: Callable[[ImageDraw.ImageDraw], None]) -> None:
    """Ink lets black print be seen through it."""
    layer = Image.new("RGB", page.size, (255, 255, 255))
    draw(ImageDraw.Draw(layer))
    page.paste(ImageChops.darker(page, layer))


def under_a_dark_seal(page: Image.Image) -> None:
    printed(page, fill=(20, 20, 20))
    for grown in (0, 16):
        ring = (830 - grown, 1710 - grown, 1030 + grown, 1880 + grown)
        inked(page, lambda ink, ring=ring: ink.ellipse(ring, outline=(150, 35, 40), width=7))  # type: ignore[misc]


def crossed_by_a_pen(page: Image.Image) -> None:
    printed(page, fill=(20, 20, 20))
    inked(page, lambda ink: ink.line((960, 1900, 1180, 1800, 1500, 1720), fill=(150, 35, 40), width=5))


def in_outlines(page: Image.Image) -> None:
    printed(page, fill=(255, 255, 255), stroke_fill=(0, 0, 0), stroke_width=1)
    ImageDraw.Draw(page).line((900, 1840, 1150, 1770, 1500, 1720), fill=(0, 0, 0), width=4)


@needs_ocr
@pytest.mark.parametrize("signed", [under_a_dark_seal, crossed_by_a_pen, in_outlines])
def test_the_name_is_read(
    tmp_path: Path, unsigned: Image.Image, signed: Callable[[Image.Image], None]
) -> None:
    page = unsigned.copy()
    signed(page)
    lines = read_bytes(tmp_path, picture_pdf(page)).pages[0].lines
    (line,) = (line for line in lines if line.text == NAME)
    assert line.column == "right"
    box = line.words[0].box
    assert box is not None
    assert (box.x0, box.y0) == pytest.approx((PLACE[0] * 0.36, PLACE[1] * 0.36), abs=6)


@needs_ocr
def test_strokes_alone_are_no_name(tmp_path: Path, unsigned: Image.Image) -> None:
    page = unsigned.copy()
    ink = ImageDraw.Draw(page)
    ink.ellipse((800, 1700, 1060, 1960), outline=(150, 35, 40), width=7)
    ink.line((960, 1900, 1180, 1780, 1500, 1710, 1200, 1850, 1400, 1860), fill=(30, 30, 30), width=5)
    lines = read_bytes(tmp_path, picture_pdf(page)).pages[0].lines
    below = texts(lines, column="right")
    assert not [text for text in below[below.index("GIÁM ĐỐC") + 1 :] if len(text.split()) > 1]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (["đã", "Lê", "Hoàng", "Mẫu"], "Lê Hoàng Mẫu"),
        (["“Lê", "Hoàng", "Mẫu"], "Lê Hoàng Mẫu"),
        (["~", "cx", "TRẦN", "THỊ", "MẪU"], "TRẦN THỊ MẪU"),
        (["TS.", "Lê", "Hoàng", "Mẫu"], "TS. Lê Hoàng Mẫu"),
        (["ông", "Lê", "Hoàng", "Mẫu"], "ông Lê Hoàng Mẫu"),
        (["đã", "Lê", "Mẫu"], "đã Lê Mẫu"),
        (["theo", "Lê", "Hoàng", "Mẫu"], "theo Lê Hoàng Mẫu"),
        (["đã", "Lê", "Hoàng", "Mẫu", "ký"], "đã Lê Hoàng Mẫu ký"),
    ],
)
def test_bits_of_seal_and_pen_before_a_whole_name_go(words: list[str], left: str) -> None:
    paper = np.full((2339, 1654), 255, np.uint8)
    level = Cleaned(paper, np.array([[1.0, 0, 0], [0, 1.0, 0]]), 0.0)
    heading = [Piece("Nơi", 70, 590, 90, 602, 600, 11), Piece("nhận:", 93, 590, 130, 602, 600, 11)]
    signed = [Piece(word, 360 + 40 * n, 670, 390 + 40 * n, 682, 680, 11) for n, word in enumerate(words)]
    found = with_signer(paper, level, paper, 200, "vie", [*heading, *signed])
    assert " ".join(piece.text for piece in found[2:]) == left
