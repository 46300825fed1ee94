"""The characters of a page with their places, form fields and signature appearances included."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.errors import DamagedFile, TooLarge
from pipeline.pdf.char import Chars, Flags, Floats
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
_SPACES = np.array([ord(blank) for blank in " \t\r\n\u00a0\u2002\u2003\u2009\u3000\x00"])
_HIGH = 0xD800 >> 10  # first halves of pairs; the second ones follow
_LARGEST = 14_400.0  # points; ISO 32000-1, annex C.2
_MOST = 100_000  # characters; a page of small print has some 10,000
_SAMPLE = 17  # one character in so many tells how the text runs and whether it is seen


@dataclass(frozen=True, slots=True)
class CharPage:
    """A page's characters in the order of the file, and the frame in which most of them run to the right."""

    frame: Frame
    shown: Frame
    """The page as displayed; `frame` is turned against it where a page lies on its side."""
    chars: Chars
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
            frame, shown, chars, _image_cover(objects.images, shown),
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
) -> tuple[Chars, list[Address]]:
    """Characters, and the texts that they belong to where there are some `drawn` or it is asked (`owned`)."""
    codes = _codes(textpage, count)
    blank = np.isin(codes, _SPACES)
    at = np.flatnonzero(~blank & (codes >> 10 != _HIGH))
    wide, tall = frame.width, frame.height
    found, places, bases = _places(textpage, at, frame)
    x0, top, x1, bottom = places
    found &= (x1 >= 0) & (x0 <= wide) & (bottom >= 0) & (top <= tall) & (-tall <= bases) & (bases <= 2 * tall)
    places, bases, at = places[:, found], bases[found], at[found]  # none beside the page, or nowhere
    large = (places[2] - places[0] > wide) | (places[3] - places[1] > tall)
    places = np.where(large, np.clip(places, 0.0, [[wide], [tall], [wide], [tall]]), places)
    asked = at.tolist()
    owners: list[Address] = list(map(char_object, repeat(textpage), asked)) if owned or drawn else []
    angles = np.fromiter(map(char_angle, repeat(textpage), asked), np.float64, len(asked))
    chars = Chars(
        list(map(chr, codes[at].tolist())), places, bases, np.diff(np.cumsum(blank)[at], prepend=-1) > 0,
        np.fromiter(map(drawn.__contains__, owners or repeat(0)), np.bool_, len(at)),
        _upright(angles, frame.rotation),
    )  # fmt: skip
    return chars, owners


def _codes(textpage: Address, count: int) -> npt.NDArray[np.int64]:
    """What stands for each character; the second half of a pair for both."""
    codes = np.fromiter(map(char_unicode, repeat(textpage), range(count)), np.int64, count)
    high, low = codes >> 10 == _HIGH, codes >> 10 == _HIGH + 1
    second = np.flatnonzero(high[:-1] & low[1:]) + 1
    codes[second] += 0x10000 + ((codes[second - 1] - 0xD800) << 10) - 0xDC00
    low[second] = False
    codes[low | (codes > 0x10FFFF)] = 0xFFFD  # what a file's own table of letters makes of it is none
    codes[codes == 2] = ord("-")  # PDFium gives a hyphen at a line's end as U+0002
    return codes


def _places(textpage: Address, at: npt.NDArray[np.int64], frame: Frame) -> tuple[Flags, Floats, Floats]:
    """Of each character asked for: whether it has a place; left, top, right, bottom; baseline."""
    boxes, origins = np.zeros((len(at), 4), np.float32), np.zeros((len(at), 2))
    to, asked = boxes.ctypes.data, at.tolist()
    found = np.fromiter(
        map(char_loose_box, repeat(textpage), asked, range(to, to + boxes.nbytes, 16)), np.bool_, len(at)
    )
    to = origins.ctypes.data
    points = range(to, to + origins.nbytes, 16), range(to + 8, to + origins.nbytes + 8, 16)
    found &= np.fromiter(map(char_origin, repeat(textpage), asked, *points), np.bool_, len(at))
    a, b, c, d, e, f = frame.matrix
    left, upper, right, lower = boxes.T.astype(np.float64)
    with np.errstate(invalid="ignore", over="ignore"):
        xs = a * left + c * lower + e, a * right + c * upper + e
        ys = b * left + d * lower + f, b * right + d * upper + f
        bases = b * origins[:, 0] + d * origins[:, 1] + f
    return found, np.stack([np.minimum(*xs), np.minimum(*ys), np.maximum(*xs), np.maximum(*ys)]), bases


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


def _upright(angles: Floats, rotation: int) -> Flags:
    """Whether characters turned by `angles` (radians) run to the right once the page is turned."""
    turned = (angles + math.radians(rotation)) % math.tau
    return (turned < 0.35) | (turned > 5.93)
