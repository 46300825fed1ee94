"""Filters of a table by columns that it has: SQLite takes an unknown name for a word, and finds nothing."""

from __future__ import annotations

from typing import Any

from datasette.filters import Filters
from datasette.views.base import DatasetteError

__all__ = ["check_columns"]

_COMPARISONS = frozenset(Filters._filters_by_key)


async def check_columns(datasette: Any, database: str, table: str, names: list[str]) -> None:
    """`names`: of the request's parameters. DatasetteError 400 for a filter that there is not; it names those
    that there are.
    """
    known = [*await datasette.get_database(database).table_columns(table), "rowid"]
    for name in names:
        if name.startswith("_") and "__" not in name:  # Datasette's own
            continue
        column, _, comparison = name.rpartition("__") if "__" in name else (name, "", "exact")
        if column not in known:
            raise DatasetteError(
                f"Bảng {table} không có cột {column[:60]!r}. Có: {', '.join(known[:-1])}.",
                title="Không có cột này", status=400,
            )  # fmt: skip
        if comparison not in _COMPARISONS:
            raise DatasetteError(
                f"Không có phép so sánh {comparison[:60]!r}. Có: {', '.join(sorted(_COMPARISONS))}.",
                title="Không có phép so sánh này", status=400,
            )  # fmt: skip
