"""The characters of a page with their places, form fields and signature appearances included."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import DamagedFile
from pipeline.pdf.document import Document
from pipeline.pdf.frame import Frame
from pipeline.pdf.rules import Rule, read_rules

_DRAWN_OVER = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT)
_SPACES = frozenset(" \t\r\n\u00a0\u2002\u2003\u2009\u3000\x00")


@dataclass(frozen=True, slots=True)
class Char:
    """One printed character.

    x0, x1: its advance box; top, bottom: ascent and descent of its font; base: its baseline; all in points of
    the displayed page. after_space: white space stands before it in the layer. form: it is drawn by a form
    field or the appearance of a signature. upright: it runs from left to right on the displayed page.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    after_space: bool
    form: bool
    upright: bool

    @property
    def place(self) -> tuple[str, float, float]:
        return self.text, round(self.x0), round(self.base)


@dataclass(frozen=True, slots=True)
class CharPage:
    """A page's characters in the order of the file, and the frame in which most of them run to the right."""

    frame: Frame
    shown: Frame
    """The page as displayed; `frame` is turned against it where a page lies on its side."""
    chars: tuple[Char, ...]
    image_cover: float
    """Share of the page that its largest image covers, 0 to 1."""
    rules: tuple[Rule, ...]
    """Lines that are drawn, in `frame`."""
    hidden: bool
    """Most of the text is invisible: what somebody's OCR laid under a scan."""


def read_chars(document: Document, index: int) -> CharPage:
    """The characters of page `index` (from 0). Form appearances are flattened in memory and marked."""
    with document.page(index) as page:
        shown = Frame.of(page)
        frame, before, hidden = _chars(page, shown)
        cover, rules = _image_cover(page, shown), read_rules(page, frame)
        flattened = _has_appearances(page) and raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == (
            raw.FLATTEN_SUCCESS
        )
    if not flattened:
        return CharPage(frame, shown, before, cover, rules, hidden)
    with document.page(index) as page:
        _, after, _ = _chars(page, frame, turn=False)
    return CharPage(frame, shown, _mark_new(before, after), cover, rules, hidden)


def _mark_new(before: tuple[Char, ...], after: tuple[Char, ...]) -> tuple[Char, ...]:
    known = Counter(char.place for char in before)
    marked = []
    for char in after:
        if known[char.place] > 0:
            known[char.place] -= 1
            marked.append(char)
        else:
            marked.append(replace(char, form=True))
    return tuple(marked)


def _has_appearances(page: pdfium.PdfPage) -> bool:
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _DRAWN_OVER:
            return True
    return False


def _image_cover(page: pdfium.PdfPage, frame: Frame) -> float:
    area = frame.width * frame.height
    largest = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        x0, y0, x1, y1 = frame.box(*item.get_bounds())
        wide = min(x1, frame.width) - max(x0, 0.0)
        high = min(y1, frame.height) - max(y0, 0.0)
        largest = max(largest, max(wide, 0.0) * max(high, 0.0))
    return min(largest / area, 1.0) if area else 0.0


def _chars(page: pdfium.PdfPage, frame: Frame, turn: bool = True) -> tuple[Frame, tuple[Char, ...], bool]:
    """The frame, turned where most text runs another way; the characters in it; whether they are hidden."""
    try:
        textpage = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise DamagedFile("Một trang của tệp PDF bị hỏng.", "Hãy tải lại tệp từ nguồn.") from error
    try:
        count = textpage.count_chars()
        if turn:
            frame = frame.turned(-_quarters(textpage.raw, count, frame.rotation))
        return frame, tuple(_walk(textpage.raw, count, frame)), _is_hidden(textpage.raw, count)
    finally:
        textpage.close()


def _walk(textpage: Any, count: int, frame: Frame) -> list[Char]:
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    rect, px, py = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    place: Callable[..., Any] = raw.FPDFText_GetLooseCharBox
    found: list[Char] = []
    space = True
    high = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        text = "-" if code == 2 else chr(code)  # PDFium gives a hyphen at a line's end as U+0002
        if text in _SPACES:
            space = True
            continue
        if not place(textpage, index, rect) or not raw.FPDFText_GetCharOrigin(textpage, index, px, py):
            continue
        x0, top, x1, bottom = frame.box(box.left, box.bottom, box.right, box.top)
        angle = raw.FPDFText_GetCharAngle(textpage, index)
        found.append(
            Char(
                text=text, x0=x0, top=top, x1=x1, bottom=bottom, base=frame.point(x.value, y.value)[1],
                after_space=space, form=False, upright=_upright(angle, frame.rotation),
            )
        )  # fmt: skip
        space = False
    return found


def _is_hidden(textpage: Any, count: int) -> bool:
    """Judged by every 17th character."""
    modes = Counter(
        raw.FPDFTextObj_GetTextRenderMode(item)
        for index in range(0, count, 17)
        if (item := raw.FPDFText_GetTextObject(textpage, index))
    )
    return 2 * modes[raw.FPDF_TEXTRENDERMODE_INVISIBLE] > modes.total()


def _quarters(textpage: Any, count: int, rotation: int) -> int:
    """Quarters, clockwise, by which most of the text is turned on the displayed page."""
    votes = Counter(
        round((raw.FPDFText_GetCharAngle(textpage, index) * 57.29578 + rotation) / 90) % 4
        for index in range(0, count, 17)
        if raw.FPDFText_GetUnicode(textpage, index) > 32
    )
    return max(votes, key=lambda quarter: (votes[quarter], -quarter), default=0)


def _upright(angle: float, rotation: int) -> bool:
    """Whether a character turned by `angle` (radians) runs to the right once the page is turned."""
    turned = (angle + rotation * 0.017453292519943295) % 6.283185307179586
    return turned < 0.35 or turned > 5.93
