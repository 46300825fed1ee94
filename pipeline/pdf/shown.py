"""Whether a page shows what it is made of: what cannot be decoded is left out by PDFium without a word."""

from __future__ import annotations

import pypdfium2.raw as raw

from pipeline.errors import DamagedFile
from pipeline.pdf.document import Document
from pipeline.pdf.objects import page_objects


def refuse_undecodable(document: Document, index: int) -> None:
    """Raises DamagedFile where an image of page `index` (from 0) cannot be decoded.

    Costs the decoding of all its images: for pages that look blank.
    """
    with document.page(index) as page:
        for image in page_objects(page, flattened=False).images:
            bitmap = raw.FPDFImageObj_GetBitmap(image.item)
            if not bitmap:
                raise DamagedFile("Ảnh của một trang không giải mã được.", "Hãy tải lại tệp từ nguồn.")
            raw.FPDFBitmap_Destroy(bitmap)
