"""Members in tables: columns in any order, roles in cells, group rows or merged."""

from __future__ import annotations

from itertools import groupby

from benchmarks.layouts.content import Member
from benchmarks.layouts.draw import WORDS
from benchmarks.layouts.lists import _ROMAN, Listing
from benchmarks.layouts.page import Block, Cell

_HEADINGS = {
    "name": ["Họ và tên", "Họ và tên", "Họ tên", "Họ, tên"],
    "post": ["Chức vụ, đơn vị công tác", "Chức vụ", "Chức vụ, cơ quan"],
    "position": ["Chức vụ", "Chức danh"],
    "unit": ["Đơn vị công tác", "Đơn vị", "Cơ quan, đơn vị"],
    "role": ["Chức danh trong {}", "Nhiệm vụ", "Chức danh", "Ghi chú", "Vai trò"],
    "name+post": ["Họ và tên, chức vụ"],
    "post+role": ["Chức vụ, nhiệm vụ"],
    "notes": ["Ghi chú"],
    "phone": ["Điện thoại", "Số điện thoại"],
    "birth year": ["Năm sinh"],
    "duties": ["Nhiệm vụ được phân công", "Phân công nhiệm vụ"],
}


def in_table(listing: Listing, duties: list[dict[str, object]]) -> None:
    """Writes the list as a table; a column of duties adds to gold's `duties`."""
    draw, members = listing.draw, listing.body.members
    shape = draw.pick("columns")
    if "unit" in shape and sum(m.organization is None or bool(m.several) for m in members):
        shape = draw.choices["columns"] = "name, post, role"
    if any(m.name is None for m in members) and ("+" in shape):
        shape = draw.choices["columns"] = "name, post, role"
    keys = ["position" if key == "post" and "unit" in shape else key for key in shape.split(", ")]
    cells_of_roles = draw.pick("role_cells")
    if cells_of_roles == "group rows":
        keys = [key.removesuffix("+role") for key in keys if key != "role"]
    extra = draw.pick("extra")
    if extra != "none":
        keys.append(extra)
    apart = draw.pick("address_cell") == "own column" and "name" in keys and draw.pick("honorific") != "none"
    listing.blocks.append(Block(rows=tuple(_rows(listing, keys, cells_of_roles, apart, duties))))


def _rows(
    listing: Listing, keys: list[str], roles: str, apart: bool, duties: list[dict[str, object]]
) -> list[tuple[Cell, ...]]:
    draw, ordinals = listing.draw, listing.draw.pick("ordinals") == "column"
    headings = [draw.one(_HEADINGS[key]).format(listing.body.short) for key in keys]
    if "notes" in keys or "duties" in keys or "position" in keys:
        headings = [
            f"Chức danh trong {listing.body.short}" if key == "role" else h
            for key, h in zip(keys, headings, strict=True)
        ]
    first = [Cell(h, 2 if apart and key == "name" else 1) for key, h in zip(keys, headings, strict=True)]
    lines = [[Cell(draw.one(["STT", "TT"]))] * ordinals + first]
    if draw.pick("header_rows") == "2" and (
        "role" in keys and "post" in keys and abs(keys.index("role") - keys.index("post")) == 1
    ):
        at = min(keys.index("role"), keys.index("post"))
        under = [
            Cell("Chính quyền" if key == "post" else f"Trong {listing.body.short}")
            for key in keys[at : at + 2]
        ]
        upper = (
            [Cell(c.text, c.columns, 2) for c in first[:at]]
            + [Cell("Chức vụ", 2)]
            + [Cell(c.text, 1, 2) for c in first[at + 2 :]]
        )
        lines = [[Cell("TT", 1, 2)] * ordinals + upper, under]
    width = len(keys) + ordinals + apart
    groups = [(key, list(group)) for key, group in groupby(listing.body.members, key=lambda m: m.role)]
    for g, (role, members) in enumerate(groups):
        word = listing.body.roles[role]
        if roles == "group rows":
            capitals = draw.pick("group_rows") != "-"
            word = word.upper() if capitals else word
            lines.append([Cell(f"{_ROMAN[g]}. {word}" if capitals else word, width)])
        for i, member in enumerate(members):
            cells = [Cell(str(listing.count + 1))] * ordinals
            for key in keys:
                if key == "role" and roles == "merged" and i:
                    continue
                cells += _cells(listing, key, member, word, apart, duties)
                if key == "role" and roles == "merged":
                    cells[-1] = Cell(word, 1, len(members))
                if key == "role" and roles == "nt" and i:
                    cells[-1] = Cell("nt")
            lines.append(cells)
            listing.row(member, word, listing.honorific(member) if _addressed(listing) else None)
    return [tuple(line) for line in lines]


def _addressed(listing: Listing) -> bool:
    """Whether names in tables have an address at all."""
    return listing.draw.pick("address_cell") != "none" and bool(listing.honorific(listing.body.members[0]))


def _cells(
    listing: Listing, key: str, member: Member, role: str, apart: bool, duties: list[dict[str, object]]
) -> list[Cell]:
    honorific = listing.honorific(member) if _addressed(listing) else ""
    name = f"{honorific} {listing.name(member)}".strip() if member.name else ""
    post = member.before + listing.post(member) + member.after
    if key == "name" and apart:
        return [Cell(honorific if name else ""), Cell(listing.name(member))]
    if key == "duties":
        text = listing.draw.one(WORDS["duties"][member.role.partition("_")[0]])
        if member.name:
            duties.append(
                {
                    "body": listing.index,
                    "assignee_kind": "person",
                    "assignee": member.name,
                    "label": None,
                    "text": text,
                }
            )
        return [Cell(text if member.name else "")]
    texts = {
        "name": name,
        "post": post,
        "position": member.before + member.position + member.after,
        "unit": member.organization or "",
    }
    texts |= {
        "role": role,
        "name+post": f"{name}\n{post}",
        "post+role": f"{post}, {role}",
        "notes": listing.draw.one(["", "", "Kiêm nhiệm"]),
    }
    texts |= {"phone": f"0900 000 {listing.count + 101}", "birth year": str(1970 + listing.count)}
    return [Cell(texts[key])]
