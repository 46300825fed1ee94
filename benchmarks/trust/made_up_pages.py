"""Pages of the documents of our own set: lines, tables, and lines as a photograph shows them."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.generator.fonts import REGULAR, register

LEFT, TOP, LEADING, SIZE = 60.0, 780.0, 17.0, 11.0  # points
HEAD = (
    "MẪU",
    "QUYẾT ĐỊNH",
    "Về việc kiện toàn Tổ công tác",
    "Điều 1. Kiện toàn Tổ công tác gồm các ông, bà sau đây:",
)


def pdf_of(lines: Iterable[str], canvas: Canvas | None = None) -> bytes:
    """Pages of lines, wrapped at the margin."""
    register()
    buffer = io.BytesIO()
    page = canvas or Canvas(buffer, pagesize=A4, invariant=1)
    y = 0.0
    for line in lines:
        for part in textwrap.wrap(line, 82) or [""]:
            if y < 60:
                if y:
                    page.showPage()
                page.setFont(REGULAR, SIZE)
                y = TOP
            page.drawString(LEFT, y, part)
            y -= LEADING
    page.save()
    return buffer.getvalue()


_WIDTHS = (30.0, 130.0, 190.0, 150.0)  # points of the columns


def table_pages(tables: Sequence[Sequence[Sequence[str]]], ruled: bool) -> bytes:
    register()
    buffer = io.BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1)
    y = 0.0
    for rows in tables:
        if y < 60 + LEADING * (len(rows) + 2):
            if y:
                page.showPage()
            page.setFont(REGULAR, SIZE)
            y = TOP
            page.drawString(LEFT, y, "MẪU - Danh sách kèm theo Quyết định")
            y -= 2 * LEADING
        for row in rows:
            x = LEFT
            for width, cell in zip(_WIDTHS, row, strict=True):
                page.drawString(x + 3, y, cell)
                if ruled:
                    page.rect(x, y - 5, width, LEADING)
                x += width
            y -= LEADING
        y -= 1.5 * LEADING
        page.drawString(LEFT, y + 0.4 * LEADING, "Danh sách tiếp theo của Tổ công tác.")
        y -= LEADING
    page.save()
    return buffer.getvalue()


def picture_of(lines: Sequence[str], dpi: int = 170) -> Image.Image:
    """The lines as an image, as a photograph of a card or of a form would show them."""
    page = pdfium.PdfDocument(pdf_of(lines))[0]
    image = page.render(scale=dpi / 72).to_pil()
    high = round((842 - TOP + LEADING * (len(lines) + 1)) * dpi / 72)
    return Image.Image.crop(image, (round(40 * dpi / 72), round(40 * dpi / 72), round(400 * dpi / 72), high))
