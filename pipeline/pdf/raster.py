"""Pages as pixels."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from pipeline.errors import DamagedFile, TooLarge
from pipeline.pdf.apart import drawn_apart
from pipeline.pdf.document import Document
from pipeline.pdf.frame import Frame

Pixels = npt.NDArray[np.uint8]

# PDFium lays a tile as often as its step says, in one call. It is a stream, and those are never packed away.
_PATTERN = b"/PatternType"


def rasterise(document: Document, index: int, dpi: float, max_megapixels: float) -> Pixels:
    """Page `index` (from 0) as displayed, with what `Document(forms=…)` says: height × width × 3, BGR.

    Raises TooLarge where the image would have more than `max_megapixels`, DamagedFile where drawing fails,
    TimedOut and EngineDied where a page with patterns takes too long or too much.
    """
    with document.page(index) as page:
        frame = Frame.of(page)
        check_pixels(frame.width * dpi / 72, frame.height * dpi / 72, max_megapixels)
        draw = partial(_drawn, page, dpi, document.draws_forms)
        return drawn_apart(draw) if _PATTERN in document.data else draw()


def _drawn(page: pdfium.PdfPage, dpi: float, forms: bool) -> Pixels:
    try:
        bitmap = page.render(scale=dpi / 72, may_draw_forms=forms, draw_annots=forms)
    except pdfium.PdfiumError as error:
        raise DamagedFile("Không vẽ được một trang.", "Hãy tải lại tệp từ nguồn.") from error
    try:
        view: Any = bitmap.to_numpy()
        return np.ascontiguousarray(view[:, :, :3])
    finally:
        bitmap.close()


def check_pixels(width: float, height: float, max_megapixels: float) -> None:
    """Raises TooLarge for an image of more than `max_megapixels`."""
    if width * height > max_megapixels * 1_000_000:
        raise TooLarge(
            f"Một trang có {width * height / 1_000_000:.0f} megapixel, quá giới hạn {max_megapixels:.0f}.",
            "Hãy giảm độ phân giải (dpi) hoặc nâng giới hạn max_megapixels.",
        )
