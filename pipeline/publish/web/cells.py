"""How a value looks in a page: names for codes, links for ids, Vietnamese dates. Everything is escaped.

Only pages are touched: JSON and CSV keep what is stored.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable
from typing import Any

from markupsafe import Markup, escape

from pipeline.publish.ask.addresses import address_of, decision_of, page_of
from pipeline.publish.ask.metadata import DATABASE, names
from pipeline.publish.ask.references import name_of, target

__all__ = ["cell_of"]

_DATES = frozenset({"issued_on", "effective_on", "target_issued_on", "valid_from", "valid_to"})
_SHARES = frozenset({"confidence", "text_confidence"})
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_OWN_ROWS = frozenset({"member_id", "duty_id", "body_id", "review_item_id"})  # a query row's way back
_LABEL_LENGTH = 80
_UNNAMED = {"decisions": "chưa rõ số", "members": "không ghi tên", "legal_bases": "chưa rõ số"}

Cell = Markup | Awaitable[Markup | None] | None


def cell_of(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Cell:
    """The cell's HTML; None leaves it to Datasette, an awaitable needs the database first.

    `row` is a mapping by column name; `table` is None for queries.
    """
    leads_to = target(table, column)
    if isinstance(value, dict):  # a foreign key that Datasette has labelled
        if leads_to in (None, "roles"):
            return _code(table, column, value["value"])
        return _link(datasette, leads_to, str(value["value"]), value["label"])
    if table and column == names().label_column(table) and "id" in row.keys():  # noqa: SIM118
        return _to_page(datasette, table, row["id"], value) if page_of(table, row["id"]) else None
    if value in (None, ""):
        return None
    if (answer := names().yes_no(column, value)) is not None:
        return Markup('<span title="{}">{}</span>').format(value, answer)
    if column in _DATES:
        return _date(value)
    if column in _SHARES and isinstance(value, int | float):
        return Markup('<span title="{}">{} %</span>').format(value, round(100 * value))
    if column == "working_rules":
        return _rules(value)
    if column in ("table_name", "column_name", "row_id"):
        return _pointer(datasette, row, column, str(value))
    if leads_to in (None, "roles"):
        return _code(table, column, value)
    if table is None and column in _OWN_ROWS:
        return _link(datasette, leads_to, str(value), "xem")
    return _named(datasette, leads_to, str(value))


async def _named(datasette: Any, table: str, value: str) -> Markup:
    """Row pages and queries give bare ids: look the name up."""
    return await _link(datasette, table, value, await name_of(datasette, table, value))


async def _to_page(datasette: Any, table: str, row_id: str, value: object) -> Markup:
    """A row's own words, in full, lead to where they stand on its decision's page."""
    page = page_of(table, row_id, await address_of(datasette, decision_of(row_id)))
    shown = value or _UNNAMED.get(table, "xem")
    return Markup(f'<a class="own" href="{escape(datasette.urls.path(page))}">{escape(shown)}</a>')


async def _link(datasette: Any, table: str, value: str, name: object) -> Markup:
    """To the page that shows the row; a row that none shows, to itself."""
    page = page_of(table, value)
    if page and page.startswith("/quyet-dinh/"):
        page = page_of(table, value, await address_of(datasette, decision_of(value)))
    href = datasette.urls.path(page) if page else datasette.urls.row(DATABASE, table, _tilde(value))
    shown = str(name or _UNNAMED.get(table, value))
    short = shown if len(shown) <= _LABEL_LENGTH else shown[: _LABEL_LENGTH - 1] + "…"
    # Not by Markup.format, which takes four times as long: a page of a table has a thousand cells.
    return Markup(f'<a href="{escape(href)}" title="{escape(value)}">{escape(short)}</a>')


def _tilde(value: str) -> str:
    """A row's id as Datasette spells it in paths: other characters as ~XX."""
    safe = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
    return "".join(chr(b) if chr(b) in safe else f"~{b:02X}" for b in value.encode())


def _date(value: Any) -> Markup | None:
    match = _ISO.fullmatch(str(value))
    if match is None:
        return None
    year, month, day = match.groups()
    return Markup(f'<time datetime="{escape(value)}">{day}/{month}/{year}</time>')


def _rules(value: Any) -> Markup | None:
    try:
        rules = json.loads(value)
    except (TypeError, ValueError):
        return None
    if not isinstance(rules, list):
        return None
    items = Markup("").join(Markup("<li>{}</li>").format(rule) for rule in rules)
    return Markup("<ul>{}</ul>").format(items) if rules else Markup("&nbsp;")


def _pointer(datasette: Any, row: Any, column: str, value: str) -> Cell:
    """Evidence and review items say in three columns which value they are about."""
    try:
        table = row["table_name"]
    except (KeyError, IndexError):
        return None
    if table not in names().tables:
        return None
    if column == "row_id":
        return _link(datasette, table, value, value)
    shown = names().table(table) if column == "table_name" else names().column(table, value)
    return Markup('<span title="{}">{}</span>').format(value, shown)


def _code(table: str | None, column: str, value: Any) -> Markup | None:
    name = names().value(table, column, value)
    if name is None:
        return None
    return Markup(f'<span class="code" title="{escape(value)}">{escape(name)}</span>')
