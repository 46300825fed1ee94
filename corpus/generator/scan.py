"""Makes a scan of a typeset decision: the page as a copier would give it, with no text layer."""

from __future__ import annotations

import io
from collections.abc import Callable

import cv2
import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 200
Spoil = Callable[[NDArray[np.uint8], int], NDArray[np.uint8]]
"""A page image (height × width × RGB) and a seed in, the spoiled image out."""


def _tilt(page: NDArray[np.uint8], degrees: float) -> NDArray[np.uint8]:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    turned = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255))
    return np.asarray(turned, dtype=np.uint8)


def _light(page: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.float32]:
    """Uneven light: brighter in the middle, a shadow towards one corner."""
    height, width = page.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    x, y = x / width - rng.uniform(0.3, 0.7), y / height - rng.uniform(0.3, 0.7)
    shade = 1.0 - rng.uniform(0.06, 0.16) * (x * x + y * y) / 0.5
    return np.asarray(page * (shade[..., None] if page.ndim == 3 else shade), dtype=np.float32)


def _noise(page: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.uint8]:
    grain = rng.normal(0, rng.uniform(2.0, 5.0), page.shape[:2]).astype(np.float32)
    page = page + (grain[..., None] if page.ndim == 3 else grain)
    for _ in range(int(rng.integers(30, 90))):  # dust on the glass
        row, column = rng.integers(0, page.shape[0] - 3), rng.integers(0, page.shape[1] - 3)
        page[row : row + rng.integers(1, 3), column : column + rng.integers(1, 3)] *= 0.5
    return np.clip(page, 0, 255).astype(np.uint8)


def degrade(page: NDArray[np.uint8], seed: int, colour: bool) -> NDArray[np.uint8]:
    """Skew up to 1.2 degrees, soft focus, uneven light, grain; the same for the same seed."""
    rng = np.random.default_rng(seed)
    if not colour:
        page = np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    page = _tilt(page, float(rng.uniform(0.2, 1.2) * rng.choice((-1, 1))))
    blur = float(rng.uniform(0.5, 0.8))
    page = np.asarray(cv2.GaussianBlur(page, (3, 3), blur), dtype=np.uint8)
    return _noise(_light(page, rng), rng)


def scanned(source: bytes, seed: int, colour: bool) -> bytes:
    """An image-only PDF of the pages of `source`, as a copier gives them."""
    return pictured(source, seed, lambda page, number: degrade(page, number, colour))


def pictured(source: bytes, seed: int, spoil: Spoil, quality: int = 42) -> bytes:
    """An image-only PDF of the pages of `source` at 200 dpi, each put through `spoil`."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    document = pdfium.PdfDocument(source)
    document.init_forms()
    for number in range(len(document)):
        image = np.asarray(document[number].render(scale=DPI / 72).to_pil().convert("RGB"))
        page = Image.fromarray(spoil(image, seed * 100 + number))
        jpeg = io.BytesIO()
        page.save(jpeg, "JPEG", quality=quality, optimize=True)
        jpeg.seek(0)
        canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
        canvas.showPage()
    document.close()
    canvas.save()
    return buffer.getvalue()
