"""What a search finds as a file: of one kind all rows that answer, of all kinds together the best of each."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from datasette import NotFound

from pipeline.publish.ask.addresses import SEARCH
from pipeline.publish.find.asked import Asked
from pipeline.publish.find.candidates import matching
from pipeline.publish.find.filters import Filters
from pipeline.publish.find.hits import Found
from pipeline.publish.find.searchable import SEARCHABLE
from pipeline.publish.pages.parameters import Parameters
from pipeline.publish.pages.search_question import question_of
from pipeline.publish.pages.shown_hits import TITLES, shown
from pipeline.publish.sheets.answer import sheet_answer
from pipeline.publish.sheets.formats import ENDINGS
from pipeline.publish.sheets.sheet import Column, Sheet
from pipeline.publish.sheets.stored import asked as answered
from pipeline.text.normal import slug

__all__ = ["ROUTE", "search_file"]

ROUTE = rf"^{SEARCH}\.(?P<ending>{ENDINGS})$"
_LONGEST_NAME = 60
_WITH_NAMES = {"thanh-vien": "member_details", "nhiem-vu": "duty_details"}
"""Kinds whose rows have a view with names beside the ids."""
_COLUMNS = (
    Column("kind", "Loại", "text"), Column("title", "Nội dung", "text"), Column("text", "Chi tiết", "text"),
    Column("about", "Ở đâu", "text"), Column("issued_on", "Ngày ban hành", "text", "ISO 8601."),
    Column("id", "Mã dòng", "text"), Column("address", "Địa chỉ trên trang", "text"),
)  # fmt: skip


async def search_file(datasette: Any, request: Any) -> Any:
    """The answer of a search page, which has the same parameters."""
    question = await question_of(datasette, Parameters(request))
    if question.is_empty:
        raise NotFound("Chưa hỏi gì nên không có gì để tải.")
    asked, kind = question.asked, question.kind
    found = await question.answer(datasette)
    name = "-".join(part for part in ("tim-kiem", kind, slug(asked.text)[:_LONGEST_NAME].strip("-")) if part)

    def make(conn: sqlite3.Connection) -> Sheet:
        return (
            _of_kind(conn, name, kind, asked, question.filters, found)
            if kind
            else _together(name, asked, found)
        )

    return await sheet_answer(datasette, request, request.url_vars["ending"], name, make)


def _together(name: str, asked: Asked, found: Found) -> Sheet:
    """The hits as the page shows them."""
    hits = [shown(asked, hit) | {"id": hit.row["id"]} for hit in found.together]
    rows = [
        (hit["label"], _text(hit["title"]), _text(hit.get("text")), " · ".join(map(_text, hit["about"])),
         hit["issued_on"], hit["id"], hit["href"])
        for hit in hits
    ]  # fmt: skip
    return Sheet(name, "Kết quả tìm kiếm", _COLUMNS, rows)


def _text(shown: Any) -> str:
    """Without the marks of hits."""
    return shown.striptags() if hasattr(shown, "striptags") else str(shown or "")


def _of_kind(
    conn: sqlite3.Connection, name: str, kind: str, asked: Asked, filters: Filters, found: Found
) -> Sheet:
    """All columns of the rows. More than the search put in order come newest first; the others as found."""
    about = SEARCHABLE[kind]
    table = _WITH_NAMES.get(kind, about.table)
    conditions = filters.conditions(kind)
    values: list[object]
    if kind not in found.more or conditions is None:
        values = [json.dumps([hit.row["id"] for hit in found.hits.get(kind, [])])]
        among = "select value as id, key as place from json_each(?)"
    else:
        where, values = conditions.where()
        if asked.words:
            rows, values = matching(kind, asked.as_words, conditions)
            where = f" where t.rowid in ({rows})"
        place = f"row_number() over (order by {about.newest})"
        among = f"select t.id, {place} as place from {about.table} t{where}"
    sql = f"with found as ({among}) select v.* from found join [{table}] v on v.id = found.id order by place"
    return answered(conn, sql, values, name=name, title=f"Kết quả tìm kiếm: {TITLES[kind]}", table=table)
