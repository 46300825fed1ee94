"""The file of a decision, where the operator offers it and nothing in it had to be covered."""

from __future__ import annotations

from typing import Any

from datasette import NotFound
from datasette.utils.asgi import AsgiFileDownload

from pipeline.publish.ask.questions import one, rows
from pipeline.publish.pages.page_image import original
from schemas import MASK, POOR

__all__ = ["ROUTE", "original_file", "why_not_offered"]

ROUTE = r"^/ban-goc/(?P<sha>[0-9a-f]{64})$"
_TYPES = {".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".tif": "image/tiff"}


async def original_file(datasette: Any, request: Any) -> AsgiFileDownload:
    """The file as it was read. NotFound, with the reason, where it is not offered."""
    sha = request.url_vars["sha"]
    reason = await why_not_offered(datasette, sha)
    path = original(datasette, sha)
    if reason or path is None:
        raise NotFound(reason or "Không có tệp này.")
    headers = {"ETag": f'"{sha}"', "Content-Length": str(path.stat().st_size)}
    return AsgiFileDownload(
        str(path), filename=f"{sha[:12]}{path.suffix}", content_type=_TYPES[path.suffix], headers=headers
    )


async def why_not_offered(datasette: Any, sha: str) -> str | None:
    """In words for a reader; None where the original may be had."""
    if not getattr(datasette, "originals", False):
        return "Trang này không phát lại bản gốc; hãy tìm ở nơi công bố."
    about = await one(datasette, "select page_count from documents where id = ?", [sha])
    if about is None or original(datasette, sha) is None:
        return "Trang này không giữ bản sao của tệp gốc."
    masks = await one(datasette, "select 1 from page_masks where document_id = ? limit 1", [sha])
    withheld = await one(
        datasette, "select 1 from review_items where document_id = ? and code = 'forgotten' limit 1", [sha]
    )
    pages = await rows(
        datasette, "select text_source, confidence, text from pages where document_id = ?", [sha]
    )
    if masks or withheld or any(MASK in page["text"] for page in pages):
        return "Bản gốc không được phát vì có dữ liệu cá nhân đã che; ảnh trang ở đây đã che chỗ ấy."
    unread = any(page["text_source"] != "blank" and not page["confidence"] for page in pages)
    poorly = any(page["text_source"] == "ocr" and page["confidence"] < POOR for page in pages)
    if unread or poorly or len(pages) < about["page_count"]:
        return "Bản gốc không được phát vì có trang chưa đọc được rõ, nên không biết có gì cần che hay không."
    return None
