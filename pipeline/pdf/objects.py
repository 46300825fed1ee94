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


@dataclass(slots=True)
class PageObjects:
    """A page's objects, those in nested forms included."""

    images: list[Handle] = field(default_factory=list)
    paths: list[Handle] = field(default_factory=list)
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


def _collect(child: Callable[..., Handle], parent: Handle, numbers: range, found: PageObjects) -> None:
    homes: dict[int, list[Handle]] = {
        raw.FPDF_PAGEOBJ_IMAGE: found.images,
        raw.FPDF_PAGEOBJ_PATH: found.paths,
        raw.FPDF_PAGEOBJ_TEXT: found.texts,
    }
    for number in numbers:
        item = child(parent, number)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            _collect(raw.FPDFFormObj_GetObject, item, range(raw.FPDFFormObj_CountObjects(item)), found)
        elif kind in homes:
            homes[kind].append(item)


def bounds(item: Handle) -> tuple[float, float, float, float] | None:
    """Left, bottom, right, top in the space of the page or form that holds the object."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not raw.FPDFPageObj_GetBounds(item, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value
