"""How a line of a list parts into seats: at semicolons, or below a post that several units share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESS, ADDRESSES, is_name
from pipeline.parse.act.flow import Flow
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.lists import listed
from pipeline.parse.grammar.posts import (
    ANY_POST,
    DIVISION,
    PLACE,
    after_count,
    opens_post,
    rank_at,
    split_post,
    unit_at,
)
from pipeline.parse.grammar.roles import FoundRole, role_at_end, role_only
from pipeline.parse.grammar.seats import Seat, closing_role, invitation, parse_seat
from pipeline.parse.grammar.shared import Shared, names_of, shared_in
from pipeline.parse.grammar.spans import SEVERAL, Span, between
from pipeline.parse.members.records import ListLine
from pipeline.text.fold import fold
from schemas import BodyKind

_AND = re.compile(rf"\s+va\s+|,\s+(?:{ADDRESS}\s+)?")
_PLACES = frozenset(fold(word).split()[-1] for word in terms.POSTS.places.words)
_ABOVE = re.compile(terms.alternatives(terms.POSTS.units.above))
_PIECE = re.compile(r"[^;]+")
_MANY_POSTS = 3
_MARKS = " \n\t.,;:–—-`'’"


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a line that are one seat, and what they share with others: role, position and organisation."""

    span: Span
    role: FoundRole | None = None
    post: tuple[str, str] | None = None
    invited: bool = False


def seat_of(draft: Draft, start: int, end: int) -> Seat:
    """The seat that the words between two offsets name, without a role."""
    return parse_seat(draft.flow.text, draft.flow.folded, start, end, None, roles=False)


def parts_of(draft: Draft, start: int, line: ListLine, kind: BodyKind | None, under_role: bool) -> list[Part]:
    """The seats of a line from `start` on: parted at semicolons, below a shared post, or post by post.

    `under_role`: what stands before these words gives all of them a role.
    """
    if named := named_together(draft.flow, start, line.end, kind):
        return named
    parts = _shared(draft, start, line, kind, under_role) or [Part((start, line.end))]
    return parts if len(parts) > 1 else _listed_posts(draft, parts[0], line, kind, under_role)


def _shared(draft: Draft, start: int, line: ListLine, kind: BodyKind | None, under_role: bool) -> list[Part]:
    """Parts at semicolons, and one each for 'Giám đốc các sở: A, B, C'; none where the line is one seat.

    A shared post holds up to the next part that has its own.
    """
    flow = draft.flow
    pieces = [flow.trim(*piece.span(), " ,;\n") for piece in _PIECE.finditer(flow.text, start, line.end)]
    pieces = _with_their_posts(draft, [piece for piece in pieces if piece[0] < piece[1]])
    last = role_only(flow.text[slice(*pieces[-1])], kind) if len(pieces) == 2 else None
    if last and line.label and shared_in(flow.text, flow.folded, *pieces[0]):
        # 'Giám đốc các Sở: A, B; Ủy viên'
        last = replace(last, start=pieces[-1][0] + last.start, end=pieces[-1][0] + last.end)
        line = replace(line, block=replace(line.block, end=pieces[0][1]))
        return [replace(part, role=last) for part in _shared(draft, start, line, kind, True)]
    if any(role_only(flow.text[slice(*piece)], kind) for piece in pieces[1:]):
        return []  # '…, Sở Y tế; Tổ phó'
    parts: list[Part] = []
    shared: tuple[Shared, Part] | None = None
    for at, to in pieces:
        own = _stands_alone(draft, at, to)
        role, stop = (None, to) if under_role else closing_role(flow.text, flow.folded, at, to, kind)
        invited = invitation(flow.folded, at, stop)
        found = shared_in(flow.text, flow.folded, invited or at, stop) if under_role or line.label else None
        if found is not None:
            if role is None and not under_role:  # 'Đại diện các cơ quan sau tham gia Ủy viên: A, B'
                role = role_at_end(flow.folded, at, found.names[0][0], kind)
            shared = found, Part((at, stop), role, invited=invited is not None)
            posts = [name for name in found.names if rank_at(flow.text, flow.folded, name[0])]
            units = found.names[: found.names.index(posts[0])] if posts else found.names
            parts += _units(flow, found, units, shared[1])
            if posts:  # 'Chủ tịch UBND các xã: A, B và Chủ tịch UBND phường C'
                parts.append(replace(shared[1], span=(posts[0][0], stop)))
        elif shared is not None and not own:
            parts += _units(flow, shared[0], names_of(flow.text, flow.folded, at, stop, shared[0]), shared[1])
        elif own or at == pieces[0][0]:
            parts.append(Part((at, to)))
        else:
            return []
    return parts if under_role else _with_last_role(draft, parts, kind)


