"""Straight lines that a page draws: what tables are ruled with."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as raw

from pipeline.pdf.frame import Frame
from pipeline.pdf.objects import Handle, Placed, after, bounds, matrix_of, moved

_THIN = 3.0  # points: filled areas as thin are drawn lines
_SHORTEST = 4.0  # points
_SLANT = 0.5  # points by which a level line may rise


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line in points of the displayed page; x0 ≤ x1, top ≤ bottom."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.x1 - self.x0 >= self.bottom - self.top


def read_rules(paths: Iterable[Placed], frame: Frame) -> tuple[Rule, ...]:
    """Lines drawn as strokes, as thin filled areas, as outlines. Shading without an outline gives none."""
    found = []
    for path in paths:
        place = bounds(path)
        if place is None:
            continue
        box = frame.box(*place)
        wide, high = box[2] - box[0], box[3] - box[1]
        if max(wide, high) < _SHORTEST:
            continue
        if min(wide, high) <= _THIN:
            found.append(_centred(*box))
        elif _is_stroked(path.item):
            found.extend(_segments(path, frame))
    return tuple(rule for rule in found if max(rule.x1 - rule.x0, rule.bottom - rule.top) >= _SHORTEST)


def _centred(x0: float, top: float, x1: float, bottom: float) -> Rule:
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return Rule(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Rule(middle, top, middle, bottom)


def _is_stroked(item: Handle) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    return bool(stroke.value)


def _segments(path: Placed, frame: Frame) -> Iterator[Rule]:
    item, matrix = path.item, after(matrix_of(path.item), path.to_page)
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(item)):
        segment = raw.FPDFPath_GetPathSegment(item, number)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = frame.point(*moved(matrix, x.value, y.value))
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield from _between(last, here)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _between(here, first)
        last = here


def _between(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Rule]:
    (xa, ya), (xb, yb) = start, end
    if abs(xa - xb) <= _SLANT or abs(ya - yb) <= _SLANT:
        yield _centred(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))
