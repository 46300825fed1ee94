"""What a page is made of, in one walk over its objects."""

from __future__ import annotations

from collections.abc import Callable
from ctypes import c_float
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from pipeline.pdf.native import Address, address_of

Handle = Any
"""An object of PDFium; it lives as long as its page is open."""

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f) as in PDF: x' = ax + cy + e, y' = bx + dy + f."""

_UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """An object and the way from the space of the form that holds it to the page's user space.

    Browsers print whole pages into forms that are scaled and turned upside down.
    """

    item: Handle
    to_page: Matrix = _UNMOVED


@dataclass(slots=True)
class PageObjects:
    """A page's objects, those in nested forms included."""

    images: list[Placed] = field(default_factory=list)
    paths: list[Placed] = field(default_factory=list)
    texts: list[Handle] = field(default_factory=list)
    drawn: frozenset[Address] = frozenset()
    """Texts of form fields and of signature appearances."""


def page_objects(page: pdfium.PdfPage, flattened: bool) -> PageObjects:
    """flattened: appearances were made part of the page; PDFium puts them all into its last object."""
    found, appearances = PageObjects(), PageObjects()
    count = raw.FPDFPage_CountObjects(page.raw)
    own = count - 1 if flattened else count
    _collect(raw.FPDFPage_GetObject, page.raw, range(own), found)
    _collect(raw.FPDFPage_GetObject, page.raw, range(own, count), appearances)
    found.drawn = frozenset(map(address_of, appearances.texts))
    return found


def _collect(
    child: Callable[..., Handle],
    parent: Handle,
    numbers: range,
    found: PageObjects,
    to_page: Matrix = _UNMOVED,
) -> None:
    for number in numbers:
        item = child(parent, number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            inner = range(raw.FPDFFormObj_CountObjects(item))
            _collect(raw.FPDFFormObj_GetObject, item, inner, found, after(matrix_of(item), to_page))
        elif kind == raw.FPDF_PAGEOBJ_TEXT:
            found.texts.append(item)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.images.append(Placed(item, to_page))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            found.paths.append(Placed(item, to_page))


def matrix_of(item: Handle) -> Matrix:
    """The object's own matrix."""
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, own)
    return own.a, own.b, own.c, own.d, own.e, own.f


def after(first: Matrix, then: Matrix) -> Matrix:
    """One matrix that does what two do one after the other."""
    a, b, c, d, e, f = first
    k, m, n, o, p, q = then
    return (
        a * k + b * n, a * m + b * o, c * k + d * n, c * m + d * o, e * k + f * n + p, e * m + f * o + q,
    )  # fmt: skip


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point that a matrix makes of another."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(placed: Placed) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top in the page's user space."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(placed.item, left, bottom, right, top):
        return None
    sides = left.value, bottom.value, right.value, top.value
    if placed.to_page == _UNMOVED:
        return sides
    corners = [moved(placed.to_page, x, y) for x in sides[::2] for y in sides[1::2]]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
