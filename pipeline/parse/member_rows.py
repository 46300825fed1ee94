"""Members in tables: which column holds what, by its heading or by what its cells say."""

from __future__ import annotations

import re

from pipeline.parse.bodies import OpenBody
from pipeline.parse.draft import Draft
from pipeline.parse.flow import Block
from pipeline.parse.labels import label_of
from pipeline.parse.post_grammar import split_post
from pipeline.parse.role_grammar import role_only
from pipeline.parse.seat_grammar import parse_seat
from schemas import Member, Role

Span = tuple[int, int]

_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ordinal", re.compile(r"^(stt|tt|so tt|s\.?t\.?t\.?)\W*$")),
    ("role", re.compile(r"(chuc danh|chuc vu|nhiem vu|vai tro|phan cong).{0,24}(trong|tai|thuoc)?\s*(ban|to|hoi dong|doan|tieu ban|bcd|hd)\b|^(nhiem vu|vai tro|phan cong|nhiem vu (duoc )?ph[a-z]n cong|chuc danh (duoc )?phan cong)\W*$|tham gia")),
    ("degree", re.compile(r"trinh do|hoc ham|hoc vi|chuyen mon")),
    ("name", re.compile(r"ho\s*(,|va)?\s*(chu dem\s*)?(va\s*)?ten|^ho ten|ten thanh vien|^ten\W*$|^thanh vien\W*$")),
    ("post", re.compile(r"chuc vu.{0,12}(don vi|co quan|noi cong tac)|(don vi|co quan).{0,16}chuc vu|chuc danh.{0,8}(co quan|don vi)")),
    ("position", re.compile(r"chuc vu|chuc danh")),
    ("organization", re.compile(r"don vi|co quan|noi cong tac|cong tac")),
    ("note", re.compile(r"ghi chu|dien thoai|email|(ngay|nam) sinh|dia chi")),
)  # fmt: skip


