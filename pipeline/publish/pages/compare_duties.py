"""The duties of a comparison on its page: those that a share of the provinces has, and one alone."""

from __future__ import annotations

from typing import Any

from datasette import NotFound
from markupsafe import Markup

from pipeline.publish.ask.addresses import href_of
from pipeline.publish.ask.rows import Row
from pipeline.publish.compare.comparison import Comparison, Duty
from pipeline.publish.compare.shares import SHARES, Share, by_share, usual_share
from pipeline.publish.pages.difference import difference
from pipeline.publish.pages.parameters import Parameters
from pipeline.text.normal import comparable

__all__ = ["SHARE_WORDS", "duties_shown", "one_duty"]

SHARE_WORDS: dict[Share, str] = {
    "100": "ở tất cả",
    "80": "ở ít nhất 80 %",
    "50": "ở ít nhất 50 %",
    "tu-hai": "ở từ hai tỉnh",
    "mot": "chỉ ở một tỉnh",
}
_MOST, _MOST_WIDE = 40, 25
"""Duties a page, beside many columns fewer; the next page has the next ones, the CSV all."""


def duties_shown(found: Comparison, asked: Parameters, path: str, wide: bool) -> Row:
    """The choice of shares, and the duties of the chosen one, a page of them.

    wide: many columns, each cell a mark only; a page of the duty's own has the words of each province.
    """
    listed = by_share(found)
    share = asked.one_of("chung", SHARES) or usual_share(listed)
    page = asked.whole("trang", 1, 10_000) or 1
    most = _MOST_WIDE if wide else _MOST
    duties = listed[share][most * (page - 1) : most * page]
    if not duties and page > 1:
        raise NotFound("Danh sách nhiệm vụ không dài đến trang này.")
    more = len(listed[share]) > most * page

    def own(duty: Duty) -> str:
        return asked.link(path, **{"nhiem-vu": _example(duty), "trang": None, "chung": None})

    return {
        "share": share,
        "shares": [
            (one, SHARE_WORDS[one], len(listed[one]), asked.link(path, chung=one, trang=None))
            for one in SHARES
        ],
        "total": len(listed[share]),
        "rows": [_alone(duty, found) if share == "mot" else _side_by_side(duty, found, own(duty), wide)
                 for duty in duties],
        "next": asked.link(path, chung=share, trang=page + 1) if more else None,
        "previous": asked.link(path, chung=share, trang=page - 1 if page > 2 else None) if page > 1 else None,
        "known": sum(column.duties_known for column in found.columns),
    }  # fmt: skip


def one_duty(found: Comparison, row_id: str) -> Row:
    """The duty that a row of it names, in the words of each province. NotFound when there is none."""
    duty = next((one for one in found.duties for said in one.said.values() for row in said
                 if row["id"] == row_id), None)  # fmt: skip
    if duty is None:
        raise NotFound("Không có nhiệm vụ này trong phép so sánh.")
    rows = []
    for column in found.columns:
        for row in duty.said.get(column.province, []):
            words = difference(duty.text, row["text"]) if row["method"] == "near" else None
            rows.append({"place": column.name, "href": _place(row), "assignee": row["assignee"],
                         "words": words, "bodies": row["bodies"]})  # fmt: skip
    rows.sort(key=lambda row: row["words"] is not None)
    return {"text": duty.text, "spread": found.spread(duty), "rows": rows}


def _place(row: Row) -> str:
    return href_of(row["id"], row["address"])


def _example(duty: Duty) -> str:
    """A row that stands for the duty in addresses: ids of groups change with each load."""
    return str(min(row["id"] for said in duty.said.values() for row in said))


def _best(said: list[Row]) -> Row:
    """The row that is likest to the usual words."""
    return max(said, key=lambda row: row["score"])


def _alone(duty: Duty, found: Comparison) -> Row:
    """A duty of one province: no row of a matrix, whose other cells would all be empty."""
    ((province, said),) = duty.said.items()
    name = next(column.name for column in found.columns if column.province == province)
    return {
        "text": duty.text,
        "place": name,
        "assignee": said[0]["assignee"],
        "href": _place(said[0]),
    }


_NARROW = {
    "equal": Markup("<td class=same>="), "near": Markup("<td class=near>≈"), "": Markup("<td>"),
    "?": Markup("<td class=unknown>?"),
}  # fmt: skip


def _narrow(duty: Duty, found: Comparison) -> Markup:
    """A mark for each column. Drawn here: of hundreds of cells the template took half of a page's time."""
    return Markup("").join(
        _NARROW[_best(said)["method"] if (said := duty.said.get(column.province)) else
                "" if column.duties_known else "?"]
        for column in found.columns
    )  # fmt: skip


def _side_by_side(duty: Duty, found: Comparison, own: str, wide: bool) -> Row:
    """A duty with a cell for each column; where words differ from the usual ones, which, if there is room."""
    if wide:
        return {"text": duty.text, "cells": _narrow(duty, found), "differing": [],
                "spread": found.spread(duty), "own": own}  # fmt: skip
    cells: list[Any] = []
    differing: list[tuple[str, Markup]] = []
    assignees: list[str] = []
    for column in found.columns:
        said = duty.said.get(column.province)
        if not said:
            cells.append(None if column.duties_known else "?")
            continue
        best = _best(said)
        near = best["method"] == "near"
        assignees += [best["assignee"]] if best["assignee"] else []
        cells.append({"sign": "≈" if near else "=", "assignee": best["assignee"], "href": _place(best),
                      "bodies": best["bodies"]})  # fmt: skip
        if near:
            differing.append((column.name, difference(duty.text, best["text"])))
    once = list({comparable(one): one for one in reversed(assignees)}.values())[::-1]
    return {"text": duty.text, "cells": cells, "differing": differing, "spread": found.spread(duty),
            "assignees": once, "own": own}  # fmt: skip
