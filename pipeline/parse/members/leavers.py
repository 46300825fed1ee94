"""Who leaves a seat, who comes in his place, and why: 'thay ông B, nghỉ hưu'."""

from __future__ import annotations

import re

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.spans import Span

_REASON = re.compile(
    rf"(?:(?:do|vi)\s+)?(?P<reason>{terms.alternatives(terms.MEMBERS.changes.reasons)}[^,;()”\"]*)"
)
_MARKS = ' \n.,;:()”"'


def reason_in(flow: Flow, start: int, end: int) -> Span | None:
    """Where words say why somebody leaves: 'nghỉ hưu theo chế độ' of '(do nghỉ hưu theo chế độ)'."""
    begin, end = flow.trim(start, end, _MARKS)
    found = _REASON.match(flow.folded, begin, end) or flow.first_in_small_letters(_REASON, begin, end)
    return flow.trim(*found.span("reason"), _MARKS) if found else None


def note_leaver(draft: Draft, leaver: int, joiner: int | None, reason: Span | None) -> None:
    """Notes that the member of one index comes for that of another, and why the latter leaves."""
    if joiner is not None:
        draft.members[joiner] = draft.members[joiner].model_copy(update={"replaces": leaver})
    if reason is not None:
        text = draft.put(f"members[{leaver}].reason", *reason)
        draft.members[leaver] = draft.members[leaver].model_copy(update={"reason": text})
