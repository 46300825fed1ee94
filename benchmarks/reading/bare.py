"""The engines alone, as anybody would call them first."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pdfplumber
import pypdfium2 as pdfium
import tesserocr
from numpy.typing import NDArray

from pipeline.read import find_model

_ENGINES: list[Any] = []


def tesseract(image: NDArray[np.uint8]) -> str:
    """The image as it is, one page to analyse, one thread."""
    if not _ENGINES:
        _ENGINES.append(
            tesserocr.PyTessBaseAPI(path=str(find_model("vie")), lang="vie", psm=tesserocr.PSM.AUTO)
        )
    api = _ENGINES[0]
    data = image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)
    api.SetImageBytes(data.tobytes(), data.shape[1], data.shape[0], 1, data.shape[1])
    api.SetSourceResolution(200)
    text: str = api.GetUTF8Text()
    api.Clear()
    return text


def plumber(path: str) -> int:
    """Words of all pages; the pages read."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_words()
            page.close()
        return len(document.pages)


def pdfium_chars(path: str) -> int:
    """Characters with boxes of all pages; the pages read."""
    document = pdfium.PdfDocument(path)
    pages = len(document)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        for index in range(textpage.count_chars()):
            textpage.get_charbox(index)
        textpage.close()
        page.close()
    document.close()
    return pages
