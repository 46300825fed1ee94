"""Where a row of the API can be looked at: addresses that only the site knows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.publish.api.route import BASE
from pipeline.publish.ask.addresses import page_of
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.rows import Row
from pipeline.publish.pages.page_image import DPI, has_image

__all__ = ["links_of", "with_links", "with_pages"]

Finish = Callable[[Any, list[Row]], list[Row]]


def with_links(table: str) -> Finish:
    """Rows of a table that stand in a decision, each with its `links`."""

    def finish(datasette: Any, rows: list[Row]) -> list[Row]:
        drawn = {sha: has_image(datasette, sha) for sha in {row["document_id"] for row in rows}}
        for row in rows:
            row["links"] = links_of(datasette, table, row, is_drawn=drawn[row["document_id"]])
        return rows

    return finish


def links_of(datasette: Any, table: str, row: Row, *, is_drawn: bool) -> Row:
    """Addresses of the whole decision, its page, the row's place on it, the page's image, and the file."""

    def address(path: str | None) -> str | None:
        return None if path is None else str(datasette.urls.path(path))

    decision = row["id"] if table == "decisions" else row["decision_id"]
    page = row.get("page", row.get("page_first"))
    sha = row["document_id"]
    return {
        "record": address(decision and f"{BASE}/decisions/{decision}"),
        "page": address(decision and page_of("decisions", decision)),
        "place": address(page_of(table, row["id"])),
        "image": address(f"/trang/{sha}/{page}-{DPI[1]}.jpg" if is_drawn and page else None),
        "source": address(f"/{DATABASE}/documents/{sha}"),
    }


def with_pages(table: str) -> Finish:
    """Rows of a table of names, each with the `page` that shows what is found for it."""

    def finish(datasette: Any, rows: list[Row]) -> list[Row]:
        for row in rows:
            row["page"] = str(datasette.urls.path(str(page_of(table, row["id"]))))
        return rows

    return finish
