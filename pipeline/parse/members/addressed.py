"""Persons who are named with a form of address in running text, and the roles that it gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from pipeline.lexicon import terms
from pipeline.lexicon.names import DEGREES, addresses_in
from pipeline.lexicon.spelled import Spelled
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.roles import FoundRole, match_roles
from pipeline.parse.grammar.seats import Seat, parse_seat
from pipeline.parse.grammar.spans import skip_marks
from pipeline.parse.members.naming import body_name_in
from schemas import BodyKind

_BODY = re.compile(
    r"\s+(?P<noun>ban (?:chi dao|to chuc|chi huy|quan ly|van dong)|hoi dong(?=\s+\w)"
    r"|to (?:cong tac|giup viec)|doan kiem tra)"
)
_BEFORE_TITLES = re.compile(rf"(?:\bthay(?:\s+(?:the|cho))*\s+|\bva\s+)(?={DEGREES}\s)")
"""'Đại tá A … thay Đại tá B'."""
_TAIL = re.compile(r"(?:[\s,;]|\bva\b)*$")  # between two persons
_CHANGES = terms.MEMBERS.changes
_LINKS = Spelled((*terms.ROLES.links.words, *_CHANGES.moves), bare=True)
_AFTER_POST = re.compile(terms.alternatives((*_CHANGES.after_post, *_CHANGES.reasons)))


@dataclass(slots=True)
class Addressed:
    """A person of a sentence: offsets of the form of address, of the end of the post, of what follows.

    `lead` is the folded text between the person before and this one, `successor` the place in the sentence of
    who comes for this one.
    """

    start: int
    seat_end: int
    end: int
    lead: str
    leaves: bool = False
    successor: int | None = None
    role: FoundRole | None = None


def seat_of(draft: Draft, start: int, end: int) -> Seat:
    """The seat that the words between two offsets name, without a role."""
    return parse_seat(draft.flow.text, draft.flow.folded, start, end, None, roles=False)


def addressed_in(draft: Draft, start: int, end: int) -> list[Addressed]:
    """The addressed persons with the words before each, in order."""
    text, folded = draft.flow.text, draft.flow.folded
    addresses = [match.start() for match in addresses_in(text, folded, start, end)]
    titles = [mark.end() for mark in _BEFORE_TITLES.finditer(folded, start, end)]
    begins = sorted(
        {at for at in (start, *addresses, *titles) if seat_of(draft, at, end).honorific is not None}
    )
    begins = [at for at in begins if seat_of(draft, at, end).name is not None]
    persons: list[Addressed] = []
    before = start
    for at, to in pairwise([*begins, end]):
        name = seat_of(draft, at, to).name
        if name is None:
            continue
        cut = draft.flow.first_in_small_letters(_AFTER_POST, name[1], to)
        seat_end = cut.start() if cut else to
        if (mark := text.find(";", name[1], seat_end)) >= 0:
            seat_end = mark
        tail = _TAIL.search(folded, name[1], seat_end)
        seat_end = tail.start() if tail else seat_end
        persons.append(Addressed(at, seat_end, to, folded[before:at]))
        before = seat_end
    return persons


def linked_role(draft: Draft, person: Addressed, kind: BodyKind | None) -> FoundRole | None:
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
