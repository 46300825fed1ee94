"""Small PDFs and images for the tests of reading, drawn when a test runs. All persons are invented."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.read import read
from pipeline.settings import ReadSettings
from schemas import Line, Reading
from tests.support.needs import font_file

WIDTH, HEIGHT = A4
Placed = tuple[float, float, str]
"""x from the left, y of the baseline from the top, both in points; the words."""

HEAD: tuple[Placed, ...] = (
    (70, 60, "UBND TỈNH MẪU"), (95, 76, "SỞ CÂY XANH"), (80, 105, "Số: 12/QĐ-SCX"),
    (285, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (330, 76, "Độc lập - Tự do - Hạnh phúc"),
    (310, 106, "Mẫu, ngày 05 tháng 4 năm 2024"),
)  # fmt: skip
BODY: tuple[Placed, ...] = (
    (250, 150, "QUYẾT ĐỊNH"),
    (120, 170, "Về việc thành lập Tổ trồng cây bóng mát của tỉnh"),
    (90, 200, "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;"),
    (90, 230, "Điều 1. Thành lập Tổ trồng cây gồm các ông, bà có tên sau đây:"),
)
CLOSING: tuple[Placed, ...] = (
    (70, 600, "Nơi nhận:"), (70, 616, "- Như Điều 3;"), (70, 632, "- Lưu: VT."),
    (380, 600, "GIÁM ĐỐC"), (360, 680, "Trần Thử Nghiệm"),
)  # fmt: skip


@cache
def sample_font() -> str:
    """Path of a font with Vietnamese letters, known to reportlab; skips where there is none."""
    path = font_file()
    pdfmetrics.registerFont(TTFont("Sample", path))
    return path


def canvas() -> tuple[Canvas, io.BytesIO]:
    """An empty A4 document and where it is saved; skips where no font has Vietnamese letters."""
    sample_font()
    target = io.BytesIO()
    return Canvas(target, pagesize=A4, invariant=1), target


def draw(page: Canvas, texts: Sequence[Placed], size: float = 11) -> None:
    page.setFont("Sample", size)
    for x, y, text in texts:
        page.drawString(x, HEIGHT - y, text)


def pdf_of(*pages: Sequence[Placed], size: float = 11) -> bytes:
    made, target = canvas()
    for texts in pages:
        draw(made, texts, size)
        made.showPage()
    made.save()
    return target.getvalue()


def picture_of(data: bytes, dpi: int = 200, index: int = 0) -> Image.Image:
    """A page of a PDF as a grey picture."""
    with pdfium.PdfDocument(data) as document:
        page = document[index]
        picture: Image.Image = page.render(scale=dpi / 72).to_pil().convert("L")
        page.close()
    return picture


def picture_pdf(*pictures: Image.Image) -> bytes:
    """A scan: pages that are nothing but a picture."""
    target = io.BytesIO()
    pictures[0].save(target, "PDF", resolution=200.0, save_all=True, append_images=pictures[1:])
    return target.getvalue()


def read_bytes(
    folder: Path, data: bytes, name: str = "van-ban.pdf", settings: ReadSettings | None = None
) -> Reading:
    path = folder / name
    path.write_bytes(data)
    return read(path, settings or ReadSettings())


def texts(lines: Sequence[Line], kind: str = "text", column: str | None = None) -> list[str]:
    return [line.text for line in lines if line.kind == kind and column in (None, line.column)]
