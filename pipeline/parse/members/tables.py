"""Printed tables: their rows, over page breaks too, and the words of their cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.lexicon import terms
from pipeline.lexicon.names import ADDRESS, DEGREES
from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.grammar.roles import names_body
from pipeline.parse.grammar.spans import Span

_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[IVX]{1,4}|[A-Za-z])\s*[.)]\s*")
_STRUCK = re.compile(rf"[\s\-–—_.…·*]*|/|\W*{terms.alternatives(terms.MEMBERS.lists.nobody)}\W*")
"""'-', '...', '(không thay thế)': nobody and nothing; '//' says as above."""
_FURNITURE = 25  # characters: shorter text between rows is a page number or a running head


@dataclass(slots=True)
class PrintedTable:
    """Rows of content that follow one another, over page breaks too."""

    rows: list[Block] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many cells most rows have."""
        return Counter(len(block.cells) for block in self.rows).most_common(1)[0][0]


def tables_of(blocks: Sequence[Block], text: str) -> dict[int, PrintedTable]:
    """Index of each table's first row → the table. Short text between rows as wide is a page's furniture."""
    tables: dict[int, PrintedTable] = {}
    current: PrintedTable | None = None
    apart = False
    for block in blocks:
        if block.cells:
            if current is None or (apart and len(block.cells) != len(current.rows[-1].cells)):
                current = PrintedTable()
                tables[block.index] = current
            current.rows.append(block)
            apart = False
        elif current is not None:
            apart = True
            current = None if _parts(text[block.start : block.end]) else current
    return tables


def _parts(words: str) -> bool:
    """Whether a line between rows parts two tables: a long one, or the name of a body."""
    return len(words) > _FURNITURE or names_body(_NUMBER.sub("", words))


def cells_of(flow: Flow, block: Block) -> list[Span]:
    """Offsets of a row's cells without their rules and blanks; empty spans for those empty or struck out."""
    cells = [flow.trim(a, b, " \n\t|…_") for a, b in block.cells]
    cells = [flow.trim(a, b, " .") if flow.text.endswith("..", a, b) else (a, b) for a, b in cells]
    cells = [(flow.trim(a, b, " :")[0], b) for a, b in cells]  # ': Ủy viên'
    return [(a, a) if _STRUCK.fullmatch(flow.folded, a, b) else (a, b) for a, b in cells]


_ADDRESSES = re.compile(rf"{ADDRESS}[\s.:]*(?:{DEGREES})?")
_FAMILY, _GIVEN = (
    re.compile(r"ho(?:\s+(?:va\s+)?(?:ten\s+)?(?:dem|lot|chu dem|chu lot))?\W*"),
    re.compile(r"ten\W*"),
)
"""Heads of a name in two columns: 'Họ và đệm', 'Tên'."""
_HEADS = 2  # rows of a column of addresses that are none


def with_whole_names(flow: Flow, table: PrintedTable) -> PrintedTable:
    """The table whose column of nothing but 'Ông', 'Bà', or of family names, is one with that behind it."""
    width = table.width
    rows = [cells_of(flow, block) for block in table.rows if len(block.cells) == width]
    for at in range(width - 1):
        filled = [row[at] for row in rows if row[at][0] < row[at][1]]
        addressed = sum(_ADDRESSES.fullmatch(flow.folded, *cell) is not None for cell in filled)
        parted = any(
            _FAMILY.fullmatch(flow.folded, *row[at]) and _GIVEN.fullmatch(flow.folded, *row[at + 1])
            for row in rows[:_HEADS]
        )
        if parted or (addressed > 1 and addressed >= len(filled) - _HEADS):
            whole = [_joined(flow, b, at, parted) if len(b.cells) == width else b for b in table.rows]
            return PrintedTable(whole)
    return table


def _joined(flow: Flow, block: Block, at: int, parted: bool) -> Block:
    """A row without a cell of addresses or family names, which becomes the beginning of the next."""
    (start, end), (first, last) = block.cells[at : at + 2]
    if parted:
        flow.blank(end, first)
    elif flow.text[first:last].strip() and not _ADDRESSES.fullmatch(flow.folded, *flow.trim(start, end, " ")):
        start = first
    cells = (*block.cells[:at], (start, last), *block.cells[at + 2 :])
    covered = frozenset(n - (n > at) for n in block.covered if n != at)
    return replace(block, cells=cells, covered=covered)


def number_in(text: str) -> int | None:
    """The figure of a numbering cell, or None."""
    match = re.fullmatch(r"\W*(\d{1,3})\W*", text.strip())
    return int(match[1]) if match else None
