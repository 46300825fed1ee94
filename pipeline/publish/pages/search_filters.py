"""The filters of the search page: what they offer, what is chosen, and how each is taken off."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from pipeline.lexicon.role_names import ROLE_GROUPS, role_names
from pipeline.publish.ask.addresses import SEARCH
from pipeline.publish.ask.central import CENTRAL, ELSEWHERE, UNKNOWN, is_central
from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import name_of_province, predecessors, provinces, todays
from pipeline.publish.ask.questions import kept, rows
from pipeline.publish.find.filters import Filters
from pipeline.publish.find.searchable import HAS_BODY
from pipeline.publish.pages.parameters import Parameters

__all__ = ["LABELS", "Pick", "active", "choices", "filters_of", "picks"]

Pick = tuple[str, str, Markup, Markup]
"""Name, label, options, and what stays chosen beside them, as HTML."""

LABELS = {
    "tinh": "Tỉnh, thành phố", "nam": "Năm", "kieu": "Loại tổ chức", "co-quan": "Cơ quan của thành viên",
    "vai-tro": "Vai trò",
}  # fmt: skip
_MOST_AGENCIES = 8


def filters_of(asked_for: Parameters, agency_names: dict[str, str]) -> Filters:
    """The filters that an address names. BadRequest for values that there are not."""
    return Filters(
        province=asked_for.one_of("tinh", {**provinces(), **ELSEWHERE}),
        year=asked_for.whole("nam", 1900, 2100),
        body_kind=asked_for.one_of("kieu", names().values_of("bodies.kind")),
        agency_types=tuple(asked_for.codes("co-quan", _MOST_AGENCIES, agency_names)),
        role=asked_for.one_of("vai-tro", ROLE_GROUPS),
        organization=asked_for.code("don-vi"),
        others=asked_for.one_of("khac", ("co",)) is not None,
    )


async def choices(datasette: Any) -> dict[str, Any]:
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
        used = await rows(
            datasette, f"select distinct province_id as p, {is_central('d')} as central from decisions d"
        )
        have = {row["p"] or (CENTRAL if row["central"] else UNKNOWN) for row in used}
        others = await rows(
            datasette, f"select 1 from decisions t where superseded_by is null and not {HAS_BODY} limit 1"
        )
        return {
            "has_others": bool(others),
            "agency_names": {row["id"]: row["name"] for row in everything},
            "options": {
                "tinh": [
                    *(_option(p.id, p.name) for p in todays() if have & set(predecessors(p.id))),
                    *(_option(code, name) for code, name in ELSEWHERE.items() if code in have),
                ],
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


def picks(asked_for: Parameters, options: dict[str, list[tuple[str, Markup, Markup]]]) -> list[Pick]:
    """Each filter. Drawn here, since the template took 5 ms for all of them.

    Of agencies several may be chosen: those that are stay beside the list as hidden fields.
    """
    found = []
    for name, listed in options.items():
        known = {code for code, _, _ in listed}
        several = asked_for.codes(name, _MOST_AGENCIES, known) if name == "co-quan" else []
        chosen = None if several else asked_for.code(name)
        shown = [picked if code == chosen else plain for code, plain, picked in listed if code not in several]
        first = Markup('<option value="">{}</option>').format("thêm…" if several else "tất cả")
        hidden = Markup('<input type="hidden" name="{}" value="{}">')
        beside = Markup("").join(hidden.format(name, code) for code in several)
        found.append((name, LABELS[name], first + Markup("").join(shown), beside))
    return found


def active(asked_for: Parameters, filters: Filters, agency_names: dict[str, str]) -> list[tuple[str, str]]:
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
        found.append((agency_names[code], asked_for.link(SEARCH, **off)))
    for name, label in labels.items():
        if label:
            off = {name: None, "trang": None}
            found.append((label, asked_for.link(SEARCH, **off)))
    return found
