"""Pages as pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from pipeline.errors import DamagedFile, TooLarge
from pipeline.pdf.document import Document
from pipeline.pdf.frame import Frame

Pixels = npt.NDArray[np.uint8]


def rasterise(document: Document, index: int, dpi: float, max_megapixels: float) -> Pixels:
    """Page `index` (from 0) as displayed, with what `Document(forms=…)` says: height × width × 3, BGR.

    Raises TooLarge where the image would have more than `max_megapixels`, DamagedFile where drawing fails.
    """
    with document.page(index) as page:
        frame = Frame.of(page)
        check_pixels(frame.width * dpi / 72, frame.height * dpi / 72, max_megapixels)
        try:
            bitmap = page.render(
                scale=dpi / 72, may_draw_forms=document.draws_forms, draw_annots=document.draws_forms
            )
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
