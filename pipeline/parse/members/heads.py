"""What the heads of a table's columns say: what stands below, a role, or whose body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.grammar.posts import is_unit
from pipeline.parse.grammar.roles import PLURAL, names_body, only_kind, role_of_cell
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import OpenBody, called
from pipeline.parse.members.naming import is_agency
from pipeline.parse.members.records import ToldRole
from pipeline.parse.members.tables import PrintedTable, cells_of
from schemas import BodyKind

_FIRST_ROWS = 4  # a title, and rows that merged cells leave, may stand above the heads
_LONGEST_HEAD = 60
_NUMBERED = re.compile(r"\(?\d{1,2}\)\s*")  # '(2) Họ và tên'
_IN = re.compile(r"(?:chuc danh|chuc vu|nhiem vu|vai tro|trach nhiem)?\s*(?:trong|tham gia|tai)\s+")
_DUTIES = re.compile(terms.any_of(terms.MEMBERS.lists.duties))


@dataclass(frozen=True, slots=True)
class Column:
    """A column, as its head tells it: an id of the lexicon's columns ("" for none), a role or a body's name.

    All its cells together may tell it better; `kind` is then "duty" or "mark" (crosses below a role) too.
    `role` is that of those below, `body` that in which they sit, `unit` whose posts they have ('Chức vụ tại
    Sở Y tế'); `duties`: the head speaks of work.
    """

    kind: str = ""
    role: ToldRole | None = None
    body: Span | None = None
    unit: Span | None = None
    duties: bool = False

    @property
    def known(self) -> bool:
        """Whether it is told at all."""
        return bool(self.kind or self.role or self.body)


class HeadReader:
    """Reads heads of columns in an act that has these bodies; kind: of the body whose table it is."""

    def __init__(self, flow: Flow, bodies: Sequence[OpenBody], kind: BodyKind | None) -> None:
        self.flow, self.bodies, self.kind = flow, bodies, kind

    def heads(self, table: PrintedTable) -> tuple[list[Column] | None, frozenset[int]]:
        """The head of each column, None without any; the indices of all rows that are heads.

        Heads may stand in two rows: a column's own is in the lower one, else in the upper.
        """
        found: list[Column] | None = None
        rows: set[int] = set()
        for place, block in enumerate(table.rows):
            if block.index in rows or (heads := self.row(block)) is None:
                continue
            rows.add(block.index)
            lower = self._lower(heads, block, table.rows[place + 1]) if place + 1 < len(table.rows) else None
            if lower:
                rows.add(table.rows[place + 1].index)
                heads = [low if low.known else up for up, low in zip(heads, lower, strict=True)]
            found = heads if found is None and place < _FIRST_ROWS else found
        return found, frozenset(rows)

    def row(self, block: Block) -> list[Column] | None:
        """The heads of a row that heads a list of people, each name once; None for other rows."""
        cells = cells_of(self.flow, block)
        heads: list[Column] = []
        for head in self._row_heads(cells):
            again = head.kind and any(head.kind == other.kind for other in heads)
            heads.append(replace(head, kind="") if again else head)
        names = {head.kind for head in heads}
        seats = "ordinal" in names and bool({"role", "post"} & names)
        seats = seats or ("body" in names and any(head.role for head in heads))  # 'Tiểu ban', 'Thành viên'
        matrix = any(sum(getattr(head, what) is not None for head in heads) > 1 for what in ("role", "body"))
        known = sum(head.known for head in heads)
        matrix = matrix and known == sum(a < b for a, b in cells)
        enough = known >= max(2, 0.6 * sum(a < b for a, b in cells))
        sure = {"ordinal", "name"} <= names or ("name" in names and known > 1)
        return heads if sure or (enough and ("name" in names or seats or matrix)) else None

    def _row_heads(self, cells: Sequence[Span]) -> list[Column]:
        """The heads of cells side by side; beside a body's name 'Tổ giúp việc' is one too."""
        heads = [self._head(cell) for cell in cells]
        if not any(head.body for head in heads):
            return heads
        pairs = zip(heads, cells, strict=True)
        return [head if head.known else self._head(cell, any_body=True) for head, cell in pairs]

    def _lower(self, upper: Sequence[Column], above: Block, block: Block) -> list[Column] | None:
        """The heads of a second row below merged cells of the first; None when it is no such row.

        One that names the body, below what a merged cell leaves blank, tells that those beside it are heads.
        """
        cells = cells_of(self.flow, block)
        if len(cells) != len(upper):
            return None
        lower = [self._head(cell) for cell in cells]
        filled = [(up, low) for up, low, (a, b) in zip(upper, lower, cells, strict=True) if a < b]
        below = all(up.kind not in ("ordinal", "name") for up, _ in filled)
        blank = (low for low, (a, b) in zip(lower, cells_of(self.flow, above), strict=True) if a == b)
        known = all(low.known for _, low in filled) or any(low.body for low in blank)
        return lower if filled and below and known else None

    def kind_of(self, cell: Span, others: Iterable[str] = ()) -> str:
        """Which column a cell heads beside others: an id of the lexicon's columns, "duty", or "" for none."""
        head = self._head(cell)
        return "duty" if head.duties and head.kind in ("", "note", *others) else head.kind

    def _head(self, cell: Span, any_body: bool = False) -> Column:
        flow = self.flow
        number = _NUMBERED.match(flow.folded, *cell)
        start, end = number.end() if number else cell[0], cell[1]
        words = " ".join(flow.folded[start:end].split())
        if not words or len(words) >= _LONGEST_HEAD:
            return Column()
        name = next((key for key, pattern in terms.HEADS.items() if pattern.search(words)), "")
        duties = _DUTIES.search(words) is not None
        if name == "ordinal":
            return Column(name)
        if (role := role_of_cell(flow.text[start:end], self.kind)) is not None:
            plural = PLURAL.match(flow.folded[start:end])
            span = (start + plural.end() if plural else start, end)
            return Column(role=ToldRole(flow.value(*span), role, span))
        lead = _IN.match(flow.folded, start, end)
        at = lead.end() if lead else start
        body = (at, end) if self._is_body(at, end, any_body) else None
        whose = lead and lead.group().endswith("tai ") and is_unit(flow.text, flow.folded, at, end)
        return Column(name, body=body, unit=(at, end) if whose else None, duties=duties)

    def _is_body(self, start: int, end: int, any_body: bool) -> bool:
        words, folded = self.flow.text[start:end], self.flow.folded[start:end]
        if len(words) < 2 or not words[0].isupper() or is_agency(folded):
            return False
        return called(self.bodies, folded) is not None or (
            names_body(words) and (any_body or not only_kind(words))
        )
