"""Images of pages, drawn from the kept originals: known files, pages and resolutions only."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from datasette import NotFound, Response

from pipeline.errors import QuyetDinhError
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.questions import one, rows
from pipeline.publish.draw.picture import Wanted
from pipeline.publish.draw.studio import Busy, Studio
from schemas import MASK, POOR

__all__ = ["DPI", "ROUTE", "has_image", "page_image"]

DPI = (72, 110, 150)
ROUTE = (
    rf"^/trang/(?P<sha>[0-9a-f]{{64}})/(?P<page>[1-9][0-9]{{0,3}})-(?P<dpi>{'|'.join(map(str, DPI))})\.jpg$"
)
_SUFFIXES = (".pdf", ".png", ".jpg", ".tif")
_BUSY = "Đang có nhiều trang chờ vẽ; xin thử lại sau ít giây."
_studios: WeakKeyDictionary[Any, Studio] = WeakKeyDictionary()


async def page_image(datasette: Any, request: Any) -> Response:
    """A page as JPEG with personal data covered. NotFound for whatever the database does not know."""
    sha, page, dpi = request.url_vars["sha"], int(request.url_vars["page"]), int(request.url_vars["dpi"])
    known = await one(datasette, "select * from pages where document_id = ? and page = ?", [sha, page])
    path = original(datasette, sha)
    if known is None or path is None:
        raise NotFound("Không có ảnh của trang này.")
    if known["text_source"] != "blank" and not known["confidence"]:  # what was not read could not be covered
        raise NotFound("Trang này chưa được đọc nên chưa che được; hãy nạp lại với --ocr auto.")
    if known["text_source"] == "ocr" and known["confidence"] < POOR:
        raise NotFound("Trang này đọc kém nên không biết đã che đủ chưa; xem bản gốc ở nơi phát hành.")
    masks = await rows(
        datasette, "select x0, y0, x1, y1 from page_masks where document_id = ? and page = ?", [sha, page]
    )
    if MASK in known["text"] and not masks:  # read by a version that did not keep the places
        raise NotFound("Trang này có dữ liệu cá nhân và chưa che được trên ảnh; hãy nạp lại tệp.")
    tag = hashlib.sha256(repr((sha, page, dpi, known["rotation"], masks)).encode()).hexdigest()[:20]
    headers = {"ETag": f'"{tag}"', "Cache-Control": "public, max-age=31536000, immutable"}
    if f'"{tag}"' in request.headers.get("if-none-match", ""):
        return Response("", status=304, headers=headers)
    wanted = Wanted(
        path=str(path), page=page, dpi=dpi, rotation=known["rotation"], width=known["width"],
        height=known["height"], masks=[(box["x0"], box["y0"], box["x1"], box["y1"]) for box in masks],
    )  # fmt: skip
    studio = _studios.get(datasette) or _studios.setdefault(datasette, Studio())
    try:
        found = await studio.picture(tag, wanted)
    except Busy:
        return Response.text(_BUSY, status=503, headers={"Retry-After": "10"})
    except QuyetDinhError as error:
        raise NotFound(f"Không vẽ được trang này. {error}") from error
    return Response(found, headers=headers, content_type="image/jpeg")


def has_image(datasette: Any, sha: str) -> bool:
    """Whether an original to draw from lies beside the database."""
    return original(datasette, sha) is not None


def original(datasette: Any, sha: str) -> Path | None:
    """The kept copy of a document; `sha` must come from the route or the database."""
    folder = Path(datasette.get_database(DATABASE).path).parent / "files"
    return next((path for suffix in _SUFFIXES if (path := folder / f"{sha}{suffix}").is_file()), None)
