"""One line of a list → its seats: persons, posts or a change of person."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from pipeline.lexicon import names, terms
from pipeline.lexicon.names import ADDRESS
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.duty_words import ASIDE, PLAIN_ORDER, VERB
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.posts import RANKS, Post, is_unit, opens_post, rank_at, split_post, unit_end
from pipeline.parse.grammar.roles import FoundRole, match_roles, role_at_end, stands_by
from pipeline.parse.grammar.seats import Seat, parse_seat
from pipeline.parse.grammar.spans import SEVERAL, Span, skip_blanks
from pipeline.parse.members.naming import names_a_body, sets_up_a_body
from pipeline.parse.members.parts import is_person_alone, parts_of, seat_of
from pipeline.parse.members.records import (
    ListLine,
    OpenList,
    SeatContext,
    add_seat,
    note_leaver,
    reason_in,
    told_role,
)
from schemas import BodyKind

_LEAVES = re.compile(
    rf"[,;]?\s+\(?(?:thay\s+(?:the\s+)?(?:cho\s+)?|thay vi tri cua\s+)(?={ADDRESS}|{names.DEGREES}\s)"
)
_JOINS = re.compile(rf"{terms.alternatives(terms.MEMBERS.changes.joins)}\s+(?={ADDRESS})")
"""'Bổ sung ông A, … - Ủy viên'."""
_PLURAL = re.compile(r"\s*(?:cac\s+)?")
_WORK = re.compile(r"(?: (?!là\b|gồm\b|bao\b|làm\b|do\b|các\b|của\b)[a-zà-ỹđ]{2,}){1,3}(?=\s*:)")
_ROLE_MARK = re.compile(r"\s*(?:\([^)]*\)\s*)?(?::|\.{3,}|…+|\b(?:la|gom|bao gom)\b\s*:?)\s*")
_HEADS = re.compile(r"\.\.|…|[-–+•*]$")
"""Behind a role that those below have too: leaders, or the bullet of the first: 'Các thành viên: - Ông A'."""
_SPOILED_LABEL = " .,;:/0123456789"
_LONGEST_POST = 160  # characters of a line that holds nothing but a post
_DUTY_TALK = re.compile(terms.anywhere(terms.MEMBERS.lists.duty_talk))
_OFFICE = re.compile(terms.anywhere(terms.MEMBERS.lists.offices))


def talks_of_duties(folded: str) -> bool:
    """Whether folded words speak of work or rules rather than of people."""
    return bool(_DUTY_TALK.search(folded))


def read_seats(draft: Draft, opened: OpenList, line: ListLine, given: FoundRole | None = None) -> bool:
    """Adds the members of a line; False when it has none. given: the role that words before it give it."""
    flow = draft.flow
    kind = opened.kind
    inline = leading_role(flow, line, kind)
    if inline and _HEADS.search(flow.text, inline[0].end, inline[1] + 1):
        opened.head(told_role(draft, inline[0], kind), line.label)
    begin, role = (inline[1], inline[0]) if inline else (line.start, given)
    unit = _leading_unit(flow, begin, line.end)
    begin = unit[1] if unit else begin
    joins = _JOINS.match(flow.folded, begin, line.end)
    begin = joins.end() if joins else begin
    parts = parts_of(draft, begin, line, kind, role is not None or opened.heading is not None)
    taken = False
    for part in parts:
        at, to = part.span
        leaver = _LEAVES.search(flow.folded, at, to)
        to = leaver.start() if leaver else to
        told = role or part.role
        given_role = told_role(draft, told, kind) if told else opened.heading
        if given_role:
            standing, to = stands_by(given_role.role, flow.folded, at, to)
            given_role = replace(given_role, role=standing)
        seat = parse_seat(flow.text, flow.folded, at, to, kind, loose=True)
        if part.post and seat.honorific is None:
            seat = replace(seat, name=None)  # the unit's own name: 'UBND các phường: Ninh Kiều'
        office = seat.role and _OFFICE.match(flow.folded, seat.role.start)
        if office and given_role and not seat.post.position:
            seat = parse_seat(flow.text, flow.folded, at, to, kind, roles=False)
        words = flow.text[at:to], flow.folded[at:to]
        if not (part.post or _is_seat(seat, line, given_role is not None, *words)):
            continue
        taken = True
        context = replace(
            SeatContext.of_line(opened, line, "joins" if joins or leaver else "listed"),
            role=given_role,
            unit=unit[0] if unit else opened.unit,
            post=part.post,
            ordinal=line.number if len(parts) == 1 else None,
            invited=part.invited,
        )
        index = add_seat(draft, seat, context)
        if leaver:
            _add_leaver(draft, index, seat.role, context, (leaver.end(), line.end))
    return taken


def _add_leaver(draft: Draft, joiner: int, role: FoundRole | None, context: SeatContext, words: Span) -> None:
    """'… thay ông B, nghỉ hưu': B leaves the seat, and had the role, of who comes."""
    old = seat_of(draft, *words)
    if old.name is None:
        return
    seat = replace(old, post=Post(None, None, False), role=role)
    leaver = add_seat(draft, seat, replace(context, unit=None, change="leaves"))
    note_leaver(draft, leaver, joiner, reason_in(draft.flow, old.name[1], words[1]))


_SUBJECT = re.compile(
    rf"(?:(?:cac|toan the)\s+thanh vien\b|{ADDRESS}\s)?[^.,;:–-]{{0,90}}?\s(?={PLAIN_ORDER.pattern})"
)


def tells_somebody(draft: Draft, line: ListLine, kind: BodyKind | None) -> bool:
    """'Các thành viên … có trách nhiệm …', 'Thư ký tổng hợp …', 'Ông A và bà B chịu trách nhiệm …'.

    Such a line gives work to those who are known already; a seat has a role or post of its own behind it.
    """
    flow = draft.flow
    if (colon := flow.text.find(":", line.start, line.end)) >= 0:  # 'Ông A: Chỉ huy lực lượng …'
        seat = parse_seat(flow.text, flow.folded, line.start, colon, kind)
        behind = skip_blanks(flow.text, colon + 1, line.end)
        post = split_post(flow.text, flow.folded, behind, line.end)
        known = seat.post.position is None and _is_listed(draft, seat)
        role = match_roles(flow.folded[: line.end], behind, kind) or role_at_end(
            flow.folded, behind, line.end, kind
        )
        said = post.organization is not None or role is not None
        ordered = SEVERAL.match(flow.folded, line.start) and VERB.match(flow.folded, behind)
        return bool(known or ordered) and not said
    role = _whose(flow.text, flow.folded[: line.end], line.start, kind)
    told = _SUBJECT.match(flow.folded, line.start, line.end)
    if told is None or not told.group().strip():
        return False
    seat = parse_seat(flow.text, flow.folded, line.start, told.end(), kind)
    return role is not None or _is_listed(draft, seat)


def _whose(text: str, folded: str, start: int, kind: BodyKind | None) -> FoundRole | None:
    """The role that words begin with, unless they begin with a post: 'Trưởng ban nhân dân ấp'."""
    role = match_roles(folded, start, kind)
    return None if role and (rank_at(text, folded, start) or 0) > role.end else role


def _is_listed(draft: Draft, seat: Seat) -> bool:
    """Whether its person is a member already."""
    name = draft.flow.value(*seat.name) if seat.name else None
    return name is not None and any(member.name == name for member in draft.members)


_TOLD = re.compile(r"\s*:\s+(?=\S)")
_SHORTEST_DUTY = 15  # characters
_COLONS = 4  # that may stand in a seat before what it has to do


def told_behind(draft: Draft, line: ListLine) -> tuple[ListLine, Span] | None:
    """'Ông A - Trưởng đoàn: phụ trách chung …': the seat, and what it has to do; None without the latter."""
    flow = draft.flow
    for colon in islice(_TOLD.finditer(flow.text, line.start, line.end), _COLONS):
        seat = parse_seat(flow.text, flow.folded, line.start, colon.start(), None, loose=True)
        if seat.name is None or not (seat.honorific or seat.role):
            continue
        tells = VERB.match(flow.folded, colon.end(), line.end) or talks_of_duties(
            flow.folded[colon.end() : line.end]
        )
        if tells and line.end - colon.end() >= _SHORTEST_DUTY:
            block = replace(line.block, end=colon.start())
            return ListLine(block, line.label, line.start), (colon.end(), line.end)
        return None
    return None


_LED = re.compile(r"(?:do|gom(?:\s+co)?)\b[\s:]*")


def behind_lead(flow: Flow, line: ListLine) -> int:
    """Where the line's words begin behind 'do' or 'gồm': 'Do ông A, … làm Trưởng Tiểu ban'."""
    led = _LED.match(flow.folded, line.start, line.end)
    return led.end() if led else line.start


