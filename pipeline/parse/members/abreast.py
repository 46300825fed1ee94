"""Tables that stand side by side in one: their heads repeat, or each cell is a whole line of a list.

They are parted and read one after another, from left to right.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from pipeline.parse.act.flow import Flow
from pipeline.parse.members.heads import HeadReader
from pipeline.parse.members.looks import shares_of
from pipeline.parse.members.tables import PrintedTable, cells_of

_MOST = 0.5  # share of a column's filled cells


def abreast(flow: Flow, table: PrintedTable) -> list[PrintedTable]:
    """The tables from left to right; the table itself where it is one."""
    width = table.width
    rows = [cells_of(flow, block) for block in table.rows if len(block.cells) == width]
    reader = HeadReader(flow, (), None)

    @cache
    def told(column: int) -> str:
        """What a column's head says, else whether its cells are numbers or whole lines with persons."""
        head = reader.kind_of(rows[0][column])
        if head not in ("", "body"):
            return head
        share = shares_of(flow, [row[column] for row in rows], None)
        if share["seated"] >= _MOST:
            return "line"
        return head or ("ordinal" if share["ordinal"] >= _MOST else "")

    for count in range(width, 1, -1):
        each, rest = divmod(width, count)
        again = rest == 0 and all(told(n) == told(n % each) for n in range(each, width))
        if again and any(told(n) in ("name", "line") for n in range(each)):
            return [_cut(table, width, at, at + each) for at in range(0, width, each)]
    return [table]


def _cut(table: PrintedTable, width: int, first: int, end: int) -> PrintedTable:
    """The columns from `first` to before `end` of the rows that have them all."""
    rows = [(block, block.cells[first:end]) for block in table.rows if len(block.cells) == width]
    return PrintedTable(
        [
            replace(block, start=cells[0][0], end=cells[-1][1], cells=cells, covered=frozenset())
            for block, cells in rows
        ]
    )
