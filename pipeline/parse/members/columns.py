"""What each column of a table of people holds, told by all heads and all cells together.

Columns under roles or names of bodies say themselves what they hold. Each other column is compared with each
kind of content; the kinds are then given out so that the whole table fits best, each kind once. A column that
fits none is left out and costs the others nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.parse.act.flow import Flow
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.roles import kind_of
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import OpenBody, heads_a_body
from pipeline.parse.members.cells import is_seat
from pipeline.parse.members.heads import Column, HeadReader
from pipeline.parse.members.looks import shares_of
from pipeline.parse.members.tables import PrintedTable, cells_of
from schemas import BodyKind


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table of people, the indices of its rows of heads, what its heads and cells tell."""

    columns: tuple[Column, ...]
    heads: frozenset[int]
    gives_roles: bool
    names_bodies: bool = False

    def has(self, kind: str) -> bool:
        """Whether a column holds this."""
        return any(column.kind == kind for column in self.columns)


_HEADED = 1.2
"""What a heading is worth; a column full of cells of a kind is worth as much as its weight below says."""
_WEIGHTS: dict[str, dict[str, float]] = {
    "ordinal": {"ordinal": 2},
    "name": {"name": 2.5, "role": -2, "unit": -1, "ordinal": -2},
    "post": {"rank": 1.6, "both": 0.6, "unit": 0.2, "role": -1, "degree": -1.4, "order": -1, "name": -2},
    "organization": {"unit": 2, "rank": -1.2, "both": -0.4, "name": -2, "role": -2},
    "role": {"role": 2.6, "role_cell": 1.5, "words": -0.3, "both": -0.8, "order": -1, "name": -2, "long": -1},
    "degree": {"degree": 1.6, "words": -0.4, "unit": -1, "name": -2, "both": -1},
    "duty": {"order": 1.6, "role": -2, "name": -2, "ordinal": -2, "group": -2, "unit": -0.6, "brief": -1.6},
    "body": {"body": 0.4},
    "reason": {"name": -2, "role": -2},
    "leaves": {"name": 0.4, "role": -2, "rank": -1.6, "unit": -1},
    "note": {"place": 1, "masked": 1},
}
_DOUBTED = 0.5  # what cells that are none of a kind count against the head that tells it
_NOTHING = 0.45  # a kind must fit better than this, else the column has none
_MOST = 0.5  # share of a column's filled cells


def layout_of(
    flow: Flow, table: PrintedTable, bodies: Sequence[OpenBody], kind: BodyKind | None, under_role: bool
) -> Layout | None:
    """What each column holds; None when the table is no list of members of a body of this kind.

    `under_role`: a heading above the table gives its people a role, so that it needs no column for it.
    """
    if own := _body_of_row(flow, table, bodies):
        kind = kind_of(flow.text[slice(*own)]) or kind
    headed, head_rows = HeadReader(flow, bodies, kind).heads(table)
    width = table.width
    rows = [
        cells_of(flow, block)
        for block in table.rows
        if len(block.cells) == width and block.index not in head_rows
    ]
    if not rows:
        return None
    heads = _several(headed if headed and len(headed) == width else [Column()] * width)
    elsewhere = ("post", "organization") if any(head.kind == "name" for head in heads) else ()
    shares = [
        shares_of(flow, [row[column] for row in rows], kind)
        | ({"name": 0.0} if head.kind in elsewhere else {})  # 'GV Sử' below 'Chức vụ' is nobody's name
        for column, head in enumerate(heads)
    ]
    pairs = list(zip(heads, shares, strict=True))
    columns = [_told(*pair) for pair in pairs]
    fits = [{} if column else _fits(*pair) for column, pair in zip(columns, pairs, strict=True)]
    taken = frozenset(column.kind for column in columns if column)
    found = [
        column or Column(kind, unit=head.unit)
        for column, head, kind in zip(columns, heads, _assigned(fits, taken), strict=True)
    ]
    kinds = {column.kind for column in found}
    if not kinds & {"name", "role"}:
        return None
    if "name" in kinds:
        found = _with_post(found, shares, headed is not None)
        kinds = {column.kind for column in found}
    gives_roles = _gives_roles(found, shares, len(rows))
    alone = headed is None and not {"role", "post"} & kinds
    of_others = alone or _stand_elsewhere(headed, found) or (headed is None and _is_head(flow, rows[0]))
    if not (under_role or gives_roles) and of_others:
        return None
    names_bodies = own is not None or any(column.body or column.kind == "body" for column in found)
    return Layout(tuple(found), head_rows, gives_roles, names_bodies)


def _several(heads: Sequence[Column]) -> list[Column]:
    """The heads; a single one such as 'Thành viên' is no role and 'Chức danh trong Tổ' no other body."""
    roles = sum(head.role is not None for head in heads) > 1
    bodies = sum(head.body is not None for head in heads) > 1
    return [
        replace(head, role=head.role if roles else None, body=head.body if bodies else None) for head in heads
    ]


