"""Tables of people: a whole table is looked at before its rows are read.

Columns are told by their headings and by what most of their cells hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.lexicon import terms
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.grammar.spans import Span

Columns = tuple[str, ...]
"""A name for each column, "" where it is not known; names are the ids in the lexicon's members.toml."""
_FURNITURE = 25  # characters: shorter text between rows is a page number or a running head
_LONGEST_HEADING = 60
_COLUMN_NUMBER = re.compile(r"^\(?\d{1,2}\)\s*")  # '(2) Họ và tên'
POSTS = ("post", "position")


@dataclass(slots=True)
class PrintedTable:
    """Rows of content that follow one another, over page breaks too."""

    rows: list[tuple[int, Block]] = field(default_factory=list)


HEADINGS = {entry.id: re.compile(terms.any_of(entry.patterns)) for entry in terms.MEMBERS.column}
"""Column id → what its heading looks like."""


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


def heading_of(flow: Flow, cell: Span) -> str:
    """The column that a heading announces, "" for none."""
    text = _COLUMN_NUMBER.sub("", " ".join(flow.folded[slice(*cell)].split()))
    if not text or len(text) >= _LONGEST_HEADING:
        return ""
    return next((key for key, pattern in HEADINGS.items() if pattern.search(text)), "")


def header_of(flow: Flow, block: Block) -> tuple[str, ...] | None:
    """Column names when the row is a heading of a list of people."""
    names: list[str] = []
    filled = 0
    for cell in cells_of(flow, block):
        filled += cell[0] < cell[1]
        name = heading_of(flow, cell)
        names.append("" if name in names else name)
    seats = "ordinal" in names and {"role", *POSTS} & set(names)
    people = "name" in names or bool(seats)
    sure = {"ordinal", "name"} <= set(names)
    return tuple(names) if sure or (people and sum(map(bool, names)) >= max(2, 0.6 * filled)) else None
