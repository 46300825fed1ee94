"""Addresses of rows on the pages of the site."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from schemas.stored import LETTERS

__all__ = ["DECISION", "SEARCH", "anchor_of", "full_address", "href_of", "page_of"]

SEARCH = "/tim-kiem"
DECISION = r"^/quyet-dinh/(?P<id>[0-9a-f]{12}-[1-9][0-9]{0,3})"
"""How the addresses of a decision begin, as a pattern."""

_ON_THE_PAGE = frozenset({*LETTERS, "review_items"})
_SEARCHES = {"provinces": "loai=quyet-dinh&tinh=", "organizations": "loai=thanh-vien&don-vi="}


def anchor_of(row_id: str) -> str:
    """'a1b2c3d4e5f6-1-m2' → 'm2': the row's place on the page of its decision."""
    return row_id.rpartition("-")[2]


def href_of(row_id: str) -> str:
    """'a1b2c3d4e5f6-1-m2' → '/quyet-dinh/a1b2c3d4e5f6-1#m2'."""
    decision, _, anchor = row_id.rpartition("-")
    return f"/quyet-dinh/{decision}#{anchor}"


def full_address(datasette: Any, request: Any, path: str) -> str:
    """A path of the site with scheme and host, as the reader has them."""
    address: str = datasette.absolute_url(request, datasette.urls.path(path))
    return address


def page_of(table: str, row_id: str) -> str | None:
    """Where a reader sees the row: its place on its decision's page, or what the site finds for it.

    None for rows that no page of ours shows.
    """
    if table == "decisions":
        return f"/quyet-dinh/{row_id}"
    if table in _ON_THE_PAGE and row_id.count("-") > 1:
        return href_of(row_id)
    if table in _SEARCHES:
        return f"{SEARCH}?{_SEARCHES[table]}{quote(row_id, safe='')}"
    return None
