"""Members in running text: 'do ông A, … làm Trưởng ban; các thành viên gồm: bà B, …; ông C, …'."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import FoundRole, match_roles
from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.members.addressed import Addressed, add_addressed, addressed_in, linked_role
from pipeline.parse.members.records import ListLine, OpenList, SeatContext
from schemas import BodyKind

_HEADS = re.compile(
    r"[\s:]*(?:(?:gom|la|bao gom)(?:\s+co)?[\s:]*)?$"
)  # between 'các thành viên' and the first of them


def read_prose(draft: Draft, opened: OpenList, start: int, line: ListLine) -> bool:
    """Adds the members that a sentence names; False when none of them is given a role."""
    kind = opened.body.kind if opened.body else None
    persons = addressed_in(draft, start, line.end)
    shared: FoundRole | None = None
    for person in persons:
        heading = _heading(draft, person, kind)
        shared = heading or shared
        person.role = linked_role(draft, person, kind) or _closing_role(draft, person, kind) or shared
    if not any(person.role for person in persons):
        return False
    _share_backwards(draft, persons)
    for person in persons:
        add_addressed(draft, opened, line, person, SeatContext(several=len(persons) > 1))
    return True


def _share_backwards(draft: Draft, persons: list[Addressed]) -> None:
    """'ông A, …, ông B, … và bà C, … làm tổ viên': the role at the end of a clause holds for all in it."""
    for person, after in reversed(list(pairwise(persons))):
        if person.role is None and ";" not in draft.flow.text[person.start : after.start]:
            person.role = after.role


def _heading(draft: Draft, person: Addressed, kind: BodyKind | None) -> FoundRole | None:
    """The role right before the person: 'các thành viên gồm: bà B'."""
    folded = draft.flow.folded
    begin = person.start - len(person.lead)
    found = None
    for word in re.finditer(r"(?<![^\W_])[^\W\d_]", person.lead):
        at = begin + word.start()
        role = match_roles(folded[: person.start], at, kind)
        if role and _HEADS.fullmatch(folded, role.end, person.start):
            found = found or role
    return found


def _closing_role(draft: Draft, person: Addressed, kind: BodyKind | None) -> FoundRole | None:
    """The role that ends the person's own words: 'ông B, Giám đốc Sở Y tế, Phó Trưởng ban'."""
    flow = draft.flow
    end = flow.text.find(";", person.start, person.end)
    seat = parse_seat(flow.text, flow.folded, person.start, person.end if end < 0 else end, kind)
    if seat.role:
        person.seat_end = min(person.seat_end, seat.role.start)
    return seat.role
