"""Which paragraphs and tables list members, of which body, under which role."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import replace

from pipeline.lexicon import terms
from pipeline.lexicon.landmarks import ANNEX
from pipeline.lexicon.names import ADDRESS
from pipeline.parse.act.flow import Block
from pipeline.parse.act.zones import ATTACHED
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import is_article
from pipeline.parse.grammar.roles import WORK, FoundRole, role_alone, role_announced, role_at_end
from pipeline.parse.grammar.spans import TRAIL
from pipeline.parse.members.abreast import abreast
from pipeline.parse.members.bodies import BODY_ACTIONS, Bodies, OpenBody, called, spoken_of_in
from pipeline.parse.members.cards import Cards, cards_in_cells, cards_in_lines
from pipeline.parse.members.changes import read_changes
from pipeline.parse.members.columns import layout_of
from pipeline.parse.members.headings import (
    body_above,
    body_of_heading,
    founded_by_article,
    seats_below,
    unit_of_heading,
)
from pipeline.parse.members.later import Told, role_of_all, roles_told, tell_roles
from pipeline.parse.members.lines import (
    behind_lead,
    is_of_a_unit,
    read_assigned,
    read_seats,
    talks_of_duties,
    tells_somebody,
    told_behind,
    with_post_below,
)
from pipeline.parse.members.naming import Founding, body_name_in, name_span, names_a_body
from pipeline.parse.members.prose import pieces_of
from pipeline.parse.members.records import ListLine, OpenList, tell_role, told_role
from pipeline.parse.members.rows import TableReader
from pipeline.parse.members.runs import is_of_others, opens_a_run, stands_below_its_seat
from pipeline.parse.members.standing import read_standing
from pipeline.parse.members.tables import PrintedTable, cells_of, tables_of, with_whole_names

_OPENS_A_LIST = re.compile(r"\bgom\b|thanh phan|danh sach")
_LEADS_IN = re.compile(rf"(?:\b(?:cac|nhung)\s+{ADDRESS}|co ten|sau day|duoi day|nhu sau).*:\s*$", re.DOTALL)
_ABOVE = 3  # lines above a list that may name its body
_ASSIGNS = re.compile(r"phan cong")
_CARRIES_OUT = re.compile(r"(?:chuong\s+)?[ivx]{1,5}\b[^;:,]{0,40}\b(?:thuc hien|nhiem vu)\b")
"""'V. TỔ CHỨC THỰC HIỆN', 'Chương II. NHIỆM VỤ …' close the lists before them."""
_OPENS = re.compile(terms.any_of(terms.MEMBERS.lists.opens))
_AGAIN = re.compile(rf"\s*{terms.alternatives(terms.MEMBERS.lists.again)}")
_ADDRESSED = re.compile(rf"{ADDRESS}\s")
_ANNEX = re.compile(terms.anywhere(terms.MEMBERS.lists.annex))


class MemberReader:
    """Walks the blocks of one act; `opened` is the list that it stands in."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.flow = draft, draft.flow
        self.bodies = Bodies(draft)
        self.opened = OpenList()
        self.told = False  # a line said which of those listed have a role
        self.closed = False  # by an article, or a sentence, that speaks of duties
        articled = any(is_article(node.label) for node in draft.nodes)
        self.opened.listing = draft.action == "assign" and not articled
        self.of_projects = (
            draft.action == "other"
            and articled
            and not any(body_name_in(draft, title.start, title.end) for title in draft.blocks("title"))
        )
        """'Chủ đầu tư: Ban Quản lý dự án A, Giám đốc: ông B': an act that approves a plan."""
        self.of_others = is_of_others(draft)

    def read(self, annexed: Container[int]) -> Bodies:
        """Bodies and their seats, from articles and annexes. annexed: blocks of annexes with duties."""
        content = self.draft.blocks("articles", "annex")
        tables, cards = tables_of(content, self.flow.text), cards_in_lines(self.flow, content)
        legends: list[tuple[int | None, Told]] = []
        for block in content:
            index = block.index
            if index in annexed and self.draft.members:
                continue  # it tells what those who were listed have to do
            if block.cells:
                if index in tables:
                    for table in abreast(self.flow, with_whole_names(self.flow, tables[index])):
                        self._table(table, block, cards_in_cells(self.flow, table))
                continue
            if index in self.draft.used:
                continue  # read with the line above
            if index in cards:
                self._table(cards[index].table, block, cards[index])
                self.draft.used |= cards[index].lines
                continue
            line = ListLine.of(self.flow, block)
            roles = roles_told(self.draft, line)
            if is_article(line.label):
                told = roles or tells_somebody(self.draft, line, self.opened.kind)
                if self._article(line) or (not told and self._prose(line, fewest=1)):
                    self.draft.used.add(index)
                    if self.flow.text[: line.end].rstrip().endswith(":"):
                        self._lead_in(line)
            elif self._titles(line):
                if self._in_list(line) and (body := body_of_heading(self.draft, self.bodies, line)):
                    self._open(body, listing=True)
            elif roles and not self.closed:
                if body := body_of_heading(self.draft, self.bodies, line):
                    self._open(body, listing=True)
                self.draft.used.add(index)
            elif self._tells_of_a_body(line):
                self.opened.listing, self.closed = False, True
            elif tells_somebody(self.draft, line, self.opened.kind):
                continue
            elif (
                self._dissolved(line)
                or read_changes(self.draft, self.bodies, self.opened, line)
                or self._prose(line, fewest=2)
                or (self._in_list(line) and self._told(line))
            ):
                self.draft.used.add(index)
            if told := [*roles, *role_of_all(self.draft, line)]:
                self.told = True
                body_index = self.opened.body.index if self.opened.body else None
                legends += [(body_index, role) for role in told]
        tell_roles(self.draft, legends)
        if not self.bodies and self.draft.action == "regulate":
            self.bodies.of_subject()
        self.bodies.tell_aliases()
        return self.bodies

    def _titles(self, line: ListLine) -> bool:
        """'DANH SÁCH THÀNH VIÊN BAN A', '(Kèm theo Quyết định …)': the title of an annex, nobody's seat."""
        words = self.flow.folded[line.start : line.end]
        if (
            line.block.zone != "annex"
            or line.label
            or _ADDRESSED.search(words)
            or words.rstrip().endswith(":")
        ):
            return False
        return bool(ANNEX.match(words) or ATTACHED.match(words))

    def _table(self, table: PrintedTable, first: Block, cards: Cards | None) -> None:
        """Reads a table of people or of their cards: of the open list, a body above it or those it names."""
        opened = self.opened
        if self.draft.action == "dissolve" or (self.of_others and not self.bodies):
            return
        body = opened.body if opened.listing else None
        assigned = opened.listing and body is None and self.draft.action == "assign"
        kind, under_role = body.role_kind if body else None, assigned or opened.heading is not None
        layout = cards.layout if cards else layout_of(self.flow, table, self.bodies, kind, under_role)
        if layout is None:
            return
        assigned = assigned and layout.has("name") and layout.has("duty")
        table = cards.table if cards else table
        named = body is None and layout.names_bodies
        below = next((row for row in table.rows if row.index not in layout.heads), first)
        seated = sum(a < b for a, b in cells_of(self.flow, below)) > 2  # persons before a row that is a body
        in_rows = seated and not any(column.body or column.kind == "body" for column in layout.columns)
        if body is None and (in_rows or not named) and not assigned and (layout.gives_roles or self.told):
            self._open_found(first)
            body = opened.body
        if body is not None or named or assigned:
            last = TableReader(self.draft, self.bodies, body, opened.heading, layout).read(table)
            if last is not None and last is not body:
                self._open(last, listing=opened.listing)

    def _prose(self, line: ListLine, fewest: int) -> bool:
        """The members that a paragraph names in running text, if it names so many."""
        if self.draft.action == "dissolve" or self.of_others or (self.of_projects and not self.bodies):
            return False
        if self.opened.listing and is_of_a_unit(self.draft, line):
            return False
        pieces = pieces_of(self.draft, line)
        led = behind_lead(self.flow, line) > line.start
        if not pieces or (len(pieces) < fewest and not (pieces[0].body or led)):
            return False
        taken, label = False, line.label
        if label and len(pieces) > 1:
            label = replace(label, number=None)  # that of the paragraph, and of no seat in it
        for piece in pieces:
            if piece.body:
                self._open(self.bodies.named(piece.body, line.end), listing=True)
            elif self.opened.body is None:
                self._open_found(line.block)
            one = ListLine(replace(line.block, end=piece.span[1]), label, piece.span[0])
            taken |= read_seats(self.draft, self.opened, one, piece.role)
        return taken

    def _tells_of_a_body(self, line: ListLine) -> bool:
        """'Hội đồng có nhiệm vụ …', 'Ban Chỉ đạo sử dụng con dấu …': no seat, and the end of its list."""
        words = self.flow.folded[line.start : line.end]
        body = next((body for body in self.bodies if body.is_told_in(words)), None)
        if body is not None:
            read_standing(self.draft, body, line.start, line.end)
        return body is not None

    def _dissolved(self, line: ListLine) -> bool:
        """One of the bodies that the act dissolves, under the article that does so."""
        dissolved = self.draft.action == "dissolve" and not self.closed
        if not dissolved or not names_a_body(self.flow, line.start, line.end):
            return False
        self.bodies.named(name_span(self.draft, line.start, line.end), line.end)
        return True

    def _article(self, line: ListLine) -> bool:
        """An article closes the list before it; it may set up a body, or announce members.

        True when it is itself the sentence that moves persons.
        """
        words = self.flow.folded[line.start : line.end]
        opened = self.opened
        opened.head(None, None)
        opened.listing = False
        self.closed = talks_of_duties(words) and not _OPENS_A_LIST.search(words)
        if read_changes(self.draft, self.bodies, self.opened, line):
            return True
        if founded := founded_by_article(self.draft, self.bodies, line):
            self._found(line, founded)
        elif self.bodies and (body := body_of_heading(self.draft, self.bodies, line)):
            self._open(body, listing=True)
        elif self.draft.action == "assign" and _ASSIGNS.search(words[:60]):
            opened.listing = True
        elif self.bodies and _AGAIN.match(words):
            opened.listing, opened.body = True, self.bodies[0]
        elif not self.closed and self._amends(line) and (body := opened.body or self.bodies.last()):
            self._open(body, listing=True)
            self._lead_in(line)
        return False

    def _found(self, line: ListLine, founded: Founding) -> None:
        """Opens the first of the bodies that an article sets up."""
        words = self.flow.folded[line.start : line.end]
        if not founded.names:
            self.opened.body, self.opened.listing = None, True  # 'Thành lập 03 Ban bầu cử': one by one
            return
        first, *_ = [self.bodies.named(name, line.end) for name in founded.names]
        self._open(first, listing=bool(_OPENS.search(words)) or words.rstrip().endswith(":"))
        if self.draft.action == "other":
            self.draft.fields["action"] = "establish"
        read_standing(self.draft, first, founded.names[-1][1], line.end)

    def _amends(self, line: ListLine) -> bool:
        """'Sửa đổi khoản 2 Điều 1 Quyết định số … như sau:' before the new wording of a list of persons."""
        changes = self.draft.action in BODY_ACTIONS
        announces = self.flow.text[line.start : line.end].rstrip().endswith(":")
        return changes and announces and seats_below(self.draft, line, within=4)

    def _in_list(self, line: ListLine) -> bool:
        """Whether members may stand in this paragraph; a heading that opens a list is not in it yet."""
        opened, bodies = self.opened, self.bodies
        if opened.listing:
            return True
        told = self.closed and bool(self.draft.members)  # they are told what to do here
        if not (told or self.of_others) and opens_a_run(self.draft, line.block.index):
            self._open_found(line.block)
            return True
        if self.closed and line.block.zone == "articles":
            return False
        annexed = line.block.zone == "annex" and _ANNEX.search(self.flow.folded, line.block.start, line.end)
        if annexed and bodies:
            opened.listing, opened.body = True, opened.body or bodies[0]
            return True
        if bodies and (body := body_of_heading(self.draft, self.bodies, line)):
            self._open(body, listing=True)
        return False

    def _open_found(self, first: Block) -> None:
        """Opens a list that nothing announced: of the body that lines above it name, else of the last one."""
        for block in reversed(self.flow.blocks[max(first.index - _ABOVE, 0) : first.index]):
            if named := body_above(self.draft, first, block):
                self._open(self.bodies.named(named, block.end), listing=True)
                return
        if body := self.opened.body or self.bodies.last():
            self._open(body, listing=True)
        self.opened.listing = True

    def _told(self, line: ListLine) -> bool:
        """One paragraph of a list, what it tells its member to do noted apart."""
        seat, duty = told_behind(self.draft, line) or (line, None)
        taken = self._line(seat)
        if taken and duty:
            self.draft.duty_cells[line.block.index] = (len(self.draft.members) - 1, duty)
        return taken

    def _line(self, line: ListLine) -> bool:
        """One paragraph of a list. True when it was a seat, a role heading or a body heading."""
        opened, flow = self.opened, self.flow
        words = flow.text[line.start : line.end]
        start, end = flow.trim(line.start, line.end, TRAIL)
        role = role_alone(flow.text, line.start, line.end, opened.kind) if opened.body else None
        heads = words.rstrip().endswith(":") and opened.levels and line.label
        if heads and (work := WORK.fullmatch(flow.folded, line.start, end)):
            role = role or FoundRole(*work.span(), "member")  # '3. Cán bộ nghiệp vụ:'
        if role is not None:
            told = told_role(self.draft, role, opened.kind)
            if opened.heading is None and stands_below_its_seat(self.draft, line):
                tell_role(self.draft, len(self.draft.members) - 1, told)
            else:
                opened.head(told, line.label)
            return True
        opened.reach(line.label)
        known = called(self.bodies, flow.folded[start:end])
        if opened.body is not None and not known and (unit := unit_of_heading(self.draft, line)):
            opened.unit = unit
            return True
        if body := body_of_heading(self.draft, self.bodies, line):
            self._open(body, listing=True)
            return True
        if _LEADS_IN.search(flow.folded, line.start, line.end):
            return self._lead_in(line)
        if self.draft.action == "assign":
            return read_assigned(self.draft, line)
        spoken_of = spoken_of_in(self.bodies, flow.folded[line.start : line.end]) or opened.body
        if spoken_of is not None and read_standing(self.draft, spoken_of, line.start, line.end):
            return False
        if _CARRIES_OUT.match(flow.folded, line.block.start, line.end):
            opened.listing = False
            return False
        taken = read_seats(self.draft, opened, with_post_below(self.draft, line, opened.kind) or line)
        if not taken and line.label is None and words.rstrip()[-1:] in ".;" and line.block.zone == "articles":
            opened.listing = opened.listing and len(words) < 80
        return taken

    def _lead_in(self, line: ListLine) -> bool:
        """'Bổ sung các ông, bà sau đây làm ủy viên:' gives those below it a role."""
        flow, kind = self.flow, self.opened.kind
        role = role_at_end(flow.folded, line.start, line.end, kind)
        role = role or role_announced(flow.text, flow.folded, line.start, line.end, kind)
        if role and not roles_told(self.draft, line):
            self.opened.head(told_role(self.draft, role, kind), line.label)
        return role is not None

    def _open(self, body: OpenBody, listing: bool) -> None:
        """Begins a list of `body`, or goes on with it."""
        self.opened.turn_to(body)
        self.opened.listing = listing
