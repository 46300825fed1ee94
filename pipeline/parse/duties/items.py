"""Several duties in one piece of text: dashes of a table's cell, points run together in a line."""

from __future__ import annotations

import re

from pipeline.parse.act.flow import Flow
from pipeline.parse.grammar.spans import Span, between
from pipeline.text.fold import CAPITAL

Item = tuple[str | None, Span]
"""Label and span of a duty."""
_DASH = re.compile(r"(?:^|(?<=[;.:,])\s*)[-–—+•]\s*(?=[^\W\d_])")
_POINT = re.compile(
    rf"(?:(?<=\s)(?P<capital>[a-zđ])[)/]\s+(?={CAPITAL})"
    r"|(?<=[:;,.]\s)(?P<word>một|hai|ba|bốn|năm|sáu) là\b,?\s+"
    r"|(?<=[:;,.]\s)\(?(?P<small>[a-zđ]|\d{1,2}|[ivx]{1,4})[)/]\s+(?=[^\W\d_]))"
)
_COUNTED = ["một", "hai", "ba", "bốn", "năm", "sáu"]  # 'một là …; hai là …': no labels
_ORDERS = (
    "abcdđeghiklmnopqrstuvxy",  # the Vietnamese one, and the Latin
    "abcdefghijklmnopqrstuvxyz",
    [str(number) for number in range(1, 30)],
    _COUNTED,
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"],
)


def points_of(flow: Flow, start: int, end: int, label: str | None) -> list[Item]:
    """'… có nhiệm vụ: (1) X; (2) Y', 'X b) Y' behind the label a: a duty for each point; else the whole."""
    whole: list[Item] = [(label, (start, end))]
    marks = list(_POINT.finditer(flow.text, start, end))
    names = [mark["capital"] or mark["small"] or mark["word"] for mark in marks]
    if label is not None:
        names.insert(0, label)
    elif not marks or not flow.text[start : marks[0].start()].rstrip().endswith(":"):
        return whole
    if len(names) < 2 or not any(_in_order(names, list(order)) for order in _ORDERS):
        return whole
    pieces = between(marks, start, end)[0 if label else 1 :]
    return [
        (None if name in _COUNTED else name, flow.trim(*one)) for name, one in zip(names, pieces, strict=True)
    ]


def _in_order(names: list[str], order: list[str]) -> bool:
    """Whether names follow each other in an order."""
    at = order.index(names[0]) if names[0] in order else 0
    return order[at : at + len(names)] == names


def items_of(flow: Flow, start: int, end: int) -> list[Item]:
    """Label and span of each duty: one for each dash, or the whole cell without any."""
    lead, *pieces = between(_DASH.finditer(flow.text[start:end]), 0, end - start)
    if not pieces or lead[1] > 0:
        return [(None, flow.trim(start, end))]
    return [("-", flow.trim(start + a, start + b)) for a, b in pieces]
