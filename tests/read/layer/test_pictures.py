"""Pictures on pages with a text layer are read as what is no content, so that they can be covered."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader

from pipeline.mask import mask
from pipeline.settings import ReadSettings
from schemas import MASK, Line, Reading
from tests.support.needs import needs_ocr
from tests.support.read_samples import BODY, HEAD, canvas, draw, pdf_of, picture_of, read_bytes

CARD = ((20, 30, "THẺ CĂN CƯỚC (MẪU)"), (20, 60, "Số: 001099000123"), (20, 90, "Họ và tên: LÒ VĂN MẪU"))
LOGO = ((20, 30, "SỞ CÂY XANH"),)


def page_with(*pictures: bytes) -> bytes:
    """A page with a text layer and pictures, one below the other, 240 points wide."""
    page, target = canvas()
    draw(page, [*HEAD, *BODY])
    for number, data in enumerate(pictures):
        picture = picture_of(data).crop((0, 0, 900, 300))
        page.drawImage(ImageReader(picture), 90, 380 - 150 * number, width=300, height=100)
    page.save()
    return target.getvalue()


def pictures(reading: Reading) -> list[Line]:
    return [line for line in reading.pages[0].lines if line.kind == "picture"]


@needs_ocr
def test_a_picture_with_personal_data_is_covered_whole_and_a_logo_stays(tmp_path: Path) -> None:
    read = read_bytes(tmp_path, page_with(pdf_of(CARD), pdf_of(LOGO)))
    assert "001099000123" in " ".join(line.text for line in pictures(read))
    assert "001099000123" not in read.pages[0].text
    found = pictures(mask(read))
    assert {line.text for line in found} >= {MASK, "SỞ CÂY XANH"}
    (box,) = {word.box for line in found for word in line.words if word.text == MASK}
    assert box is not None
    assert (round(box.x0), round(box.x1), round(box.y1 - box.y0)) == (90, 390, 100)
    assert mask(mask(read)) == mask(read)


@needs_ocr
def test_of_a_picture_laid_over_the_page_only_what_the_layer_lacks_is_read(tmp_path: Path) -> None:
    page, target = canvas()
    draw(page, [*HEAD, *BODY])
    over = picture_of(pdf_of([(90, 700, "Số điện thoại: 0900000123")])).convert("L")
    ink = Image.new("RGBA", over.size)
    ink.putalpha(over.point(lambda grey: 255 - grey))
    page.drawImage(ImageReader(ink), 0, 0, width=595, height=842, mask="auto")
    page.save()
    assert [line.text for line in pictures(read_bytes(tmp_path, target.getvalue()))] == [
        "Số điện thoại: 0900000123"
    ]


def test_without_ocr_nobody_knows_what_a_picture_says(tmp_path: Path) -> None:
    reading = read_bytes(tmp_path, page_with(pdf_of(LOGO)), settings=ReadSettings(ocr="never"))
    assert [line.text for line in pictures(reading)] == [MASK]


def test_icons_and_pages_without_pictures_cost_nothing(tmp_path: Path) -> None:
    page, target = canvas()
    draw(page, [*HEAD, *BODY])
    icon = io.BytesIO()
    Image.new("RGB", (20, 20)).save(icon, "PNG")
    page.drawImage(ImageReader(icon), 90, 380, width=12, height=12)
    page.save()
    assert pictures(read_bytes(tmp_path, target.getvalue())) == []
