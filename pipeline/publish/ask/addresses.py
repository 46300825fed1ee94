"""Addresses of rows on the pages of the site."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.questions import kept
from schemas.stored import LETTERS

__all__ = [
    "BY_ID", "BY_NAME", "SEARCH", "address_of", "anchor_of", "decision_of", "decision_path",
    "full_address", "href_of", "page_of",
]  # fmt: skip

SEARCH = "/tim-kiem"
_ID = "[0-9a-f]{12}-[1-9][0-9]{0,3}"
BY_ID = rf"^/quyet-dinh/(?P<id>{_ID})"
"""How the addresses of a decision begin that go by its file, as a pattern: they lead to the others."""
BY_NAME = (
    r"^/quyet-dinh/(?P<address>[a-z0-9-]+/[a-z0-9-]+/[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rf"(?:/(?P<id>{_ID}))?)"
)
"""The same of those that people know: place, number and day; where several have these, the id behind them."""

_ON_THE_PAGE = frozenset({*LETTERS, "review_items"})
_SEARCHES = {"provinces": "loai=quyet-dinh&tinh=", "organizations": "loai=thanh-vien&don-vi="}
_MOST = 20_000
_ADDRESS = "select address from decisions where id = ?"


def anchor_of(row_id: str) -> str:
    """'a1b2c3d4e5f6-1-m2' → 'm2': the row's place on the page of its decision."""
    return row_id.rpartition("-")[2]


def decision_of(row_id: str) -> str:
    """'a1b2c3d4e5f6-1-m2' → 'a1b2c3d4e5f6-1'; a decision's own id stays."""
    return "-".join(row_id.split("-")[:2])


def decision_path(decision_id: str, address: str | None) -> str:
    """The page of a decision: by `decisions.address`, by its id where it has none."""
    return f"/quyet-dinh/{address or decision_id}"


def href_of(row_id: str, address: str | None = None) -> str:
    """'a1b2c3d4e5f6-1-m2' → '/quyet-dinh/a1b2c3d4e5f6-1#m2'; its decision's address in place of the id."""
    decision, _, anchor = row_id.rpartition("-")
    return f"{decision_path(decision, address)}#{anchor}"


def full_address(datasette: Any, request: Any, path: str) -> str:
    """A path of the site with scheme and host, as the reader has them."""
    address: str = datasette.absolute_url(request, datasette.urls.path(path))
    return address


def page_of(table: str, row_id: str, address: str | None = None) -> str | None:
    """Where a reader sees the row: its place on its decision's page, or what the site finds for it.

    `address`: of its decision. None for rows that no page of ours shows.
    """
    if table == "decisions":
        return decision_path(row_id, address)
    if table in _ON_THE_PAGE and row_id.count("-") > 1:
        return href_of(row_id, address)
    if table in _SEARCHES:
        return f"{SEARCH}?{_SEARCHES[table]}{quote(row_id, safe='')}"
    return None


async def address_of(datasette: Any, decision_id: str) -> str | None:
    """`decisions.address` of one decision, for pages that name rows one after the other."""

    async def make() -> dict[str, str | None]:
        return {}

    known = await kept(datasette, "addresses", make)
    if decision_id not in known:
        if len(known) >= _MOST:
            known.clear()
        found = await datasette.get_database(DATABASE).execute(_ADDRESS, [decision_id])
        row = found.first()
        known[decision_id] = row[0] if row else None
    return known[decision_id]
