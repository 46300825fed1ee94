"""Whether a page that looks blank is: what cannot be decoded is left out by PDFium without a word."""

from __future__ import annotations

import ctypes
import io
import logging
from collections.abc import Iterator
from itertools import islice
from typing import Any

import pypdfium2 as pdfium
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
_START_OF_SCAN, _END_OF_IMAGE = b"\xff\xda", b"\xff\xd9"  # of JPEG
_BYTES = {raw.FPDFBitmap_Gray: 1, raw.FPDFBitmap_BGR: 3}  # of a pixel; four in others
_BLANK = 1000  # bytes: a blank page in these takes less
_LEAST, _WHOLE = 0.5, 0.98  # share of an image's bytes without which it was not decoded, or not to its end
_CUT = 0.9  # of a JPEG without an end: how much is missing is not known
_WORDS = 20  # bytes: less in a page's contents draws nothing


def refuse_undecodable(document: Document, index: int) -> None:
    """Raises DamagedFile where an image or the contents of page `index` (from 0) cannot be decoded.

    For pages that look blank: of a repaired file none is known to be. Costs the decoding of all images.
    """
    if document.is_repaired:
        raise DamagedFile("Nội dung của một trang bị mất.", "Hãy tải lại tệp từ nguồn.")
    with document.page(index) as page:
        objects = raw.FPDFPage_CountObjects(page.raw)
        if any(share < _LEAST for share in _decoded_shares(page)):
            raise DamagedFile("Ảnh của một trang không giải mã được.", "Hãy tải lại tệp từ nguồn.")
    if not objects and _has_broken_contents(document.data, index):
        raise DamagedFile("Nội dung của một trang không giải mã được.", "Hãy tải lại tệp từ nguồn.")


def is_cut(document: Document, index: int) -> bool:
    """Whether an image of page `index` (from 0) ends before its end. Costs the decoding of all its images."""
    with document.page(index) as page:
        return any(share < _WHOLE for share in _decoded_shares(page))


def _decoded_shares(page: pdfium.PdfPage) -> Iterator[float]:
    """Of each image of a page how much was decoded, as far as that can be told: 0 to 1."""
    for image in page_objects(page, flattened=False).images:
        yield _decoded_share(page.raw, image.item)


def _decoded_share(page: Handle, image: Handle) -> float:
    bitmap = raw.FPDFImageObj_GetBitmap(image)
    if not bitmap:
        return 0.0
    try:
        about = raw.FPDF_IMAGEOBJ_METADATA()
        raw.FPDFImageObj_GetImageMetadata(image, page, about)
        last = _last_filter(image)
        if last in _BITONAL:
            size = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
            return 0.0 if size > _BLANK and _is_even(bitmap) else 1.0
        if last == b"DCTDecode":
            return _CUT if _is_cut_photo(image) else 1.0
        if last == b"JPXDecode":
            return 1.0  # a bitmap is proof
        wanted = about.width * about.height * about.bits_per_pixel / 8
        got = raw.FPDFImageObj_GetImageDataDecoded(image, None, 0)
        return min(got / wanted, 1.0) if wanted else 1.0
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _is_cut_photo(image: Handle) -> bool:
    """Whether a JPEG's last scan has no end; inside one an FF is followed by 00, so that no mark is seen."""
    size = raw.FPDFImageObj_GetImageDataRaw(image, None, 0)
    data = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataRaw(image, data, size)
    return data.raw.rfind(_END_OF_IMAGE) < data.raw.rfind(_START_OF_SCAN)


def _last_filter(image: Handle) -> bytes:
    """The one that says what an image is packed as; b'' without any."""
    count = raw.FPDFImageObj_GetImageFilterCount(image)
    name = ctypes.create_string_buffer(64)
    if count:
        raw.FPDFImageObj_GetImageFilter(image, count - 1, name, len(name))
    return name.value


def _is_even(bitmap: Handle) -> bool:
    """Whether all pixels of a bitmap are one; what fills up its rows does not count."""
    stride, high = raw.FPDFBitmap_GetStride(bitmap), raw.FPDFBitmap_GetHeight(bitmap)
    data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    width = len(data) and raw.FPDFBitmap_GetWidth(bitmap) * _BYTES.get(raw.FPDFBitmap_GetFormat(bitmap), 4)
    return all(data.startswith(data[:width], at) for at in range(0, len(data), stride)) and (
        data[:width].count(data[:1]) == width
    )


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
