"""Members in lines: order, numbering, separators and headings are independent choices."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from benchmarks.layouts.content import Body, Member
from benchmarks.layouts.draw import Draw
from benchmarks.layouts.page import Block

AFTER_NAME = {
    "comma": ", {}",
    "dash": " - {}",
    "colon": ": {}",
    "semicolon": "; {}",
    "tab": "\t{}",
    "line": "\n{}",
    "brackets": " ({})",
}
BEFORE_ROLE = {
    "dash": " - ",
    "comma": ", ",
    "colon": ": ",
    "semicolon": "; ",
    "tab": "\t",
    "line": "\n",
    "leaders": " .......... ",
    "long dash": " – ",
}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
Row = dict[str, Any]


class Listing:
    """The list of one body: its blocks and gold's rows."""

    def __init__(self, draw: Draw, body: Body, index: int) -> None:
        self.draw, self.body, self.index = draw, body, index
        self.blocks: list[Block] = []
        self.rows: list[Row] = []
        self.count = 0

    def row(self, member: Member, role_text: str | None, honorific: str | None, **other: str | None) -> None:
        """Gold's rows of a member; `other`: where the layout says something else."""
        self.count += 1
        for position, organization in member.several or ((member.position, member.organization),):
            fixed = {"body": self.index, "ordinal": self.count, "name": member.name, "role": member.role}
            printed = {"position": position, "organization": organization, "role_text": role_text}
            self.rows.append(fixed | {"honorific": honorific if member.name else None} | printed | other)

    def honorific(self, member: Member, inside: bool = False) -> str:
        """How the member is addressed; `inside` a sentence it has a small letter."""
        how, plain = self.draw.pick("honorific"), "Bà" if member.woman else "Ông"
        text = {
            "Đồng chí": "Đồng chí",
            "Đ/c": "Đ/c",
            "title": member.title,
            "none": "",
            "Ông, Bà with title": f"{plain} {member.title}",
        }.get(how, plain)
        return text[0].lower() + text[1:] if inside and text and how != "title" else text

    def who(self, member: Member, inside: bool = False) -> str:
        honorific = self.honorific(member, inside)
        colon = ":" if self.draw.pick("honorific") == "Ông:" and not inside else ""
        return f"{honorific}{colon} {self.name(member)}".strip()

    def name(self, member: Member) -> str:
        return (member.name or "").upper() if self.draw.pick("capitals") == "yes" else member.name or ""

    def post(self, member: Member) -> str:
        """The post as printed: a unit after a division may have a comma or a dash before it."""
        if member.printed:
            return member.printed
        long = any(word in member.position for word in ("phòng ", "khoa "))
        joint = {"comma": ", ", "dash": " - "}.get(self.draw.pick("post"), " ") if long else " "
        return joint.join(part for part in (member.position, member.organization) if part)

    def seat(self, member: Member, inside: bool = False) -> str:
        """Name and post, or the post of a seat without a person."""
        if member.name is None:
            return f"{member.before}{self.post(member)}{member.after}"
        return self.who(member, inside) + AFTER_NAME[self.draw.pick("after_name")].format(self.post(member))

    def number(self, style: str, n: int) -> str:
        shapes = {
            "1.": f"{n}. ",
            "01.": f"{n:02}. ",
            "1)": f"{n}) ",
            "1/": f"{n}/ ",
            "1.1.": f"1.{n}. ",
            "none": "",
        }
        return shapes.get(style, f"{_LETTERS[(n - 1) % 23]}) " if style == "a)" else f"{style} ")

    def line(self, text: str, style: str | None = None, last: bool = False, n: int | None = None) -> None:
        """A row of the list with its mark and its end."""
        end = {"none": "", ".": "."}.get(self.draw.pick("line_end"), "." if last else ";")
        mark = self.number(style if style is not None else self.draw.pick("numbering"), n or self.count + 1)
        self.blocks.append(Block(mark + text + end))


def in_lines(listing: Listing) -> None:
    """Writes the list in the order that was drawn."""
    order = listing.draw.pick("order")
    members = listing.body.members
    if order == "unit groups" and any(m.organization is None or m.several for m in members):
        order = listing.draw.choices["order"] = "name, post, role"
    grouped = {
        "role groups": _role_groups,
        "unit groups": _unit_groups,
        "shared role": _shared,
        "prose": _prose,
    }
    if order in grouped:
        grouped[order](listing)
        return
    for member in members:
        _one(listing, member, order, last=member is members[-1])


