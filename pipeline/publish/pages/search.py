"""The search page: one box over everything, filters beside it, an address for every state."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from datasette import Response
from markupsafe import Markup

from pipeline.lexicon.role_names import ROLE_GROUPS, role_names
from pipeline.publish.ask.addresses import href_of
from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import name_of_province, predecessors, provinces, todays
from pipeline.publish.ask.questions import kept, rows
from pipeline.publish.ask.rows import Row
from pipeline.publish.find.asked import Asked, snippet
from pipeline.publish.find.filters import Filters
from pipeline.publish.find.hits import Found, Hit, search
from pipeline.publish.find.searchable import EVERYWHERE, SEARCHABLE
from pipeline.publish.pages.parameters import Parameters
from pipeline.publish.pages.render import render
from pipeline.text.normal import comparable

__all__ = ["search_page"]

PATH = "/tim-kiem"
_PAGE = 20
_LONGEST = 200
_TITLES = {
    "quyet-dinh": "Quyết định",
    "co-quan": "Cơ quan",
    "to-chuc": "Tổ chức",
    "thanh-vien": "Thành viên",
    "nhiem-vu": "Nhiệm vụ",
    "can-cu": "Viện dẫn",
    "dieu-khoan": "Toàn văn",
}
_LABELS = {
    "tinh": "Tỉnh, thành phố", "nam": "Năm", "kieu": "Loại tổ chức", "co-quan": "Cơ quan của thành viên",
    "vai-tro": "Vai trò",
}  # fmt: skip
_MOST_AGENCIES = 8


async def search_page(datasette: Any, request: Any) -> Response:
    asked_for = Parameters(request)
    choices = await _choices(datasette)
    asked = Asked.of(asked_for.text("q", _LONGEST))
    kind = asked_for.one_of("loai", SEARCHABLE)
    filters = Filters(
        province=asked_for.one_of("tinh", provinces()),
        year=asked_for.whole("nam", 1900, 2100),
        body_kind=asked_for.one_of("kieu", names().values_of("bodies.kind")),
        agency_types=tuple(asked_for.codes("co-quan", _MOST_AGENCIES, choices["agency_names"])),
        role=asked_for.one_of("vai-tro", ROLE_GROUPS),
        organization=asked_for.code("don-vi"),
    )
    newest = asked_for.one_of("xep", ("moi",)) is not None
    page = asked_for.whole("trang", 1, 10) or 1
    given = bool(asked.words or filters != Filters() or kind)
    found = await search(datasette, asked, filters, (kind,) if kind else EVERYWHERE) if given else Found()
    if kind:
        hits = found.hits.get(kind, [])
    else:
        hits = found.together if asked.words else _some_of_each(found)
        hits = _gathered(hits, asked_for.link(PATH, loai="co-quan", trang=None))
    if newest:
        hits = sorted(hits, key=lambda hit: hit.row.get("issued_on") or "", reverse=True)
    shown = hits[(page - 1) * _PAGE : page * _PAGE]
    context = {
        "typed": asked.text if not asked.phrases else asked_for.text("q", _LONGEST),
        "given": given,
        "kind": kind,
        "tabs": _tabs(asked_for, found, kind),
        "hits": [_shown(asked, hit) for hit in shown],
        "total": len(hits),
        "approximate": found.approximate,
        "quoted": bool(asked.phrases),
        "unquoted": asked_for.link(PATH, q=asked.text, trang=None),
        "looked_into": _TITLES[kind].lower() if kind else "mọi loại và toàn văn các điều khoản",
        "filters": filters,
        "picks": _picks(asked_for, choices["options"]),
        "order": [
            ("đúng nhất trước", not newest, asked_for.link(PATH, xep=None, trang=None)),
            ("mới nhất trước", newest, asked_for.link(PATH, xep="moi", trang=None)),
        ],
        "newest": newest,
        "active": _active(asked_for, filters, choices),
        "previous_link": asked_for.link(PATH, trang=page - 1 if page > 2 else None) if page > 1 else None,
        "next_link": asked_for.link(PATH, trang=page + 1) if len(hits) > page * _PAGE and page < 10 else None,
        "page": page,
    }
    return Response.html(render(datasette, "site/search.html", context))


async def _choices(datasette: Any) -> dict[str, Any]:
    """What the filters offer: only what the database has."""

    async def make() -> dict[str, Any]:
        years = await rows(
            datasette,
            "select issued_year as y from decisions where issued_year is not null group by 1 order by 1 desc",
        )
        kinds = await rows(datasette, "select kind from bodies where kind is not null group by 1")
        body_kinds = names().values_of("bodies.kind")
        present = {row["kind"] for row in kinds}
        types = await rows(
            datasette,
            "select a.id, a.name, sum(c.members) as n from agency_types a join agency_counts c "
            "on c.agency_type_id = a.id and c.province_id is null and c.role is null "
            "and c.issued_year is null group by a.id order by n desc, a.name",
        )
        everything = await rows(datasette, "select id, name from agency_types")
        used = await rows(datasette, "select distinct province_id as p from decisions")
        have = {row["p"] for row in used}
        return {
            "agency_names": {row["id"]: row["name"] for row in everything},
            "options": {
                "tinh": [_option(p.id, p.name) for p in todays() if have & set(predecessors(p.id))],
                "nam": [_option(str(row["y"]), str(row["y"])) for row in years],
                "kieu": [_option(code, name) for code, name in body_kinds.items() if code in present],
                "co-quan": [_option(row["id"], row["name"]) for row in types],
                "vai-tro": [_option(group, role_names()[group].meaning) for group in ROLE_GROUPS],
            },
        }

    return await kept(datasette, "choices", make)


def _option(code: str, name: str) -> tuple[str, Markup, Markup]:
    """A choice by its code, as HTML, and the same as the one that is chosen."""
    drawn = Markup('<option value="{}"{}>{}</option>').format
    return code, drawn(code, "", name), drawn(code, Markup(" selected"), name)


def _picks(
    asked_for: Parameters, options: dict[str, list[tuple[str, Markup, Markup]]]
) -> list[tuple[str, str, Markup, Markup]]:
    """Name, label and options of each filter. Drawn here, since the template took 5 ms for all of them.

    Of agencies several may be chosen: those that are stay beside the list as hidden fields.
    """
    found = []
    for name, listed in options.items():
        several = (
            asked_for.codes(name, _MOST_AGENCIES, {code for code, _, _ in listed})
            if name == "co-quan"
            else []
        )
        chosen = None if several else asked_for.code(name)
        drawn = Markup(
            "".join(
                picked if code == chosen else plain for code, plain, picked in listed if code not in several
            )
        )
        first = Markup('<option value="">{}</option>').format("thêm…" if several else "tất cả")
        hidden = Markup('<input type="hidden" name="{}" value="{}">')
        found.append(
            (
                name,
                _LABELS[name],
                first + drawn,
                Markup("").join(hidden.format(name, code) for code in several),
            )
        )
    return found


def _some_of_each(found: Found) -> list[Hit]:
    """Without words there is no common order: a few of each kind."""
    return [hit for hits in found.hits.values() for hit in hits[:5]]


def _tabs(asked_for: Parameters, found: Found, kind: str | None) -> list[Row]:
    """One for all and one for each kind; counts only of what was searched."""

    def tab(name: str, code: str | None, kinds: set[str]) -> Row:
        searched = kinds <= set(found.hits)
        count = sum(len(found.hits[one]) for one in kinds) if searched else None
        said = None if count is None else f"{count}{'+' if kinds & found.more else ''}"
        return {"name": name, "count": said, "current": kind == code,
                "link": asked_for.link(PATH, loai=code, trang=None)}  # fmt: skip

    return [
        tab("Tất cả", None, set(found.hits) if kind is None else set(EVERYWHERE)),
        *(tab(name, code, {code}) for code, name in _TITLES.items()),
    ]


def _active(asked_for: Parameters, filters: Filters, choices: dict[str, Any]) -> list[tuple[str, str]]:
    """Each filter that is on, with the address that takes it off."""
    labels = {
        "tinh": name_of_province(filters.province) if filters.province else None,
        "nam": str(filters.year) if filters.year else None,
        "kieu": names().values_of("bodies.kind").get(filters.body_kind or ""),
        "vai-tro": role_names()[filters.role].meaning if filters.role else None,
        "don-vi": "một cơ quan" if filters.organization else None,
    }
    off: dict[str, str | None]
    found = []
    for code in filters.agency_types:
        others = ",".join(other for other in filters.agency_types if other != code)
        off = {"co-quan": others or None, "trang": None}
        found.append((choices["agency_names"][code], asked_for.link(PATH, **off)))
    for name, label in labels.items():
        if label:
            off = {name: None, "trang": None}
            found.append((label, asked_for.link(PATH, **off)))
    return found


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


def _shown(asked: Asked, hit: Hit) -> Row:
    """A hit as the page shows it: where it leads, what it is called, its words with hits marked."""
    row = hit.row
    place = name_of_province(row.get("province_id"))
    base: Row = {"kind": hit.kind, "label": _TITLES[hit.kind], "issued_on": row.get("issued_on")}
    if hit.kind == "quyet-dinh":
        others = [row["issuer"], row["signer_name"] and f"Người ký: {row['signer_name']}", row["proposed_by"]]
        return base | {
            "href": f"/quyet-dinh/{row['id']}",
            "title": snippet(asked, row["subject"] or row["code"] or "Chưa rõ trích yếu"),
            "text": snippet(asked, " · ".join(other for other in others if other)),
            "about": [snippet(asked, row["code"] or "chưa rõ số"), place],
        }
    if hit.kind == "co-quan":
        many, members = row.get("places"), {"loai": "thanh-vien", "don-vi": row["id"]}
        return base | {
            "href": row["everywhere"] if many else f"{PATH}?{urlencode(members)}",
            "title": snippet(asked, row["name"]),
            "text": snippet(asked, row["agency_type"]) if row["agency_type"] != row["name"] else None,
            "about": [f"ở {many} tỉnh, thành phố" if many else place],
        }
    base |= {
        "href": href_of(row["id"]),
        "about": [row["code"] or "chưa rõ số", place],
        "body": row.get("body"),
    }
    if hit.kind == "can-cu":
        return base | {"title": row["subject"] or "Chưa rõ trích yếu", "text": snippet(asked, row["text"])}
    if hit.kind == "dieu-khoan":
        kind = names().value("provisions", "kind", row["kind"])
        label = row["label"] if row["kind"] == "article" else f"{kind} {row['label'] or ''}"
        title = snippet(asked, ". ".join(part for part in (label, row["heading"]) if part))
        return base | {"title": title, "text": snippet(asked, row["text"])}
    if hit.kind == "to-chuc":
        standing = row["standing_agency"] and f"Thường trực: {row['standing_agency']}"
        return base | {
            "title": snippet(asked, row["name"]),
            "text": snippet(asked, standing) if standing else None,
        }
    if hit.kind == "thanh-vien":
        name = " ".join(part for part in (row["honorific"], row["name"]) if part) or "Không ghi tên"
        post = ", ".join(part for part in (row["position"], row["organization"]) if part)
        role = names().value("members", "role", row["role"]) or row["role_text"]
        return base | {"title": snippet(asked, name), "text": snippet(asked, post), "role": role}
    return base | {
        "title": snippet(asked, row["assignee"] or "Không rõ giao cho ai"),
        "text": snippet(asked, row["text"]),
    }
