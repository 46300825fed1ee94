"""What follows from the rows of many documents, at the end of a run: all, or what changes bear on."""

from __future__ import annotations

import sqlite3

from pipeline.store.derive.addresses import settle_addresses
from pipeline.store.derive.agency_counts import count_agencies
from pipeline.store.derive.body_groups import group_bodies
from pipeline.store.derive.citations import resolve_citations
from pipeline.store.derive.names import prune_references, settle_names
from pipeline.store.derive.stale import all_marked, settle
from pipeline.store.derive.versions import settle_versions

__all__ = ["derive"]

_STEPS = (settle_versions, settle_addresses, resolve_citations, prune_references, settle_names,
          count_agencies, group_bodies)  # fmt: skip
"""Each may mark what those behind it must look at."""


def derive(conn: sqlite3.Connection) -> None:
    """Brings all that follows up to the rows, inside the caller's transaction."""
    everything = all_marked(conn)
    for step in _STEPS:
        step(conn, everything)
    settle(conn)
