"""Whether a page that looks blank is: what cannot be decoded is left out by PDFium without a word."""

from __future__ import annotations

import ctypes
import io
import logging
from itertools import islice
from typing import Any

import pypdfium2.raw as raw
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1

from pipeline.errors import DamagedFile
from pipeline.pdf.document import Document
from pipeline.pdf.objects import Handle, page_objects

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # what it says of broken files is no news
_BITONAL = (b"JBIG2Decode", b"CCITTFaxDecode")
_PHOTOS = (b"DCTDecode", b"JPXDecode")
_BLANK = 1000  # bytes: a blank page in these takes less
_LEAST = 0.5  # share of an image's bytes without which it was not decoded
_WORDS = 20  # bytes: less in a page's contents draws nothing


def refuse_undecodable(document: Document, index: int) -> None:
    """Raises DamagedFile where an image or the contents of page `index` (from 0) cannot be decoded.

    Costs the decoding of all its images: for pages that look blank.
    """
    with document.page(index) as page:
        objects = raw.FPDFPage_CountObjects(page.raw)
        images = page_objects(page, flattened=False).images
        if any(_is_broken(page.raw, image.item) for image in images):
            raise DamagedFile("Ảnh của một trang không giải mã được.", "Hãy tải lại tệp từ nguồn.")
    if not objects and _has_broken_contents(document.data, index):
        raise DamagedFile("Nội dung của một trang không giải mã được.", "Hãy tải lại tệp từ nguồn.")


def _is_broken(page: Handle, image: Handle) -> bool:
    bitmap = raw.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return True
    try:
        about = raw.FPDF_IMAGEOBJ_METADATA()
        raw.FPDFImageObj_GetImageMetadata(image, page, about)
        last = _last_filter(image)
        if last in _BITONAL:
            return bool(raw.FPDFImageObj_GetImageDataRaw(image, None, 0) > _BLANK and _is_even(bitmap))
        if last in _PHOTOS:
            return False  # a bitmap is proof
        wanted = about.width * about.height * about.bits_per_pixel / 8
        return bool(raw.FPDFImageObj_GetImageDataDecoded(image, None, 0) < _LEAST * wanted)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _last_filter(image: Handle) -> bytes:
    """The one that says what an image is packed as; b'' without any."""
    count = raw.FPDFImageObj_GetImageFilterCount(image)
    name = ctypes.create_string_buffer(64)
    if count:
        raw.FPDFImageObj_GetImageFilter(image, count - 1, name, len(name))
    return name.value


def _is_even(bitmap: Handle) -> bool:
    """Whether all bytes of a bitmap are one."""
    size = raw.FPDFBitmap_GetStride(bitmap) * raw.FPDFBitmap_GetHeight(bitmap)
    data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), size)
    return data.count(data[:1]) == len(data)


def _has_broken_contents(data: bytes, index: int) -> bool:
    """PDFium does not tell: another library looks at what the page is drawn by."""
    try:
        pages = PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data))))
        page = next(islice(pages, index, None), None)
        return page is not None and any(_is_undecodable(resolve1(entry)) for entry in page.contents)
    except Exception:  # it parses broken files in its own way, and may raise anything
        return False


def _is_undecodable(stream: Any) -> bool:
    if not isinstance(stream, PDFStream):
        return False
    size = len(stream.rawdata or b"")
    try:
        return bool(size >= _WORDS and not stream.get_data().strip())
    except Exception:  # as above
        return True
