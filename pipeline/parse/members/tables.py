"""Tables of people: a whole table is looked at before its rows are read.

Columns are told by their headings and by what most of their cells hold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.grammar.duty_words import VERB
from pipeline.parse.grammar.labels import label_in
from pipeline.parse.grammar.posts import split_post
from pipeline.parse.grammar.roles import role_of_cell, role_only
from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.grammar.spans import Span
from schemas import BodyKind

Columns = tuple[str, ...]
"""A name for each column, "" where it is not known; names are the ids in the lexicon's members.toml."""
_FURNITURE = 25  # characters: shorter text between rows is a page number or a running head
_LONGEST_HEADING = 60
POSTS = ("post", "position")


@dataclass(slots=True)
class PrintedTable:
    """Rows of content that follow one another, over page breaks too."""

    rows: list[tuple[int, Block]] = field(default_factory=list)


_HEADINGS = {entry.id: re.compile(terms.any_of(entry.patterns)) for entry in terms.MEMBERS.column}
_DUTY_HEADING = re.compile(terms.any_of(terms.MEMBERS.lists.duties))
_FIELD_HEADING = re.compile(terms.any_of(terms.MEMBERS.lists.fields))


def tables_of(blocks: Sequence[tuple[int, Block]], text: str) -> dict[int, PrintedTable]:
    """Index of each table's first row → the table. Short text between rows is a page's furniture."""
    tables: dict[int, PrintedTable] = {}
    current: PrintedTable | None = None
    for index, block in blocks:
        if block.cells:
            if current is None:
                current = PrintedTable()
                tables[index] = current
            current.rows.append((index, block))
        elif current is not None and len(text[block.start : block.end]) > _FURNITURE:
            current = None
    return tables


def cells_of(flow: Flow, block: Block) -> list[Span]:
    """Offsets of a row's cells without their rules and blanks; empty spans for empty cells."""
    return [flow.trim(a, b, " \n\t|") for a, b in block.cells]


def number_in(text: str) -> int | None:
    """The figure of a numbering cell, or None."""
    match = re.fullmatch(r"\W*(\d{1,3})\W*", text.strip())
    return int(match[1]) if match else None


def header_of(flow: Flow, block: Block) -> Columns | None:
    """Column names when the row is a heading of a list of people."""
    names: list[str] = []
    filled = 0
    for a, b in cells_of(flow, block):
        text = " ".join(flow.folded[a:b].split())
        filled += bool(text)
        name = ""
        if text and len(text) < _LONGEST_HEADING:
            name = next((key for key, pattern in _HEADINGS.items() if pattern.search(text)), "")
        names.append("" if name in names else name)
    seats = "ordinal" in names and {"role", *POSTS} & set(names)
    people = "name" in names or bool(seats)
    return tuple(names) if people and sum(map(bool, names)) >= max(2, 0.6 * filled) else None


def columns_of(flow: Flow, table: PrintedTable, kind: BodyKind | None, under_role: bool) -> Columns | None:
    """What each column holds; None when the table is no list of members of a body of this kind.

    `under_role`: a heading above the table gives its people a role, so that it needs no column for it.
    """
    heading = next((b for _, b in table.rows[:4] if header_of(flow, b)), None)
    header = header_of(flow, heading) if heading else None
    if header is None and _is_foreign(flow, table):
        return None
    width = Counter(len(block.cells) for _, block in table.rows).most_common(1)[0][0]
    rows = [
        cells_of(flow, block)
        for _, block in table.rows
        if len(block.cells) == width and not header_of(flow, block)
    ]
    if not rows:
        return None
    shares = [_shares(flow, [row[column] for row in rows], kind) for column in range(width)]
    names = list(header) if header and len(header) == width else [""] * width
    _name_role(names, shares)
    _name_person(names, shares)
    _name_rest(names, shares)
    if heading and len(heading.cells) == width:
        _name_duties(flow, names, shares, heading)
    if not {"name", "role"} & set(names):
        return None
    if header is None and not under_role and not {"role", *POSTS} & set(names):
        return None
    return tuple(names)


