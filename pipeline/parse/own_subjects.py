"""The subject that a duty brings along: 'Sở A, Công ty B hỗ trợ …' under a heading that names another."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import terms
from pipeline.lexicon.agencies import load_agency_types
from pipeline.parse.assignees import Assignee, AssigneeReader
from pipeline.parse.flow import Flow
from pipeline.parse.post_grammar import rank_at
from pipeline.parse.role_grammar import kind_of
from pipeline.parse.unit_lists import listed, opens_unit

_GIVEN = re.compile(r"giao\s+(?:cho\s+)?(?:cac\s+)?")
_SHARED_HEAD = re.compile(r"(?:cac\s+)?(?P<noun>so)\s*:\s*")
_PLACE = re.compile(
    r"\s+(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường)(?:\s+[A-ZĐÀ-Ỹ]\S*)*|(?:\s+[A-ZĐÀ-Ỹ][^\s,;:.]*)+"
)
_MORE = re.compile(r"\s*,\s*|\s+va\s+")


@cache
def _strong_orders() -> re.Pattern[str]:
    return re.compile(terms.alternatives(terms.duties().orders.strong))


@cache
def _orders() -> re.Pattern[str]:
    return re.compile(terms.alternatives(terms.duties().orders.words))


@cache
def _agency() -> re.Pattern[str]:
    names = {pattern for agency in load_agency_types() for pattern in (agency.name, *agency.patterns)}
    return re.compile(terms.alternatives(name for name in names if len(name) > 3))


def own_subject(reader: AssigneeReader, start: int, end: int) -> Assignee | None:
    """A leaf that begins with its own organisations: 'Sở A, Công ty B hỗ trợ …'."""
    flow = reader.flow
    at = start
    if lead := _GIVEN.match(flow.folded, start, end):
        at = lead.end()
    if any(body.is_called(flow.folded[at : at + len(name)]) for body in reader.bodies for name in body.names):
        return None
    if shared := _SHARED_HEAD.match(flow.folded, at, end):
        return _shared(reader, shared, end)
    if not opens_unit(flow, at) and not (
        rank_at(flow.text, flow.folded, at) and _order(flow, _strong_orders(), at, end)
    ):
        return None
    stop = (
        _agency_end(flow, at, end)
        or _order(flow, _strong_orders(), at, end)
        or _order(flow, _orders(), at, end)
    )
    if stop is None or stop - at > 260:
        return None
    a, b = flow.trim(at, stop, " ,;:\n")
    if rank_at(flow.text, flow.folded, a) and not opens_unit(flow, a):
        names = "; ".join(flow.value(x, y) for x, y in listed(flow, a, b))
        return Assignee("role", names, (a, b), reader.first)
    return reader.organizations(a, b)


def _shared(reader: AssigneeReader, head: re.Match[str], end: int) -> Assignee | None:
    """'Các Sở: Tài chính, Xây dựng và các cơ quan liên quan theo … có trách nhiệm …'."""
    flow = reader.flow
    stop = _order(flow, _strong_orders(), head.end(), end)
    if stop is None:
        return None
    if theo := re.search(r"\s+theo\s", flow.folded[head.end() : stop]):
        stop = head.end() + theo.start()
    a, b = flow.trim(head.end(), stop, " ,;:\n")
    noun = flow.value(*head.span("noun"))
    names = []
    for part in re.split(r",\s*(?!Thể thao)|\s+và\s+(?=các\b)", flow.value(a, b)):
        names.append(part if part.startswith("các ") or kind_of(part) else f"{noun} {part}")
    return Assignee("organization", "; ".join(names), (a, b), reader.first)


def _agency_end(flow: Flow, at: int, end: int) -> int | None:
    """End of a list of agencies that the lexicon knows, each with its place."""
    stop: int | None = None
    while match := _agency().match(flow.folded, at, end):
        stop = match.end()
        if place := _PLACE.match(flow.text, stop, end):
            stop = place.end()
        more = _MORE.match(flow.folded, stop, end)
        if more is None:
            break
        at = more.end()
        if not opens_unit(flow, at):
            break
        if not _agency().match(flow.folded, at, end):
            return None
    return stop


def _order(flow: Flow, orders: re.Pattern[str], at: int, end: int) -> int | None:
    """Where the first verb in small letters begins that gives an order."""
    for match in orders.finditer(flow.folded, at, end):
        if flow.text[match.start()].islower() and flow.folded[match.start() - 1] in " :":
            return match.start()
    return None
