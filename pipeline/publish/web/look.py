"""How pages are made: our templates before Datasette's own, the names and forms in them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

from jinja2 import ChoiceLoader, FileSystemLoader

from pipeline.publish.ask.addresses import address_of, anchor_of, decision_of, decision_path, page_of
from pipeline.publish.ask.choices import chooser
from pipeline.publish.ask.metadata import DATABASE, names
from pipeline.publish.sheets.formats import MOST_ON_THE_SITE, offered
from pipeline.publish.web.mistakes import in_words

__all__ = ["STATIC", "dress"]

_PUBLISH = Path(__file__).parents[1]
STATIC = _PUBLISH / "static"
_TEMPLATES = _PUBLISH / "templates"
ROWS_ON_A_PAGE = 100
"""Of a canned query."""
_OF_PAGES = frozenset({"_next", "_columns", "_size", "_facet", "trang"})


def dress(env: Any, datasette: Any) -> None:
    """Our templates and what they use, in error pages too; the operator's own templates come first."""
    own = [FileSystemLoader(datasette.template_dir)] if datasette.template_dir else []

    async def row_page(table: str, row_id: str) -> str | None:
        return page_of(table, row_id, await address_of(datasette, decision_of(row_id)))

    env.loader = ChoiceLoader([*own, FileSystemLoader(_TEMPLATES), env.loader])
    for name in ("site.css", "pages.css", "site.js"):
        found = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
        env.globals[name.replace(".", "_") + "_hash"] = found
    env.globals["names"] = names()
    env.globals["in_words"] = in_words
    env.globals["home_database"] = DATABASE
    env.globals["choices_of"] = chooser(datasette)
    env.globals["page_of_rows"] = page_of_rows
    env.globals["file_formats"] = offered()
    env.globals["file_address"] = file_address
    env.globals["most_rows"] = MOST_ON_THE_SITE
    env.globals["page_of"] = row_page
    env.globals["decision_path"] = decision_path
    env.filters["anchor"] = anchor_of
    env.filters["dotted"] = dotted
    env.filters["day"] = day


def file_address(path: str, query: str, ending: str) -> str:
    """'/quyetdinh/members', 'role=head', 'xlsx' → '/quyetdinh/members.xlsx?role=head': all pages of it."""
    pairs = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] not in _OF_PAGES]
    return f"{path}.{ending}" + (f"?{urlencode(pairs)}" if pairs else "")


def page_of_rows(rows: Sequence[Any], path: str, query: str) -> dict[str, Any]:
    """One page, as the parameter 'trang' says, of an answer that is there whole, and the ways to others."""
    pairs = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != "trang"]
    said = dict(parse_qsl(query)).get("trang", "1")
    last = max(1, -(-len(rows) // ROWS_ON_A_PAGE))
    at = min(int(said), last) if said.isascii() and said.isdigit() and 0 < len(said) < 6 else 1

    def link(number: int) -> str | None:
        return f"{path}?{urlencode([*pairs, ('trang', number)])}" if 0 < number <= last else None

    first = ROWS_ON_A_PAGE * (max(at, 1) - 1)
    return {
        "rows": rows[first : first + ROWS_ON_A_PAGE], "first": first + 1, "previous": link(at - 1),
        "next": link(at + 1), "pages": last,
    }  # fmt: skip


def dotted(number: int) -> str:
    """1234567 → '1.234.567', as Vietnamese writes thousands."""
    return f"{number:,}".replace(",", ".")


def day(iso: str) -> str:
    """'2025-03-04' → '04/03/2025'."""
    return "/".join(reversed(iso.split("-")))
