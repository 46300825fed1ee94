"""The roles of a table's rows: a cell's, that of the merged cell or group above, or that of a head."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.parse.doubts import doubt
from pipeline.parse.draft import Draft
from pipeline.parse.grammar.posts import AS_ABOVE
from pipeline.parse.grammar.role_repair import mended_role
from pipeline.parse.grammar.roles import match_roles, role_of_cell, stands_by
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.cells import ENDS
from pipeline.parse.members.heads import Column
from pipeline.parse.members.records import ToldRole
from schemas import BodyKind

SAME = re.compile(rf"[\W_]*?(?:{AS_ABOVE})\W*")
_TASK = re.compile(r"[^\W\d_]+(?:,?\s+[^\W\d_]{2,}){1,4}")  # 'Bảo vệ', 'Y tế học đường': a member by his work
_LEADS = re.compile(r"\b(?:truong(?! (?:mon|nhom|diem)\b)|pho|chu|chanh|dung dau)\b")
_REMARK = re.compile(r"\s*[,;(–-]\s*(?=(?:phụ trách|theo dõi|kiêm|giúp)\b)")
_SINGLE = ("head", "deputy_standing", "secretary")
_SPECK = re.compile(
    r"\W*(?:[ILV]{2}|(?![A-ZĐ]{2})\w{0,2})\W*"
)  # what OCR makes of strokes that say 'as above'


class RowRoles:
    """Knows which role rows carry on; `heading`: what a heading over the whole table gives."""

    def __init__(self, draft: Draft, columns: tuple[Column, ...], heading: ToldRole | None) -> None:
        self.draft, self.flow, self.columns = draft, draft.flow, columns
        self.heading = heading
        self.carried: ToldRole | None = None
        self.group: ToldRole | None = None  # that of the heading between rows
        self.single = False
        """Whether a cell gives the carried role, to one person only: an empty cell below has none."""

    def carry(self, role: ToldRole | None) -> None:
        """The rows below have the role of a heading between rows, or none yet."""
        self.carried, self.group, self.single = role, role, False

    def of_row(
        self, filled: list[tuple[Column, Span]], at: dict[str, Span], kind: BodyKind | None
    ) -> list[tuple[ToldRole | None, Span | None]]:
        """The roles of a row, each with the name of its body where a head tells it.

        The role cell's, else the merged cell's or group's above, else that of the heading over the table.
        """
        crosses = [(column.role, None) for column, _ in filled if column.kind == "mark"]
        several = [column for column in self.columns if column.kind == "role" and column.body]
        if crosses or several:
            cells = [
                (self.of_cell(cell, kind), column.body) for column, cell in filled if column.kind == "role"
            ]
            return [*crosses, *cells]
        if "role" not in at:
            carried = self.group if self.single else self.carried
            return [(carried or self.heading, None)]
        words = f"({self.flow.folded[slice(*at['role'])]}"  # as if behind the post
        if self.carried and (stands := stands_by(self.carried.role, words, 0, len(words)))[1] == 0:
            text = f"{self.carried.text} {self.flow.value(*at['role'])}"
            return [(replace(self.carried, text=text, role=stands[0]), None)]
        strokes = self.carried and (
            SAME.fullmatch(self.flow.folded, *at["role"])
            or (self.draft.ocr and _SPECK.fullmatch(self.flow.text, *at["role"]))
        )
        if not strokes:
            self.carried = self.of_cell(at["role"], kind)
            self.single = self.carried.role in _SINGLE
        role = self.carried
        if strokes and role and not SAME.fullmatch(self.flow.folded, *at["role"]):
            seen = self.flow.value(*at["role"])
            role = replace(role, doubt=doubt("guessed_role", seen=seen, taken=role.text or ""))
        return [(role, None)]

    def of_cell(self, cell: Span, kind: BodyKind | None) -> ToldRole:
        """What a role cell says; words read from an image are snapped to the lexicon where that is safe."""
        start, end = self.flow.trim(*cell, ENDS)
        words = self.flow.text[start:end]
        text = self.flow.value(start, end)
        if self.draft.ocr and (mended := mended_role(words, kind) or mended_role(words, None)):
            return ToldRole(*mended, (start, end))
        role = role_of_cell(words, kind)
        remark = None if role else _REMARK.search(words)  # 'Ủy viên, phụ trách nữ công'
        if remark and (role := role_of_cell(words[: remark.start()], kind)):
            end = start + remark.start()
            text = self.flow.value(start, end)
        role = role or role_of_cell(words.partition("(")[0], kind)
        unknown = None if role else doubt("unknown_role", text=text)
        if role is None and _TASK.fullmatch(words):  # 'Tổ phó nghiệp vụ', 'Trưởng môn Toán'
            lead = match_roles(self.flow.folded, start, kind)
            role = lead.role if lead else None if _LEADS.search(self.flow.folded, start, end) else "member"
        return ToldRole(text, role, (start, end), doubt=unknown)
