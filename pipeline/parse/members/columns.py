"""What each column of a table of people holds, told by all headings and all cells together.

Each column is compared with each kind of content; the kinds are then given out so that the whole table fits
best, each kind once. A column that fits none is left out and costs the others nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.lexicon import names as person_names
from pipeline.lexicon import terms
from pipeline.lexicon.provinces import place_name
from pipeline.parse.act.flow import Flow
from pipeline.parse.grammar.duty_words import VERB
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.posts import rank_at, split_post
from pipeline.parse.grammar.roles import names_body, role_of_cell, role_only
from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.tables import (
    HEADINGS,
    POSTS,
    PrintedTable,
    cells_of,
    header_of,
    heading_of,
    number_in,
)
from schemas import BodyKind

Columns = tuple[str, ...]
"""A name for each column, "" for what is none of them; names are the ids in the lexicon's members.toml."""
_DUTY_HEADING = re.compile(terms.any_of(terms.MEMBERS.lists.duties))
_DEGREE = re.compile(person_names.DEGREES)
_HEADED = 1.2
"""What a heading is worth; a column full of cells of a kind is worth as much as its weight below says."""
_WEIGHTS: dict[str, dict[str, float]] = {
    "ordinal": {"ordinal": 2},
    "name": {"name": 2.5, "role": -2, "unit": -1, "ordinal": -2},
    "post": {"rank": 1.6, "both": 0.6, "unit": 0.2, "role": -0.4, "degree": -1.4, "order": -1, "name": -2},
    "organization": {"unit": 2, "rank": -1.2, "both": -0.4, "name": -2, "role": -2},
    "role": {"role": 2.6, "role_cell": 1.2, "both": -0.8, "order": -1, "name": -2, "long": -1},
    "degree": {"degree": 1.6, "unit": -1, "name": -2, "both": -1},
    "duty": {"order": 1.6, "role": -2, "name": -2, "ordinal": -2, "group": -2, "unit": -0.6},
    "note": {"place": 1, "masked": 1},
}
_NOTHING = 0.45  # a kind must fit better than this, else the column has none
_FEWEST_NAMES = 0.4  # share of a column's cells


def columns_of(flow: Flow, table: PrintedTable, kind: BodyKind | None, under_role: bool) -> Columns | None:
    """What each column holds; None when the table is no list of members of a body of this kind.

    `under_role`: a heading above the table gives its people a role, so that it needs no column for it.
    """
    heading = next((block for _, block in table.rows[:4] if header_of(flow, block)), None)
    width = Counter(len(block.cells) for _, block in table.rows).most_common(1)[0][0]
    rows = [
        cells_of(flow, block)
        for _, block in table.rows
        if len(block.cells) == width and not header_of(flow, block)
    ]
    if not rows or (heading is None and _is_foreign(flow, table)):
        return None
    heads = cells_of(flow, heading) if heading and len(heading.cells) == width else [(0, 0)] * width
    shares = [_shares(flow, [row[column] for row in rows], kind) for column in range(width)]
    fits = [_fits(flow, head, share) for head, share in zip(heads, shares, strict=True)]
    found = _assigned(fits)
    if "name" not in found and "role" not in found:
        return None
    if heading is None and not under_role and not {"role", *POSTS} & set(found):
        return None
    return tuple("position" if name == "post" and "organization" in found else name for name in found)


def seats_people(flow: Flow, table: PrintedTable) -> bool:
    """Whether a table is a list of members by what its cells hold: roles beside persons or posts."""
    columns = columns_of(flow, table, None, False)
    if columns is None or "role" not in columns:
        return False
    at = columns.index("role")
    cells = [row[at] for _, block in table.rows if len(row := cells_of(flow, block)) == len(columns)]
    filled = [flow.text[a:b] for a, b in cells if a < b]
    roles = sum(role_of_cell(text, None) is not None for text in filled)
    return roles > 1 and 2 * roles >= len(filled)


