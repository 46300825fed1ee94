"""Images of pages, drawn from the kept originals: known files, pages and resolutions only, one at a time."""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections import OrderedDict
from pathlib import Path
from typing import Any

import numpy as np
from datasette import NotFound, Response
from PIL import Image, ImageDraw, ImageOps

from pipeline.errors import QuyetDinhError
from pipeline.pdf.document import Document
from pipeline.pdf.frame import Frame
from pipeline.pdf.raster import rasterise
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.questions import one, rows
from pipeline.publish.ask.rows import Row
from schemas import MASK

__all__ = ["DPI", "ROUTE", "has_image", "page_image"]

DPI = (72, 110, 150)
ROUTE = (
    rf"^/trang/(?P<sha>[0-9a-f]{{64}})/(?P<page>[1-9][0-9]{{0,3}})-(?P<dpi>{'|'.join(map(str, DPI))})\.jpg$"
)
_SUFFIXES = (".pdf", ".png", ".jpg", ".tif")
_MEGAPIXELS = 12.0  # an A2 page at the highest resolution
_QUALITY = 72
_KEPT = 24
_drawn: OrderedDict[str, bytes] = OrderedDict()
_locks: dict[int, asyncio.Lock] = {}


async def page_image(datasette: Any, request: Any) -> Response:
    """A page as JPEG with personal data covered. NotFound for whatever the database does not know."""
    sha, page, dpi = request.url_vars["sha"], int(request.url_vars["page"]), int(request.url_vars["dpi"])
    known = await one(datasette, "select * from pages where document_id = ? and page = ?", [sha, page])
    path = original(datasette, sha)
    if known is None or path is None:
        raise NotFound("Không có ảnh của trang này.")
    if known["text_source"] != "blank" and not known["confidence"]:  # what was not read could not be covered
        raise NotFound("Trang này chưa được đọc nên chưa che được; hãy nạp lại với --ocr auto.")
    masks = await rows(
        datasette, "select x0, y0, x1, y1 from page_masks where document_id = ? and page = ?", [sha, page]
    )
    if MASK in known["text"] and not masks:  # read by a version that did not keep the places
        raise NotFound("Trang này có dữ liệu cá nhân và chưa che được trên ảnh; hãy nạp lại tệp.")
    tag = hashlib.sha256(repr((sha, page, dpi, known["rotation"], masks)).encode()).hexdigest()[:20]
    headers = {"ETag": f'"{tag}"', "Cache-Control": "public, max-age=31536000, immutable"}
    if f'"{tag}"' in request.headers.get("if-none-match", ""):
        return Response("", status=304, headers=headers)
    if tag not in _drawn:
        lock = _locks.setdefault(id(asyncio.get_running_loop()), asyncio.Lock())
        async with lock:  # pdfium is not safe to be called twice at once
            if tag not in _drawn:
                _drawn[tag] = await asyncio.to_thread(_draw, path, known, dpi, masks)
            while len(_drawn) > _KEPT:
                _drawn.popitem(last=False)
    return Response(_drawn[tag], headers=headers, content_type="image/jpeg")


def has_image(datasette: Any, sha: str) -> bool:
    """Whether an original to draw from lies beside the database."""
    return original(datasette, sha) is not None


def original(datasette: Any, sha: str) -> Path | None:
    """The kept copy of a document; `sha` must come from the route or the database."""
    folder = Path(datasette.get_database(DATABASE).path).parent / "files"
    return next((path for suffix in _SUFFIXES if (path := folder / f"{sha}{suffix}").is_file()), None)


def _draw(path: Path, page: Row, dpi: int, masks: list[Row]) -> bytes:
    try:
        picture = _pdf_page(path, page, dpi) if path.suffix == ".pdf" else _frame(path, page, dpi)
    except (QuyetDinhError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise NotFound("Không vẽ được trang này.") from error
    pen = ImageDraw.Draw(picture)
    across, down = picture.width / (page["width"] or 1), picture.height / (page["height"] or 1)
    for box in masks:
        pen.rectangle(
            (box["x0"] * across - 1, box["y0"] * down - 1, box["x1"] * across + 1, box["y1"] * down + 1),
            fill=(20, 20, 20),
        )
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return out.getvalue()


def _pdf_page(path: Path, page: Row, dpi: int) -> Image.Image:
    with Document(path.read_bytes()) as document:
        index = page["page"] - 1
        if index >= len(document):
            raise ValueError("page")
        with document.page(index) as opened:
            turned = (page["rotation"] - Frame.of(opened).rotation) % 360
        pixels = rasterise(document, index, dpi, _MEGAPIXELS)
    return _turned(Image.fromarray(np.ascontiguousarray(pixels[:, :, ::-1])), turned)


def _frame(path: Path, page: Row, dpi: int) -> Image.Image:
    with Image.open(path) as opened:
        opened.seek(page["page"] - 1)
        picture = _turned(ImageOps.exif_transpose(opened).convert("RGB"), page["rotation"])
    picture.thumbnail((round(page["width"] * dpi / 72) or 1, round(page["height"] * dpi / 72) or 1))
    return picture


def _turned(picture: Image.Image, clockwise: int) -> Image.Image:
    return picture.rotate(-clockwise, expand=True) if clockwise else picture