def _with_last_role(draft: Draft, parts: list[Part], kind: BodyKind | None) -> list[Part]:
    """'Ông A, Giám đốc Sở X; bà B, Giám đốc Sở Y: Ủy viên': what is behind a colon is all's role."""
    flow = draft.flow
    roles = [closing_role(flow.text, flow.folded, *part.span, kind)[0] for part in parts]
    last = roles[-1] if len(parts) > 1 and not any((*roles[:-1], *(part.role for part in parts))) else None
    if last is None or not flow.text[: last.start].rstrip().endswith(":"):
        return parts
    return [replace(part, span=(part.span[0], min(part.span[1], last.start)), role=last) for part in parts]


def _with_their_posts(draft: Draft, pieces: list[Span]) -> list[Span]:
    """'Ông A; Giám đốc Sở B': a person alone and the post behind him are one seat."""
    whole: list[Span] = []
    for at, to in pieces:
        if whole and is_person_alone(draft, *whole[-1]) and seat_of(draft, at, to).name is None:
            whole[-1] = (whole[-1][0], to)
        else:
            whole.append((at, to))
    return whole


def is_person_alone(draft: Draft, start: int, end: int) -> bool:
    """Whether words are a person and nothing else."""
    seat = seat_of(draft, start, end)
    return seat.name is not None and not draft.flow.text[seat.name[1] : end].strip(_MARKS)


_TOGETHER = re.compile(rf"cac\s+{ADDRESSES}\s*:?\s*")
_BETWEEN_NAMES = re.compile(r"(?:\s*[,;]\s*|\s+va\s+)(?![^()]{0,120}\))")  # but in brackets


def named_together(flow: Flow, start: int, end: int, kind: BodyKind | None) -> list[Part]:
    """'các ông Võ C, Đỗ D (Sở B) và Ngô E làm thành viên': a seat for each name, its post in brackets."""
    role, stop = closing_role(flow.text, flow.folded, start, end, kind)
    if lead := _TOGETHER.match(flow.folded, start, stop):
        start = lead.end()
    pieces = between(_BETWEEN_NAMES.finditer(flow.folded, start, stop), start, stop)
    spans = [flow.trim(*piece, " .,;:") for piece in pieces]
    spans = [span for span in spans if span[0] < span[1]]
    names = [flow.text[a:b].partition("(")[0].strip() for a, b in spans]
    asides = [at for a, b in spans if (at := flow.text.find("(", a, b) + 1)]
    if not all(opens_post(flow.text, flow.folded, at) for at in asides):
        return []
    named = all(name.istitle() and is_name(name.split()) for name in names)
    if len(spans) < 2 or not named or any(opens_post(flow.text, flow.folded, at) for at, _ in spans):
        return []
    return [Part(span, role) for span in spans]


