"""Search through the API: what the search page finds, in its order, with the places of the hits."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from pipeline.publish.api.paging import pack, unpack
from pipeline.publish.api.queries import SearchIn, SearchQuery
from pipeline.publish.find.asked import Asked
from pipeline.publish.find.filters import Filters
from pipeline.publish.find.hits import Hit, search
from pipeline.publish.find.searchable import EVERYWHERE
from schemas import IsoDate, Model, Role

__all__ = ["Finding", "SearchAnswer", "found"]

_KINDS: dict[SearchIn, str] = {
    "decisions": "quyet-dinh", "organizations": "co-quan", "bodies": "to-chuc", "members": "thanh-vien",
    "duties": "nhiem-vu", "legal_bases": "can-cu", "provisions": "dieu-khoan",
}  # fmt: skip
_TEXTS = {
    "decisions": ("subject", ("issuer", "signer_name")),
    "organizations": ("name", ("agency_type",)),
    "bodies": ("name", ("standing_agency",)),
    "members": ("name", ("position", "organization")),
    "duties": ("assignee", ("text",)),
    "legal_bases": ("number", ("text",)),
    "provisions": ("heading", ("text",)),
}


class Finding(Model):
    """A row that answers. Marks are [start, end) in characters of the text."""

    table: SearchIn
    id: str
    decision_id: str | None = Field(default=None, description="Null for organisations.")
    code: str | None = Field(default=None, description="Number and symbol of the decision.")
    issued_on: IsoDate | None = None
    issued_year: int | None = None
    province_id: str | None = None
    body: str | None = Field(default=None, description="Name of the body, for members and duties.")
    role: Role | None = None
    title: str | None = Field(
        default=None, description="Subject, name, heading, number, or who has the duty."
    )
    title_marks: tuple[tuple[int, int], ...] = ()
    text: str | None = Field(
        default=None, description="Issuer and signer, post, duty, citation, or provision."
    )
    text_marks: tuple[tuple[int, int], ...] = ()


class SearchAnswer(Model):
    items: tuple[Finding, ...] = Field(description="Best first: exact diacritics before folded ones.")
    found: int = Field(description="How many answers are listed on all pages.")
    complete: bool = Field(description="False where there are more than are ranked: narrow the question.")
    approximate: bool = Field(description="True where nothing has all the words and these have some.")
    next: str | None = Field(default=None, description="Address of the next page; null on the last.")


async def found(datasette: Any, query: SearchQuery) -> dict[str, Any]:
    asked = Asked.of(query.q)
    start = int(unpack(query.cursor, (int,))[0] or 0) if query.cursor else 0
    agencies = (query.agency_type,) if query.agency_type else ()
    filters = Filters(
        province=query.province, year=query.year, body_kind=query.kind, agency_types=agencies,
        role=query.role,
    )  # fmt: skip
    kinds = (_KINDS[query.table],) if query.table else EVERYWHERE
    answer = await search(datasette, asked, filters, kinds) if asked.words else None
    hits = answer.together if answer else []
    end = max(start, 0) + query.limit
    return {
        "items": [_finding(asked, hit) for hit in hits[max(start, 0) : end]],
        "found": len(hits),
        "complete": not (answer and answer.more),
        "approximate": bool(answer and answer.approximate),
        "next": pack(end) if end < len(hits) else None,
    }


def _finding(asked: Asked, hit: Hit) -> dict[str, Any]:
    table = next(name for name, kind in _KINDS.items() if kind == hit.kind)
    titled, texts = _TEXTS[table]
    title = hit.row[titled]
    text = ", ".join(hit.row[name] for name in texts if hit.row[name]) or None
    same = ("decision_id", "code", "issued_on", "issued_year", "province_id", "body", "role")
    return {
        "table": table, "id": hit.row["id"], **{name: hit.row.get(name) for name in same},
        "title": title, "title_marks": list(asked.spans(title or "")),
        "text": text, "text_marks": list(asked.spans(text or "")),
    }  # fmt: skip