def seats_people(flow: Flow, table: PrintedTable) -> bool:
    """Whether a table is a list of members by what its cells hold: roles beside persons or posts."""
    columns = columns_of(flow, table, None, False)
    if columns is None or "role" not in columns:
        return False
    at = columns.index("role")
    cells = [row[at] for _, block in table.rows if len(row := cells_of(flow, block)) == len(columns)]
    filled = [flow.text[a:b] for a, b in cells if a < b]
    roles = sum(role_of_cell(text, None) is not None for text in filled)
    return roles > 1 and 2 * roles >= len(filled)


def _is_foreign(flow: Flow, table: PrintedTable) -> bool:
    """Numbered rows under headings that name no people: companies, communes, sums."""
    first = [flow.folded[a:b].strip() for a, b in cells_of(flow, table.rows[0][1])]
    ordinal = _HEADINGS["ordinal"]
    return len(first) > 2 and any(ordinal.search(cell) for cell in first[:2])


def _name_role(names: list[str], shares: Sequence[dict[str, float]]) -> None:
    """Cells outweigh headings: 'Chức vụ' may head the roles, 'Nhiệm vụ' the posts."""
    role = max(range(len(names)), key=lambda column: shares[column]["role"])
    headed = names.index("role") if "role" in names else None
    if shares[role]["role"] >= 0.5 and headed != role:
        if headed is not None:
            names[headed] = ""
        names[role] = "role"
    elif headed is not None and shares[headed]["role"] < 0.3 <= shares[headed]["post"]:
        names[headed] = "post"
    last = shares[-1]
    if (
        "role" not in names
        and not names[-1]
        and last["role"] > 0
        and last["role_cell"] >= 0.8
        and any(share["post"] >= 0.4 for share in shares[:-1])
    ):
        names[-1] = "role"  # 'Giám đốc', 'Kế toán' behind the posts: what each is in a project's board


def _name_person(names: list[str], shares: Sequence[dict[str, float]]) -> None:
    who = max(range(len(names)), key=lambda column: shares[column]["name"])
    if "name" not in names and shares[who]["name"] >= 0.4 and names[who] in ("", "note"):
        names[who] = "name"


def _name_rest(names: list[str], shares: Sequence[dict[str, float]]) -> None:
    """Posts and numbers by their cells; a second column of posts is the organisation."""
    for column, share in enumerate(shares):
        if names[column]:
            continue
        if share["post"] >= 0.4 and not set(POSTS) & set(names):
            names[column] = "post"
        elif share["post"] >= 0.4 and "post" in names and "organization" not in names:
            names[names.index("post")] = "position"
            names[column] = "organization"
        elif share["ordinal"] >= 0.5 and "ordinal" not in names:
            names[column] = "ordinal"


def _name_duties(flow: Flow, names: list[str], shares: Sequence[dict[str, float]], heading: Block) -> None:
    """A column headed 'Nhiệm vụ được phân công' without roles; 'Lĩnh vực phụ trách' if its cells order."""
    for column, (a, b) in enumerate(cells_of(flow, heading)):
        share = shares[column]
        if max(share["role"], share["name"], share["ordinal"]) >= 0.3:
            continue
        is_field = _FIELD_HEADING.search(flow.folded, a, b) and share["order"] >= 0.5
        if not is_field and not _DUTY_HEADING.search(flow.folded, a, b):
            continue
        if names[column] in ("", "note") or (names[column] in ("role", "post") and share["order"] >= 0.5):
            names[column] = "duty"


def _shares(flow: Flow, cells: Sequence[Span], kind: BodyKind | None) -> dict[str, float]:
    """The shares of filled cells that look like a role, a person, a post, a number, an order."""
    hits: Counter[str] = Counter()
    filled = [(a, b) for a, b in cells if a < b]
    for a, b in filled:
        text = flow.text[a:b]
        _, start = label_in(flow.text, flow.folded, a, b)
        hits["role"] += (role_only(text, kind) or role_only(text)) is not None
        hits["role_cell"] += role_of_cell(text, kind) is not None
        hits["ordinal"] += number_in(text) is not None
        hits["name"] += parse_seat(flow.text, flow.folded, start, b, None).name is not None
        hits["order"] += VERB.match(flow.folded, start, b) is not None
        hits["post"] += split_post(flow.text, flow.folded, start, b).known
    return {
        name: hits[name] / len(filled) if filled else 0.0
        for name in ("role", "role_cell", "name", "post", "ordinal", "order")
    }
