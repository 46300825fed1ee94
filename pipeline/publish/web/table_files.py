"""Tables, canned queries and rows of Datasette's pages as files: all their rows, not one page of them.

In place of Datasette's own CSV, which writes errors between the rows and cells that run as formulas.
"""

from __future__ import annotations

import re
import sqlite3
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import NotFound, Request
from datasette.utils import InvalidSql
from datasette.views.base import DatasetteError
from datasette.views.database import DatabaseView
from datasette.views.row import RowView
from datasette.views.table import TableView

from pipeline.publish.ask.metadata import DATABASE, names
from pipeline.publish.sheets.answer import sheet_answer
from pipeline.publish.sheets.formats import ENDINGS
from pipeline.publish.sheets.sheet import Sheet
from pipeline.publish.sheets.stored import asked, columns_of, given
from pipeline.text.normal import slug

__all__ = ["ROUTES"]

_OF_PAGES = frozenset({"_next", "_shape", "_labels", "_stream", "_dl", "_header", "header", "_facet"})
_LIMIT = re.compile(r" limit \d+(?: offset \d+)?$")


async def _file(datasette: Any, request: Any, view: Any) -> Any:
    """What the view would show, whole. DatasetteError 400 for SQL that does not run."""
    try:
        data, *_ = await view(datasette).data(_without_page(request))
    except InvalidSql as error:
        raise DatasetteError(str(error), title="Invalid SQL", status=400) from error
    if "columns" not in data:
        raise NotFound("404")
    if data.get("error"):
        raise DatasetteError(str(data["error"]), title="Invalid SQL", status=400)
    table, query = data.get("table"), data.get("query_name")
    title = names().table(table) if table else names().queries.get(query or "", {}).get("title", "Truy vấn")
    name = query or slug(title)
    whole = _LIMIT.sub("", data["query"]["sql"]) if view is TableView and table else None
    if query and data["truncated"]:
        whole = data["query"]["sql"]

    def make(conn: sqlite3.Connection) -> Sheet:
        if whole:
            values = data["query"]["params"]
            return asked(conn, whole, values, name=name, title=title, table=table, query=query)
        columns = columns_of(conn, data["columns"], table, query)
        return Sheet(name, title, columns, given(map(tuple, data["rows"])))

    return await sheet_answer(datasette, request, request.url_vars["ending"], name, make)


def _without_page(request: Any) -> Request:
    """The same question without what cuts or counts its answer."""
    pairs = parse_qsl(request.query_string, keep_blank_values=True)
    kept = [pair for pair in pairs if pair[0] not in _OF_PAGES]
    whole = urlencode([*kept, ("_nofacet", "1"), ("_nocount", "1")])
    return Request({**request.scope, "query_string": whole.encode("latin-1")}, request.receive)


def _route(place: str, view: Any) -> tuple[str, Any]:
    async def respond(datasette: Any, request: Any) -> Any:
        return await _file(datasette, request, view)

    return rf"^/(?P<database>{DATABASE}){place}\.(?P<ending>{ENDINGS})$", respond


ROUTES = [
    _route("", DatabaseView),
    _route(r"/(?P<table>[^/.]+)", TableView),
    _route(r"/(?P<table>[^/.]+)/(?P<pks>[^/.]+)", RowView),
]