def _one(listing: Listing, member: Member, order: str, *, last: bool) -> None:
    draw, post = listing.draw, listing.post(member)
    role, honorific = listing.body.roles[member.role], listing.honorific(member) or None
    before, printed = BEFORE_ROLE[draw.pick("before_role")], role
    if member.several and before == ": ":
        before = " - "
    who = listing.who(member)
    seat = listing.seat(member) + before + role
    if order == "role: name, post":
        listing.line(f"{role}: {listing.seat(member)}", last=last)
    elif order == "role left out" and member.role == "member":
        listing.line(listing.seat(member), last=last)
        printed = None
    elif member.name is None or order in ("name, post, role", "role left out"):
        listing.line(seat, last=last)
    elif order == "post name, role":
        listing.line(f"{post} {listing.name(member)}{before}{role}", last=last)
        honorific = None
    elif order == "name (role), post":
        listing.line(f"{who} ({role}), {post}", last=last)
    elif order == "name, post (role)":
        listing.line(f"{listing.seat(member)} ({role})", last=last)
    elif order == "làm":
        listing.line(f"{listing.seat(member)}, làm {role}", last=last)
    elif order == "labelled":
        listing.line(
            f"Họ và tên: {who}\nChức vụ: {post}\nChức danh trong {listing.body.short}: {role}", last=last
        )
    listing.row(member, printed, honorific)


def _role_groups(listing: Listing) -> None:
    style, rows = listing.draw.pick("groups"), listing.draw.pick("group_rows")
    if style.startswith("1.") and rows.startswith("1."):
        rows = listing.draw.choices["group_rows"] = "-"  # rows are not numbered like their headings
    groups = [(role, list(group)) for role, group in groupby(listing.body.members, key=lambda m: m.role)]
    for g, (key, members) in enumerate(groups, 1):
        role = listing.body.roles[key]
        role = role.upper() if style == "I. ROLE" else role[0].upper() + role[1:]
        many = ("CÁC " if style == "I. ROLE" else "Các ") if len(members) > 1 else ""
        heading = f"{many}{role if not many or style == 'I. ROLE' else role[0].lower() + role[1:]}"
        printed = heading.removeprefix(many)
        mark = {
            "a) role": f"{_LETTERS[g - 1]}) ",
            "* role": "* ",
            "role": "",
            "I. ROLE": f"{_ROMAN[g - 1]}. ",
            "- role": "- ",
        }.get(style, f"{g}. ")
        mark_end = "" if style in ("I. ROLE", "1. role") else ":"
        if style == "1. role: one" and not many:
            listing.blocks.append(Block(f"{mark}{heading}: {listing.seat(members[0])}."))
            listing.row(members[0], printed, listing.honorific(members[0]) or None)
            continue
        listing.blocks.append(Block(mark + heading + mark_end))
        for i, member in enumerate(members, 1):
            row_style = {"1. again": "1.", "1. continued": "1."}.get(
                rows, "+" if style == "- role" and rows == "-" else rows
            )
            listing.line(listing.seat(member), row_style, n=i if rows == "1. again" else listing.count + 1)
            listing.row(member, printed, listing.honorific(member) or None)


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")


def _unit_groups(listing: Listing) -> None:
    before = BEFORE_ROLE[listing.draw.pick("before_role")]
    units: dict[str, list[Member]] = {}
    for member in listing.body.members:
        units.setdefault(member.organization or "", []).append(member)
    for n, (unit, members) in enumerate(units.items(), 1):
        listing.blocks.append(Block(f"{n}. {unit}:"))
        for member in members:
            role = listing.body.roles[member.role]
            post = member.before + member.position + member.after
            seat = (
                post
                if member.name is None
                else listing.who(member) + AFTER_NAME[listing.draw.pick("after_name")].format(post)
            )
            listing.line(seat + before + role, "-")
            listing.row(member, role, listing.honorific(member) or None)


def _shared(listing: Listing) -> None:
    ordinary = [m for m in listing.body.members if m.role == "member"]
    for member in (m for m in listing.body.members if m.role != "member"):
        _one(listing, member, "name, post, role", last=False)
    role = listing.body.roles["member"]
    listing.line("; ".join(listing.seat(m, i > 0) for i, m in enumerate(ordinary)) + f": {role}", last=True)
    for i, member in enumerate(ordinary):
        listing.row(member, role, listing.honorific(member, i > 0) or None)


def _prose(listing: Listing) -> None:
    parts = []
    for role, group in groupby(listing.body.members, key=lambda m: m.role):
        members = list(group)
        word = listing.body.roles[role]
        seats = [f"{listing.who(m, True)}, {listing.post(m)}" if m.name else listing.seat(m) for m in members]
        parts.append(
            f"{'; '.join(seats)} làm {word}"
            if len(seats) == 1
            else f"các {word[0].lower() + word[1:]}: {'; '.join(seats)}"
        )
        for member in members:
            printed = word if len(seats) == 1 else word[0].lower() + word[1:]
            listing.row(member, printed, listing.honorific(member, True) or None)
    listing.blocks.append(Block(f"{listing.body.short} do {'; '.join(parts)}."))
