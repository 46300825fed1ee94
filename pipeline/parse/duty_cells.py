"""Duties in a column of a table of people: the items of a cell, and to whom a row gives them."""

from __future__ import annotations

import re

from pipeline.parse.assignees import Assignee
from pipeline.parse.flow import Flow
from pipeline.parse.spans import Span
from schemas import Member

_DASH = re.compile(r"(?:^|(?<=[;.:,])\s*)[-–—+•]\s*(?=[^\W\d_])")


def items_of(flow: Flow, start: int, end: int) -> list[tuple[str | None, Span]]:
    """Label and span of each duty: one for each dash, or the whole cell without any."""
    dashes = list(_DASH.finditer(flow.text[start:end]))
    if not dashes or dashes[0].start() > 0:
        return [(None, flow.trim(start, end))]
    ends = [*(start + dash.start() for dash in dashes[1:]), end]
    return [("-", flow.trim(start + dash.end(), stop)) for dash, stop in zip(dashes, ends, strict=True)]


def holder(member: Member, index: int) -> Assignee:
    """The row's person, else the agency whose seat it is, else the role."""
    if member.name:
        return Assignee("person", member.name, None, member.body, member.role, index)
    if member.organization or not member.role_text:
        return Assignee("organization", member.organization or member.text, None, member.body, None, index)
    return Assignee("role", member.role_text, None, member.body, member.role, index)
