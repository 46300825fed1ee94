"""All tables, as data: names and columns are a contract with the users of the database.

Dates are ISO 8601 text, Booleans 0 or 1, boxes in points from the top left, confidences 0 to 1. What a table
and a column mean stands beside them; datasette_metadata.json and the data dictionary are made from it.
"""

from __future__ import annotations

from pipeline.store.tables import bodies, decisions, derived, documents, evidence, ledger, reference
from pipeline.store.tables.shape import Table

__all__ = ["CONTENT_TABLES", "TABLES", "table"]

CONTENT_TABLES: tuple[Table, ...] = (
    documents.DOCUMENTS, documents.PAGES,
    decisions.DECISIONS, decisions.LEGAL_BASES, decisions.PROVISIONS,
    bodies.BODIES, bodies.MEMBERS, bodies.DUTIES,
    decisions.EXECUTORS, decisions.RECIPIENTS, decisions.RELATIONS,
    evidence.EVIDENCE, evidence.REVIEW_ITEMS,
    documents.PAGE_MASKS, documents.SIGNATURES, reference.ORGANIZATION_NAMES,
)  # fmt: skip
"""What a document brings, parents before children."""

TABLES: tuple[Table, ...] = (
    reference.PROVINCES, reference.AGENCY_TYPES, reference.ROLES, reference.ORGANIZATIONS, reference.PERSONS,
    *CONTENT_TABLES,
    ledger.RUNS, ledger.RUN_FILES,
    *derived.DERIVED_TABLES,
)  # fmt: skip
_BY_NAME = {one.name: one for one in TABLES}


def table(name: str) -> Table:
    """The table called `name`; KeyError for names outside the contract."""
    return _BY_NAME[name]
