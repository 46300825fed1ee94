"""The characters of a page with their places, form fields and signature appearances included."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import DamagedFile, TooLarge
from pipeline.pdf.char import Char
from pipeline.pdf.document import Document
from pipeline.pdf.frame import Frame
from pipeline.pdf.legacy import legacy_texts, to_unicode
from pipeline.pdf.native import (
    Address,
    address_of,
    char_angle,
    char_loose_box,
    char_object,
    char_origin,
    char_unicode,
)
from pipeline.pdf.objects import Handle, Placed, bounds, page_objects
from pipeline.pdf.rules import Rule, read_rules
from pipeline.pdf.widgets import Widget, signature_rects

_DRAWN_OVER = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT)
_SPACES = frozenset(" \t\r\n\u00a0\u2002\u2003\u2009\u3000\x00")
_LARGEST = 14_400.0  # points; ISO 32000-1, annex C.2
_MOST = 100_000  # characters; a page of small print has some 10,000
_SAMPLE = 17  # one character in so many tells how the text runs and whether it is seen


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
    legacy: tuple[str, ...] = ()
    """Encodings from before Unicode that the characters were converted from."""
    signatures: tuple[Widget, ...] = ()
    """Its signature fields, in `frame`."""
    pictures: tuple[tuple[float, float, float, float], ...] = ()
    """Places of its images, in `frame`: left, top, right, bottom."""


def read_chars(document: Document, index: int) -> CharPage:
    """The characters of page `index` (from 0). Form appearances are flattened in memory and marked.

    Raises DamagedFile, TooLarge.
    """
    with document.page(index) as page:
        shown = Frame.of(page)
        _check_size(shown)
        fields = signature_rects(page)
        flattened = _flatten(page)
        found = None if flattened else _read(page, shown, flattened)
    if found is None:
        with document.page(index) as page:
            found = _read(page, shown, flattened)
    widgets = tuple(Widget(name, found.frame.box(*rect)) for name, rect in fields)
    return replace(found, signatures=widgets) if widgets else found


def _check_size(frame: Frame) -> None:
    wide, high = frame.width, frame.height
    if not (0 < wide <= _LARGEST and 0 < high <= _LARGEST):
        raise TooLarge(
            f"Một trang có khổ {wide:.0f} × {high:.0f} điểm, không phải khổ giấy của PDF.",
            "Hãy in lại tệp trên khổ giấy thường.",
        )


def _flatten(page: pdfium.PdfPage) -> bool:
    """Whether there were appearances; what they draw is there when the page is loaded again."""
    if not _has_appearances(page):
        return False
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


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


def _read(page: pdfium.PdfPage, shown: Frame, flattened: bool) -> CharPage:
    try:
        textpage = page.get_textpage()
    except pdfium.PdfiumError as error:
        raise DamagedFile("Một trang của tệp PDF bị hỏng.", "Hãy tải lại tệp từ nguồn.") from error
    try:
        objects = page_objects(page, flattened)
        at, count = address_of(textpage.raw), textpage.count_chars()
        if count > _MOST:
            raise TooLarge(f"Một trang có {count} ký tự, quá giới hạn {_MOST}.", "Hãy tách trang ấy ra.")
        sample = [n for n in range(0, count, _SAMPLE) if char_object(at, n) not in objects.drawn]
        frame = shown.turned(-_quarters(at, sample, shown.rotation))
        fonts = legacy_texts(objects.texts)
        chars, owners = _walk(at, count, frame, objects.drawn, bool(fonts))
        legacy: tuple[str, ...] = ()
        if fonts:
            chars, legacy = to_unicode(chars, [fonts.get(owner) for owner in owners])
        return CharPage(
            frame, shown, tuple(chars), _image_cover(objects.images, shown),
            read_rules(objects.paths, frame), _is_hidden(textpage.raw, sample), legacy,
            pictures=tuple(frame.box(*place) for place in filter(None, map(bounds, objects.images))),
        )  # fmt: skip
    finally:
        textpage.close()


def _image_cover(images: Sequence[Placed], frame: Frame) -> float:
    area = frame.width * frame.height
    largest = 0.0
    for place in filter(None, map(bounds, images)):
        x0, y0, x1, y1 = frame.box(*place)
        wide = min(x1, frame.width) - max(x0, 0.0)
        high = min(y1, frame.height) - max(y0, 0.0)
        largest = max(largest, max(wide, 0.0) * max(high, 0.0))
    return min(largest / area, 1.0) if area else 0.0


def _walk(
    textpage: Address, count: int, frame: Frame, drawn: frozenset[Address], owned: bool
) -> tuple[list[Char], list[Address]]:
    """Characters, and the texts that they belong to where there are some `drawn` or it is asked (`owned`)."""
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    rect, px, py = ctypes.addressof(box), ctypes.addressof(x), ctypes.addressof(y)
    a, b, c, d, e, f = frame.matrix  # written out: a call for each corner costs as much as PDFium itself
    wide, tall = frame.width, frame.height
    upright: dict[float, bool] = {}
    found: list[Char] = []
    owners: list[Address] = []
    owned = owned or bool(drawn)
    space = True
    high = 0
    for index in range(count):
        code = char_unicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code > 0x10FFFF or 0xD800 <= code < 0xE000:
            code = 0xFFFD  # what a file's own table of letters makes of it is none
        text = "-" if code == 2 else chr(code)  # PDFium gives a hyphen at a line's end as U+0002
        if text in _SPACES:
            space = True
            continue
        if not char_loose_box(textpage, index, rect) or not char_origin(textpage, index, px, py):
            continue
        angle = char_angle(textpage, index)
        if angle not in upright:
            upright[angle] = _upright(angle, frame.rotation)
        x0, x1 = a * box.left + c * box.bottom + e, a * box.right + c * box.top + e
        top, bottom = b * box.left + d * box.bottom + f, b * box.right + d * box.top + f
        if x0 > x1:
            x0, x1 = x1, x0
        if top > bottom:
            top, bottom = bottom, top
        base = b * x.value + d * y.value + f
        if not (x1 >= 0 and x0 <= wide and bottom >= 0 and top <= tall and -tall <= base <= 2 * tall):
            continue  # beside the page, or nowhere
        if x1 - x0 > wide or bottom - top > tall:
            x0, x1, top, bottom = max(x0, 0.0), min(x1, wide), max(top, 0.0), min(bottom, tall)
        owner = char_object(textpage, index) if owned else 0
        found.append(Char(text, x0, top, x1, bottom, base, space, owner in drawn, upright[angle]))
        owners.append(owner)
        space = False
    return found, owners


def _is_hidden(textpage: Handle, sample: Sequence[int]) -> bool:
    modes = Counter(
        raw.FPDFTextObj_GetTextRenderMode(item)
        for index in sample
        if (item := raw.FPDFText_GetTextObject(textpage, index))
    )
    return 2 * modes[raw.FPDF_TEXTRENDERMODE_INVISIBLE] > modes.total()


def _quarters(textpage: Address, sample: Sequence[int], rotation: int) -> int:
    """Quarters, clockwise, by which most of the text is turned on the displayed page."""
    votes = Counter(
        round((char_angle(textpage, index) * 57.29578 + rotation) / 90) % 4
        for index in sample
        if char_unicode(textpage, index) > 32
    )
    return max(votes, key=lambda quarter: (votes[quarter], -quarter), default=0)


def _upright(angle: float, rotation: int) -> bool:
    """Whether a character turned by `angle` (radians) runs to the right once the page is turned."""
    turned = (angle + rotation * 0.017453292519943295) % 6.283185307179586
    return turned < 0.35 or turned > 5.93
