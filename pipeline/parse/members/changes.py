"""Sentences that move persons in or out of a body: 'Bổ sung ông A, …, làm Ủy viên … thay ông B'."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.lexicon import terms
from pipeline.lexicon.names import DEGREES, addresses_in
from pipeline.lexicon.spelled import Spelled
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import FoundRole, match_roles
from pipeline.parse.grammar.seats import Seat
from pipeline.parse.grammar.spans import SENTENCE_END, Span, skip_blanks, skip_marks
from pipeline.parse.members.bodies import BODY_ACTIONS, Bodies
from pipeline.parse.members.naming import body_name_in
from pipeline.parse.members.parts import seat_of
from pipeline.parse.members.records import ListLine, OpenList, SeatContext, add_seat, note_leaver, reason_in
from schemas import BodyKind

_JOINED = re.compile(r"[\s,;]*(?:\(?[^()]*\)[\s,;]*)?(?:va|cung)?[\s,]*")
_INSTEAD = re.compile(r"\bthay(?:\s+(?:the|cho|vi tri|nhiem vu|cua))*\s*$")
_LONGEST_LEAD = 170  # characters before the first person
_WORDS = terms.MEMBERS.changes
_LEAVES = re.compile(terms.alternatives(_WORDS.leaves))
_JOINS = re.compile(terms.alternatives(_WORDS.joins))
_FOLLOWS = re.compile(terms.alternatives(_WORDS.follows))
_OPENING = re.compile(
    rf"\W*(?:nay\s+)?(?:(?P<leaves>{_LEAVES.pattern})|(?P<swaps>{terms.alternatives(_WORDS.swaps)})"
    rf"|(?P<joins>{terms.alternatives(_WORDS.joins)})|$)"
)
_BODY = re.compile(
    r"\s+(?P<noun>ban (?:chi dao|to chuc|chi huy|quan ly|van dong)|hoi dong(?=\s+\w)"
    r"|to (?:cong tac|giup viec)|doan kiem tra)"
)
_BEFORE_TITLES = re.compile(rf"(?:\bthay(?:\s+(?:the|cho))*\s+|\bva\s+)(?={DEGREES}\s)")
"""'Đại tá A … thay Đại tá B'."""
_BEFORE_NAMES = Spelled((*_WORDS.joins, *_WORDS.leaves, "thay", "thay thế", "thay cho", "bằng", "và"))
_TAIL = re.compile(r"(?:[\s,;]|\bva\b)*$")  # between two persons
_LINKS = Spelled((*terms.ROLES.links.words, *_WORDS.moves), bare=True)
_AFTER_POST = Spelled((*_WORDS.after_post, *_WORDS.reasons), bare=True)


@dataclass(slots=True)
class _Mover:
    """A person of a sentence: the seat, where it begins and ends, and where what follows ends.

    `lead` is the folded text between the person before and this one, `successor` the place in the sentence of
    who comes for this one.
    """

    seat: Seat
    start: int
    seat_end: int
    end: int
    lead: str
    leaves: bool = False
    successor: int | None = None
    role: FoundRole | None = None


def read_changes(draft: Draft, bodies: Bodies, opened: OpenList, line: ListLine) -> bool:
    """Adds who joins and who leaves by one sentence; False when it is no such sentence.

    The body is the one that the sentence names, else the one whose list is open, else the subject's.
    """
    if draft.action not in BODY_ACTIONS:
        return False
    flow = draft.flow
    if opened.leaving:
        opened.reach(line.label)
    stop = SENTENCE_END.search(flow.text, line.start, line.end)
    movers = _addressed_in(draft, line.start, stop.start() if stop else line.end)
    if not movers:
        return _opens_leavers(draft, bodies, opened, line)
    opening = _OPENING.match(movers[0].lead)
    said = flow.folded[movers[0].seat_end : movers[-1].end]
    if opening is None or len(movers[0].lead) > _LONGEST_LEAD:
        return False
    replaced = any(
        _INSTEAD.search(mover.lead) and _linked_role(draft, before, None)
        for before, mover in pairwise(movers)
    )
    alone = not (opening.group().strip() or replaced or _LEAVES.search(said) or opened.leaving)
    if alone and (opened.listing or not _FOLLOWS.search(said)):
        return False  # a list's own lines begin with the person
    name = _body_name(draft, movers, line)
    _directions(movers, opening, draft)
    movers[0].leaves |= opened.leaving and not opening["joins"]
    led = opened.body is not None and movers[0].lead.rstrip().endswith(":")  # 'Bổ sung thành viên: ông A'
    if not (name or led or movers[0].leaves or any(_linked_role(draft, one, None) for one in movers)):
        return False
    body = bodies.named(name, line.end) if name else opened.body or bodies.last()
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
        added.append(add_seat(draft, replace(mover.seat, role=mover.role), context))
    _note_swaps(draft, movers, added)
    return True


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


def _note_swaps(draft: Draft, movers: list[_Mover], members: list[int]) -> None:
    """Notes who comes for whom, and why who leaves does so; `members`: an index for each mover."""
    said = None
    for index, mover in zip(reversed(members), reversed(movers), strict=True):
        if not mover.leaves:
            said = None
            continue
        said = reason_in(draft.flow, mover.seat_end, mover.end) or said  # 'ông A và ông B … do …' share it
        note_leaver(draft, index, None if mover.successor is None else members[mover.successor], said)


def _directions(movers: list[_Mover], opening: re.Match[str], draft: Draft) -> None:
    """Who leaves: those 'thay …' names, those after a verb of leaving, those who 'thôi tham gia'."""
    folded = draft.flow.folded
    first, *others = movers
    swapped = bool(opening["swaps"]) and bool(others) and not _INSTEAD.search(others[0].lead)
    first.leaves = bool(opening["leaves"]) or swapped
    first.successor = 1 if swapped else None
    for index, (previous, mover) in enumerate(pairwise(movers)):
        if _INSTEAD.search(mover.lead):
            mover.leaves, mover.successor = True, index
            _pair(movers, index)
        elif _JOINED.fullmatch(mover.lead):
            mover.leaves = previous.leaves
    if not opening.group().strip():  # 'Ông A và ông B thôi tham gia …'
        last = next((m for m in movers if _LEAVES.search(folded, m.seat_end, m.end)), None)
        for mover in movers[: movers.index(last) + 1] if last else ():
            mover.leaves = True


def _pair(movers: list[_Mover], last: int) -> None:
    """'Ông A và bà B … thay ông C và bà D': as many leave as come, each for who stands in the same place."""
    come, go = [last], [last + 1]
    while come[0] > 0 and _JOINED.fullmatch(movers[come[0]].lead):
        come.insert(0, come[0] - 1)
    while go[-1] + 1 < len(movers) and _JOINED.fullmatch(movers[go[-1] + 1].lead):
        go.append(go[-1] + 1)
    if len(come) == len(go):
        for successor, leaver in zip(come, go, strict=True):
            movers[leaver].successor = successor


def _roles(draft: Draft, movers: list[_Mover], kind: BodyKind | None) -> None:
    """Each person's role; 'ông A và bà B làm Ủy viên' share one, and who leaves had that of who joins."""
    for mover in movers:
        mover.role = _linked_role(draft, mover, kind)
    for mover, following in zip(movers[-2::-1], movers[:0:-1], strict=True):
        together = mover.leaves == following.leaves and _JOINED.fullmatch(following.lead)
        if mover.role is None and together:
            mover.role = following.role
    last = next((mover.role for mover in movers if mover.role), None)
    for mover in movers:
        last = mover.role or last  # of who was named before, at the start of who comes first
        if mover.leaves and mover.role is None:
            mover.role = last


