"""Readings made by hand: plain text, lines with boxes, table rows. All persons and agencies are invented."""

# ruff: noqa: E501  printed lines stand whole

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import pytest
from _pytest.mark import ParameterSet

from pipeline.parse import parse
from pipeline.read.source.plain import text_pages
from schemas import Box, Cell, Decision, Line, Page, Reading, Source, Word
from schemas.page import Column, LineKind, Split, TextSource

HEAD = """\
UBND TỈNH LÂM ĐỒNG                  CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 21/QĐ-UBND                      Độc lập - Tự do - Hạnh phúc
Đà Lạt, ngày 05 tháng 4 năm 2024
QUYẾT ĐỊNH
Về việc thành lập Tổ công tác trồng cây bóng mát
CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Xây dựng.
QUYẾT ĐỊNH:
"""
FOUNDING = "Điều 1. Thành lập Tổ công tác trồng cây bóng mát gồm các ông, bà có tên sau đây:\n"
CLOSING = """\
Điều 8. Quyết định này có hiệu lực kể từ ngày ký.
Điều 9. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Xây dựng và các thành viên Tổ công tác chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 9;
- Lưu: VT.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Thử Nghiệm
"""


def source(name: str = "mau.txt") -> Source:
    digest = hashlib.sha256(name.encode()).hexdigest()
    return Source(id=digest, file_name=name, path=name, media_type="text/plain", byte_count=0)


def of_pages(pages: Sequence[Page], split: Split = "text") -> Reading:
    return Reading(source=source(), split=split, pages=tuple(pages), reader="test")


def plain(text: str) -> Reading:
    """Plain text as the pipeline reads it; pages are parted by form feeds."""
    return of_pages(text_pages(text))


def line(
    text: str, left: float = 85, top: float = 100, right: float | None = None, *,
    column: Column = "full", kind: LineKind = "text", sure: float = 1.0, ocr: bool = False,
) -> Line:  # fmt: skip
    """A line of print; its words share the width between `left` and `right` (5 points a character)."""
    tokens = text.split()
    end = left + 5 * len(text) if right is None else right
    step = (end - left) / max(len(tokens), 1)
    words = tuple(
        Word(
            text=token,
            box=Box(x0=left + i * step, y0=top, x1=left + (i + 1) * step - 1, y1=top + 13),
            confidence=sure,
            source="ocr" if ocr else "text-layer",
        )
        for i, token in enumerate(tokens)
    )
    return Line(kind=kind, column=column, words=words, box=Box.around(word.box for word in words if word.box))


def row(*cells: str) -> Line:
    """One table row."""
    made = tuple(Cell(words=tuple(Word(text=token) for token in cell.split())) for cell in cells)
    return Line(kind="row", cells=made, words=tuple(word for cell in made for word in cell.words))


def page(lines: Sequence[Line], number: int = 1, text_source: TextSource = "text-layer") -> Page:
    return Page(
        number=number, width=595, height=842, text_source=text_source, confidence=1.0, lines=tuple(lines)
    )


def text_lines(text: str) -> list[Line]:
    return [Line(words=tuple(Word(text=token) for token in raw.split())) for raw in text.splitlines() if raw]


def act(articles: str, head: str = HEAD, closing: str = CLOSING) -> Decision:
    """The one decision of a text whose articles are given."""
    (decision,) = parse(plain(head + articles + closing))
    return decision


def act_with_table(
    rows: Sequence[Sequence[str]], lead: str = FOUNDING, closing: str = CLOSING, head: str = HEAD
) -> Decision:
    """The one decision whose first article ends in a table."""
    lines = [*text_lines(head + lead), *(row(*cells) for cells in rows), *text_lines(closing)]
    (decision,) = parse(of_pages([page(lines)]))
    return decision


def cases(table: Mapping[str, object]) -> list[ParameterSet]:
    """Cases by their names."""
    return [pytest.param(case, id=name) for name, case in table.items()]