def names_bodies(flow: Flow, table: PrintedTable) -> bool:
    """Whether rows of a table name the bodies of those below them: one cell, or one beside a number."""
    for _, block in table.rows:
        filled = [flow.text[a:b] for a, b in cells_of(flow, block) if a < b]
        if filled and len(filled) <= 2 and names_body(filled[-1]) and filled[-1][:1].isupper():
            return True
    return False


def _is_foreign(flow: Flow, table: PrintedTable) -> bool:
    """Numbered rows under headings that name no people: companies, communes, sums."""
    first = [flow.folded[a:b].strip() for a, b in cells_of(flow, table.rows[0][1])]
    return len(first) > 2 and any(HEADINGS["ordinal"].search(cell) for cell in first[:2])


def _fits(flow: Flow, head: Span, share: dict[str, float]) -> dict[str, float]:
    """How well a column fits each kind: its heading's worth and its cells'."""
    headed = heading_of(flow, head)
    said = {"post" if headed in POSTS else headed}
    if head[0] < head[1] and _DUTY_HEADING.search(flow.folded, *head):
        said.add("duty")
    return {
        kind: sum(weight * share[what] for what, weight in weights.items()) + _HEADED * (kind in said)
        for kind, weights in _WEIGHTS.items()
    }


def _assigned(fits: Sequence[dict[str, float]]) -> list[str]:
    """The kinds of all columns, each kind once but notes, so that the sum of the fits is the greatest."""
    best: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {frozenset(): (0.0, ())}
    for fit in fits:
        following: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {}
        for used, (worth, given) in best.items():
            for kind, value in (("", _NOTHING), *fit.items()):
                if kind in used:
                    continue
                now = used if kind in ("", "note") else used | {kind}
                if worth + value > following.get(now, (float("-inf"), ()))[0]:
                    following[now] = (worth + value, (*given, kind))
        best = following
    return list(max(best.values())[1])


def _shares(flow: Flow, cells: Sequence[Span], kind: BodyKind | None) -> dict[str, float]:
    """The shares of filled cells that look like each thing; all nought for an empty column."""
    hits: Counter[str] = Counter()
    filled = [(a, b) for a, b in cells if a < b]
    for a, b in filled:
        hits.update(_looks(flow, a, b, kind))
    return {what: hits[what] / len(filled) if filled else 0.0 for what in _LOOKS}


_LOOKS = (
    "role", "role_cell", "name", "rank", "unit", "both", "degree", "ordinal", "order", "place", "masked",
    "group", "long",
)  # fmt: skip
GROUP = re.compile(r"\W*(?:nhom|to|cum|khoi)\s+(?:so\s+)?[\divx]{1,4}\W*")
"""'Nhóm 3': says where somebody belongs, not what he has to do."""
_LONG = 60  # characters; no role is longer


def _looks(flow: Flow, start: int, end: int, kind: BodyKind | None) -> set[str]:
    """What a cell looks like."""
    text, folded = flow.text, flow.folded
    cell = text[start:end]
    found = set()
    _, at = label_in(text, folded, start, end)
    if role_only(cell, kind) or role_only(cell):
        found.add("role")
    if role_of_cell(cell, kind) is not None:
        found.add("role_cell")
    if number_in(cell) is not None:
        found.add("ordinal")
    if parse_seat(text, folded, at, end, None).name is not None:
        found.add("name")
    if VERB.match(folded, at, end):
        found.add("order")
    if place_name(cell) is not None:
        found.add("place")
    if "█" in cell:
        found.add("masked")
    if GROUP.fullmatch(folded, start, end):
        found.add("group")
    if end - start > _LONG:
        found.add("long")
    post = split_post(text, folded, at, end)
    degree = _DEGREE.match(folded, at, end)
    if degree and post.organization is None:
        found.add("degree")
    elif post.known and post.position is None:
        found.add("unit")
    elif post.known and rank_at(text, folded, at):
        found.add("rank")
        if post.organization:
            found.add("both")
    return found
