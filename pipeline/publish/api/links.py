"""Where a row of the API can be looked at: on this site, and where its file came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.publish.api.route import BASE
from pipeline.publish.ask.addresses import decision_path, page_of
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.rows import Row
from pipeline.publish.pages.page_image import DPI, has_image

__all__ = ["links_of", "with_links", "with_pages"]

Finish = Callable[[Any, list[Row]], list[Row]]


def with_links(table: str) -> Finish:
    """Rows of a table that stand in a decision, each with its `links`.

    Beside its fields a row has its decision's `address` and its file's `source_url`; they go into the links.
    """

    def finish(datasette: Any, rows: list[Row]) -> list[Row]:
        drawn = {sha: has_image(datasette, sha) for sha in {row["document_id"] for row in rows}}
        for row in rows:
            row["links"] = links_of(datasette, table, row, is_drawn=drawn[row["document_id"]])
            del row["address"], row["source_url"]
        return rows

    return finish


def links_of(datasette: Any, table: str, row: Row, *, is_drawn: bool) -> Row:
    """Addresses of the whole decision, its page, the row's place on it, the page's image, the file's row, and
    where that file was published.
    """

    def address(path: str | None) -> str | None:
        return None if path is None else str(datasette.urls.path(path))

    decision = row["id"] if table == "decisions" else row["decision_id"]
    page = row.get("page", row.get("page_first"))
    sha = row["document_id"]
    return {
        "record": address(decision and f"{BASE}/decisions/{decision}"),
        "page": address(decision and decision_path(decision, row["address"])),
        "place": address(page_of(table, row["id"], row["address"])),
        "image": address(f"/trang/{sha}/{page}-{DPI[1]}.jpg" if is_drawn and page else None),
        "file": address(f"/{DATABASE}/documents/{sha}"),
        "source": row["source_url"],
    }


def with_pages(table: str) -> Finish:
    """Rows of a table of names, each with the `page` that shows what is found for it."""

    def finish(datasette: Any, rows: list[Row]) -> list[Row]:
        for row in rows:
            row["page"] = str(datasette.urls.path(str(page_of(table, row["id"]))))
        return rows

    return finish