def _listed_posts(
    draft: Draft, part: Part, line: ListLine, kind: BodyKind | None, under_role: bool
) -> list[Part]:
    """'Các ông, bà: Giám đốc Sở A, Giám đốc Sở B': one seat each where every part is a whole post.

    Where the line does not speak of several, only 'và', a form of address and the same rank part it.
    """
    flow = draft.flow
    several = SEVERAL.match(flow.folded, line.start, line.end) is not None
    role, end = closing_role(flow.text, flow.folded, *part.span, kind)
    role = part.role or role
    asked = invitation(flow.folded, part.span[0], end) is not None
    whole = replace(part, role=role, invited=asked)
    if peers := _peers(draft, part, end):
        return [replace(whole, span=unit, post=(head, flow.value(*unit))) for head, unit in peers]
    if several:
        spans = listed(flow.text, flow.folded, part.span[0], end)
    elif not (spans := many_posts(flow, part.span[0], end)):
        first = rank_at(flow.text, flow.folded, part.span[0])
        rank = flow.folded[part.span[0] : first] if first else None
        cuts = (m for m in _AND.finditer(flow.folded, part.span[0], end) if flow.text[m.end()].isupper())
        same = (m for m in cuts if "," not in m[0] or (rank and flow.folded.startswith(rank, m.end())))
        spans = between(same, part.span[0], end)
    if under_role and role is None and (units := _units_alone(flow, part.span[0], end)):
        return [replace(whole, span=unit) for unit in units]
    if len(spans) < 2:
        return [part]
    seats = [seat_of(draft, *span) for span in spans]
    if not all(s.name is None and s.post.position and s.post.organization for s in seats):
        return [part]
    if not (several or all(_stands_alone(draft, *span) for span in spans)):
        return [part]
    return [replace(whole, span=span) for span in spans]


def many_posts(flow: Flow, start: int, end: int) -> list[Span]:
    """'Trưởng Công an xã, Bí thư Đoàn xã, Chủ tịch Hội A': whole posts, more than one person has; or []."""
    spans = listed(flow.text, flow.folded, start, end)
    posts = [split_post(flow.text, flow.folded, *span) for span in spans]
    ranks = all(rank_at(flow.text, flow.folded, at) for at, _ in spans)
    whole = ranks and all(post.position and post.organization for post in posts)
    return spans if whole and len(spans) >= _MANY_POSTS else []


def _units_alone(flow: Flow, start: int, end: int) -> list[Span]:
    """'Thành viên: Trung tâm A, Bệnh viện B': units side by side; none where one is a part of the next."""
    units = listed(flow.text, flow.folded, start, end)
    if len(units) < 2 or not all(unit_at(flow.text, flow.folded, at) for at, _ in units):
        return []
    above = [_ABOVE.match(flow.folded, at) is not None for at, _ in units]
    return [] if any(not low and high for low, high in pairwise(above)) and len(units) == 2 else units


def _peers(draft: Draft, part: Part, end: int) -> list[tuple[str, Span]]:
    """'Lãnh đạo Sở A, Sở B, Thuế tỉnh': the post and each unit, if the first two share a noun or a place."""
    flow = draft.flow
    seat = seat_of(draft, part.span[0], end)
    post = seat.post
    if seat.name or not (post.position and post.organization) or part.post:
        return []
    if not ANY_POST.match(flow.folded[slice(*post.position)]):
        return []
    units = listed(flow.text, flow.folded, post.organization[0], end)
    if place := PLACE.match(flow.text, flow.folded, *post.organization):
        units = between(_AND.finditer(flow.folded, *post.organization), *post.organization)
    words = [flow.folded[at:to].split() for at, to in units]
    named = place or all(unit_at(flow.text, flow.folded, at) for at, _ in units)
    if len(units) < 2 or not named:
        return []
    first, second, *_ = words
    if first[0] != second[0] and not (first[-1] == second[-1] and first[-1] in _PLACES):
        return []
    head = flow.value(*post.position)
    return [(head, unit) for unit in units]


def _units(flow: Flow, shared: Shared, names: Iterable[Span], like: Part) -> list[Part]:
    """A seat for each name of a list: the post before them and the unit, or a division with its post."""
    parts = []
    for name in names:
        unit = shared.full(flow.text, name)
        division = not shared.unit and shared.noun != "" and DIVISION.match(unit, fold(unit), 0) is not None
        post = (f"{shared.head} {unit[:1].lower()}{unit[1:]}", "") if division else (shared.head, unit)
        parts.append(replace(like, span=name, post=post))
    return parts


def _stands_alone(draft: Draft, start: int, end: int) -> bool:
    """Whether the words begin like a seat of their own: with a person or a rank."""
    text, seat = draft.flow.text, seat_of(draft, start, end)
    if seat.name is not None and seat.honorific is not None:
        return True
    if seat.post.position is None:
        return False
    return rank_at(text, draft.flow.folded, after_count(text, seat.post.position[0], end)) is not None
