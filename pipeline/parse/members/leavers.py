"""Who leaves a seat, who comes in his place, and why: 'thay ông B, nghỉ hưu'."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.posts import Post
from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.records import ListLine, OpenList, SeatContext, add_seat

_REASON = re.compile(
    rf"(?:(?:do|vi)\s+)?(?P<reason>{terms.alternatives(terms.MEMBERS.changes.reasons)}[^,;()”\"]*)"
)
_MARKS = ' \n.,;:()”"'


def reason_in(flow: Flow, start: int, end: int) -> Span | None:
    """Where words say why somebody leaves: 'nghỉ hưu theo chế độ' of '(do nghỉ hưu theo chế độ)'."""
    begin, end = flow.trim(start, end, _MARKS)
    found = _REASON.match(flow.folded, begin, end) or flow.first_in_small_letters(_REASON, begin, end)
    return flow.trim(*found.span("reason"), _MARKS) if found else None


def note_reason(draft: Draft, leaver: int, reason: Span | None) -> None:
    """Notes why the member of an index leaves."""
    if reason is not None:
        text = draft.put(f"members[{leaver}].reason", *reason)
        draft.members[leaver] = draft.members[leaver].model_copy(update={"reason": text})


def note_successor(draft: Draft, joiner: int, leaver: int) -> None:
    """Notes that the member of one index comes for that of another."""
    draft.members[joiner] = draft.members[joiner].model_copy(update={"replaces": leaver})


def add_leaver(draft: Draft, opened: OpenList, line: ListLine, start: int, context: SeatContext) -> None:
    """'… thay ông B, nghỉ hưu': B leaves the seat of who was added last; `context` is that of the latter."""
    old = parse_seat(draft.flow.text, draft.flow.folded, start, line.end, None, roles=False)
    if old.name is None:
        return
    opened.count -= 1
    seat = replace(old, post=Post(None, None, False))
    add_seat(draft, opened, line, (start, line.end), seat, replace(context, change="leaves"))
    note_successor(draft, len(draft.members) - 2, len(draft.members) - 1)
    note_reason(draft, len(draft.members) - 1, reason_in(draft.flow, old.name[1], line.end))
