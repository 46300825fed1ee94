"""Several duties in one piece of text: dashes of a table's cell, points run together in a line."""

from __future__ import annotations

import re

from pipeline.parse.act.flow import Flow
from pipeline.parse.grammar.spans import Span
from pipeline.text.fold import CAPITAL

Item = tuple[str | None, Span]
"""Label and span of a duty."""
_DASH = re.compile(r"(?:^|(?<=[;.:,])\s*)[-–—+•]\s*(?=[^\W\d_])")
_POINT = re.compile(rf"(?<=\s)(?P<letter>[a-zđ])[)/]\s+(?={CAPITAL})")
_ORDERS = ("abcdđeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvxyz")  # the Vietnamese one, and the Latin


def points_of(flow: Flow, start: int, end: int, label: str | None) -> list[Item]:
    """'… có nhiệm vụ: a) X; b) Y', or 'X b) Y' behind the label a: a duty for each point; else the whole."""
    whole: list[Item] = [(label, (start, end))]
    marks = list(_POINT.finditer(flow.text, start, end))
    letters = [mark["letter"] for mark in marks]
    if label is not None:
        letters.insert(0, label)
    elif not marks or not flow.text[start : marks[0].start()].rstrip().endswith(":"):
        return whole
    if len(letters) < 2 or not any("".join(letters) in order for order in _ORDERS):
        return whole
    if label is None and letters[0] != "a":
        return whole
    begins = [mark.end() for mark in marks]
    ends = [*(mark.start() for mark in marks), end]
    begins, ends = ([start, *begins], ends) if label else (begins, ends[1:])
    return [(name, flow.trim(a, b)) for name, a, b in zip(letters, begins, ends, strict=True)]


def items_of(flow: Flow, start: int, end: int) -> list[Item]:
    """Label and span of each duty: one for each dash, or the whole cell without any."""
    dashes = list(_DASH.finditer(flow.text[start:end]))
    if not dashes or dashes[0].start() > 0:
        return [(None, flow.trim(start, end))]
    ends = [*(start + dash.start() for dash in dashes[1:]), end]
    return [("-", flow.trim(start + dash.end(), stop)) for dash, stop in zip(dashes, ends, strict=True)]
