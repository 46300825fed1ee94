"""What the cells of a member's row hold: person, post and organisation, and a role behind a post.

Rows are given as their columns' names with the span of each filled cell; so are the parts that are found.
"""

from __future__ import annotations

import re

from pipeline.lexicon.names import ADDRESS, DEGREES
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.persons import honorific_at
from pipeline.parse.grammar.posts import Post, rank_at, split_post
from pipeline.parse.grammar.roles import role_at_end
from pipeline.parse.grammar.seats import invitation, parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.learned import part_post, tag
from pipeline.parse.members.heads import POSTS
from pipeline.parse.members.parts import named_together
from pipeline.parse.members.tables import number_in
from schemas import BodyKind, Gender

_REMARK = re.compile(r"\s+\([^\W\d_A-ZĐ][^()]*\)$")  # 'Công ty A (chủ đầu tư)'
ENDS = " \n,.;:-"
"""Marks at the ends of a cell that are none of its words."""


def has_words(flow: Flow, cell: Span) -> bool:
    """Whether more than a speck stands there."""
    return sum(map(str.isalpha, flow.text[slice(*cell)])) > 1


_TITLE = re.compile(rf"{ADDRESS}|{DEGREES}")
_WORD = re.compile(r"(?<!\S)[^\W\d_]")
_MARK = re.compile(r";\s*")
_BULLET = re.compile(r"(?<!\S)(?:[-–+•]|\d{1,2}[.)])\s*(?=[A-ZĐ])")


def people_in(flow: Flow, start: int, end: int, kind: BodyKind | None) -> list[Span]:
    """The seats of a cell that holds several: parted at marks, bullets, forms of address and degrees.

    One span, the whole cell, unless each part is a person or a post.
    """
    if together := named_together(flow, start, end, kind):
        return [part.span for part in together]
    cuts = {start, *(match.end() for match in _MARK.finditer(flow.text, start, end))}
    if _BULLET.match(flow.text, start, end):
        cuts |= {match.end() for match in _BULLET.finditer(flow.text, start, end)}
    reached = start
    for word in _WORD.finditer(flow.text, start, end):
        at = word.start()
        if at < reached or not (
            _TITLE.match(flow.folded, at, end) or flow.text[start:at].rstrip().endswith(",")
        ):
            continue  # 'Lò Thị Anh Thử': a form of address inside a name
        honorific, _, after = honorific_at(flow.text, flow.folded, at, end)
        if honorific:
            cuts.add(at)
            reached = after
    marks = sorted(cuts)
    parts = [flow.trim(a, b, ENDS + "–+•") for a, b in zip(marks, [*marks[1:], end], strict=True)]
    parts = [part for part in parts if has_words(flow, part)]
    return parts if len(parts) > 1 and all(_is_seat(flow, part) for part in parts) else [(start, end)]


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


def _is_seat(flow: Flow, part: Span) -> bool:
    _, start = label_in(flow.text, flow.folded, *part)
    seat = parse_seat(flow.text, flow.folded, start, part[1], None)
    return seat.name is not None or (seat.post.known and seat.post.position is not None)


def role_behind_post(flow: Flow, at: dict[str, Span], kind: BodyKind | None) -> dict[str, Span]:
    """'Giám đốc Sở Y tế - Phó Trưởng ban' in one cell: the post and the role apart."""
    for name in (*POSTS, "organization", "name"):
        if name not in at:
            continue
        start, end = at[name]
        role = role_at_end(flow.folded, start, end, kind)
        if role and role.start > start:
            return {
                name: flow.trim(start, role.start, ENDS + "–—("),
                "role": (role.start, role.end),
            }
    return {}


def person_of(flow: Flow, at: dict[str, Span]) -> tuple[dict[str, Span], Gender | None, int | None]:
    """What the name cell holds, honorific and post included; the ordinal of its label or column."""
    spans: dict[str, Span] = {}
    ordinal = number_in(flow.text[slice(*at["ordinal"])]) if "ordinal" in at else None
    if "name" not in at:
        return spans, None, ordinal
    a, b = at["name"]
    label, a = label_in(flow.text, flow.folded, a, b)
    if label and label.number is not None:
        ordinal = label.number
    seat = parse_seat(flow.text, flow.folded, a, b, None, roles="role" not in at)
    if seat.honorific:
        spans["honorific"] = seat.honorific
    if seat.name:
        spans["name"] = seat.name
        if seat.post.position and not {"post", "position"} & at.keys():
            spans["position"] = seat.post.position
        if seat.post.organization and not {"post", "organization"} & at.keys():
            spans["organization"] = seat.post.organization
    elif seat.post.known:
        spans.update(_split(flow, a, b))
    elif ordinal is not None or {"role", *POSTS} & at.keys():
        spans["name"] = flow.trim(a, b, ENDS)
    return spans, seat.gender, ordinal


def post_of(flow: Flow, at: dict[str, Span], known: dict[str, Span]) -> dict[str, Span]:
    """Position and organisation: of a cell each, else parted in the cell that holds both.

    known: what the person's own cell says already.
    """
    position = at.get("position") or known.get("position")
    if position and "organization" in at:
        remark = _REMARK.search(flow.text, *at["organization"])
        start, end = at["organization"]
        return {
            "position": position,
            "organization": flow.trim(start, remark.start() if remark else end, ENDS),
        }
    cell = at.get("post") or at.get("position") or at.get("organization")
    return _split(flow, *cell) if cell else {}


def _split(flow: Flow, start: int, end: int) -> dict[str, Span]:
    start = invitation(flow.folded, start, end) or start
    return _spans(split_post(flow.text, flow.folded, start, end))


def parted_post(flow: Flow, row: Block, position: Span, kind: BodyKind | None) -> dict[str, Span]:
    """A post in which the rules see no organisation, as the tagger parts it in its row."""
    tagged = tag(flow.text, row.start, row.end, kind)
    return _spans(part_post(Post(position, None, True), tagged)[0])


def _spans(post: Post) -> dict[str, Span]:
    parts = {"position": post.position, "organization": post.organization}
    return {name: span for name, span in parts.items() if span}
