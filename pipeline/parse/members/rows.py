"""Members in tables: each row gives the seats of its persons, its roles and its bodies.

Blank role cells below a role are merged cells and take it over; a row with one filled cell that is a role, a
body or an agency heads a group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product

from pipeline.parse.act.flow import Block
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.posts import is_unit
from pipeline.parse.grammar.roles import FoundRole, role_alone
from pipeline.parse.grammar.seats import Seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import Bodies, OpenBody, headed, heads_a_body
from pipeline.parse.members.cells import (
    ENDS,
    has_words,
    is_seat,
    people_in,
    role_and_post,
    role_behind,
    seat_of_row,
    shared_out,
)
from pipeline.parse.members.columns import Layout
from pipeline.parse.members.heads import Column
from pipeline.parse.members.looks import GROUP
from pipeline.parse.members.naming import name_span, names_a_body
from pipeline.parse.members.parts import Part, parts_of
from pipeline.parse.members.records import (
    ListLine,
    SeatContext,
    ToldRole,
    add_seat,
    note_leaver,
    reason_in,
    told_role,
)
from pipeline.parse.members.row_roles import SAME, RowRoles
from pipeline.parse.members.tables import PrintedTable, cells_of
from pipeline.text.fold import is_upper
from schemas import BodyKind, Change

_PARTS = r"\W*(?:[A-H]|[IVX]{1,5})\W*"  # how parts of a table are numbered
_PART = re.compile(_PARTS)
_LETTERED = re.compile(r"[A-H]\s*[.)/]\s+")
_NUMBERS = re.compile(rf"\W*\d{{1,3}}\W*|{_PARTS}")


@dataclass(frozen=True, slots=True)
class _Row:
    """A seat of a row, what it takes from outside its cells, and what it has to do."""

    seat: Seat
    context: SeatContext
    duty: Span | None
    reason: Span | None


class TableReader:
    """Reads one table into members of one body, or of those that its rows name.

    Where rows name bodies, those before the first are nobody's seats; only in an act that hands out duties
    and names no body have people neither body nor role.
    """

    def __init__(
        self,
        draft: Draft,
        bodies: Bodies,
        body: OpenBody | None,
        heading: ToldRole | None,
        layout: Layout,
    ) -> None:
        self.draft, self.flow, self.bodies, self.body = draft, draft.flow, bodies, body
        self.layout = layout
        self.roles = RowRoles(draft, layout.columns, heading)
        self.unit = next((column.unit for column in layout.columns if column.unit), None)
        self.above: dict[str, Span] = {}
        self.last: SeatContext | None = None  # of who was added last
        self.names_bodies = body is None or any(column.role for column in layout.columns)

    def read(self, table: PrintedTable) -> OpenBody | None:
        """Adds the table's members, body by body; the body of its last row."""
        rows: list[_Row] = []
        for block in table.rows:
            found: list[_Row] = []
            if block.index in self.layout.heads or self._group(block) or (found := self._seats(block)):
                self.draft.used.add(block.index)
            rows += found
        seated = [row for row in rows if row.context.body] or rows
        for row in sorted(seated, key=lambda row: row.context.body.index if row.context.body else 0):
            self._add(row)
        return self.body

    @property
    def _has_roles(self) -> bool:
        """Whether columns of their own give the roles."""
        return self.layout.has("role") or self.layout.has("mark")

    @property
    def _kind(self) -> BodyKind | None:
        return self.body.role_kind if self.body else None

    def _group(self, block: Block) -> bool:
        """A row that is a role, a body, an agency or a caption, a number aside, for those below."""
        *others, last = [s for s in cells_of(self.flow, block) if s[0] < s[1]] or [(0, 0)]
        number = self.flow.text[slice(*others[0])].strip() if others else ""
        if len(others) > 1 or (others and not _NUMBERS.fullmatch(number)):
            return False
        label, start = label_in(self.flow.text, self.flow.folded, *last)
        lettered = _LETTERED.match(self.flow.text, *last)
        start = lettered.end() if lettered else start
        if group := role_alone(self.flow.text, start, last[1], self._kind):
            self.roles.carry(replace(told_role(self.draft, group, self._kind), sure=0.9))
            return True
        apart = _PART.fullmatch(number) is not None
        if apart or lettered or (label and label.kind == "roman"):
            self.roles.carry(None)  # a part of the table: the role of the rows above ends
        if self._other_body(start, last[1]):
            return True
        unit = self.flow.trim(start, last[1], ENDS)
        if (apart or not others) and is_unit(self.flow.text, self.flow.folded, *unit):
            self.unit = unit
            return True
        words = self.flow.text[start : last[1]]
        return len(words) > 3 and (apart or (not others and is_upper(words)))

    def _other_body(self, start: int, end: int) -> bool:
        """A row 'TỔ GIÚP VIỆC': those below it sit in that body."""
        if not heads_a_body(self.flow, self.bodies, start, end):
            return False
        self.body = headed(self.bodies, self.flow.text[start:end]) or self._named(start, end)
        self.roles.carry(None)
        self.unit = None
        return True

    def _named(self, start: int, end: int) -> OpenBody:
        return self.bodies.named(name_span(self.draft, start, end), end)

    def _seats(self, block: Block) -> list[_Row]:
        """One seat for each person and each role of a row; a post without a person is one too."""
        flow, columns = self.flow, self.layout.columns
        cells = cells_of(flow, block)
        if len(cells) != len(columns):
            return []
        filled = [(column, cell) for column, cell in zip(columns, cells, strict=True) if cell[0] < cell[1]]
        at = {column.kind: cell for column, cell in filled if column.kind}
        self._as_above(at, block)
        if "body" in at and self.names_bodies:
            _, start = label_in(flow.text, flow.folded, *at["body"])
            if names_a_body(flow, start, at["body"][1]):
                self.body = self._named(start, at["body"][1])
        teams = [cell for column, cell in filled if column.kind == "name" and column.body]
        if teams and not any(is_seat(flow, cell) for cell in teams):
            return []  # 'Địa bàn: Thị xã': what else is told of each team
        bare = "role" in at and not {"post", "organization"} & at.keys()
        if bare and (both := role_and_post(flow, at["role"], self._kind)):
            at["role"], at["post"] = (both[0].start, both[0].end), both[1]
        roles = self.roles.of_row(filled, at, self._kind)
        gone = self._leaver(block, at, roles[0][0])
        people = [] if gone and "name" not in at else self._people(filled, at)
        rows: list[_Row] = []
        posts = shared_out(flow, at["post"], len(people)) if "post" in at else []
        for n, (column, person) in enumerate(people):
            own = at | {"post": posts[n]} if posts else dict(at)
            if person:
                own["name"] = person.span
            if len(people) > 1 or column.role:  # the number is that of the row
                own.pop("ordinal", None)
            given = roles
            if not self._has_roles:
                behind = self._role_behind_post(own)
                if role := (person and person.role) or behind:
                    own["role"] = role.start, role.end
                    given = [(told_role(self.draft, role, self._kind), None)]
            for (given_role, where), post in product(given, [None] if person else self._posts(block, own)):
                named = column.body or where
                body = self._named(*named) if named else self.body
                if body is None and self.draft.action != "assign":
                    continue
                if row := self._seat(block, body, own, column.role or given_role, post):
                    rows.append(row)
        if gone is None or any(self._is_same(row, gone) for row in rows):
            return rows
        return [*(_with_change(row, "joins") for row in rows), gone]

    def _posts(self, block: Block, at: dict[str, Span]) -> list[tuple[str, str] | None]:
        """'Chủ tịch UBND các xã: A, B' in one cell: the post of each; a single None for any other cell."""
        cell = at.get("post")
        if cell is None or "organization" in at:
            return [None]
        line = ListLine(replace(block, end=cell[1]), None, cell[0])
        posts = [part.post for part in parts_of(self.draft, cell[0], line, self._kind, under_role=True)]
        return list(posts) if len(posts) > 1 and all(posts) else [None]

    def _role_behind_post(self, at: dict[str, Span]) -> FoundRole | None:
        """'Giám đốc Sở Y tế - Phó Trưởng ban' in one cell: the role, which is taken out of the cell."""
        for name in ("post", "organization"):
            if name in at and (parted := role_behind(self.flow, at[name], self._kind)):
                at[name], role = parted
                return role
        return None

    def _leaver(self, block: Block, at: dict[str, Span], role: ToldRole | None) -> _Row | None:
        """Who leaves the seat of a row."""
        if "leaves" not in at or self.body is None:
            return None
        old = {name: at[name] for name in ("ordinal", "reason") if name in at} | {"name": at["leaves"]}
        seat = self._seat(block, self.body, old, role)
        return _with_change(seat, "leaves") if seat else None

    def _is_same(self, one: _Row, other: _Row) -> bool:
        """Whether two seats have the same person: who stays stands in both columns."""
        names = [row.seat.name or (0, 0) for row in (one, other)]
        return len({" ".join(self.flow.folded[slice(*name)].split()) for name in names}) == 1

    def _people(
        self, filled: list[tuple[Column, Span]], at: dict[str, Span]
    ) -> list[tuple[Column, Part | None]]:
        """The persons of a row with their columns, none for a post without a person.

        On a scan several persons with posts are rows that ran into one: nothing tells whose role it holds.
        """
        people: list[tuple[Column, Part | None]] = []
        for column, cell in filled:
            if column.kind != "name":
                continue
            parts = people_in(self.flow, *cell, self._kind, roles=not self._has_roles)
            glued = self.draft.ocr and len(parts) > 1 and "post" in at
            people += [(column, part) for part in ([Part(cell)] if glued else parts)]
        return people or [(Column(), None)]

    def _as_above(self, at: dict[str, Span], block: Block) -> None:
        """What strokes or merged cells take over from the row above."""
        for name in ("post", "organization"):
            if name in at and name in self.above and SAME.fullmatch(self.flow.folded[slice(*at[name])]):
                at[name] = self.above[name]
        for number in block.covered:
            name = self.layout.columns[number].kind
            if name in ("post", "organization", "role", "duty") and name in self.above and name not in at:
                at[name] = self.above[name]
        self.above = dict(at)

    def _seat(
        self,
        block: Block,
        body: OpenBody | None,
        at: dict[str, Span],
        role: ToldRole | None,
        post: tuple[str, str] | None = None,
    ) -> _Row | None:
        """The seat that cells hold, or None; `post`: its part of what they say of several."""
        seat, ordinal = seat_of_row(self.flow, at)
        unit = self.unit if seat.post.organization is None else None
        parts = (seat.name, seat.post.position, seat.post.organization, unit)
        if not any(part and has_words(self.flow, part) for part in parts):
            return None
        return _Row(
            seat, SeatContext(block, body, role, unit, post, ordinal), at.get("duty"), at.get("reason")
        )

    def _add(self, row: _Row) -> None:
        """Adds the member of a seat; who leaves is replaced by who was added before, from the same row."""
        before, context = len(self.draft.members) - 1, row.context
        member = add_seat(self.draft, row.seat, context)
        if row.duty and has_words(self.flow, row.duty) and not GROUP.fullmatch(self.flow.folded, *row.duty):
            self.draft.duty_cells[context.block.index] = (member, row.duty)
        if context.change == "leaves":
            joined = (
                self.last is not None and self.last.change == "joins" and self.last.block is context.block
            )
            anywhere = (reason_in(self.flow, *cell) for cell in cells_of(self.flow, context.block))
            reason = row.reason or next(filter(None, anywhere), None)
            note_leaver(self.draft, member, before if joined else None, reason)
        self.last = context


def _with_change(row: _Row, change: Change) -> _Row:
    return replace(row, context=replace(row.context, change=change))
