"""Sentences that move persons in or out of a body: 'Bổ sung ông A, …, làm Ủy viên … thay ông B'."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.lexicon import terms
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.spans import SENTENCE_END, Span
from pipeline.parse.members.addressed import Addressed, addressed_in, linked_role, seat_of
from pipeline.parse.members.bodies import BODY_ACTIONS, OpenBody, add_body, known_or_new
from pipeline.parse.members.leavers import note_leaver, reason_in
from pipeline.parse.members.naming import body_name_in
from pipeline.parse.members.records import ListLine, OpenList, SeatContext, add_seat
from schemas import BodyKind

_JOINED = re.compile(r"[\s,;]*(?:va|cung)?[\s,]*")
_INSTEAD = re.compile(r"\bthay(?:\s+(?:the|cho|vi tri|nhiem vu|cua))*\s*$")
_LONGEST_LEAD = 170  # characters before the first person
_WORDS = terms.MEMBERS.changes
_LEAVES = re.compile(terms.alternatives(_WORDS.leaves))
_FOLLOWS = re.compile(terms.alternatives(_WORDS.follows))
_OPENING = re.compile(
    rf"\W*(?:nay\s+)?(?:(?P<leaves>{_LEAVES.pattern})|(?P<swaps>{terms.alternatives(_WORDS.swaps)})"
    rf"|(?P<joins>{terms.alternatives(_WORDS.joins)})|$)"
)


def read_changes(draft: Draft, bodies: list[OpenBody], opened: OpenList, line: ListLine) -> bool:
    """Adds who joins and who leaves by one sentence; False when it is no such sentence.

    The body is the one that the sentence names, else the one whose list is open, else the subject's.
    """
    if draft.action not in BODY_ACTIONS:
        return False
    flow = draft.flow
    stop = SENTENCE_END.search(flow.text, line.start, line.end)
    movers = addressed_in(draft, line.start, stop.start() if stop else line.end)
    if not movers or len(movers[0].lead) > _LONGEST_LEAD:
        return False
    opening = _OPENING.match(movers[0].lead)
    said = flow.folded[movers[0].seat_end : movers[-1].end]
    if opening is None:
        return False
    replaced = len(movers) > 1 and _INSTEAD.search(movers[1].lead) and linked_role(draft, movers[0], None)
    alone = not (opening.group().strip() or replaced or _LEAVES.search(said))
    if alone and (opened.listing or not _FOLLOWS.search(said)):
        return False  # a list's own lines begin with the person
    name = _body_name(draft, movers, line)
    _directions(movers, opening, draft)
    if not (name or any(linked_role(draft, mover, None) for mover in movers) or movers[0].leaves):
        return False
    body = known_or_new(draft, bodies, *name, line.end) if name else last_body(draft, bodies, opened)
    if body is None:
        return False
    _roles(draft, movers, body.kind)
    if opened.body is not body:
        opened.turn_to(body)
    several = sum(not mover.leaves for mover in movers) > 1
    added: list[int] = []
    for mover in movers:
        context = SeatContext.of_line(opened, line, "leaves" if mover.leaves else "joins")
        context = replace(context, ordinal=None) if several else context
        seat = replace(seat_of(draft, mover.start, mover.seat_end), role=mover.role)
        added.append(add_seat(draft, seat, context))
    _note_swaps(draft, movers, added)
    return True


def _note_swaps(draft: Draft, movers: list[Addressed], members: list[int]) -> None:
    """Notes who comes for whom, and why who leaves does so; `members`: an index for each mover."""
    said = None
    for index, mover in zip(reversed(members), reversed(movers), strict=True):
        if not mover.leaves:
            said = None
            continue
        said = reason_in(draft.flow, mover.seat_end, mover.end) or said  # 'ông A và ông B … do …' share it
        note_leaver(draft, index, None if mover.successor is None else members[mover.successor], said)


def _directions(movers: list[Addressed], opening: re.Match[str], draft: Draft) -> None:
    """Who leaves: those 'thay …' names, those after a verb of leaving, those who 'thôi tham gia'."""
    folded = draft.flow.folded
    first, *others = movers
    swapped = bool(opening["swaps"]) and bool(others) and not _INSTEAD.search(others[0].lead)
    first.leaves = bool(opening["leaves"]) or swapped
    first.successor = 1 if swapped else None
    for index, (previous, mover) in enumerate(pairwise(movers)):
        if _INSTEAD.search(mover.lead):
            mover.leaves, mover.successor = True, index
        elif _JOINED.fullmatch(mover.lead):
            mover.leaves = previous.leaves
    if not opening.group().strip():  # 'Ông A và ông B thôi tham gia …'
        last = next((m for m in movers if _LEAVES.search(folded, m.seat_end, m.end)), None)
        for mover in movers[: movers.index(last) + 1] if last else ():
            mover.leaves = True


def _roles(draft: Draft, movers: list[Addressed], kind: BodyKind | None) -> None:
    """Each person's role; 'ông A và bà B làm Ủy viên' share one, and who leaves had that of who joins."""
    for mover in movers:
        mover.role = linked_role(draft, mover, kind)
    for mover, following in zip(movers[-2::-1], movers[:0:-1], strict=True):
        together = mover.leaves == following.leaves and _JOINED.fullmatch(following.lead)
        if mover.role is None and together:
            mover.role = following.role
    last = next((mover.role for mover in movers if mover.role), None)
    for mover in movers:
        last = mover.role or last  # of who was named before, at the start of who comes first
        if mover.leaves and mover.role is None:
            mover.role = last


def _body_name(draft: Draft, movers: list[Addressed], line: ListLine) -> Span | None:
    """Where the sentence names the body, outside the posts."""
    outside = ((line.start, movers[0].start), *((mover.seat_end, mover.end) for mover in movers))
    return next((name for at, to in outside if (name := body_name_in(draft, at, to))), None)


def last_body(draft: Draft, bodies: list[OpenBody], opened: OpenList) -> OpenBody | None:
    """The body whose list is open, else the one named last, else that of the act's subject."""
    return opened.body or (bodies[-1] if bodies else titled_body(draft, bodies))


def titled_body(draft: Draft, bodies: list[OpenBody]) -> OpenBody | None:
    """The body that the subject of the act names."""
    for _, block in draft.blocks("title"):
        if name := body_name_in(draft, block.start, block.end):
            return add_body(draft, bodies, *name, block.end)
    return None
