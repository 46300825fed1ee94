"""Members in tables: one row → one member.

Blank role cells below a role are merged cells and take it over; a row with one filled cell that is a role
heads a group.
"""

from __future__ import annotations

import re

from pipeline.parse import doubts
from pipeline.parse.act.flow import Block
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.role_repair import mended_role
from pipeline.parse.grammar.roles import kind_of, match_roles, names_body, only_kind, role_of_cell, role_only
from pipeline.parse.grammar.seats import invitation
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.bodies import OpenBody, add_body, called, is_agency
from pipeline.parse.members.cells import ENDS, has_words, parted_post, person_of, post_of, role_behind_post
from pipeline.parse.members.columns import GROUP, Columns, columns_of
from pipeline.parse.members.records import imply_role
from pipeline.parse.members.tables import POSTS, PrintedTable, cells_of, header_of
from pipeline.text.fold import is_upper
from schemas import BodyKind, Member, Role

_OCR_ENDS = " \n,;:_“”\"'`^"
_PARTS = r"\W*(?:[A-H]|[IVX]{1,5})\W*"  # how parts of a table are numbered
_PART = re.compile(_PARTS)
_LETTERED = re.compile(r"[A-H]\s*[.)/]\s+")
_NUMBERS = re.compile(rf"\W*\d{{1,3}}\W*|{_PARTS}")
_COLUMN_NUMBER = re.compile(r"(?:\(?\d{1,2}\)?|\([a-z]\))?")  # "(1) (2) (3)" below a table's headings
_ROMAN = re.compile(r"[IVX]{1,5}\s+(?=[^\W\d_]{2})")  # 'II Tổ giúp việc': a column of numbers in one cell
_SAME = re.compile(r"\W*(?:nt|nhu tren)\W*|[-\s]*(?:[\"'”“〃]+|//+)[-\s]*")  # as above


