"""Lists found by what their lines are: runs of seats, whatever stands above them.

A verb before a list is only one hint. Three lines in a row that read as persons or posts of a body are a
list, in an article, in an annex or in an act without articles; lists of others (awards, firms) have no roles.
"""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import RANK, is_article
from pipeline.parse.grammar.roles import names_body, role_only
from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.members.bodies import BODY_ACTIONS
from pipeline.parse.members.lines import leading_role, talks_of_duties, told_behind
from pipeline.parse.members.naming import body_name_in, sets_up_a_body
from pipeline.parse.members.records import ListLine

_FEWEST = 3
_FEWEST_WITH_ROLES = 2
_LONGEST_HEADING = 120
_FARTHEST = 60  # blocks of a run that are looked at
_MOST_ROLELESS = 0.5  # share of seats without a role in a list that nothing announces
_ANNOUNCED = re.compile(terms.any_of(terms.MEMBERS.lists.opens))
_OTHERS = re.compile(terms.anywhere(terms.MEMBERS.lists.others))


def opens_a_run(draft: Draft, index: int) -> bool:
    """Whether a run of seats begins with the block of this index."""
    flow = draft.flow
    seats = roles = 0
    under_role = False
    for block in flow.blocks[index : index + _FARTHEST]:
        line = None if block.cells or block.zone not in ("articles", "annex") else ListLine.of(flow, block)
        if line is None or is_article(line.label):
            break
        if role_only(flow.text[line.start : line.end]):
            under_role = True
        elif (has_role := reads_as_seat(draft, line, under_role)) is not None:
            seats, roles = seats + 1, roles + has_role
        elif not (seats or under_role) or not _heads(flow, block):
            break
    if seats < _FEWEST_WITH_ROLES:
        return False
    if roles >= (1 - _MOST_ROLELESS) * seats:
        return roles >= _FEWEST_WITH_ROLES
    return seats >= _FEWEST and _is_announced(draft, index)


def _is_announced(draft: Draft, index: int) -> bool:
    """Whether the words above a run without roles announce it, in an act that changes a body."""
    above = draft.flow.blocks[index - 1] if index else None
    if above is None or not _ANNOUNCED.search(draft.flow.folded, above.start, above.end):
        return False
    return draft.action in BODY_ACTIONS or body_name_in(draft, above.start, above.end) is not None


def is_of_others(draft: Draft) -> bool:
    """Whether the subject of an act tells that its persons are no members: awards, pay, trainees; no body."""
    subject = " ".join(draft.flow.folded[b.start : b.end] for b in draft.blocks("title"))
    return _OTHERS.search(subject) is not None and not sets_up_a_body(subject)


def reads_as_seat(draft: Draft, line: ListLine, under_role: bool = False) -> bool | None:
    """Whether the seat that a line reads as by itself has a role; None for other lines."""
    flow = draft.flow
    line, *_ = told_behind(draft, line) or (line,)
    folded = flow.folded[line.start : line.end]
    leads = leading_role(flow, line, None)
    seat = parse_seat(flow.text, flow.folded, leads[1] if leads else line.start, line.end, None, loose=True)
    role = bool(leads or seat.role or under_role)
    if seat.name is not None:
        return role if seat.honorific or role or seat.post.known else None
    if talks_of_duties(folded) or not (role and seat.post.known):
        return None
    labelled = line.label is not None and RANK[line.label.kind] >= RANK["number"]
    return True if labelled or leads else None


def stands_below_its_seat(draft: Draft, line: ListLine) -> bool:
    """Whether a role alone on a line is that of the seat above: they take turns, a role is last."""
    flow, at = draft.flow, line.block.index
    above = draft.members[-1] if draft.members else None
    before = flow.blocks[at - 1] if at else None
    if line.label or above is None or above.role_text or before is None:
        return False
    if not (above.text or "").endswith(flow.value(before.start, before.end)):
        return False
    below = [ListLine.of(flow, block) for block in flow.blocks[at + 1 : at + 1 + _FARTHEST]]
    for seat, role in zip(below[::2], below[1::2], strict=False):
        if seat.block.cells or is_article(seat.label) or reads_as_seat(draft, seat, True) is None:
            return True
        if role_only(flow.text[role.start : role.end]) is None:
            return False
    return True


def _heads(flow: Flow, block: Block) -> bool:
    """A short line that ends with a colon or names a body or unit may stand between seats."""
    words = flow.text[block.start : block.end].rstrip()
    return len(words) < _LONGEST_HEADING and (words.endswith(":") or names_body(words))