def read_assigned(draft: Draft, line: ListLine) -> bool:
    """People who are only given duties: members without body and role."""
    if line.label is None or line.label.kind not in ("number", "roman", "letter", "decimal"):
        return False
    seat = parse_seat(draft.flow.text, draft.flow.folded, behind_lead(draft.flow, line), line.end, None)
    if seat.name is None or seat.honorific is None:
        return False
    if seat.role and seat.post.position is None:  # 'Ông A, Trưởng ban': a post, where no body has roles
        seat = replace(seat, post=replace(seat.post, position=(seat.role.start, seat.role.end)))
    add_seat(draft, replace(seat, role=None), SeatContext(line.block, ordinal=line.number))
    return True


def leading_role(flow: Flow, line: ListLine, kind: BodyKind | None) -> tuple[FoundRole, int] | None:
    """'Trưởng ban: Ông A, …': the role and where the rest begins."""
    lead = _PLURAL.match(flow.folded, line.start, line.end)
    at = lead.end() if lead else line.start
    found = match_roles(flow.folded[: line.end], at, kind)
    if found is None:
        return None
    if work := _WORK.match(flow.text, found.end, line.end):
        found = replace(found, end=work.end())  # 'Ủy viên tài chính: ông A'
    mark = _ROLE_MARK.match(flow.folded, found.end, line.end)
    if mark is None or not flow.text[mark.end() : line.end].strip():
        return None
    return found, mark.end()


