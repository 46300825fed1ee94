"""Members in tables: a whole table is looked at before its rows are read.

Columns are told by their headings and by what most of their cells hold; blank role cells below a role are
merged cells and take it over; a row with one filled cell that is a role heads a group.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.parse.bodies import OpenBody
from pipeline.parse.draft import Draft
from pipeline.parse.flow import Block
from pipeline.parse.labels import label_of
from pipeline.parse.post_grammar import split_post
from pipeline.parse.role_grammar import role_only
from pipeline.parse.seat_grammar import parse_seat
from schemas import BodyKind, Gender, Member, Role

Span = tuple[int, int]

_HEADINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ordinal", re.compile(r"^\W*(s?tt|so tt|s\.?t\.?t\.?)\W*$")),
    ("role", re.compile(
        r"(chuc danh|chuc vu|nhiem vu|vai tro|phan cong|tham gia).{0,24}\b(ban|to|hoi dong|doan|tieu ban|bcd|hd)\b"
        r"|^\W*(nhiem vu|vai tro|phan cong|(nhiem vu|chuc danh) (duoc )?ph[a-z]n cong)\W*$")),
    ("degree", re.compile(r"trinh do|hoc ham|hoc vi|chuyen mon")),
    ("name", re.compile(r"ho\s*(,|va)?\s*(chu dem\s*)?(va\s*)?ten|^ten thanh vien|^ten\W*$|^(ong|ong.{0,3}ba)\W*$")),
    ("post", re.compile(r"chuc (vu|danh).{0,14}(don vi|co quan|noi cong tac)|(don vi|co quan).{0,16}chuc vu")),
    ("position", re.compile(r"chuc vu|chuc danh")),
    ("organization", re.compile(r"don vi|co quan|noi cong tac|cong tac")),
    ("note", re.compile(r"ghi chu|dien thoai|email|(ngay|nam) sinh|dia chi|lien he|phu trach|dia ban|linh vuc")),
)  # fmt: skip


@dataclass(slots=True)
class Table:
    """Rows of content that follow one another, over page breaks too."""

    rows: list[tuple[int, Block]] = field(default_factory=list)


def tables_of(blocks: Sequence[tuple[int, Block]], flow_text: str) -> dict[int, Table]:
    """Index of each table's first row → the table. Short text between rows is a page's furniture."""
    tables: dict[int, Table] = {}
    current: Table | None = None
    for index, block in blocks:
        if block.cells:
            if current is None:
                current = Table()
                tables[index] = current
            current.rows.append((index, block))
        elif current is not None and len(flow_text[block.start : block.end]) > 25:
            current = None
    return tables


class TableReader:
    """Reads one table into members of one body."""

    def __init__(self, draft: Draft, body: OpenBody, heading: tuple[str, Role] | None) -> None:
        self.draft, self.flow, self.body = draft, draft.flow, body
        self.heading = heading
        self.carried: tuple[str, Role | None, Span] | None = None

    def read(self, table: Table) -> bool:
        """Adds the table's members; False when it is no list of members at all."""
        header = next((names for _, b in table.rows[:4] if (names := self._header(b))), None)
        if header is None and self._is_foreign(table):
            return False
        columns = self._columns(table, header)
        if columns is None:
            return False
        for index, block in table.rows:
            if self._header(block) or self._group(block) or self._member(block, columns):
                self.draft.used.add(index)
        return True

    # -- columns ----------------------------------------------------------------------------------

    def _cells(self, block: Block) -> list[Span]:
        return [self.flow.trim(a, b, " \n\t|") for a, b in block.cells]

    def _header(self, block: Block) -> tuple[str, ...] | None:
        """Column names when the row is a heading."""
        names: list[str] = []
        filled = 0
        for a, b in self._cells(block):
            text = " ".join(self.flow.folded[a:b].split())
            filled += bool(text)
            name = next(
                (key for key, pattern in _HEADINGS if text and len(text) < 60 and pattern.search(text)), ""
            )
            names.append("" if name in names else name)
        found = sum(map(bool, names))
        people = "name" in names or {"ordinal", "role"} <= set(names)
        return tuple(names) if people and found >= max(2, 0.6 * filled) else None

    def _is_foreign(self, table: Table) -> bool:
        """Numbered rows under headings that name no people: companies, communes, sums."""
        first = [self.flow.folded[a:b].strip() for a, b in self._cells(table.rows[0][1])]
        return len(first) > 2 and any(_HEADINGS[0][1].search(cell) for cell in first[:2])

    def _columns(self, table: Table, header: tuple[str, ...] | None) -> tuple[str, ...] | None:
        width = Counter(len(block.cells) for _, block in table.rows).most_common(1)[0][0]
        rows = [self._cells(b) for _, b in table.rows if len(b.cells) == width and not self._header(b)]
        if not rows:
            return None
        kind = self.body.kind
        shares: list[dict[str, float]] = []
        for column in range(width):
            filled = [row[column] for row in rows if row[column][0] < row[column][1]]
            shares.append(
                {name: _share(self, filled, name, kind) for name in ("role", "name", "post", "ordinal")}
            )
        names = list(header) if header and len(header) == width else [""] * width
        role = max(range(width), key=lambda c: shares[c]["role"])
        if shares[role]["role"] >= 0.5 and names[role] != "role":
            names = ["" if n == "role" else n for n in names]
            names[role] = "role"
        elif (
            "role" in names
            and shares[names.index("role")]["role"] < 0.3 <= shares[names.index("role")]["post"]
        ):
            names[names.index("role")] = "post"
        if "name" not in names:
            who = max(range(width), key=lambda c: shares[c]["name"])
            if shares[who]["name"] >= 0.4 and names[who] in ("", "note"):
                names[who] = "name"
        for column in range(width):
            if (
                names[column] == ""
                and shares[column]["post"] >= 0.4
                and not {"post", "position"} & set(names)
            ):
                names[column] = "post"
            elif (
                names[column] == ""
                and shares[column]["post"] >= 0.4
                and "post" in names
                and "organization" not in names
            ):
                names[names.index("post")] = "position"
                names[column] = "organization"
            elif names[column] == "" and shares[column]["ordinal"] >= 0.5 and "ordinal" not in names:
                names[column] = "ordinal"
        if "name" not in names and "role" not in names:
            return None
        if (
            header is None
            and "role" not in names
            and self.heading is None
            and not {"post", "position"} & set(names)
        ):
            return None
        return tuple(names)

    # -- rows -------------------------------------------------------------------------------------

    def _group(self, block: Block) -> bool:
        filled = [span for span in self._cells(block) if span[0] < span[1]]
        if (
            not filled
            or len(filled) > 2
            or (len(filled) == 2 and not _number(self.flow.text[slice(*filled[0])]))
        ):
            return False
        words = self.flow.text[slice(*filled[-1])]
        group = role_only(words, self.body.kind)
        if group is None:
            return False
        at = filled[-1][0]
        self.carried = (
            words[group.start : group.end].strip(),
            group.role,
            (at + group.start, at + group.end),
        )
        return True

    def _member(self, block: Block, columns: tuple[str, ...]) -> bool:
        draft, flow = self.draft, self.flow
        cells = self._cells(block)
        if len(cells) != len(columns):
            return False
        at = {name: cells[i] for i, name in enumerate(columns) if name and cells[i][0] < cells[i][1]}
        if not {"name", "post", "position"} & at.keys():
            return False
        values, gender, ordinal = self._who(at)
        values.update(self._post(at))
        if not {"name", "position", "organization"} & values.keys():
            return False
        path = f"members[{len(draft.members)}]"
        role_text, role = self._role(at, path, block, "role" in columns)
        texts = {
            name: draft.put(f"{path}.{name}", *flow.trim(*span, " \n,;:_“”\"'`^"), method="table")
            for name, span in values.items()
        }
        count = sum(1 for member in draft.members if member.body == self.body.index)
        draft.members.append(
            Member(
                body=self.body.index,
                ordinal=count + 1 if ordinal is None else ordinal,
                gender=gender,
                role=role,
                role_text=role_text,
                text=flow.value(block.start, block.end),
                page=block.page,
                **texts,
            )  # fmt: skip
        )
        draft.mark("members", block.start, block.end, texts.get("name") or "thành viên")
        return True

    def _who(self, at: dict[str, Span]) -> tuple[dict[str, Span], Gender | None, int | None]:
        flow = self.flow
        values: dict[str, Span] = {}
        ordinal = _number(flow.text[slice(*at["ordinal"])]) if "ordinal" in at else None
        if "name" not in at:
            return values, None, ordinal
        a, b = at["name"]
        label = label_of(flow.text[a:b], flow.folded[a:b])
        if label:
            a += label.length
            ordinal = label.number if label.number is not None else ordinal
        seat = parse_seat(flow.text, flow.folded, a, b, None)
        if seat.honorific:
            values["honorific"] = seat.honorific
        if seat.name:
            values["name"] = seat.name
            if seat.post.position and not {"post", "position"} & at.keys():
                values["position"] = seat.post.position
            if seat.post.organization and not {"post", "organization"} & at.keys():
                values["organization"] = seat.post.organization
        elif seat.post.known:
            values.update(_post_spans(flow.text, flow.folded, a, b))
        elif any(c.isalpha() for c in flow.text[a:b]):
            values["name"] = flow.trim(a, b, " \n,.;:-")
        return values, seat.gender, ordinal

    def _post(self, at: dict[str, Span]) -> dict[str, Span]:
        if "position" in at and "organization" in at:
            return {"position": at["position"], "organization": at["organization"]}
        for name in ("post", "position", "organization"):
            if name in at:
                return _post_spans(self.flow.text, self.flow.folded, *at[name])
        return {}

    def _role(
        self, at: dict[str, Span], path: str, block: Block, has_column: bool
    ) -> tuple[str | None, Role | None]:
        draft, flow = self.draft, self.flow
        if "role" in at:
            a, b = flow.trim(*at["role"], " \n,.;:-")
            found = role_only(flow.text[a:b], self.body.kind) or role_only(flow.text[a:b], None)
            text = draft.put(f"{path}.role_text", a, b, method="table")
            if found is None:
                draft.doubt(
                    f"{path}.role", "unknown-role", f"Vai trò “{text}” chưa có trong từ điển.", block.page
                )
            self.carried = (text, found.role if found else None, (a, b))
            return text, found.role if found else None
        if self.carried:
            draft.put(f"{path}.role_text", *self.carried[2], method="table", sure=0.9)
            return self.carried[0], self.carried[1]
        if self.heading:
            return self.heading
        draft.doubt(
            f"{path}.role", "implied", "Dòng này không ghi vai trò; hiểu là thành viên.", block.page, "info"
        )
        return None, "member"


def _share(reader: TableReader, spans: list[Span], name: str, kind: BodyKind | None) -> float:
    """The share of cells that look like a role, a person, a post or a number."""
    flow = reader.flow
    if not spans:
        return 0.0
    hits = 0
    for a, b in spans:
        text = flow.text[a:b]
        if name == "role":
            hits += (role_only(text, kind) or role_only(text, None)) is not None
        elif name == "ordinal":
            hits += _number(text) is not None
        else:
            label = label_of(text, flow.folded[a:b])
            start = a + (label.length if label else 0)
            if name == "name":
                hits += parse_seat(flow.text, flow.folded, start, b, None).name is not None
            else:
                hits += split_post(flow.text, flow.folded, start, b).known
    return hits / len(spans)


def _number(text: str) -> int | None:
    """The figure of a numbering cell, or None."""
    match = re.fullmatch(r"\W*(\d{1,3})\W*", text.strip())
    return int(match[1]) if match else None


def _post_spans(text: str, folded: str, start: int, end: int) -> dict[str, Span]:
    post = split_post(text, folded, start, end)
    spans = {"position": post.position, "organization": post.organization}
    return {name: span for name, span in spans.items() if span}
