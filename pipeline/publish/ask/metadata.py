"""The descriptions of `datasette_metadata.json` as the site and the data dictionary use them.

A description reads 'Nhãn: giải thích'. The part before the first ': ' is what headings show. Beside
Datasette's own keys the file carries three of ours, which Datasette passes on: `list_columns` of a table
(columns of the table page unless the reader asks for all), `parameters` and `columns` of a query.
"""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import StoreError

__all__ = ["DATABASE", "Names", "label_of", "load_metadata", "names"]

DATABASE = "quyetdinh"
"""Name of the database in URLs, template names and metadata: fixed, since links are made with it."""

_HERE = Path(__file__).parent
# Beside the packages in a checkout, inside this one in an installed wheel.
_PLACES = (_HERE.parents[2] / "datasette_metadata.json", _HERE / "datasette_metadata.json")


def load_metadata() -> dict[str, Any]:
    """A fresh copy of the metadata, which callers may change. StoreError when the file is missing."""
    for place in _PLACES:
        if place.is_file():
            loaded: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
            return loaded
    raise StoreError("Thiếu tệp datasette_metadata.json.", "Cài lại chương trình hoặc lấy lại tệp từ kho mã.")


def label_of(description: str | None, otherwise: str) -> str:
    """'Số, ký hiệu: như khi viện dẫn' → 'Số, ký hiệu'."""
    return description.partition(": ")[0] if description else otherwise


class Names:
    """Vietnamese names of tables, columns and coded values."""

    def __init__(self, metadata: dict[str, Any], values: dict[str, Any]) -> None:
        database = metadata["databases"][DATABASE]
        self.license: str = metadata["license"]
        self.about: str = metadata["about"]
        self.tables: dict[str, dict[str, Any]] = database["tables"]
        self.queries: dict[str, dict[str, Any]] = database["queries"]
        self._yes_no = frozenset(values["yes_no"])
        self._codes: dict[str, dict[str, str]] = {
            **values, **{name: values[same] for name, same in values["same_as"].items()}
        }  # fmt: skip

    def table(self, name: str) -> str:
        """Title of a table or view; the name itself when it has none."""
        title: str = self.tables.get(name, {}).get("title", name)
        return title

    def describe(self, table: str | None, column: str, query: str | None = None) -> str | None:
        """Description of a column; in a query first its own, then that of a table with such a column."""
        own = self.queries.get(query or "", {}).get("columns", {})
        if column in own:
            return str(own[column])
        places = [self.tables.get(table, {})] if table else list(self.tables.values())
        for place in places:
            if column in place.get("columns", {}):
                return str(place["columns"][column])
        return None

    def column(self, table: str | None, column: str, query: str | None = None) -> str:
        """Heading of a column."""
        return label_of(self.describe(table, column, query), column)

    def parameter(self, query: str, name: str) -> tuple[str, str]:
        """Label and explanation of a query's parameter."""
        text = self.queries.get(query, {}).get("parameters", {}).get(name, name)
        label, _, help_ = text.partition(": ")
        return label, help_

    def value(self, table: str | None, column: str, value: object) -> str | None:
        """Name of a coded value; None for values that are no codes."""
        return self.codes(table, column).get(str(value))

    def codes(self, table: str | None, column: str) -> dict[str, str]:
        """All codes of a column with their names."""
        return self.values_of(f"{table}.{column}") or self.values_of(column)

    def values_of(self, name: str) -> dict[str, str]:
        """The codes that the names file has under this name."""
        return self._codes.get(name, {})

    def yes_no(self, column: str, value: object) -> str | None:
        """'có' or 'không'; None for a column that is no question."""
        return ("có" if str(value) == "1" else "không") if column in self._yes_no else None

    def label_column(self, table: str) -> str | None:
        """The column that names a table's rows; None for tables without one."""
        column: str | None = self.tables.get(table, {}).get("label_column")
        return column

    def shown_columns(self, table: str) -> list[str]:
        """Columns of the table page; empty: all."""
        return list(self.tables.get(table, {}).get("list_columns", []))

    def in_order(self, table: str, facets: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Facet results in the metadata's order, then what the reader asked for; none of them twice."""
        wanted = self.tables.get(table, {}).get("facets", [])
        once = {facet["name"]: facet for facet in facets}.values()
        return sorted(
            once, key=lambda f: (f["name"] not in wanted, f["name"] in wanted and wanted.index(f["name"]))
        )

    def listed(self, tables: list[Any]) -> list[Any]:
        """Tables or views of a page in the metadata's order, without those it hides."""
        # Dictionaries in Datasette 0.65, objects in 1.0.
        named = {one["name"] if isinstance(one, dict) else one.name: one for one in tables}
        shown = (name for name, about in self.tables.items() if not about.get("hidden"))
        return [named[name] for name in shown if name in named]


@cache
def names() -> Names:
    """The names of this site, read once."""
    # Not at the top: every Datasette on the machine imports this module, and the contract takes 0.4 s.
    from pipeline.lexicon.role_names import role_names

    values = tomllib.loads((_HERE / "names.toml").read_text(encoding="utf-8"))
    values["role"] = {role.id: role.meaning for role in role_names().values()}
    return Names(load_metadata(), values)
