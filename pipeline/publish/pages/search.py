"""The search page: one box over everything, filters beside it, an address for every state."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from datasette import Response

from pipeline.publish.ask.addresses import SEARCH
from pipeline.publish.ask.rows import Row
from pipeline.publish.find.hits import Found, Hit
from pipeline.publish.find.searchable import EVERYWHERE
from pipeline.publish.pages.parameters import Parameters
from pipeline.publish.pages.render import render
from pipeline.publish.pages.search_filters import LABELS, active, picks
from pipeline.publish.pages.search_question import question_of
from pipeline.publish.pages.shown_hits import TITLES, shown
from pipeline.text.normal import comparable

__all__ = ["search_page"]

_PAGE = 20


async def search_page(datasette: Any, request: Any) -> Response:
    asked_for = Parameters(request)
    question = await question_of(datasette, asked_for)
    asked, kind, filters, offered = question.asked, question.kind, question.filters, question.offered
    newest = asked_for.one_of("xep", ("moi",)) is not None
    page = asked_for.whole("trang", 1, 10) or 1
    found = await question.answer(datasette)
    if kind:
        hits = found.hits.get(kind, [])
    else:
        hits = found.together if asked.words else _some_of_each(found)
        hits = _gathered(hits, asked_for.link(SEARCH, loai="co-quan", trang=None))
    if newest:
        hits = sorted(hits, key=lambda hit: hit.row.get("issued_on") or "", reverse=True)
    context = {
        "typed": asked.text if not asked.phrases else question.typed,
        "given": not question.is_empty,
        "kind": kind,
        "tabs": _tabs(asked_for, found, kind),
        "hits": [shown(asked, hit) for hit in hits[(page - 1) * _PAGE : page * _PAGE]],
        "total": len(hits),
        "approximate": found.approximate,
        "quoted": bool(asked.phrases),
        "unquoted": asked_for.link(SEARCH, q=asked.text, trang=None),
        "unfiltered": asked_for.link(SEARCH, **dict.fromkeys((*LABELS, "don-vi", "trang"))),
        "everywhere": asked_for.link(SEARCH, loai=None, trang=None),
        "looked_into": TITLES[kind].lower() if kind else "mọi loại và toàn văn các điều khoản",
        "filters": filters,
        "picks": picks(asked_for, offered["options"]),
        "order": [
            ("đúng nhất trước", not newest, asked_for.link(SEARCH, xep=None, trang=None)),
            ("mới nhất trước", newest, asked_for.link(SEARCH, xep="moi", trang=None)),
        ],
        "newest": newest,
        "active": active(asked_for, filters, offered["agency_names"]),
        "previous_link": asked_for.link(SEARCH, trang=page - 1 if page > 2 else None) if page > 1 else None,
        "next_link": asked_for.link(SEARCH, trang=page + 1)
        if len(hits) > page * _PAGE and page < 10
        else None,
        "page": page,
        "others": asked_for.link(SEARCH, khac=None if filters.others else "co", trang=None)
        if kind == "quyet-dinh" and not asked.words and offered["has_others"]
        else None,
        "query": request.query_string,
    }
    return Response.html(render(datasette, "site/search.html", context))


def _some_of_each(found: Found) -> list[Hit]:
    """Without words there is no common order: a few of each kind."""
    return [hit for hits in found.hits.values() for hit in hits[:5]]


def _tabs(asked_for: Parameters, found: Found, kind: str | None) -> list[Row]:
    """One for all and one for each kind; counts only of what was searched."""

    def tab(name: str, code: str | None, kinds: set[str]) -> Row:
        searched = kinds <= set(found.hits)
        count = sum(map(_is_counted, (hit for one in kinds for hit in found.hits[one]))) if searched else None
        said = None if count is None else f"{count}{'+' if kinds & found.more else ''}"
        return {"name": name, "count": said, "current": kind == code,
                "link": asked_for.link(SEARCH, loai=code, trang=None)}  # fmt: skip

    return [
        tab("Tất cả", None, set(found.hits) if kind is None else set(EVERYWHERE)),
        *(tab(name, code, {code}) for code, name in TITLES.items()),
    ]


def _is_counted(hit: Hit) -> bool:
    """Who leaves is found, but is no member."""
    return hit.row.get("change") != "leaves"


def _gathered(hits: list[Hit], everywhere: str) -> list[Hit]:
    """Of organisations with one name in many provinces only the first, which then leads to all of them."""
    first: dict[str, int] = {}
    names: Counter[str] = Counter()
    kept_hits: list[Hit] = []
    for hit in hits:
        name = comparable(hit.row["name"]) if hit.kind == "co-quan" else ""
        names[name] += 1
        if not name or names[name] == 1:
            first.setdefault(name, len(kept_hits))
            kept_hits.append(hit)
    for name, at in first.items():
        if name and names[name] > 1:
            row = kept_hits[at].row | {"places": names[name], "everywhere": everywhere}
            kept_hits[at] = replace(kept_hits[at], row=row)
    return kept_hits
