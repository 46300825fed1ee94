"""Numbers and dates that stand in the head of a text layer as pictures."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader

from tests.support.needs import needs_ocr
from tests.support.read_samples import BODY, HEAD, HEIGHT, canvas, draw, read_bytes, sample_font

pytestmark = needs_ocr
BLANK = (*(p for p in HEAD if p[1] < 100), (80, 105, "Số:"), (150, 105, "/QĐ-SCX"),
         (310, 106, "Mẫu, ngày"), (400, 106, "tháng"), (460, 106, "năm 2024"))  # fmt: skip


def with_pictures(*figures: tuple[float, str]) -> bytes:
    """The head with blanks; figures as pictures at their left edges, in points."""
    made, target = canvas()
    draw(made, (*BLANK, *BODY), 11)
    for left, text in figures:
        picture = Image.new("L", (60 * max(len(text), 1), 100), 255)
        ImageDraw.Draw(picture).text((5, 5), text, font=ImageFont.truetype(sample_font(), 80), fill=20)
        made.drawImage(ImageReader(picture), left, HEIGHT - 109, width=0.12 * picture.width, height=12)
    made.showPage()
    made.save()
    return target.getvalue()


def head_line(tmp_path: Path, data: bytes, beginning: str) -> str:
    lines = read_bytes(tmp_path, data).pages[0].lines
    return next(line.text for line in lines if line.text.startswith(beginning))


def test_pictures_in_the_blanks_are_read_and_doubted(tmp_path: Path) -> None:
    data = with_pictures((110, "214"), (375, "17"), (436, "9"))
    assert head_line(tmp_path, data, "Số:") == "Số: 214 /QĐ-SCX"
    assert head_line(tmp_path, data, "Mẫu,") == "Mẫu, ngày 17 tháng 9 năm 2024"
    words = [w for line in read_bytes(tmp_path, data).pages[0].lines for w in line.words if w.source == "ocr"]
    assert [w.text for w in words] == ["214", "17", "9"]
    assert all(w.confidence == 0.5 for w in words)


def test_empty_blanks_stay_empty(tmp_path: Path) -> None:
    assert head_line(tmp_path, with_pictures(), "Số:") == "Số: /QĐ-SCX"


def test_what_is_no_figure_is_not_made_one(tmp_path: Path) -> None:
    assert head_line(tmp_path, with_pictures((112, "~")), "Số:") == "Số: /QĐ-SCX"
