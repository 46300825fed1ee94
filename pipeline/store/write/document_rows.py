"""The rows of one document while they are being made."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

from pipeline.store.tables.catalog import CONTENT_TABLES, table
from schemas import Box, Model, OrganizationRef, PersonRef
from schemas.stored import flags_of, lists_of

SqlValue = str | int | float | None
SqlRow = tuple[SqlValue, ...]


def row_of(name: str, item: Model | None = None, /, **own: SqlValue) -> SqlRow:
    """A row of table `name`: each column from `own`, else from what `item` has under the same name.

    KeyError for a value without a column or a column without a value, so that none is forgotten.
    """
    return _row(name, type(item) if item else Model, tuple(own))(item, own)


@cache
def _row(
    name: str, kind: type[Model], own: tuple[str, ...]
) -> Callable[[Model | None, dict[str, SqlValue]], SqlRow]:
    """What makes a row of an item of this kind: asked a million times, so looked up once."""
    columns = table(name).column_names
    taken = [c for c in columns if c not in own and (c in kind.model_fields or hasattr(kind, c))]
    if {*own, *taken} != set(columns):
        raise KeyError(f"{name}: {set(columns) ^ {*own, *taken}}")
    flags = [c for c in flags_of(kind) if c in taken]
    lists = [c for c in lists_of(kind) if c in taken]
    in_order = itemgetter(*columns)

    def row(item: Model | None, own: dict[str, SqlValue]) -> SqlRow:
        values = {c: getattr(item, c) for c in taken}
        values |= own
        for c in flags:
            values[c] = int(values[c])
        for c in lists:
            values[c] = json.dumps(values[c], ensure_ascii=False)
        made: SqlRow = in_order(values)
        return made

    return row


def sides(box: Box | None) -> dict[str, SqlValue]:
    """The columns of a box; all empty where there is none."""
    return {side: getattr(box, side, None) for side in Box.model_fields}


@dataclass(frozen=True)
class DocumentRows:
    """What one document brings, in the order of the tables' columns."""

    document_id: str
    organizations: tuple[OrganizationRef, ...] = ()
    persons: tuple[PersonRef, ...] = ()
    tables: dict[str, list[SqlRow]] = field(
        default_factory=lambda: {t.name: [] for t in CONTENT_TABLES if t.name != "documents"}
    )
    """All content tables but `documents`, whose row needs the clock and the run."""

    def add(self, name: str, item: Model | None = None, /, **own: SqlValue) -> None:
        """Appends a row, see `row_of`."""
        self.tables[name].append(row_of(name, item, **own))

    def of_decision(self, name: str, decision_id: str) -> Iterator[SqlRow]:
        """The rows of a table that belong to one decision of the file."""
        for row in self.tables[name]:
            if row[0] == decision_id or str(row[0]).startswith(f"{decision_id}-"):
                yield row
