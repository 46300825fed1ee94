"""Persons who are named with a form of address in running text, and the roles that it gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.lexicon import terms
from pipeline.parse.address_grammar import address
from pipeline.parse.bodies import body_name_in
from pipeline.parse.draft import Draft
from pipeline.parse.role_grammar import FoundRole, match_roles
from pipeline.parse.seat_grammar import Seat, parse_seat
from pipeline.parse.spans import skip_marks
from schemas import BodyKind

_TAIL = re.compile(r"(?:[\s,;]|\bva\b)*$")  # between two persons


@cache
def _links() -> re.Pattern[str]:
    return re.compile(terms.alternatives(terms.members().changes.links))


@cache
def _after_post() -> re.Pattern[str]:
    return re.compile(terms.alternatives(terms.members().changes.after_post))


@dataclass(slots=True)
class Addressed:
    """A person of a sentence: offsets of the form of address, of the end of the post, of what follows.

    `lead` is the folded text between the person before and this one.
    """

    start: int
    seat_end: int
    end: int
    lead: str
    leaves: bool = False
    role: FoundRole | None = None

    def seat(self, draft: Draft, kind: BodyKind | None) -> Seat:
        """Form of address, name and post, without the role."""
        return seat_of(draft, self.start, self.seat_end, kind)


def seat_of(draft: Draft, start: int, end: int, kind: BodyKind | None) -> Seat:
    """The seat that the words between two offsets name; roles are left to `linked_role`."""
    return parse_seat(draft.flow.text, draft.flow.folded, start, end, kind, roles=False)


def addressed_in(draft: Draft, start: int, end: int) -> list[Addressed]:
    """The addressed persons with the words before each, in order."""
    folded = draft.flow.folded
    begins = [
        match.start()
        for match in address().finditer(folded, start, end)
        if seat_of(draft, match.start(), end, None).name is not None
    ]
    movers: list[Addressed] = []
    before = start
    for at, to in pairwise([*begins, end]):
        name = seat_of(draft, at, to, None).name
        if name is None:
            continue
        cut = draft.flow.first_in_small_letters(_after_post(), name[1], to)
        seat_end = cut.start() if cut else to
        tail = _TAIL.search(folded, name[1], seat_end)
        seat_end = tail.start() if tail else seat_end
        movers.append(Addressed(at, seat_end, to, folded[before:at]))
        before = seat_end
    return movers


def linked_role(draft: Draft, mover: Addressed, kind: BodyKind | None) -> FoundRole | None:
    """The role that a link such as 'làm' or 'giữ chức' announces behind the post."""
    folded = draft.flow.folded
    name = body_name_in(draft, mover.seat_end, mover.end)
    for link in draft.flow.in_small_letters(_links(), mover.seat_end, mover.end):
        limit = name[0] if name and link.end() <= name[0] else mover.end
        at = skip_marks(folded, link.end(), limit)
        if found := match_roles(folded[:limit].rstrip(), at, kind):
            return found
    return None
