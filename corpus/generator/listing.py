"""The ways in which a decision lists its members."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer, Table, TableStyle

from corpus.generator import fonts
from corpus.generator.model import Block, Body, Sample, Seat


def prose(body: Body, style: str) -> Iterator[str]:
    """Lists in prose: A and H with the role after a dash, B after a comma, C after a verb, D by headings."""
    dash, end = body.style.get("dash", " - "), body.style.get("end", ";")
    rows = list(body.seats)
    if style == "D":
        yield from _below_headings(body, end)
        return
    glue = {"A": dash, "H": dash, "B": ", ", "C": f", {body.style.get('verb', 'làm')} "}[style]
    for seat in rows:
        role = f"{glue}{seat.role}" if seat.role else ""
        mark = "." if seat is rows[-1] else end
        who = ", ".join(filter(None, (seat.person, seat.post)))
        if not seat.name:
            who = f"{seat.honorific} {seat.post}".strip()
        yield f"{seat.ordinal}. {who}{role}{seat.tail}{mark}"


def _below_headings(body: Body, end: str) -> Iterator[str]:
    numbered, bullet = body.style.get("number") == "yes", body.style.get("bullet", "* ")
    groups = [(role, list(seats)) for role, seats in groupby(body.seats, key=lambda s: s.role)]
    for place, (role, seats) in enumerate(groups, start=1):
        lead = f"{place}. " if numbered else bullet
        several = f"Các {role if role.startswith('Phó') else role[0].lower() + role[1:]}"
        if len(seats) == 1 and body.style.get("inline") == "yes":
            yield f"{lead}{role}: {_who(seats[0])}{end}"
            continue
        yield f"{lead}{role if len(seats) == 1 else several}:"
        for seat in seats:
            yield f"- {_who(seat)}{'.' if seat is body.seats[-1] else end}"


def _who(seat: Seat) -> str:
    return f"{seat.person}, {seat.post}" if seat.name else f"{seat.honorific} {seat.post}".strip()


def cell(seat: Seat, key: str) -> str:
    person = seat.person if seat.name else ""
    return {
        "n": str(seat.ordinal),
        "name": person,
        "post": seat.post,
        "rank": seat.position,
        "org": seat.organization,
        "role": seat.role,
        "note": seat.tail,
    }[key]


def rows(body: Body) -> list[list[str]]:
    """Header and rows of a list in columns."""
    assert body.table is not None
    head = [[heading for heading, _, _ in body.table.columns]] if body.table.ruled else []
    return head + [[cell(seat, key) for _, key, _ in body.table.columns] for seat in body.seats]


def flowables(sample: Sample, block: Block, text: ParagraphStyle, width: float) -> list[Flowable]:
    body = sample.bodies[block.body]
    if block.style != "F":
        return [Paragraph(escape(line), text) for line in prose(body, block.style)]
    table = body.table
    assert table is not None
    first = table.break_after or len(body.seats)
    made: list[Flowable] = [Spacer(1, 4), _table(body, text, width, 0, first)]
    if table.break_after:
        made += [PageBreak(), _table(body, text, width, first, len(body.seats))]
    return [*made, Spacer(1, 4)]


def _table(body: Body, text: ParagraphStyle, width: float, start: int, stop: int) -> Table:
    """Rows `start` to `stop` of the list; the head only where the list begins, or repeats it."""
    table = body.table
    assert table is not None
    keys = [key for _, key, _ in table.columns]
    everything = rows(body)
    heads = len(everything) - len(body.seats)
    shown_heads = heads if start == 0 or table.repeat_head else 0
    texts = everything[:shown_heads] + everything[heads + start : heads + stop]
    styles = _styles(text.fontSize - (1 if table.ruled else 0.5))
    shown: list[list[Any]] = [
        [
            Paragraph(escape(value), styles[_look(key, index < shown_heads, table.ruled)])
            for key, value in zip(keys, row, strict=True)
        ]
        for index, row in enumerate(texts)
    ]
    commands: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if table.ruled else "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("LEFTPADDING", (keys.index("n"), 0), (keys.index("n"), -1), 1),
        ("RIGHTPADDING", (keys.index("n"), 0), (keys.index("n"), -1), 1),
    ]
    if table.ruled:
        commands.append(("GRID", (0, 0), (-1, -1), 0.6, black))
    if table.merge_roles:
        commands += _merge(body, shown, keys.index("role"), shown_heads, start, stop)
    total = sum(column_width for _, _, column_width in table.columns)
    return Table(
        shown,
        colWidths=[column_width * width / total for _, _, column_width in table.columns],
        repeatRows=1 if table.ruled and table.repeat_head else 0,
        style=TableStyle(commands),
    )


def _styles(size: float) -> dict[str, ParagraphStyle]:
    left = ParagraphStyle("cell", fontName=fonts.REGULAR, fontSize=size, leading=size * 1.2)
    middle = ParagraphStyle("middle", parent=left, alignment=TA_CENTER)
    return {
        "left": left,
        "middle": middle,
        "head": ParagraphStyle("head", parent=middle, fontName=fonts.BOLD),
    }


def _look(key: str, heading: bool, ruled: bool) -> str:
    if heading:
        return "head"
    return "middle" if key == "n" or (key == "role" and ruled) else "left"


def _merge(
    body: Body, shown: list[list[Any]], column: int, heads: int, start: int, stop: int
) -> Iterator[tuple[Any, ...]]:
    """One cell for a run of equal roles: the word stands once, in the part where the run begins."""
    first = 0
    for _, seats in groupby(body.seats, key=lambda seat: seat.role):
        last = first + len(list(seats)) - 1
        top, bottom = max(first, start), min(last, stop - 1)
        for row in range(top, bottom + 1):
            if row > first:
                shown[heads + row - start][column] = ""
        if bottom > top:
            yield ("SPAN", (column, heads + top - start), (column, heads + bottom - start))
        first = last + 1
