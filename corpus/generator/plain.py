"""A sample as text dumped from a PDF: wrapped lines, form feeds, a head out of order."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from corpus.generator import listing
from corpus.generator.layout import FOOTER, paragraph_text, recipient_lines
from corpus.generator.legal import basis_line
from corpus.generator.model import Sample

LINES_A_PAGE = 44


def _head(sample: Sample, shape: str) -> list[str]:
    """cut: the two upper cells are lost. glued: left and right cell stand on one line."""
    if sample.number and sample.date:
        day, month = sample.date[8:], str(int(sample.date[5:7]))
        month = f"0{month}" if int(month) < 3 else month
        number, date = f"Số: {sample.number}/{sample.symbol}", f"ngày {day} tháng {month} năm {sample.year}"
    else:
        number, date = f"Số          /{sample.symbol}", f"ngày      tháng      năm {sample.year}"
    if shape == "cut":
        return [f"{number}            {sample.place}, {date}"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    lines = [f"{a:<28}{b}".rstrip() for a, b in zip(sample.head, right, strict=False)]
    return [*lines, "", f"{number:<28}{sample.place}, {date}"]


def _paragraphs(sample: Sample) -> Iterator[str]:
    for block in sample.blocks:
        if block.kind == "members":
            yield from listing.prose(sample.bodies[block.body], block.style)
        elif block.kind == "closing":
            return
        else:
            yield paragraph_text(block)


def _wrapped(sample: Sample, width: int) -> Iterator[str]:
    words = sample.look.get("dates", "words") == "words"
    yield from _head(sample, sample.look.get("head", "glued"))
    yield ""
    yield "QUYẾT ĐỊNH"
    yield from textwrap.wrap(sample.subject, width - 14)
    yield sample.issuer.upper()
    opening = [basis_line(basis, words) + ";" for basis in sample.bases]
    for text in (*opening, sample.proposal, "QUYẾT ĐỊNH:", *_paragraphs(sample)):
        yield from textwrap.wrap(text, width, break_on_hyphens=True)
    yield ""
    yield "Nơi nhận:"
    last = len(sample.recipients) - 1
    for index, line in enumerate(recipient_lines(sample)):
        yield line + ("." if index == last else ";")
    yield ""
    yield from (*sample.authority, sample.position, "", "", sample.signer)


def text(sample: Sample) -> str:
    """Pages end with the sample footer; a form feed and the page number follow."""
    lines = list(_wrapped(sample, int(sample.look.get("width", "84"))))
    pages = [lines[start : start + LINES_A_PAGE] for start in range(0, len(lines), LINES_A_PAGE)]
    shown = []
    for number, page in enumerate(pages, start=1):
        top = [str(number)] if number > 1 else []
        shown.append("\n".join([*top, *page, FOOTER]))
    return "\n\f".join(shown) + "\n"
