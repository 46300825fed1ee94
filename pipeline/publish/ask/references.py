"""Which columns lead to which rows, and what to call those rows."""

from __future__ import annotations

from functools import cache
from typing import Any
from weakref import WeakKeyDictionary

from pipeline.publish.ask.metadata import DATABASE, names

__all__ = ["name_of", "target"]

_KEPT = 20_000
_names: WeakKeyDictionary[Any, dict[tuple[str, str], str | None]] = WeakKeyDictionary()


def target(table: str | None, column: str) -> str | None:
    """Table a column points to. Queries number columns side by side: decision_id_1."""
    own = names().tables.get(table or "", {}).get("references")
    if own is not None:
        to: str | None = own.get(column)
        return to
    if table is None:
        column = column.removesuffix("_1").removesuffix("_2")
    return _by_name().get(column)


@cache
def _by_name() -> dict[str, str]:
    """For views and queries, which have no foreign keys: where every column of this name points to."""
    found: dict[str, set[str]] = {}
    for about in (*names().tables.values(), *names().queries.values()):
        for column, to in about.get("references", {}).items():
            found.setdefault(column, set()).add(to)
    return {column: to.pop() for column, to in found.items() if len(to) == 1}


async def name_of(datasette: Any, table: str, key: str) -> str | None:
    """Name of a row by its metadata's label column; None when it has none.

    Datasette names foreign keys on table pages only; row pages and queries show bare ids. Names are kept
    per instance, since a page repeats them and the database does not change under it.
    """
    known = _names.setdefault(datasette, {})
    if (table, key) not in known:
        if len(known) >= _KEPT:
            known.clear()
        label = names().label_column(table) or "id"
        found = await datasette.get_database(DATABASE).execute(
            f"select [{label}] from [{table}] where id = ?", [key]
        )
        row = found.first()
        known[table, key] = row[0] if row else None
    return known[table, key]
