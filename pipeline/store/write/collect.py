"""Rows of one document while they are being made."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter

from pipeline.store.tables.catalog import CONTENT_TABLES
from schemas import OrganizationRef, PersonRef

Value = str | int | float | None
Row = tuple[Value, ...]

_COLUMNS = {table.name: table.column_names for table in CONTENT_TABLES}
_IN_ORDER = {name: itemgetter(*columns) for name, columns in _COLUMNS.items()}


@dataclass(frozen=True)
class Rows:
    """What one document brings, in the order of the tables' columns."""

    document_id: str
    tables: dict[str, list[Row]] = field(default_factory=dict)
    """All content tables but `documents`, whose row needs the clock and the run."""
    organizations: tuple[OrganizationRef, ...] = ()
    persons: tuple[PersonRef, ...] = ()

    def add(self, table: str, **values: Value) -> None:
        """Appends a row; KeyError when a column is missing or unknown, so that none is forgotten."""
        if len(values) != len(_COLUMNS[table]):
            raise KeyError(f"{table}: {set(_COLUMNS[table]) ^ set(values)}")
        self.tables[table].append(_IN_ORDER[table](values))
