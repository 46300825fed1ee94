"""Articles and headings that name the body whose members follow."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESS
from pipeline.parse.act.flow import Block
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import role_alone
from pipeline.parse.grammar.spans import TRAIL, Span
from pipeline.parse.members.bodies import BODY_ACTIONS, Bodies, OpenBody, headed
from pipeline.parse.members.lines import behind_lead, is_whose, talks_of_duties
from pipeline.parse.members.naming import (
    Founding,
    body_name_in,
    founded_in,
    name_span,
    names_a_body,
)
from pipeline.parse.members.records import ListLine
from pipeline.parse.members.runs import reads_as_seat

_ELECTS = terms.alternatives(terms.BODIES.founding.electing)
_FOUNDS = re.compile(
    rf"\s*(?:nay\s+)?(?:thanh lap|kien toan|{_ELECTS}(?=.*(?:\bgom\b|:\s*$)))"
    r"|.*\b(?:vao|tham gia|trong)\b.*:\s*$",
    re.DOTALL,
)
_BEFORE_NAME = re.compile(r"\s*(?:(?:thanh lap|danh sach|thanh phan|kien toan|thanh vien|tham gia)\s+)*")
_ANNOUNCES = re.compile(rf"\bgom\b|:\s*$|\bdo\s+{ADDRESS}")
_GATHERS = re.compile(r"\bgom\b")
_LONGEST_HEADING = 90
_LONGEST_LEAD = 120  # characters before the verb


def founded_by_article(draft: Draft, bodies: Bodies, line: ListLine) -> Founding | None:
    """The bodies that an article sets up or changes."""
    found = founded_in(draft, line.start, line.end)
    if found is None or found.verb - line.start > _LONGEST_LEAD:
        return None
    if bodies and talks_of_duties(draft.flow.folded[line.start : found.verb]):
        return None  # 'Ban Tổ chức có nhiệm vụ … đề xuất thành lập Ban Giám khảo'
    if draft.action not in BODY_ACTIONS and not _FOUNDS.match(draft.flow.folded, line.start, line.end):
        return None
    return found


def body_of_heading(draft: Draft, bodies: Bodies, line: ListLine) -> OpenBody | None:
    """A heading such as 'Tổ giúp việc gồm:' opens another body, or comes back to one that is known."""
    flow = draft.flow
    words = flow.folded[line.start : line.end]
    lead = _BEFORE_NAME.match(words)
    at = line.start + (lead.end() if lead else 0)
    if not names_a_body(flow, at, line.end):
        return None
    announces = (
        _ANNOUNCES.search(words)
        or (line.label and line.label.kind == "roman")
        or (line.block.zone == "annex" and len(words) < 120)
        or _heads_seats(draft, line, at)
    )
    if not announces or talks_of_duties(words) or any(body.is_told_in(words) for body in bodies):
        return None
    span = name_span(draft, at, line.end)
    return headed(bodies, flow.text[slice(*span)]) or bodies.named(span, line.end)


def body_above(draft: Draft, first: Block, block: Block) -> Span | None:
    """The name of the body whose list begins with `first`, where a block above tells it."""
    flow = draft.flow
    if block.cells or block.zone not in (first.zone, "preamble"):
        return None
    if block.zone == "preamble":
        found = founded_in(draft, block.start, block.end)
        return found.names[0] if found and found.names else None
    line = ListLine.of(flow, block)
    start, end = flow.trim(line.start, line.end, TRAIL)
    short = end - start <= _LONGEST_HEADING and not talks_of_duties(flow.folded[start:end])
    if short and names_a_body(flow, start, end):
        return name_span(draft, start, end)
    return body_name_in(draft, block.start, block.end)


def unit_of_heading(draft: Draft, line: ListLine) -> Span | None:
    """'b) Sở Ngoại vụ:': whose people stand below, where a heading is an agency or division and no more."""
    flow = draft.flow
    start, end = flow.trim(line.start, line.end, TRAIL)
    colon = flow.text[line.start : line.end].rstrip().endswith(":")
    parts = line.label is not None and (
        line.label.kind in ("roman", "letter")
        or any(
            one.label and one.label.kind != line.label.kind and reads_as_seat(draft, one) is not None
            for one in _below(draft, line, 1)
        )
    )
    gathers = _GATHERS.search(flow.folded, start, end) and names_a_body(flow, start, end)
    if not (colon or parts) or gathers or end - start > _LONGEST_HEADING:
        return None
    return (start, end) if is_whose(flow, start, end) else None


def _heads_seats(draft: Draft, line: ListLine, at: int) -> bool:
    """'4. Tổ giúp việc Ban Chỉ đạo' alone on its line: above a table, persons or leading roles."""
    words = draft.flow.text[at : line.end].rstrip()
    words = words.partition("(")[0].rstrip() if line.label else words
    if len(words) > _LONGEST_HEADING or words[-1:] in ".;":
        return False
    below = _below(draft, line, 1)
    if below and below[0].block.cells:
        return True
    heads = line.label is not None and at == line.start and reads_as_seat(draft, line) is None
    role = below and role_alone(draft.flow.text, below[0].start, below[0].end)
    return heads and bool(role or seats_below(draft, line, within=1))


def seats_below(draft: Draft, line: ListLine, within: int) -> bool:
    """Whether one of so many paragraphs below the line reads as a seat."""
    below = (replace(one, start=behind_lead(draft.flow, one)) for one in _below(draft, line, within))
    return any(
        reads_as_seat(draft, one) is not None and not names_a_body(draft.flow, one.start, one.end)
        for one in below
    )


def _below(draft: Draft, line: ListLine, count: int) -> list[ListLine]:
    """So many paragraphs below a line, but for one in brackets: '(Kèm theo Quyết định …)'."""
    at = line.block.index + 1
    below = draft.flow.blocks[at : at + count + 1]
    if below and draft.flow.text.startswith("(", below[0].start):
        below = below[1:]
    return [ListLine.of(draft.flow, block) for block in below[:count]]
