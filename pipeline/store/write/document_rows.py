"""The rows of one document while they are being made."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import get_origin

from pipeline.store.tables.catalog import CONTENT_TABLES, table
from schemas import Box, Model, OrganizationRef, PersonRef

SqlValue = str | int | float | None
SqlRow = tuple[SqlValue, ...]


def row_of(name: str, item: Model | None = None, /, **own: SqlValue) -> SqlRow:
    """A row of table `name`: each column from `own`, else from what `item` has under the same name.

    KeyError for a value without a column or a column without a value, so that none is forgotten.
    """
    kind: Hashable = type(item)  # type: ignore[assignment]  # mypy believes that classes have no hash
    return _row(name, kind, tuple(own))(item, own)


@cache
def _row(name: str, kind: Hashable, own: tuple[str, ...]) -> Callable[[object, dict[str, SqlValue]], SqlRow]:
    """What makes a row of an item of this kind: asked a million times, so looked up once."""
    columns, fields = table(name).column_names, getattr(kind, "model_fields", {})
    taken = tuple(c for c in columns if c not in own and (c in fields or hasattr(kind, c)))
    if {*own, *taken} != set(columns):
        raise KeyError(f"{name}: {set(columns) ^ {*own, *taken}}")
    kinds = {c: fields[c].annotation for c in taken if c in fields}
    flags = [c for c, annotation in kinds.items() if annotation is bool]
    lists = [c for c, annotation in kinds.items() if get_origin(annotation) is tuple]
    in_order = itemgetter(*columns)

    def row(item: object, own: dict[str, SqlValue]) -> SqlRow:
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