class TableReader:
    """Reads one table into members of one body, or of those that its rows name (None before the first)."""

    def __init__(
        self, draft: Draft, bodies: list[OpenBody], body: OpenBody | None, heading: tuple[str, Role] | None
    ) -> None:
        self.draft, self.flow, self.bodies, self.body = draft, draft.flow, bodies, body
        self.heading = heading
        self.carried: tuple[str, Role | None, Span] | None = None
        self.above: dict[str, Span] = {}

    def read(self, table: PrintedTable) -> OpenBody | None:
        """Adds the table's members, none when it is no list of members at all; the body of its last row."""
        columns = columns_of(self.flow, table, self._kind, self.heading is not None)
        if columns is None or (self.body is None and "role" not in columns):
            return self.body
        for index, block in table.rows:
            if header_of(self.flow, block) or self._group(block) or self._member(index, block, columns):
                self.draft.used.add(index)
        return self.body

    @property
    def _kind(self) -> BodyKind | None:
        return self.body.kind if self.body else None

    def _group(self, block: Block) -> bool:
        """A row that is a role, a body or a caption, a number aside: it holds for the rows below."""
        *others, last = [s for s in cells_of(self.flow, block) if s[0] < s[1]] or [(0, 0)]
        if len(others) > 1 or (others and not _NUMBERS.fullmatch(self.flow.text[slice(*others[0])].strip())):
            return False
        label, start = label_in(self.flow.text, self.flow.folded, *last)
        lettered = _LETTERED.match(self.flow.text, *last) or _ROMAN.match(self.flow.text, *last)
        start = lettered.end() if lettered else start
        words = self.flow.text[start : last[1]]
        group = role_only(words, self._kind)
        if group is None:
            number = "" if not others else self.flow.text[slice(*others[0])].strip()
            apart = _PART.fullmatch(number) is not None
            opens = apart or lettered is not None or (label is not None and label.kind == "roman")
            return self._other_body(start, last[1]) or self._caption(words, opens, apart, bool(others))
        span = (start + group.start, start + group.end)
        self.carried = (words[group.start : group.end].strip(), group.role, span)
        return True

    def _caption(self, words: str, opens: bool, apart: bool, numbered: bool) -> bool:
        """'I. THƯỜNG TRỰC', 'II | Các sở, ngành': where a part `opens` the role of the rows above ends.

        apart: its number stands in a cell of its own, as any number does where the row is `numbered`.
        """
        if opens:
            self.carried = None
        return len(words) > 3 and (apart or (not numbered and is_upper(words)))

    def _other_body(self, start: int, end: int) -> bool:
        """A row 'TỔ GIÚP VIỆC': those below it sit in that body."""
        flow = self.flow
        words = flow.text[start:end]
        if not names_body(words) or not words[:1].isupper() or is_agency(flow.folded[start:end]):
            return False
        if match_roles(flow.folded, start, None):
            return False
        known = called(self.bodies, flow.folded[start:end])
        same = next((b for b in self.bodies if b.kind == kind_of(words)), None) if only_kind(words) else None
        self.body = known or same or add_body(self.draft, self.bodies, start, end, end)
        self.carried = None
        return True

    def _member(self, index: int, block: Block, columns: Columns) -> bool:
        draft, flow, body = self.draft, self.flow, self.body
        cells = cells_of(flow, block)
        if body is None or len(cells) != len(columns):
            return False
        if all(_COLUMN_NUMBER.fullmatch(flow.text[a:b].strip()) for a, b in cells):
            return False
        at = {name: cell for name, cell in zip(columns, cells, strict=True) if name and cell[0] < cell[1]}
        for name in (*POSTS, "organization"):
            if name in at and name in self.above and _SAME.fullmatch(flow.folded[slice(*at[name])]):
                at[name] = self.above[name]
        for number in block.covered:  # what a merged cell says holds for every row that it spans
            name = columns[number]
            if name in (*POSTS, "organization", "duty") and name in self.above and name not in at:
                at[name] = self.above[name]
        self.above = at
        if not {"name", "post", "position"} & at.keys():
            return False
        if "role" not in columns and (found := role_behind_post(self.flow, at, self._kind)):
            at.update(found)
        spans, gender, ordinal = person_of(flow, at)
        spans.update(post_of(flow, at))
        if "position" in spans and "organization" not in spans:
            spans.update(parted_post(flow, block, spans["position"], self._kind))
        if not any(has_words(flow, spans[n]) for n in ("name", "position", "organization") if n in spans):
            return False
        path = f"members[{len(draft.members)}]"
        role_text, role = self._role(at, path, block.page)
        invited = any(invitation(flow.folded, *at[name]) for name in ("name", *POSTS) if name in at)
        values = {
            name: draft.put(f"{path}.{name}", *flow.trim(*span, _OCR_ENDS), method="table")
            for name, span in spans.items()
        }
        draft.members.append(
            Member(
                body=body.index,
                ordinal=draft.seats_in(body.index) + 1 if ordinal is None else ordinal,
                honorific=values.get("honorific"),
                gender=gender,
                name=values.get("name"),
                position=values.get("position"),
                organization=values.get("organization"),
                role=role,
                role_text=role_text,
                invited=invited,
                text=flow.value(block.start, block.end),
                page=block.page,
            )
        )
        if "duty" in at and not GROUP.fullmatch(flow.folded, *at["duty"]):
            draft.duty_cells[index] = (len(draft.members) - 1, at["duty"])
        draft.mark("members", block.start, block.end, values.get("name") or "thành viên")
        return True

    def _role(self, at: dict[str, Span], path: str, page: int) -> tuple[str | None, Role | None]:
        """The role cell, else the merged cell or group above, else the heading over the table."""
        draft = self.draft
        if "role" in at and self.carried and _SAME.fullmatch(self.flow.folded[slice(*at["role"])]):
            return draft.put(f"{path}.role_text", *at["role"], method="table"), self.carried[1]
        if "role" in at:
            a, b = self.flow.trim(*at["role"], ENDS)
            text, role = self._role_cell(a, b, path, page)
            self.carried = (text, role, (a, b))
            return text, role
        if self.carried:
            draft.put(f"{path}.role_text", *self.carried[2], method="table", sure=0.9)
            return self.carried[0], self.carried[1]
        if self.heading:
            return self.heading
        return None, imply_role(draft, path, page)

    def _role_cell(self, start: int, end: int, path: str, page: int) -> tuple[str, Role | None]:
        """What a role cell says; words read from an image are snapped to the lexicon where that is safe."""
        draft, kind = self.draft, self._kind
        cell = self.flow.text[start:end]
        text = draft.put(f"{path}.role_text", start, end, method="table")
        if draft.ocr and (mended := mended_role(cell, kind) or mended_role(cell, None)):
            if mended.guessed:
                draft.doubt(f"{path}.role_text", doubts.guessed_role(text, mended.text), page)
            return mended.text, mended.role
        role = role_of_cell(cell, kind)
        if role is None:
            for column in ("role", "role_text"):
                draft.doubt(f"{path}.{column}", doubts.unknown_role(text), page)
        return text, role
