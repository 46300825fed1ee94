"""What the cells of a member's row hold: person, post and organisation, and a role behind a post.

Rows are given as their columns' names with the span of each filled cell; so are the parts that are found.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.lexicon.names import ADDRESS, DEGREES
from pipeline.parse.act.flow import Flow
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.persons import honorific_at
from pipeline.parse.grammar.posts import DIVISION, Post, after_count, opens_post, rank_at, split_post
from pipeline.parse.grammar.roles import FoundRole, match_roles, role_of_cell
from pipeline.parse.grammar.seats import Seat, closing_role, invitation, parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.parts import Part, named_together
from pipeline.parse.members.tables import number_in
from schemas import BodyKind

_REMARK = re.compile(r"\s+\([^\W\d_A-ZĐ][^()]*\)$")  # 'Công ty A (chủ đầu tư)'
ENDS = " \n,.;:-"
"""Marks at the ends of a cell that are none of its words."""


def has_words(flow: Flow, cell: Span) -> bool:
    """Whether more than a speck stands there."""
    return sum(map(str.isalpha, flow.text[slice(*cell)])) > 1


_TITLE = re.compile(rf"{ADDRESS}|{DEGREES}")
_WORD = re.compile(r"(?<!\S)[^\W\d_]")
_MARK = re.compile(r";\s*")
_NUMBER = re.compile(r"(?<!\S)\d{1,2}[.)/]\s*(?=[^\W\d_])")
_NAMESAKE = re.compile(r"\s*\([A-ZĐ]\)")  # 'Võ Văn Sáu (B)'
_STARRED = re.compile(r"[\s(]*\*+[\s)]*")
_PARTED = re.compile(r"\s*[,;:–—(-]\s*")
_NAME_END = re.compile(r",\s+|\s+[-–—(]\s*")
_COLON = re.compile(r"\s*:\s*")


def people_in(flow: Flow, start: int, end: int, kind: BodyKind | None, *, roles: bool) -> list[Part]:
    """The seats of a cell: parted at marks, bullets, forms of address, degrees, and roles with a colon.

    One, the whole cell, unless each part is a person or a post. `roles`: no other cell tells them.
    """
    if together := named_together(flow, start, end, kind):
        return together
    leads = leading_roles(flow, start, end, kind) if roles else []
    people: list[Part] = []
    at, given = start, None
    for lead, behind in [*leads, (None, end)]:
        words = _parts(flow, at, lead.start if lead else end)
        people += [Part(part, given) for part in words if has_words(flow, part)]
        at, given = behind, lead
    if len(people) < 2 or not all(is_seat(flow, person.span) for person in people):
        lead, at = leads[0] if len(leads) == 1 else (None, start)
        people = [Part((at, end), lead)]
    if not roles:
        return people
    return [Part(*(role_behind(flow, person.span, kind) or (person.span, person.role))) for person in people]


def leading_roles(flow: Flow, start: int, end: int, kind: BodyKind | None) -> list[tuple[FoundRole, int]]:
    """Each 'Thành viên:' of a cell: the role, and where the words behind its colon begin."""
    found: list[tuple[FoundRole, int]] = []
    if flow.text.find(":", start, end) < 0:
        return found
    for word in _WORD.finditer(flow.text, start, end):
        if not word.group().isupper() or (found and word.start() < found[-1][1]):
            continue
        role = match_roles(flow.folded, word.start(), kind)
        if role and (colon := _COLON.match(flow.text, role.end, end)):
            found.append((role, colon.end()))
    return found


def _parts(flow: Flow, start: int, end: int) -> list[Span]:
    """The words between marks, numbers, forms of address and degrees."""
    cuts = {start: start, **{mark.end(): mark.start() for mark in _MARK.finditer(flow.text, start, end)}}
    if _NUMBER.match(flow.text, start, end):
        cuts |= {mark.end(): mark.start() for mark in _NUMBER.finditer(flow.text, start, end)}
    reached = start
    for word in _WORD.finditer(flow.text, start, end):
        at = word.start()
        if at < reached or not (
            _TITLE.match(flow.folded, at, end) or flow.text[start:at].rstrip().endswith(",")
        ):
            continue  # 'Lò Thị Anh Thử': a form of address inside a name
        honorific, _, after = honorific_at(flow.text, flow.folded, at, end)
        if honorific and "," not in flow.text[honorific[1] : after]:  # 'Ông A Kỹ sư, Công ty B'
            cuts.setdefault(at, at)
            reached = after
    begins = sorted(cuts)
    ends = [*(cuts[at] for at in begins[1:]), end]
    return [flow.trim(a, b, ENDS + "–+•") for a, b in zip(begins, ends, strict=True)]


def role_behind(flow: Flow, words: Span, kind: BodyKind | None) -> tuple[Span, FoundRole] | None:
    """'Ông A, Giám đốc Sở Y tế - Trưởng ban': the words, and the role that closes them; None without."""
    role, end = closing_role(flow.text, flow.folded, *words, kind)
    return (flow.trim(words[0], end, ENDS), role) if role and role.start > words[0] else None


def shared_out(flow: Flow, cell: Span, count: int) -> list[Span]:
    """The posts of so many persons: a part of the cell for each if it has as many, else the whole."""
    marks = [match.end() for match in _MARK.finditer(flow.text, *cell)]
    ranks: list[int] = []
    reached = cell[0]
    for word in _WORD.finditer(flow.text, *cell):
        end = rank_at(flow.text, flow.folded, word.start()) if word.group().isupper() else None
        if end is not None and word.start() >= reached:
            ranks.append(word.start())
            reached = end
    for cuts in ([cell[0], *marks], ranks):
        if len(cuts) == count and cuts[0] == cell[0]:
            return [flow.trim(a, b, ENDS) for a, b in zip(cuts, [*cuts[1:], cell[1]], strict=True)]
    return [cell] * count


def is_seat(flow: Flow, part: Span) -> bool:
    """Whether words begin with a person, or are a post."""
    _, start = label_in(flow.text, flow.folded, *part)
    seat = parse_seat(flow.text, flow.folded, start, part[1], None)
    return seat.name is not None or (seat.post.known and seat.post.position is not None)


def role_and_post(flow: Flow, cell: Span, kind: BodyKind | None) -> tuple[FoundRole, Span] | None:
    """Both of 'Tổ trưởng, Giám đốc Sở Y tế', 'Giám đốc / Trưởng ban' where roles stand; None for others."""
    role = match_roles(flow.folded, cell[0], kind)
    if role and role.end < cell[1] and _PARTED.match(flow.text, role.end, cell[1]):
        post = flow.trim(role.end, cell[1], ENDS + "–—()")
        return (role, post) if split_post(flow.text, flow.folded, *post).known else None
    if role_of_cell(flow.text[slice(*cell)], kind) or (parted := role_behind(flow, cell, kind)) is None:
        return None
    post, role = parted
    return (role, post) if opens_post(flow.text, flow.folded, post[0]) else None


def seat_of_row(flow: Flow, at: dict[str, Span]) -> tuple[Seat, int | None]:
    """The seat that the cells of a row hold, without its role; the number of its label or column."""
    ordinal = number_in(flow.text[slice(*at["ordinal"])]) if "ordinal" in at else None
    seat = Seat(None, None, _NO_POST, None, None, False)
    if "name" in at:
        start, end = at["name"]
        for star in _STARRED.finditer(flow.text, start, end):  # 'Lò Văn Thử (*)': a note says who it is
            start, end = (star.end(), end) if star.start() == start else (start, star.start())
        label, start = label_in(flow.text, flow.folded, start, end)
        ordinal = ordinal if label is None or label.number is None else label.number
        cell = start, end
        seat = _person(flow, cell, at, ordinal is not None or "role" in at or "post" in at)
    asked = "post" in at and bool(invitation(flow.folded, *at["post"]))
    return replace(seat, post=_post(flow, at, seat.post), role=None, invited=seat.invited or asked), ordinal


_NO_POST = Post(None, None, False)


def _person(flow: Flow, cell: Span, at: dict[str, Span], sure: bool) -> Seat:
    """What the name cell holds, honorific and post included; `sure`: its words are a name, as others tell."""
    start, end = cell
    seat = parse_seat(flow.text, flow.folded, start, end, None, roles="role" not in at)
    position, organization = seat.post.position, seat.post.organization
    if seat.name:
        namesake = _NAMESAKE.match(flow.text, seat.name[1], end)
        seat = replace(seat, name=(seat.name[0], namesake.end() if namesake else seat.name[1]))
    elif seat.post.known:
        return replace(seat, post=_split(flow, cell))
    elif sure and not flow.text.startswith("(", start):
        mark = _NAME_END.search(flow.text, start, end)
        seat = replace(seat, name=flow.trim(start, mark.start() if mark else end, ENDS))
        position, organization = flow.trim(mark.end(), end, " \n,;:-") if mark else None, None
    else:
        return replace(seat, post=_NO_POST)
    if "post" in at:
        position = organization = None
    return replace(seat, post=Post(position, None if "organization" in at else organization, True))


def _post(flow: Flow, at: dict[str, Span], known: Post) -> Post:
    """Position and organisation: of a cell each, else parted in the cell that holds both.

    known: what the person's own cell says already.
    """
    inner = known.organization if {"post", "organization"} & at.keys() else None
    if known.position and inner and DIVISION.match(flow.text, flow.folded, inner[0]):
        known = Post((known.position[0], inner[1]), None, True)  # 'Đại diện Phòng A' | 'Sở B'
    position = at.get("post") or known.position
    if position and "organization" in at:
        remark = _REMARK.search(flow.text, *at["organization"])
        start, end = at["organization"]
        own = flow.trim(start, remark.start() if remark else end, ENDS)
        return Post((after_count(flow.text, *position), position[1]), own, True)
    cell = at.get("post") or at.get("organization")
    told = _split(flow, cell) if cell else known
    return Post(told.position or known.position, told.organization or known.organization, True)


def _split(flow: Flow, cell: Span) -> Post:
    start, end = cell
    return split_post(flow.text, flow.folded, invitation(flow.folded, start, end) or start, end)
