"""One of the tables of a comparison as a file."""

from __future__ import annotations

from typing import Any

from pipeline.publish.pages.compare import PATH, read_comparison
from pipeline.publish.pages.compare_sheets import TABLES, sheet_of
from pipeline.publish.pages.parameters import Parameters
from pipeline.publish.sheets.answer import sheet_answer
from pipeline.publish.sheets.formats import ENDINGS

__all__ = ["ROUTE", "compare_file"]

ROUTE = rf"^{PATH}\.(?P<ending>{ENDINGS})$"


async def compare_file(datasette: Any, request: Any) -> Any:
    """The table that `bang` names, the first one without it, of what the page would show."""
    asked = Parameters(request)
    table = asked.one_of("bang", TABLES) or next(iter(TABLES))
    found, _, _ = await read_comparison(datasette, asked)
    sheet = sheet_of(found, table)
    return await sheet_answer(datasette, request, request.url_vars["ending"], sheet.name, lambda _: sheet)
