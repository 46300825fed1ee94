"""Addresses of rows on the pages of the site."""

from __future__ import annotations

__all__ = ["anchor_of", "href_of"]


def anchor_of(row_id: str) -> str:
    """'a1b2c3d4e5f6-1-m2' → 'm2': the row's place on the page of its decision."""
    return row_id.rpartition("-")[2]


def href_of(row_id: str) -> str:
    """'a1b2c3d4e5f6-1-m2' → '/quyet-dinh/a1b2c3d4e5f6-1#m2'."""
    decision, _, anchor = row_id.rpartition("-")
    return f"/quyet-dinh/{decision}#{anchor}"
