"""What the cells of a table's column look like: the shares of them that are names, posts, roles, orders."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from pipeline.lexicon.names import DEGREES
from pipeline.lexicon.provinces import place_name
from pipeline.parse.act.flow import Flow
from pipeline.parse.grammar.duty_words import VERB
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.posts import AS_ABOVE, rank_at, split_post
from pipeline.parse.grammar.roles import role_of_cell, role_only
from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.cells import leading_roles, role_and_post
from pipeline.parse.members.naming import names_a_body
from pipeline.parse.members.tables import number_in
from schemas import BodyKind

_DEGREE = re.compile(DEGREES)
_SAME = re.compile(rf"[\W_]*(?:{AS_ABOVE})\W*")


def shares_of(flow: Flow, cells: Sequence[Span], kind: BodyKind | None) -> dict[str, float]:
    """The shares of filled cells that look like each thing; nought for all others."""
    hits: Counter[str] = Counter()
    filled = [(a, b) for a, b in cells if a < b]
    own = [cell for cell in filled if not _SAME.fullmatch(flow.folded, *cell)] or filled
    for a, b in own:
        hits.update(_looks(flow, a, b, kind))
    shares = {what: count / len(own) for what, count in hits.items()}
    return defaultdict(float, shares, filled=len(filled) / max(len(cells), 1))


GROUP = re.compile(r"\W*(?:nhom|to|cum|khoi)\s+(?:so\s+)?[\divx]{1,4}\W*")
"""'Nhóm 3': says where somebody belongs, not what he has to do."""
MARK = re.compile(r"\W?(?:[xXvV×✓✔√☑☒+])\W?")
"""A cross: whoever stands there has what the column's head says."""
_LONG = 60  # characters; no role is longer
_BRIEF = 2  # words; hardly a duty


def _looks(flow: Flow, start: int, end: int, kind: BodyKind | None) -> set[str]:
    """What a cell looks like."""
    text, folded = flow.text, flow.folded
    cell = text[start:end]
    if MARK.fullmatch(cell):
        return {"mark"}
    _, at = label_in(text, folded, start, end)
    lead = next(iter(leading_roles(flow, at, end, kind)), None)
    at = lead[1] if lead and lead[0].start == at else at
    seat = parse_seat(text, folded, at, end, kind)
    post = split_post(text, folded, at, end)
    degree = _DEGREE.match(folded, at, end) is not None and post.organization is None
    ranked = not degree and post.known and post.position is not None and rank_at(text, folded, at) is not None
    group = GROUP.fullmatch(folded, start, end)
    looks = {
        "role": role_only(cell, kind) or role_only(cell),
        "role_cell": role_of_cell(cell, kind) is not None or role_and_post(flow, (start, end), kind),
        "ordinal": number_in(cell) is not None,
        "name": seat.name is not None,
        "seated": seat.name is not None and (lead is not None or seat.role is not None),
        "order": VERB.match(folded, at, end),
        "place": place_name(cell) is not None,
        "masked": "█" in cell,
        "group": group,
        "long": end - start > _LONG,
        "brief": not group and len(cell.split()) <= _BRIEF,
        "body": names_a_body(flow, start, end),
        "known": post.known,
        "words": sum(map(str.isalpha, cell)) > 1,
        "degree": degree,
        "unit": not degree and post.known and post.position is None,
        "rank": ranked,
        "both": ranked and post.organization,
    }
    return {look for look, seen in looks.items() if seen}
