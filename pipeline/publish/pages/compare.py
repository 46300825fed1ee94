"""The compare page, its tables as CSV and its picture."""

from __future__ import annotations

import difflib
import re
from typing import Any

from datasette import NotFound, Response
from markupsafe import Markup, escape

from pipeline.lexicon.role_names import ROLE_GROUPS, RoleGroup, role_names
from pipeline.publish.ask.addresses import href_of
from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import provinces
from pipeline.publish.ask.questions import kept, rows
from pipeline.publish.ask.rows import Row
from pipeline.publish.compare.comparison import Agency, Comparison, Duty
from pipeline.publish.compare.load import load_comparison
from pipeline.publish.pages.compare_csv import TABLES, table_csv
from pipeline.publish.pages.compare_picture import picture
from pipeline.publish.pages.parameters import Parameters
from pipeline.publish.pages.render import render
from pipeline.text.normal import comparable

__all__ = ["compare_csv", "compare_page", "compare_picture"]

PATH = "/so-sanh"
_MOST = 6
_MOST_DUTIES = 40
"""Rows of duties that many provinces share; the CSV has all of them."""


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


def _said(group: RoleGroup) -> str:
    """'đứng đầu', inside a sentence."""
    return role_names()[group].meaning.lower()


async def _drawn(datasette: Any, asked: Parameters) -> str:
    found, agency, role = await _read(datasette, asked)
    agencies = {row.id: row.name for row in found.agencies}
    condition = None
    if agency or role:
        condition = {"agency": agencies.get(agency or "") or agency, "role": _said(role) if role else None}
    total = len(found.columns)
    shared = [duty for duty in found.duties if duty.provinces == total and total > 1]
    some = [duty for duty in found.duties if 1 < duty.provinces < total]
    more = max(0, len(some) - _MOST_DUTIES)
    single = [duty for duty in found.duties if duty.provinces == 1]
    context = {
        "found": found,
        "title": _title(found),
        "condition": condition,
        "chosen": asked.codes("tinh", _MOST, provinces()),
        "most": _MOST,
        "agency": agency,
        "role": role,
        "shared": [_side_by_side(duty, found) for duty in shared],
        "some": [_side_by_side(duty, found) for duty in some[:_MOST_DUTIES]],
        "more": more,
        "single": [_alone(duty) for duty in single],
        "matrix": [(row, _cells(row, found)) for row in found.agencies],
        "column_names": {column.province: column.name for column in found.columns},
        "kind_filter": f"&kieu={found.group['name']}" if found.of_kind else "",
        "short": {group: role_names()[group].badge for group in ROLE_GROUPS},
        "role_words": {group: _said(group) for group in ROLE_GROUPS},
        "root": str(datasette.urls.path("/"))[:-1],  # once: `urls.path` for each cell took a sixth of a page
        "unfiltered": asked.link(PATH, **{"co-quan": None, "vai-tro": None}),
        "csv_link": lambda table: asked.link(f"{PATH}.csv", bang=table),
        "picture_link": asked.link(f"{PATH}.svg"),
        "levels": names().values_of("head_level"),
    }
    return render(datasette, "site/compare.html", context)


async def compare_picture(datasette: Any, request: Any) -> Response:
    """The matrix of agencies and roles as an SVG picture."""
    found, _, _ = await _read(datasette, Parameters(request))
    drawn = picture(found, _title(found))
    return Response(drawn, content_type="image/svg+xml; charset=utf-8")


async def compare_csv(datasette: Any, request: Any) -> Response:
    """One of the tables: agencies and roles, overview, duties. UTF-8 with a mark, for spreadsheets."""
    asked = Parameters(request)
    table = asked.one_of("bang", TABLES) or next(iter(TABLES))
    found, _, _ = await _read(datasette, asked)
    name = f"so-sanh-{found.group['id']}-{table}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    text = table_csv(found, table)
    return Response("\ufeff" + text, headers=headers, content_type="text/csv; charset=utf-8")


async def _read(datasette: Any, asked: Parameters) -> tuple[Comparison, str | None, RoleGroup | None]:
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


def _cells(agency: Agency, found: Comparison) -> list[list[tuple[str, int, str | None]]]:
    """For each column the groups of roles that the agency has there, with seats and address."""
    return [
        [
            (role, seats[role], agency.anchors.get((column.province, role)))
            for role in ROLE_GROUPS
            if role in seats
        ]
        if (seats := agency.seats.get(column.province))
        else []
        for column in found.columns
    ]


def _alone(duty: Duty) -> Row:
    """A duty of one province: no row of a matrix, whose other cells would all be empty."""
    ((province, said),) = duty.said.items()
    return {"text": duty.text, "province": province, "assignee": said[0]["assignee"],
            "href": href_of(said[0]["id"])}  # fmt: skip


def _side_by_side(duty: Duty, found: Comparison) -> Row:
    """A duty with a cell for each column; where words differ from the usual ones, which."""
    cells: list[Row | None] = []
    differing: list[tuple[str, Markup]] = []
    for column in found.columns:
        said = duty.said.get(column.province)
        if not said:
            cells.append(None)
            continue
        best = max(said, key=lambda row: row["score"])
        near = best["method"] == "near"
        cells.append({"sign": "≈" if near else "=", "assignee": best["assignee"], "href": href_of(best["id"]),
                      "bodies": best["bodies"]})  # fmt: skip
        if near:
            differing.append((column.name, _difference(duty.text, best["text"])))
    given = [cell["assignee"] for cell in cells if cell and cell["assignee"]]
    assignees = list({comparable(one): one for one in reversed(given)}.values())[::-1]
    return {"text": duty.text, "cells": cells, "differing": differing, "provinces": duty.provinces,
            "assignees": assignees}  # fmt: skip


def _difference(usual: str, own: str) -> Markup:
    """The own text: words that the usual one lacks as inserted, words of it that are missing as deleted.

    Capitals and the place of the tone mark make no difference.
    """
    before, after = (re.findall(r"\w+\s*|[^\w\s]\s*", text) for text in (usual, own))
    keys = [[comparable(token) for token in tokens] for tokens in (before, after)]
    parts: list[Markup] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        gone, came = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            parts.append(escape(came))
            continue
        for tag, text in (("del", gone), ("ins", came)):
            if text:
                words_only = text.rstrip()
                parts.append(Markup(f"<{tag}>{{}}</{tag}>{{}}").format(words_only, text[len(words_only) :]))
    return Markup("").join(parts)
