"""Sentences that move persons in or out of a body: 'Bổ sung ông A, …, làm Ủy viên … thay ông B'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.lexicon import terms
from pipeline.lexicon.names import DEGREES, addresses_in
from pipeline.lexicon.spelled import Spelled
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.posts import rank_at
from pipeline.parse.grammar.roles import FoundRole, match_roles
from pipeline.parse.grammar.seats import Seat, closing_role
from pipeline.parse.grammar.spans import SENTENCE_END, Span, skip_blanks, skip_marks
from pipeline.parse.members.bodies import BODY_ACTIONS, Bodies
from pipeline.parse.members.naming import body_name_in
from pipeline.parse.members.parts import seat_of
from pipeline.parse.members.records import ListLine, OpenList, SeatContext, add_seat, note_leaver, reason_in

_WORDS = terms.MEMBERS.changes
_JOINED = re.compile(r"[\s,;]*(?:\(?[^()]*\)[\s,;]*)?(?:va|cung)?[\s,]*")
_BREAK = re.compile(r"[;.]")
_MARK = re.compile(r"[:;]\s")
_CHANGES = rf"\b{terms.alternatives(_WORDS.instead)}(?:\s+(?:cho|vi tri|nhiem vu|cua))*"
_INSTEAD = re.compile(rf"{_CHANGES}\s*$")
_BY = re.compile(rf"\b{terms.alternatives(_WORDS.by)}\s*$")
_FILLS_IN = re.compile(rf"{_CHANGES}[\s,.;]*$")
"""'…; cử ông A, Giám đốc Sở B thay thế.'"""
_THEN = re.compile(rf"{_CHANGES}\s+(?:vao do|bang viec)\b")
_LONGEST_LEAD = 170  # characters before the first person
_LEAVES = re.compile(terms.alternatives(_WORDS.leaves))
_JOINS = re.compile(terms.alternatives(_WORDS.joins))
_VERB = re.compile(rf"(?P<leaves>{_LEAVES.pattern})|{_JOINS.pattern}")
_FOLLOWS = re.compile(terms.alternatives(_WORDS.follows))
_MOVES = terms.any_of([_LEAVES.pattern, _JOINS.pattern, _CHANGES])
_SIGN = re.compile(terms.any_of([_MOVES, _FOLLOWS.pattern]))
"""Without one of these a line moves nobody."""
_OPENING = re.compile(rf"\W*(?:nay\s+)?(?:(?P<verb>{_MOVES})|{terms.alternatives(_WORDS.opens)}|$)")
_BODY = re.compile(rf"\s+(?P<noun>{terms.BODY_STARTS}(?=\s+\w))")
_BEFORE_TITLES = re.compile(rf"(?:\bthay(?:\s+(?:the|cho))*\s+|\bva\s+)(?={DEGREES}\s)")
"""'Đại tá A … thay Đại tá B'."""
_BEFORE_NAMES = Spelled((*_WORDS.joins, *_WORDS.leaves, *_WORDS.instead, "thay cho", *_WORDS.by, "và"))
_TAIL = re.compile(r"(?:[\s,;]|\bva\b)*$")  # between two persons
_LINKS = Spelled((*terms.ROLES.links.words, *_WORDS.moves), bare=True)
_AFTER_POST = Spelled((*_WORDS.after_post, *_WORDS.reasons), bare=True)
_WORD_START = re.compile(r"\b\w")


@dataclass(slots=True)
class _Mover:
    """A person of a sentence: the seat, where it begins and ends, and where what follows ends.

    `lead` is the folded text between the person before and this one, `role` what the person's own words tell,
    `leaves` None until it is known; `pair` is the place among the movers of who comes for this one.
    """

    seat: Seat
    start: int
    seat_end: int
    end: int
    lead: str
    role: FoundRole | None
    leaves: bool | None = None
    pair: int | None = None

    @property
    def joined(self) -> bool:
        """Whether nothing but 'và' or a comma stands before: 'ông A và ông B'."""
        return _JOINED.fullmatch(self.lead) is not None


def read_changes(draft: Draft, bodies: Bodies, opened: OpenList, line: ListLine) -> bool:
    """Adds who joins and who leaves by the sentences of a line; False when they are none of that kind.

    The body is the one that they name, else the one whose list is open, else the subject's.
    """
    if draft.action not in BODY_ACTIONS:
        return False
    flow = draft.flow
    if opened.leaving:
        opened.reach(line.label)
    if not (opened.leaving or _SIGN.search(flow.folded, line.start, line.end)):
        return False
    movers = _movers_in(draft, line.start, _end_of_changes(flow, line))
    if not movers:
        return _opens_leavers(draft, bodies, opened, line)
    lead = movers[0].lead
    opening = _OPENING.match(lead)
    if opening is None or len(lead) > _LONGEST_LEAD:
        return False
    _directions(movers, flow.folded)
    movers[0].leaves = movers[0].leaves or (opened.leaving and not _JOINS.search(lead))
    said = flow.folded[movers[0].seat_end : movers[-1].end]
    moved = any(one.leaves or one.pair is not None for one in movers)
    alone = not (opening["verb"] or moved or opened.leaving)
    if alone and (opened.listing or not _FOLLOWS.search(said)):
        return False  # a list's own lines begin with the person
    announced = _announced(draft, movers[0])
    name = _body_name(draft, movers, line)
    led = (opened.body or announced) and lead.rstrip().endswith(":")  # 'Bổ sung thành viên: ông A'
    if not (name or led or movers[0].leaves or any(one.role for one in movers)):
        return False
    body = bodies.named(name, line.end) if name else opened.body or bodies.last()
    if body is None:
        return False
    if announced and movers[0].role is None:
        movers[0].role = announced
    _share_roles(movers)
    if opened.body is not body:
        opened.turn_to(body)
    several = sum(not mover.leaves for mover in movers) > 1
    added: list[int] = []
    for mover in movers:
        context = SeatContext.of_line(opened, line, "leaves" if mover.leaves else "joins")
        context = replace(context, ordinal=None) if several else context
        added.append(add_seat(draft, replace(mover.seat, role=mover.role), context))
    _note_pairs(draft, movers, added)
    return True


def _end_of_changes(flow: Flow, line: ListLine) -> int:
    """Where the sentences that move persons end: the first, and those behind that begin with such a verb."""
    for stop in SENTENCE_END.finditer(flow.text, line.start, line.end):
        opening = _OPENING.match(flow.folded, stop.end(), line.end)
        if opening is None or not opening["verb"]:
            return stop.start()
    return line.end


def _opens_leavers(draft: Draft, bodies: Bodies, opened: OpenList, line: ListLine) -> bool:
    """'Các ông, bà sau đây thôi tham gia Ban A:': whoever stands below leaves."""
    words = draft.flow.folded[line.start : line.end]
    if not words.rstrip().endswith(":") or not _LEAVES.search(words) or _JOINS.search(words):
        return False
    name = body_name_in(draft, line.start, line.end)
    body = bodies.named(name, line.end) if name else opened.body or bodies.last()
    if body is None:
        return False
    opened.turn_to(body)
    opened.head(None, line.label)
    opened.listing = opened.leaving = True
    return True


def _note_pairs(draft: Draft, movers: list[_Mover], members: list[int]) -> None:
    """Notes who comes for whom, and why who leaves does so; `members`: an index for each mover."""
    said = None
    for index, mover in zip(reversed(members), reversed(movers), strict=True):
        if not mover.leaves:
            said = None
            continue
        said = reason_in(draft.flow, mover.seat_end, mover.end) or said  # 'ông A và ông B … do …' share it
        note_leaver(draft, index, None if mover.pair is None else members[mover.pair], said)


def _directions(movers: list[_Mover], folded: str) -> None:
    """Who leaves and who comes for whom, by the verb before each person, or else the one behind."""
    for index, mover in enumerate(movers):
        before = movers[index - 1] if index else None
        begins = before is None or (_BREAK.search(mover.lead) is not None and not mover.joined)
        verbs = list(_VERB.finditer(mover.lead))
        if before and _BY.search(mover.lead):
            before.leaves, mover.leaves = True, False
            _pair(movers, index - 1, index, come=index)
        elif _INSTEAD.search(mover.lead):
            mover.leaves = True
            if before and not begins:
                before.leaves = False
                _pair(movers, index - 1, index, come=index - 1)
        elif before and before.leaves and before.pair is None and _INSTEAD.search(before.lead) and not verbs:
            mover.leaves = False  # 'Thay ông A: ông B, Giám đốc …'
            before.pair = index
        elif verbs:
            mover.leaves = verbs[-1]["leaves"] is not None
        elif before and mover.joined:
            mover.leaves = before.leaves
        if mover.leaves is None and _LEAVES.search(_BREAK.split(folded[mover.seat_end : mover.end])[0]):
            mover.leaves = True
        fills_in = _THEN.search(mover.lead) or _FILLS_IN.search(folded, mover.seat_end, mover.end)
        if fills_in and not mover.leaves:
            waiting = [one for one in movers[:index] if one.leaves and one.pair is None]
            for one in waiting[-1:]:
                one.pair = index
    for before, mover in zip(movers[-2::-1], movers[:0:-1], strict=True):
        if before.leaves is None and mover.joined:
            before.leaves = mover.leaves  # 'Ông A và ông B thôi tham gia …'


def _pair(movers: list[_Mover], first: int, second: int, come: int) -> None:
    """'Ông A và bà B … thay ông C và bà D': as many leave as come, each for who stands in the same place."""
    left, right = [first], [second]
    while left[0] > 0 and movers[left[0]].joined:
        left.insert(0, left[0] - 1)
    while right[-1] + 1 < len(movers) and movers[right[-1] + 1].joined:
        right.append(right[-1] + 1)
    if len(left) == len(right):
        for one, other in zip(left, right, strict=True):
            joiner, leaver = (one, other) if come == first else (other, one)
            movers[leaver].pair = joiner


def _announced(draft: Draft, first: _Mover) -> FoundRole | None:
    """The role before the first person: 'Thay đổi Phó Trưởng ban: ông A', 'chức danh … đối với ông A'."""
    start = first.start - len(first.lead)
    words = (word.start() for word in _WORD_START.finditer(draft.flow.folded, start, first.start))
    roles = (match_roles(draft.flow.folded[: first.start], at, None) for at in words)
    found = next(filter(None, roles), None)
    return found and _without_body(draft, found)


def _share_roles(movers: list[_Mover]) -> None:
    """'Ông A và bà B làm Ủy viên' share a role, and so do who comes and who goes."""
    for mover, following in zip(movers[-2::-1], movers[:0:-1], strict=True):
        if mover.role is None and mover.leaves == following.leaves and following.joined:
            mover.role = following.role
    for leaver in movers:
        if leaver.pair is not None:
            joiner = movers[leaver.pair]
            joiner.role = joiner.role or leaver.role
            leaver.role = leaver.role or joiner.role


def _body_name(draft: Draft, movers: list[_Mover], line: ListLine) -> Span | None:
    """Where the sentence names the body, outside the posts."""
    outside = ((line.start, movers[0].start), *((mover.seat_end, mover.end) for mover in movers))
    return next((name for at, to in outside if (name := body_name_in(draft, at, to))), None)


def _movers_in(draft: Draft, start: int, end: int) -> list[_Mover]:
    """The persons, and the posts without one that have a role or are replaced, with the words before each."""
    text, folded = draft.flow.text, draft.flow.folded
    addresses = [match.start() for match in addresses_in(text, folded, start, end)]
    titles = [mark.end() for mark in _BEFORE_TITLES.finditer(folded, start, end)]
    verbs = _BEFORE_NAMES.finditer(text, folded, start, end)
    said = [verb for verb in verbs if text[verb.start() + 1 : verb.end()].islower()]  # no 'chí Đinh'
    said += _MARK.finditer(text, start, end)
    after = {start: "", **{skip_blanks(text, mark.end(), end): mark.group() for mark in said}}
    posts = {
        at
        for at, mark in after.items()
        if mark not in ("", "va") and rank_at(text, folded, at) and match_roles(folded, at, None) is None
    }
    told = {at for at in (*addresses, *titles) if seat_of(draft, at, end).honorific is not None}
    named = {at for at in after if text[at:end][:1].isupper()}
    seats = {at: seat_of(draft, at, end) for at in {*told, *named}}
    begins = sorted(at for at, seat in seats.items() if seat.name or (at in posts and seat.post.position))
    movers: list[_Mover] = []
    before = start
    for at, to in pairwise([*begins, end]):
        name = seat_of(draft, at, to).name
        if name is None and at not in posts:
            continue
        known = name[1] if name else at
        cuts = (m.start() for m in _AFTER_POST.finditer(text, folded, known, to))
        seat_end = next((cut for cut in cuts if text[cut].islower()), to)
        if (mark := text.find(";", known, seat_end)) >= 0:
            seat_end = mark
        tail = _TAIL.search(folded, known, seat_end)
        seat_end = tail.start() if tail else seat_end
        seat, role = seat_of(draft, at, seat_end), _linked_role(draft, seat_end, to)
        if role is None and name:
            seat, role = _seat_with_role(draft, seat, at, seat_end)
        lead = folded[before:at]
        if name or role or _INSTEAD.search(lead) or _BY.search(folded, seat_end, to):
            movers.append(_Mover(seat, at, seat_end, to, lead, role))
            before = seat_end
    return movers


def _seat_with_role(draft: Draft, seat: Seat, start: int, end: int) -> tuple[Seat, FoundRole | None]:
    """'ông A, Giám đốc Sở B, Phó Trưởng ban': the role behind a post, and the seat without it."""
    body = body_name_in(draft, start, end)
    role, post_end = closing_role(draft.flow.text, draft.flow.folded, start, body[0] if body else end, None)
    alone = seat_of(draft, start, post_end)
    return (alone, role) if role and alone.post.position else (seat, None)


def _linked_role(draft: Draft, start: int, end: int) -> FoundRole | None:
    """The role that a link such as 'làm' or 'giữ chức' announces between two offsets."""
    folded = draft.flow.folded
    name = body_name_in(draft, start, end)
    for link in _LINKS.finditer(draft.flow.text, folded, start, end):
        limit = name[0] if name and link.end() <= name[0] else end
        at = skip_marks(folded, link.end(), limit)
        if found := match_roles(folded[:limit].rstrip(), at, None):
            return _without_body(draft, found)
    return None


def _without_body(draft: Draft, found: FoundRole) -> FoundRole:
    """'làm Ủy viên Ban Chỉ đạo thay ông B': a sentence names the role, then the body."""
    text, folded = draft.flow.text, draft.flow.folded
    bodies = _BODY.finditer(folded, found.start, found.end)
    body = next((one for one in bodies if text[one.start("noun")].isupper()), None)
    if body is None:
        return found
    alone = match_roles(folded[: body.start()], found.start, None)
    return alone if alone and alone.end == body.start() and alone.role == found.role else found