def _told(head: Column, share: dict[str, float]) -> Column | None:
    """The column below a role or a body: crosses, persons or roles; None for one that must be compared."""
    if head.role and share["mark"] > _MOST:
        return Column("mark", head.role)
    if (head.role or head.body) and share["name"] >= _MOST:
        return Column("name", head.role, head.body)
    return Column("role", None, head.body) if head.body and share["role_cell"] >= _MOST else None


def _with_post(found: list[Column], shares: Sequence[dict[str, float]], headed: bool) -> list[Column]:
    """The one column that fits nothing and holds words, beside persons without posts, tells their posts.

    Without heads it tells the units where another column has posts that name none, and two tell both.
    """
    kinds = {column.kind for column in found}
    posts = [n for n, column in enumerate(found) if column.kind == "post"]
    if "organization" in kinds or (posts and (headed or shares[posts[0]]["both"] >= _MOST)):
        return found
    what = "known" if headed else "words"
    unknown = [n for n, column in enumerate(found) if not column.kind and _tells(shares[n], what)]
    lacking = ["organization"] if posts else ["post"] if headed else ["post", "organization"]
    if not 0 < len(unknown) <= len(lacking):
        return found
    told = dict(zip(unknown, lacking, strict=False))
    return [replace(column, kind=told[n]) if n in told else column for n, column in enumerate(found)]


def _tells(share: dict[str, float], what: str) -> bool:
    return share[what] >= _MOST > max(share["name"], share["role"], share["place"], share["masked"])


def _stand_elsewhere(heads: Sequence[Column] | None, found: Sequence[Column]) -> bool:
    """Whether persons stand below a head that is none of persons: those who speak for firms, say."""
    return heads is not None and any(
        column.kind == "name" and not head.kind for head, column in zip(heads, found, strict=False)
    )


def _is_head(flow: Flow, row: Sequence[Span]) -> bool:
    """Whether a table's first row looks like heads, and none is known: 'Mã', 'Minh chứng', 'Nơi giữ'."""
    words = [flow.text[slice(*cell)] for cell in row]
    written = all(len(cell) > 1 and not any(map(str.isdigit, cell)) for cell in words)
    return written and not any(is_seat(flow, cell) for cell in row)


def _gives_roles(columns: Sequence[Column], shares: Sequence[dict[str, float]], rows: int) -> bool:
    """Whether crosses or persons stand below roles, or two cells, most of a column, hold roles.

    A long cell may be a whole list, a column alone is one.
    """
    if any(column.role for column in columns):
        return True
    look = {"role": "role_cell", "name": "seated"}
    for column, share in zip(columns, shares, strict=True):
        held = share[look[column.kind]] if column.kind in look else 0.0
        several = len(columns) == 1 or share["long"] >= _MOST or held * share["filled"] * rows > 1
        if held >= _MOST and several:
            return True
    return False


def _body_of_row(flow: Flow, table: PrintedTable, bodies: Sequence[OpenBody]) -> Span | None:
    """Where a row first names the body of those below it: one cell, or one beside a number; None without."""
    for block in table.rows:
        filled = [cell for cell in cells_of(flow, block) if cell[0] < cell[1]]
        if not 0 < len(filled) <= 2:
            continue
        _, start = label_in(flow.text, flow.folded, *filled[-1])
        if heads_a_body(flow, bodies, start, filled[-1][1]):
            return start, filled[-1][1]
    return None


def _fits(head: Column, share: dict[str, float]) -> dict[str, float]:
    """How well a column fits each kind: its head's worth and its cells'."""
    said = {head.kind, "duty"} if head.duties else {head.kind}
    worth = {kind: _HEADED * (kind in said) for kind in _WEIGHTS}
    if head.kind == "note":
        worth["post"] = worth["organization"] = -_HEADED
    for kind, weights in _WEIGHTS.items():
        against = _DOUBTED if kind in said else 1.0
        worth[kind] += sum((against if w < 0 else 1.0) * w * share[what] for what, w in weights.items())
    return worth


def _assigned(fits: Sequence[dict[str, float]], taken: frozenset[str]) -> list[str]:
    """The kinds of all columns, each kind once but notes, so that the sum of the fits is the greatest."""
    best: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {taken: (0.0, ())}
    for fit in fits:
        following: dict[frozenset[str], tuple[float, tuple[str, ...]]] = {}
        better = [("", _NOTHING), *((kind, value) for kind, value in fit.items() if value >= _NOTHING)]
        for used, (worth, given) in best.items():
            for kind, value in better:
                if kind in used:
                    continue
                now = used if kind in ("", "note") else used | {kind}
                if worth + value > following.get(now, (float("-inf"), ()))[0]:
                    following[now] = (worth + value, (*given, kind))
        best = following
    return list(max(best.values())[1])
