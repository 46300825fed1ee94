"""Where signatures are drawn.

PDFium tells the signature fields of each page by name and the signatures of the file without: the name that
belongs to a signature is looked up in the file's bytes, which no signing software may compress.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_VALUE = re.compile(rb"/V\s*(\d+)\s+\d+\s+R\b")
_OBJECT = re.compile(rb"(\d+)\s+\d+\s+obj$")
_NAME = re.compile(rb"/T\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Widget:
    """A signature field on a page. box: (left, top, right, bottom), points of the displayed page."""

    name: str
    box: tuple[float, float, float, float]


Rect = tuple[float, float, float, float]


def signature_rects(page: pdfium.PdfPage) -> list[tuple[str, Rect]]:
    """Name and (left, bottom, right, top) in user space of each signature field that takes up room."""
    if page.formenv is None:
        return []
    found = []
    for number in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetFormFieldType(page.formenv, annotation) == raw.FPDF_FORMFIELD_SIGNATURE:
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, rect)
            if rect.left != rect.right and rect.bottom != rect.top:
                place = (rect.left, rect.bottom, rect.right, rect.top)
                found.append((_field_name(page, annotation), place))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


def _field_name(page: pdfium.PdfPage, annotation: object) -> str:
    """Names of the field and those above it, joined by dots (ISO 32000-1, 12.7.3.2)."""
    length = raw.FPDFAnnot_GetFormFieldName(page.formenv, annotation, None, 0)
    units = (ctypes.c_ushort * (length // 2))()
    raw.FPDFAnnot_GetFormFieldName(page.formenv, annotation, units, length)
    return bytes(units).decode("utf-16-le", "replace").rstrip("\x00")


def value_names(data: bytes, places: Iterable[int]) -> list[str | None]:
    """Own names of the fields whose values hold the given places of the file; None where none is found."""
    numbers = [_number_at(data, place) for place in places]
    names: dict[bytes, str] = {}
    for match in _VALUE.finditer(data):
        if match.group(1) in numbers:
            begin, end = data.rfind(b" obj", 0, match.start()), data.find(b"endobj", match.end())
            name = _NAME.search(data, max(begin, 0), end if end >= 0 else len(data))
            if name:
                names[match.group(1)] = _text(name)  # what was written last holds
    return [names.get(number) if number else None for number in numbers]


def _number_at(data: bytes, place: int) -> bytes | None:
    """The number of the object that holds a place of the file."""
    end = data.rfind(b"obj", 0, place) + 3
    match = _OBJECT.search(data, max(end - 24, 0), end)
    return match.group(1) if match else None


def _text(match: re.Match[bytes]) -> str:
    literal, digits = match.groups()
    if literal is not None:
        plain = _ESCAPED.sub(_unescape, literal)
    else:
        plain = bytes.fromhex(digits.decode() + "0" * (len(b"".join(digits.split())) % 2))
    return plain.decode("utf-16", "replace") if plain[:2] == b"\xfe\xff" else plain.decode("latin-1")


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    return bytes([int(code, 8) & 0xFF]) if code.isdigit() else code