class RowReader:
    """Reads the rows of one table after another; the header holds over page breaks."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.columns: tuple[str, ...] | None = None
        self.role: tuple[str, Role, Span] | None = None
        self.group: tuple[str, Role] | None = None
        self.foreign = False

    def end_table(self, block: Block) -> None:
        """Text between rows ends a table unless it is the next page's beginning."""
        if len(self.draft.flow.text[block.start : block.end]) > 60:
            self.columns, self.role, self.group, self.foreign = None, None, None, False

    def read(self, block: Block, body: OpenBody, heading: tuple[str, Role, Span] | None) -> bool:
        """One row. True when it was a header, a group row or a member."""
        flow = self.draft.flow
        cells = [flow.trim(a, b, " \n\t|") for a, b in block.cells]
        found = self._header([flow.folded[a:b] for a, b in cells])
        if found:
            self.columns, self.role, self.foreign = found, None, False
            return True
        if self.columns is None and _is_other_header([flow.folded[a:b] for a, b in cells]):
            self.foreign = True
        if self.foreign:
            return False
        filled = [span for span in cells if span[0] < span[1]]
        if len(filled) == 1 or (len(filled) == 2 and label_like(flow.text[slice(*filled[0])])):
            group = role_only(flow.text[slice(*filled[-1])], body.kind)
            if group:
                words = flow.text[slice(*filled[-1])]
                self.group = (words[group.start : group.end].strip(), group.role)
                return True
        columns = self.columns
        if columns is None or len(columns) != len(cells):
            columns = self._guess(cells, body)
            if "role" not in columns and heading is None and self.group is None and not self._has_person(cells):
                return False
        return self._member(block, body, heading, cells, columns)

    @staticmethod
    def _header(cells: list[str]) -> tuple[str, ...] | None:
        names: list[str] = []
        for cell in cells:
            text = " ".join(cell.split())
            name = next((key for key, pattern in _HEADINGS if text and len(text) < 60 and pattern.search(text)), "")
            names.append("position" if name == "role" and "role" in names else name)
        if "role" not in names and names.count("position") == 2:
            names[len(names) - 1 - names[::-1].index("position")] = "role"
        filled = sum(1 for cell in cells if cell.strip())
        return tuple(names) if "name" in names and sum(map(bool, names)) >= max(2, 0.6 * filled) else None

    def _guess(self, cells: list[Span], body: OpenBody) -> tuple[str, ...]:
        """Without a header: the first cell with a person, the last that is a role, a post between."""
        flow = self.draft.flow
        names = [""] * len(cells)
        for index in range(len(cells) - 1, -1, -1):
            if cells[index][0] < cells[index][1] and role_only(flow.text[slice(*cells[index])], body.kind):
                names[index] = "role"
                break
        for index, (a, b) in enumerate(cells):
            if a >= b or names[index]:
                continue
            text = flow.text[a:b]
            if label_like(text):
                names[index] = "ordinal"
            elif "name" not in names:
                names[index] = "name"
            elif "post" not in names:
                names[index] = "post"
            elif "organization" not in names:
                names[names.index("post")] = "position"
                names[index] = "organization"
        return tuple(names)

    def _has_person(self, cells: list[Span]) -> bool:
        flow = self.draft.flow
        return any(parse_seat(flow.text, flow.folded, a, b, None).name is not None for a, b in cells)

    def _member(
        self, block: Block, body: OpenBody, heading: tuple[str, Role, Span] | None,
        cells: list[Span], columns: tuple[str, ...],
    ) -> bool:  # fmt: skip
        draft, flow = self.draft, self.draft.flow
        at = {name: cells[i] for i, name in enumerate(columns) if name and cells[i][0] < cells[i][1]}
        if "name" not in at and not ({"post", "position"} & at.keys()):
            return False
        values: dict[str, Span] = {}
        gender = None
        ordinal: int | None = None
        if "ordinal" in at and (digits := re.sub(r"\D", "", flow.text[slice(*at["ordinal"])])):
            ordinal = int(digits[:4])
        if "name" in at:
            a, b = at["name"]
            label = label_of(flow.text[a:b], flow.folded[a:b])
            if label:
                a += label.length
                ordinal = label.number if label.number is not None else ordinal
            seat = parse_seat(flow.text, flow.folded, a, b, None)
            if seat.honorific:
                values["honorific"] = seat.honorific
            gender = seat.gender
            if seat.name:
                values["name"] = seat.name
                if seat.post.position and "post" not in at and "position" not in at:
                    values["position"] = seat.post.position
            elif seat.post.known:
                values.update(_post_spans(flow.text, flow.folded, a, b))
            else:
                values["name"] = flow.trim(a, b, " \n,.;:-")
        if "post" in at:
            values.update(_post_spans(flow.text, flow.folded, *at["post"]))
        if "position" in at and "organization" in at:
            values["position"], values["organization"] = at["position"], at["organization"]
        elif "position" in at:
            values.update(_post_spans(flow.text, flow.folded, *at["position"]))
        elif "organization" in at:
            values.update(_post_spans(flow.text, flow.folded, *at["organization"]))
        path = f"members[{len(draft.members)}]"
        role: Role | None = None
        role_text: str | None = None
        if "role" in at:
            a, b = at["role"]
            found = role_only(flow.text[a:b], body.kind) or role_only(flow.text[a:b], None)
            a, b = flow.trim(a, b, " \n,.;:-")
            role_text = draft.put(f"{path}.role_text", a, b, method="table")
            if found:
                role = found.role
                self.role = (role_text, role, (a, b))
            else:
                draft.doubt(f"{path}.role", "unknown-role", f"Vai trò “{role_text}” chưa có trong từ điển.", block.page)
        elif self.group:
            role_text, role = self.group
        elif self.role and "role" in columns:
            role_text, role = self.role[0], self.role[1]
            draft.put(f"{path}.role_text", *self.role[2], method="table", sure=0.9)
        elif heading:
            role_text, role = heading[0], heading[1]
        else:
            role = "member"
            draft.doubt(f"{path}.role", "implied", "Dòng này không ghi vai trò; hiểu là thành viên.", block.page, "info")
        if not values:
            return False
        texts = {name: draft.put(f"{path}.{name}", *flow.trim(*span, " \n,;:"), method="table") for name, span in values.items()}
        count = sum(1 for member in draft.members if member.body == body.index)
        draft.members.append(
            Member(
                body=body.index, ordinal=ordinal if ordinal is not None else count + 1, gender=gender,
                role=role, role_text=role_text, text=flow.value(block.start, block.end), page=block.page, **texts,
            )  # fmt: skip
        )
        draft.mark("members", block.start, block.end, texts.get("name") or "thành viên")
        return True


def _is_other_header(cells: list[str]) -> bool:
    """A header row of a table that lists something else: it numbers its rows but names no people."""
    first = next((cell.strip() for cell in cells if cell.strip()), "")
    return bool(_HEADINGS[0][1].search(first)) and len(cells) > 2


def label_like(text: str) -> bool:
    """A bare number in the first column."""
    return bool(re.fullmatch(r"\W*\d{1,3}\W*|[IVX]{1,4}\W*", text.strip()))


def _post_spans(text: str, folded: str, start: int, end: int) -> dict[str, Span]:
    post = split_post(text, folded, start, end)
    spans: dict[str, Span] = {}
    if post.position:
        spans["position"] = post.position
    if post.organization:
        spans["organization"] = post.organization
    return spans
