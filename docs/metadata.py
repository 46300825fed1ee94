"""datasette_metadata.json: what tables and columns mean from their definitions, the rest from publish/ask."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from pipeline.publish.ask.metadata import DATABASE
from pipeline.store.derive.stale import STALE_TABLE
from pipeline.store.tables.catalog import TABLES
from pipeline.store.tables.migrations import STEPS_TABLE
from pipeline.store.tables.search import SEARCHES
from pipeline.store.tables.views import VIEWS

_ASK = Path(__file__).parents[1] / "pipeline" / "publish" / "ask"


def metadata() -> str:
    """The file as Datasette and the site read it."""
    site = tomllib.loads((_ASK / "site.toml").read_text(encoding="utf-8"))
    shown, always, database = site.pop("tables"), site.pop("every_table"), site.pop("database")
    described = {**_tables(), **_views()}
    if set(shown) != set(described):
        raise ValueError(f"site.toml: tables it should not have or lacks: {set(shown) ^ set(described)}")
    database["queries"] = {name: _query(name) for name in database["queries"]}
    database["tables"] = {
        **{name: _entry({**always, **about}, described[name]) for name, about in shown.items()},
        **{name: _entry({**always, "hidden": True}, about) for name, about in _search_views().items()},
        STEPS_TABLE: {"hidden": True},
        STALE_TABLE: {"hidden": True},
    }
    return json.dumps({**site, "databases": {DATABASE: database}}, ensure_ascii=False, indent=2) + "\n"


def _entry(shown: dict[str, Any], described: dict[str, Any]) -> dict[str, Any]:
    """Title and description first, the long list of columns last."""
    head = {key: described[key] for key in ("title", "description")}
    return {**head, **shown, **{key: value for key, value in described.items() if key not in head}}


def _tables() -> dict[str, dict[str, Any]]:
    return {
        table.name: {
            "title": table.title,
            "description": table.about,
            **_searched(table.name, "rowid"),
            "columns": {column.name: column.about for column in table.columns},
            "references": {column.name: column.to for column in table.columns if column.to},
        }
        for table in TABLES
    }


def _views() -> dict[str, dict[str, Any]]:
    return {
        view.name: {
            "title": view.title,
            "description": view.about,
            **_searched(view.of, "search_key"),
            "columns": view.columns,
        }
        for view in VIEWS
    }


def _searched(table: str, key: str) -> dict[str, str]:
    """How Datasette searches a table, or the rows of one in a view; nothing where it is not searched."""
    index = next((search.index for search in SEARCHES if search.table == table), None)
    return {"fts_table": index, "fts_pk": key} if index else {}


def _search_views() -> dict[str, dict[str, Any]]:
    titles = {table.name: table.title for table in TABLES}
    return {
        search.view: {
            "title": f"Chỉ mục tìm kiếm: {titles[search.table]}",
            "description": "Nội dung của chỉ mục toàn văn: nguyên dấu và bản đổi đ thành d.",
            "columns": search.view_columns,
        }
        for search in SEARCHES
    }


def _query(name: str) -> dict[str, Any]:
    """A canned query: TOML in the comment at its head, then SQL."""
    head, _, sql = (_ASK / "queries" / f"{name}.sql").read_text(encoding="utf-8").partition("\n\n")
    about = tomllib.loads(re.sub(r"(?m)^-- ", "", head))
    return {
        "title": about["title"],
        "description": about["description"],
        "params": list(about.get("parameters", {})),
        "parameters": about.get("parameters", {}),
        "columns": about.get("columns", {}),
        "references": about.get("references", {}),
        "hide_sql": True,
        "sql": sql.rstrip("\n"),
    }
