"""Ruled tables of digital pages: pdfplumber's table finder over the lines that PDFium gives.

pdfplumber's own parsing of a page takes ten times as long as all the rest of its reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pdfplumber import table as finder

from pipeline.pdf.rules import Rule
from pipeline.read.layout.grid import Grid
from schemas import Box

_SNAP = 4.0  # points: rules this near are one
_MEET = 3.0  # points: rules that miss each other by less do meet
_OPEN = 20.0  # points: an upright so far from a rule's end does not close it
_FEWEST = 6  # rules: a table of two rows and two columns has as many


def find_tables(rules: Sequence[Rule]) -> list[Grid]:
    """Tables with two columns or more, in points of the displayed page."""
    if len(rules) < _FEWEST:
        return []
    edges = finder.merge_edges([_edge(rule) for rule in rules], _SNAP, _SNAP, _MEET, _MEET)
    edges += [_edge(side) for side in _open_sides(edges)]
    crossings = finder.edges_to_intersections(edges, _MEET, _MEET)
    cells = finder.intersections_to_cells(crossings)
    return [grid for group in finder.cells_to_tables(cells) if (grid := _grid(group)) is not None]


def _open_sides(edges: Sequence[dict[str, Any]]) -> list[Rule]:
    """The outer uprights of tables drawn without: where the rules that cross an upright end together."""
    levels = [edge for edge in edges if edge["orientation"] == "h"]
    uprights = [edge for edge in edges if edge["orientation"] == "v"]
    found = []
    for upright in uprights:
        x, top, bottom = upright["x0"], upright["top"], upright["bottom"]
        crossing = [
            level for level in levels
            if level["x0"] < x - _OPEN and level["x1"] > x + _OPEN
            and top - _MEET <= level["top"] <= bottom + _MEET
        ]  # fmt: skip
        for side in ("x0", "x1"):
            ends = [level[side] for level in crossing]
            if len(ends) < 2 or max(ends) - min(ends) > _MEET:
                continue
            if not any(abs(other["x0"] - ends[0]) <= _OPEN for other in uprights):
                found.append(Rule(ends[0], top, ends[0], bottom))
    return found


def _edge(rule: Rule) -> dict[str, Any]:
    return {
        "object_type": "line", "orientation": "h" if rule.is_level else "v",
        "x0": rule.x0, "x1": rule.x1, "top": rule.top, "bottom": rule.bottom,
        "width": rule.x1 - rule.x0, "height": rule.bottom - rule.top,
    }  # fmt: skip


def _grid(cells: Iterable[tuple[float, float, float, float]]) -> Grid | None:
    """Rows by the cells' tops, columns by their left edges; None stands where a merged cell reaches."""
    found = sorted(cells, key=lambda cell: (cell[1], cell[0]))
    lefts, tops = sorted({cell[0] for cell in found}), sorted({cell[1] for cell in found})
    if len(lefts) < 2:
        return None
    at = {(cell[1], cell[0]): _box(*cell) for cell in found}
    return Grid(tuple(tuple(at.get((top, left)) for left in lefts) for top in tops))


def _box(x0: float, top: float, x1: float, bottom: float) -> Box:
    return Box(x0=round(x0, 2), y0=round(top, 2), x1=round(x1, 2), y1=round(bottom, 2))