def is_whose(flow: Flow, start: int, end: int) -> bool:
    """Whether words are an agency or division whose people are named behind; no body with its list."""
    sealed = unit_end(flow.text, flow.folded, start) is not None
    return is_unit(flow.text, flow.folded, start, end) and (sealed or not names_a_body(flow, start, end))


_SENDS = re.compile(rf":\s*|\s+cu\s+(?={ADDRESS})")


def _leading_unit(flow: Flow, start: int, end: int) -> tuple[Span, int] | None:
    """'Sở Công Thương: Ông A, Phó Giám đốc', 'Phòng B cử bà C': whose person it is, where the rest begins."""
    mark = _SENDS.search(flow.folded, start, end)
    if mark is None or mark.end() == end:
        return None
    at, to = flow.trim(start, mark.start())
    if not is_whose(flow, at, to):
        return None
    return (at, to), mark.end()


def is_of_a_unit(draft: Draft, line: ListLine) -> bool:
    """Whether a unit, no body, opens the line and an addressed person stands behind it."""
    unit = _leading_unit(draft.flow, line.start, line.end)
    if unit is None or names_a_body(draft.flow, *unit[0]):
        return False
    seat = parse_seat(draft.flow.text, draft.flow.folded, unit[1], line.end, None)
    return seat.name is not None and seat.honorific is not None


def _is_seat(seat: Seat, line: ListLine, under_role: bool, text: str, folded: str) -> bool:
    """Whether enough of a seat was found: a name with a role or address, a post with a role or label."""
    marks = len(text) - len(text.lstrip(_SPOILED_LABEL + "-–+•*"))
    if seat.name is None and _is_order(text[marks:], folded[marks:]):
        return False
    if seat.role is None and seat.name is None and talks_of_duties(folded):
        return False
    role = under_role or seat.role is not None
    if seat.name is not None:
        return seat.honorific is not None or role or (seat.post.known and line.label is not None)
    begins = seat.invited or (seat.post.known and RANKS.pattern.match(folded.lstrip(_SPOILED_LABEL)))
    opens = line.label is not None or seat.role is not None or begins
    if role and (opens or seat.post.position is None):
        return seat.post.position is not None or seat.post.organization is not None
    labelled = line.label is not None and line.label.kind in ("number", "dash", "letter")
    opens_so = begins or opens_post(text[marks:], folded[marks:], 0)
    return bool(labelled and seat.post.known and opens_so and len(folded) < _LONGEST_POST)


def _is_order(text: str, folded: str) -> bool:
    """'Tổng hợp số liệu …', 'Thư ký tổng hợp số liệu …', 'Ghi chú: …': nobody's seat."""
    subject = _whose(text, folded, 0, None)
    at = subject.end + 1 if subject and text[subject.end + 1 : subject.end + 2].islower() else 0
    rank = RANKS.pattern.match(folded, at)
    if rank and folded.startswith(", ", rank.end()):  # 'Thống kê, rà soát …'
        return VERB.match(folded, rank.end() + 2) is not None
    orders = VERB.match(folded, at) is not None and rank is None
    return orders or ASIDE.match(folded) is not None or sets_up_a_body(folded)


_LONGEST_SECOND = 90  # characters of a post alone; longer ones may be sentences


def with_post_below(draft: Draft, line: ListLine, kind: BodyKind | None) -> ListLine | None:
    """The line and the paragraph below it, where the one holds a person alone and the other that one's post.

    A paragraph that has a label of its own, a person or duties is none of the seat above.
    """
    flow, at = draft.flow, line.block.index + 1
    below = flow.blocks[at] if at < len(flow.blocks) else None
    if below is None or below.cells or below.zone != line.block.zone:
        return None
    inline = leading_role(flow, line, kind)
    begin = inline[1] if inline else line.start
    addressed = seat_of(draft, begin, line.end).honorific is not None
    if not (line.label or addressed) or not is_person_alone(draft, begin, line.end):
        return None
    label, start = label_in(flow.text, flow.folded, below.start, below.end)
    if not (line.label or opens_post(flow.text, flow.folded, start)):
        return None
    seat = parse_seat(flow.text, flow.folded, start, below.end, kind)
    if (label and label.kind != "dash") or seat.name is not None or not seat.post.known:
        return None
    if seat.role is None and (label or below.end - below.start > _LONGEST_SECOND):
        return None
    draft.used.add(at)
    return ListLine(replace(line.block, end=below.end), line.label, line.start)