def _body_name(draft: Draft, movers: list[_Mover], line: ListLine) -> Span | None:
    """Where the sentence names the body, outside the posts."""
    outside = ((line.start, movers[0].start), *((mover.seat_end, mover.end) for mover in movers))
    return next((name for at, to in outside if (name := body_name_in(draft, at, to))), None)


def _addressed_in(draft: Draft, start: int, end: int) -> list[_Mover]:
    """The addressed persons with the words before each, in order."""
    text, folded = draft.flow.text, draft.flow.folded
    addresses = [match.start() for match in addresses_in(text, folded, start, end)]
    titles = [mark.end() for mark in _BEFORE_TITLES.finditer(folded, start, end)]
    verbs = _BEFORE_NAMES.finditer(text, folded, start, end)
    said = (verb.end() for verb in verbs if text[verb.start() + 1 : verb.end()].islower())  # no 'chí Đinh'
    after = (start, *(skip_blanks(text, at, end) for at in said))
    named = [at for at in after if text[at:end][:1].isupper()]
    told = {at for at in (*addresses, *titles) if seat_of(draft, at, end).honorific is not None}
    begins = sorted(at for at in {*told, *named} if seat_of(draft, at, end).name is not None)
    persons: list[_Mover] = []
    before = start
    for at, to in pairwise([*begins, end]):
        name = seat_of(draft, at, to).name
        if name is None:
            continue
        cuts = (m.start() for m in _AFTER_POST.finditer(text, folded, name[1], to))
        seat_end = next((cut for cut in cuts if text[cut].islower()), to)
        if (mark := text.find(";", name[1], seat_end)) >= 0:
            seat_end = mark
        tail = _TAIL.search(folded, name[1], seat_end)
        seat_end = tail.start() if tail else seat_end
        persons.append(_Mover(seat_of(draft, at, seat_end), at, seat_end, to, folded[before:at]))
        before = seat_end
    return persons


def _linked_role(draft: Draft, person: _Mover, kind: BodyKind | None) -> FoundRole | None:
    """The role that a link such as 'làm' or 'giữ chức' announces behind the post."""
    folded = draft.flow.folded
    name = body_name_in(draft, person.seat_end, person.end)
    for link in _LINKS.finditer(draft.flow.text, folded, person.seat_end, person.end):
        limit = name[0] if name and link.end() <= name[0] else person.end
        at = skip_marks(folded, link.end(), limit)
        if found := match_roles(folded[:limit].rstrip(), at, kind):
            return _without_body(draft, found, kind)
    return None


def _without_body(draft: Draft, found: FoundRole, kind: BodyKind | None) -> FoundRole:
    """'làm Ủy viên Ban Chỉ đạo thay ông B': a sentence names the role, then the body."""
    folded = draft.flow.folded
    body = _BODY.search(folded, found.start, found.end)
    if body is None or not draft.flow.text[body.start("noun")].isupper():
        return found
    alone = match_roles(folded[: body.start()], found.start, kind)
    return alone if alone and alone.end == body.start() and alone.role == found.role else found
