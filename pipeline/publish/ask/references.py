"""Which columns lead to which rows, and what to call those rows."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from pipeline.publish.ask.metadata import DATABASE, words

__all__ = ["REFERENCES", "name_of", "target"]

REFERENCES = {
    "agency_type_id": "agency_types",
    "body_id": "bodies",
    "cited_decision_id": "decisions",
    "decision_id": "decisions",
    "document_id": "documents",
    "duty_group_id": "duty_groups",
    "duty_id": "duties",
    "group_id": "body_groups",
    "head_agency_type_id": "agency_types",
    "head_id": "members",
    "issuer_id": "organizations",
    "member_id": "members",
    "organization_id": "organizations",
    "person_id": "persons",
    "provision_id": "provisions",
    "province_id": "provinces",
    "role": "roles",
    "run_id": "runs",
    "standing_agency_type_id": "agency_types",
    "target_decision_id": "decisions",
    # Only in queries:
    "review_item_id": "review_items",
}
"""Table that a column of this name points to, whatever table or query it stands in."""
_WITHIN = {"parent_id", "successor_id"}
_KEPT = 20_000
_names: WeakKeyDictionary[Any, dict[tuple[str, str], str | None]] = WeakKeyDictionary()


def target(table: str | None, column: str) -> str | None:
    """Table a column points to. Queries number columns side by side: decision_id_1."""
    if column in _WITHIN:
        return table
    if table is None:
        column = column.removesuffix("_1").removesuffix("_2")
    return REFERENCES.get(column)


async def name_of(datasette: Any, table: str, key: str) -> str | None:
    """Name of a row by its metadata's label column; None when it has none.

    Datasette names foreign keys on table pages only; row pages and queries show bare ids. Names are kept
    per instance, since a page repeats them and the database does not change under it.
    """
    names = _names.setdefault(datasette, {})
    if (table, key) not in names:
        if len(names) >= _KEPT:
            names.clear()
        label = words().tables.get(table, {}).get("label_column", "id")
        found = await datasette.get_database(DATABASE).execute(
            f"select [{label}] from [{table}] where id = ?", [key]
        )
        row = found.first()
        names[table, key] = row[0] if row else None
    return names[table, key]
