"""Sets a sample on A4 pages after Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from corpus.generator import drawing, fonts, listing
from corpus.generator.legal import basis_line
from corpus.generator.model import Block, Sample

LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 17 * mm, 20 * mm, 20 * mm
WIDTH = A4[0] - LEFT - RIGHT
FOOTER = "Văn bản mẫu, nhân vật hư cấu"


def _style(size: float, **more: Any) -> ParagraphStyle:
    base: dict[str, Any] = {
        "fontName": fonts.REGULAR,
        "fontSize": size,
        "leading": size * 1.25,
        "alignment": TA_JUSTIFY,
        "spaceBefore": size * 0.25,
        "spaceAfter": size * 0.2,
    }
    return ParagraphStyle("s", **(base | more))


class Head(Flowable):  # type: ignore[misc]
    """Issuer and state name side by side, number and date below (ô 1 to 4)."""

    def __init__(self, sample: Sample) -> None:
        super().__init__()
        self.sample = sample
        self.width, self.height = WIDTH, 86 + 15 * max(0, len(sample.head) - 2)

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        canvas, sample, left, right = self.canv, self.sample, WIDTH * 0.19, WIDTH * 0.69
        y = self.height - 14
        for line in sample.head:
            last = line == sample.head[-1]
            canvas.setFont(fonts.BOLD if last or len(sample.head) == 1 else fonts.REGULAR, 11)
            canvas.drawCentredString(left, y, line)
            y -= 15
        canvas.setLineWidth(0.6)
        canvas.line(left - 28, y + 8, left + 28, y + 8)
        top = self.height - 14
        spelled = "HOÀ" if sample.look.get("old_tones") == "yes" else "HÒA"
        canvas.setFont(fonts.BOLD, 11)
        canvas.drawCentredString(right, top, f"CỘNG {spelled} XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        motto = "Độc lập - Tự do - Hạnh phúc"
        canvas.setFont(fonts.BOLD, 12)
        canvas.drawCentredString(right, top - 16, motto)
        half = stringWidth(motto, fonts.BOLD, 12) / 2
        canvas.line(right - half, top - 21, right + half, top - 21)
        self._number(canvas, left, y - 12)
        self._date(canvas, right, y - 12)

    def _number(self, canvas: Canvas, middle: float, y: float) -> None:
        number, filled = self.sample.number or "", self.sample.look.get("number", "printed")
        blank = filled != "printed" or not number
        shown = (
            "Số:"
            + ("\u00a0" * (15 if filled == "hand" else 11) if blank else f" {number}")
            + f"/{self.sample.symbol}"
        )
        start = middle - stringWidth(shown, fonts.REGULAR, 12) / 2
        canvas.setFont(fonts.REGULAR, 12)
        canvas.drawString(start, y, shown)
        gap = start + stringWidth("Số: ", fonts.REGULAR, 12)
        if number and filled == "hand":
            drawing.handwriting(canvas, number, gap + 1, y - 1, self.sample.seed)
        elif number and filled == "widget":
            _field(canvas, "so", number, gap, y, 32)

    def _date(self, canvas: Canvas, middle: float, y: float) -> None:
        place, year, size = self.sample.place, self.sample.year, 12
        filled = self.sample.look.get("number", "printed")
        day = month = ""
        if self.sample.date:
            day, month = self.sample.date[8:], self.sample.date[5:7]
            month = month if int(month) < 3 else str(int(month))
        shown = [day, month] if filled == "printed" and day else ["\u00a0" * 5, "\u00a0" * 5]
        before, between = f"{place}, ngày ", " tháng "
        text = f"{before}{shown[0]}{between}{shown[1]} năm {year}"
        start = middle - stringWidth(text, fonts.ITALIC, size) / 2
        canvas.setFont(fonts.ITALIC, size)
        canvas.drawString(start, y, text)
        if filled == "printed" or not day:
            return
        first = start + stringWidth(before, fonts.ITALIC, size)
        second = first + stringWidth(shown[0] + between, fonts.ITALIC, size)
        if filled == "hand":
            drawing.handwriting(canvas, day, first, y - 1, self.sample.seed + 1, 14)
            drawing.handwriting(canvas, month, second, y - 1, self.sample.seed + 2, 14)
        else:
            _field(canvas, "ngay", day, first, y, 18)
            _field(canvas, "thang", month, second, y, 18)


def _field(canvas: Canvas, name: str, value: str, x: float, y: float, width: float) -> None:
    """A read-only form field: its figures are on the page and not in the text layer."""
    canvas.acroForm.textfield(
        name=name,
        value=value,
        x=x,
        y=y - 3.5,
        width=width,
        height=16,
        fontName="Times-Roman",
        fontSize=12,
        borderWidth=0,
        fillColor=None,
        borderColor=None,
        textColor=None,
        fieldFlags="readOnly",
        relative=True,
        forceBorder=False,
    )


class Signed(Flowable):  # type: ignore[misc]
    """The room between post and name, with pen stroke and seal where the sample has them."""

    def __init__(self, sample: Sample, width: float) -> None:
        super().__init__()
        self.sample, self.width, self.height = sample, width, 62

    def wrap(self, *_: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        if self.sample.look.get("signature", "yes") == "yes":
            drawing.signature(self.canv, self.width / 2 - 42, 14, self.sample.seed)
        if self.sample.look.get("seal", "yes") == "yes":
            drawing.seal(self.canv, self.width / 2 - 62, 28, self.sample.seed)


class Rule(Flowable):  # type: ignore[misc]
    """A short centred rule, as below the subject."""

    def wrap(self, *_: float) -> tuple[float, float]:
        return WIDTH, 8

    def draw(self) -> None:
        self.canv.setLineWidth(0.6)
        self.canv.line(WIDTH / 2 - 42, 3, WIDTH / 2 + 42, 3)


def _closing(sample: Sample, size: float) -> Flowable:
    line = _style(10, alignment=0, leading=12.2, spaceBefore=0, spaceAfter=0)
    left: list[Flowable] = [Paragraph("<b><i>Nơi nhận:</i></b>", _style(11, alignment=0, spaceBefore=0))]
    last = len(sample.recipients) - 1
    for index, text in enumerate(recipient_lines(sample)):
        left.append(Paragraph(f"{escape(text)}{'.' if index == last else ';'}", line))
    bold = _style(size, alignment=TA_CENTER, fontName=fonts.BOLD, spaceBefore=0, spaceAfter=0)
    right: list[Flowable] = [Paragraph(escape(text), bold) for text in (*sample.authority, sample.position)]
    right += [Signed(sample, WIDTH * 0.5 - 12), Paragraph(escape(sample.signer), bold)]
    return Table(
        [[left, right]],
        colWidths=[WIDTH * 0.5, WIDTH * 0.5],
        style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (0, 0), 0)]),
    )


def recipient_lines(sample: Sample) -> list[str]:
    """'- Bộ Y tế (để b/c)', without the final mark."""
    return [f"- {text} ({purpose})" if purpose else f"- {text}" for text, purpose in sample.recipients]


def paragraph_text(block: Block) -> str:
    return f"{block.lead} {block.text}".strip()


def _marked(block: Block) -> str:
    text = f"<b>{escape(block.text)}</b>" if block.bold else escape(block.text)
    return f"<b>{escape(block.lead)}</b> {text}" if block.lead else text


def _story(sample: Sample) -> list[Flowable]:
    size = float(sample.look.get("size", "12.3"))
    centre = _style(size, alignment=TA_CENTER, fontName=fonts.BOLD)
    tight = _style(size, alignment=TA_CENTER, fontName=fonts.BOLD, spaceBefore=0, spaceAfter=0)
    italic = fonts.REGULAR if sample.look.get("upright_bases") == "yes" else fonts.ITALIC
    base = _style(size, fontName=italic, firstLineIndent=28)
    text = _style(size, firstLineIndent=28)
    words = sample.look.get("dates", "words") == "words"
    story: list[Flowable] = [Head(sample), Spacer(1, 6), Paragraph("QUYẾT ĐỊNH", tight)]
    story += [Paragraph(escape(sample.subject), tight), Rule(), Spacer(1, 4)]
    story += [Paragraph(escape(sample.issuer.upper()), centre)]
    story += [Paragraph(escape(basis_line(b, words)) + ";", base) for b in sample.bases]
    story += [Paragraph(escape(sample.proposal), base), Spacer(1, 2), Paragraph("QUYẾT ĐỊNH:", centre)]
    for block in sample.blocks:
        if block.kind == "paragraph":
            story.append(Paragraph(_marked(block), text))
        elif block.kind == "members":
            story += listing.flowables(sample, block, text, WIDTH)
        elif block.kind == "closing":
            story.append(KeepTogether([story.pop(), Spacer(1, 8), _closing(sample, size)]))
        elif block.kind == "annex":
            story.append(PageBreak())
        else:
            note = _style(size, alignment=TA_CENTER, fontName=fonts.ITALIC)
            story.append(Paragraph(escape(block.text), tight if block.kind == "title" else note))
    return story


def _marked_page(canvas: Canvas, doc: BaseDocTemplate) -> None:
    drawing.sample_mark(canvas, *A4)
    _page(canvas, doc)


def _page(canvas: Canvas, _doc: BaseDocTemplate) -> None:
    canvas.saveState()
    number = canvas.getPageNumber()
    if number > 1:
        canvas.setFont(fonts.REGULAR, 12)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 13 * mm, str(number))
    canvas.setFont(fonts.REGULAR, 8)
    canvas.setFillGray(0.3)
    canvas.drawCentredString(A4[0] / 2, 8 * mm, FOOTER)
    canvas.restoreState()


def pdf(sample: Sample, mark: bool = True) -> bytes:
    """The typeset decision, the same bytes every time. Raises fonts.FontMissingError.

    mark: MẪU across each page; it is left out only where pages are made to be read and thrown away.
    """
    fonts.register()
    buffer = io.BytesIO()
    frame = Frame(LEFT, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        pageTemplates=[PageTemplate(frames=[frame], onPage=_marked_page if mark else _page)],
        title=sample.subject,
        author="quyetdinh, văn bản mẫu",
        subject=FOOTER,
        invariant=1,
    )
    document.build(_story(sample))
    return buffer.getvalue()
