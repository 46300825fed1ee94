"""The compare page and its pictures."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from statistics import median
from typing import Any

from datasette import NotFound, Response
from markupsafe import Markup, escape

from pipeline.lexicon.role_names import ROLE_GROUPS, RoleGroup, role_names
from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import provinces
from pipeline.publish.ask.questions import kept, rows
from pipeline.publish.ask.rows import Row
from pipeline.publish.compare.comparison import Agency, Comparison
from pipeline.publish.compare.load import load_comparison
from pipeline.publish.pages.compare_duties import SHARE_WORDS, duties_shown, one_duty
from pipeline.publish.pages.compare_picture import picture, picture_size
from pipeline.publish.pages.compare_sizes import decimal, plot
from pipeline.publish.pages.parameters import Parameters
from pipeline.publish.pages.render import render

__all__ = ["PATH", "compare_page", "compare_picture", "read_comparison"]

PATH = "/so-sanh"
_MOST = 6
_MANY = 12
"""Columns; of more each is as narrow as a letter."""
_MOST_AGENCIES = 25
"""Rows beside many columns; the CSV has all."""
_MOST_KEPT = 12
"""Comparisons kept whole; some have a megabyte of duties."""
PICTURES = {"co-quan": picture, "quy-mo": plot}


async def compare_page(datasette: Any, request: Any) -> Response:
    asked = Parameters(request)
    if asked.code("nhom") is None:
        return await _choose(datasette, request)

    async def make() -> str:
        return await _drawn(datasette, asked)

    if asked.codes("tinh", _MOST, provinces()):
        return Response.html(await make())
    # Of all provinces: large, and asked for again and again.
    return Response.html(await kept(datasette, asked.link(PATH), make))


@dataclass(frozen=True)
class _Sheet:
    """A comparison with what of its page is the same for every share of its duties."""

    found: Comparison
    agency: str | None
    role: RoleGroup | None
    context: Row
    figures: Markup


async def _sheet(datasette: Any, asked: Parameters) -> _Sheet:
    """The last ones are kept: who looks at one share of the duties looks at others."""
    if asked.codes("tinh", _MOST, provinces()):
        return await _drawn_once(datasette, asked)

    async def begin() -> dict[str, _Sheet]:
        return {}

    held = await kept(datasette, "comparisons", begin)
    key = asked.link(PATH, **dict.fromkeys(("chung", "trang", "nhiem-vu")))
    if key not in held:
        found = await _drawn_once(datasette, asked)
        while len(held) >= _MOST_KEPT:
            del held[next(iter(held))]
        held[key] = found
    return held[key]


def _said(group: RoleGroup) -> str:
    """'đứng đầu', inside a sentence."""
    return role_names()[group].meaning.lower()


async def _drawn_once(datasette: Any, asked: Parameters) -> _Sheet:
    found, agency, role = await read_comparison(datasette, asked)
    agencies = {row.id: row.name for row in found.agencies}
    condition = None
    if agency or role:
        condition = {"agency": agencies.get(agency or "") or agency, "role": _said(role) if role else None}
    wide = len(found.columns) > _MANY
    context = {
        "found": found,
        "title": _title(found),
        "condition": condition,
        "chosen": asked.codes("tinh", _MOST, provinces()),
        "most": _MOST,
        "agency": agency,
        "role": role,
        "wide": wide,
        "root": str(datasette.urls.path("/"))[:-1],  # once: `urls.path` for each cell took a sixth of a page
    }
    nothing_chosen = dict.fromkeys(("co-quan", "vai-tro", "chung", "trang"))
    agencies_shown = found.agencies[: _MOST_AGENCIES if wide else None]
    root = str(context["root"])
    context |= {
        "matrix": [
            (row, _narrow(_cells(row, found, wide), root) if wide else _cells(row, found, wide))
            for row in agencies_shown
        ],
        "fewer": len(found.agencies) - len(agencies_shown),
        "plot": Markup(plot(found, _title(found))) if found.columns else "",
        "figures": _figures(found),
        "picture_size": picture_size(found),
        "kind_filter": f"&kieu={found.group['name']}" if found.of_kind else "",
        "words": role_names(),
        "role_words": {group: _said(group) for group in ROLE_GROUPS},
        "unfiltered": asked.link(PATH, **nothing_chosen),
        "asked_here": asked.link("", **nothing_chosen),
        "file_link": lambda ending, table: asked.link(f"{PATH}.{ending}", bang=table, chung=None, trang=None),
        "picture_link": lambda name: asked.link(f"{PATH}.svg", hinh=name, chung=None, trang=None),
        "levels": names().values_of("head_level"),
    }
    drawn = render(datasette, "site/_compare_figures.html", context) if found.columns else ""
    return _Sheet(found, agency, role, context, Markup(drawn))


async def _drawn(datasette: Any, asked: Parameters) -> str:
    sheet = await _sheet(datasette, asked)
    found, wide = sheet.found, sheet.context["wide"]
    if duty := asked.code("nhiem-vu"):
        own = {"duty": one_duty(found, duty), "back": asked.link(PATH, **{"nhiem-vu": None})}
        return render(datasette, "site/duty.html", sheet.context | own)
    more = {
        "duties": duties_shown(found, asked, PATH, wide) if found.columns else None,
        "share_words": SHARE_WORDS,
        "figures_drawn": sheet.figures,
    }
    return render(datasette, "site/compare.html", sheet.context | more)


def _figures(found: Comparison) -> Row:
    """What the dots say in all: the middle and the range of sizes, women among those called Ông or Bà."""
    sizes = sorted(column.mean_size or 0 for column in found.columns)
    women = sum(column.women for column in found.columns)
    known = women + sum(column.men for column in found.columns)
    return {
        "least": decimal(sizes[0]) if sizes else "", "middle": decimal(median(sizes)) if sizes else "",
        "most": decimal(sizes[-1]) if sizes else "", "women": women, "known": known,
        "seats": sum(column.members for column in found.columns),
        "rough": [one.name for one in found.columns if one.women_share_is_rough],
        "unknown": [one.name for one in found.columns if one.women_share is None],
    }  # fmt: skip


async def compare_picture(datasette: Any, request: Any) -> Response:
    """One of the pictures, as SVG for a paper: the matrix of agencies and roles, sizes and women."""
    asked = Parameters(request)
    name = asked.one_of("hinh", PICTURES) or next(iter(PICTURES))
    found, _, _ = await read_comparison(datasette, asked)
    drawn = PICTURES[name](found, _title(found))
    return Response(drawn, content_type="image/svg+xml; charset=utf-8")


async def read_comparison(
    datasette: Any, asked: Parameters
) -> tuple[Comparison, str | None, RoleGroup | None]:
    """What the parameters ask for, with the agency and role it is narrowed to. NotFound without a group."""
    group = asked.code("nhom")
    agency = asked.code("co-quan")
    role = asked.one_of("vai-tro", ROLE_GROUPS)
    chosen = asked.codes("tinh", _MOST, provinces())

    found = await load_comparison(datasette, group, chosen, agency, role) if group else None
    if found is None:
        raise NotFound("Không có nhóm tổ chức này.")
    return found, agency, role


async def _choose(datasette: Any, request: Any) -> Response:
    async def make() -> Row:
        listed = await rows(
            datasette,
            "select * from body_groups where basis in ('mandate', 'kind') or provinces > 1 "
            "order by provinces desc, bodies desc, id limit 200",
        )
        return {
            "mandates": [row for row in listed if row["basis"] != "kind" and row["provinces"]],
            "kinds": [row | {"name": names().value("bodies", "kind", row["name"]) or row["name"]}
                      for row in listed if row["basis"] == "kind" and row["provinces"]],
        }  # fmt: skip

    context = await kept(datasette, "groups", make)
    return Response.html(render(datasette, "site/choose.html", context))


def _title(found: Comparison) -> str:
    name = found.group["name"]
    if found.group["basis"] == "kind":
        return f"Loại tổ chức: {names().value('bodies', 'kind', name) or name}"
    return str(name)


_Cell = list[tuple[RoleGroup, int, str | None]]
"""Groups of roles with seats and the address of the first of them, where there is one."""


def _narrow(cells: list[_Cell], root: str) -> Markup:
    """One column after the other. Drawn here, as `compare_duties` draws its marks."""
    drawn = []
    for cell in cells:
        drawn.append("<td>")
        for role, seats, href in cell:
            mark = (role_names()[role].mark or "") if role != "member" or seats == 1 else ""
            said = f"{escape(mark)}{seats if seats > 1 else ''}"
            drawn.append(
                f'<a href="{escape(root + href)}" class={role}>{said}</a>'
                if href
                else f"<b class={role}>{said}</b>"
            )
    return Markup("".join(drawn))  # by hand: Markup.format took half of the time


def _cells(agency: Agency, found: Comparison, wide: bool) -> list[_Cell]:
    """For each column the roles that the agency has there; wide: the highest, with the seats of all."""
    cells: list[_Cell] = []
    for column in found.columns:
        seats = agency.seats.get(column.province, Counter[str]())
        cell: _Cell = [
            (role, seats[role], agency.anchors.get((column.province, role)))
            for role in ROLE_GROUPS
            if role in seats
        ]
        cells.append([(role, seats.total(), href) for role, _, href in cell[:1]] if wide else cell)
    return cells
