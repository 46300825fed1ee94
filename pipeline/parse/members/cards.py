"""Persons on cards: 'Họ và tên: A. Chức vụ: B. Đơn vị: C', in a cell each or over lines of their own.

They become the rows of a table whose columns are what the labels say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.parse.act.flow import Block, Flow
from pipeline.parse.grammar.labels import is_article, label_in
from pipeline.parse.grammar.roles import role_alone
from pipeline.parse.grammar.seats import parse_seat
from pipeline.parse.grammar.spans import Span
from pipeline.parse.members.columns import Layout
from pipeline.parse.members.heads import Column, HeadReader
from pipeline.parse.members.tables import PrintedTable, cells_of

_COLON = re.compile(r"\s*:")
_LABELLED = re.compile(r"\b(?:ten|chuc vu|chuc danh|vai tro)\s*:")
_WORD = re.compile(r"(?<!\S)[^\s:]+")
_LONGEST_LABEL = 8  # words
_FEWEST = 2  # cards
_INSIDE = frozenset({"trong", "của", "tại"})  # 'Chức danh trong Tổ giúp việc:' is one label
_EDGES = " \n\t.,;:-–"

_Card = tuple[Block, dict[str, Span]]


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards as a table; `lines`: indices of the blocks that they are printed on, none for a table's cells."""

    table: PrintedTable
    layout: Layout
    lines: frozenset[int] = frozenset()


def cards_in_cells(flow: Flow, table: PrintedTable) -> Cards | None:
    """The persons of a table whose cells are cards, row by row; None for other tables."""
    rows = [(block, cell) for block in table.rows for cell in cells_of(flow, block)]
    cells = [(block, _fields(flow, *cell)) for block, cell in rows if cell[0] < cell[1]]
    cards = [card for card in cells if "name" in card[1] and len(card[1]) > 1]
    return _as_table(cards) if len(cards) >= max(_FEWEST, len(cells) / 2) else None


def cards_in_lines(flow: Flow, blocks: Sequence[Block]) -> dict[int, Cards]:
    """Index of the first line of each run of cards → its persons.

    A line that no label of a field opens goes on with its card; one that is numbered ends the run.
    """
    if len(_LABELLED.findall(flow.folded)) < _FEWEST:
        return {}
    runs: list[list[_Card]] = [[]]
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        label, start = label_in(flow.text, flow.folded, block.start, block.end)
        fields = {} if block.cells else _fields(flow, start, block.end)
        run = runs[-1]
        if not fields and label and following and "post" in _fields(flow, following.start, following.end):
            fields = _person_alone(flow, start, block.end)
        if "name" in fields:
            run.append((block, fields))
        elif run and fields and not is_article(label):
            card = run[-1][1]
            below = _fields(flow, start, block.end, card)
            run[-1] = replace(run[-1][0], end=block.end), card | below
        elif run and label and label.kind == "dash" and "duty" in (card := run[-1][1]):
            begin = card["duty"][0] if card["duty"][0] < card["duty"][1] else block.start
            run[-1] = replace(run[-1][0], end=block.end), card | {"duty": (begin, block.end)}
        elif run and label:
            runs.append([])
    if sum(map(len, runs)) < _FEWEST:
        return {}
    return {run[0][0].index: _with_lines(run, blocks) for run in runs if run}


def _person_alone(flow: Flow, start: int, end: int) -> dict[str, Span]:
    """'1. Ông A' above 'Chức vụ: …': a card without a label for the name."""
    seat = parse_seat(flow.text, flow.folded, start, end, None)
    alone = seat.name is not None and seat.name[1] == flow.trim(start, end, _EDGES)[1]
    return {"name": flow.trim(start, end, _EDGES)} if alone else {}


def _with_lines(run: Sequence[_Card], blocks: Sequence[Block]) -> Cards:
    first, last = run[0][0], run[-1][0]
    lines = frozenset(block.index for block in blocks if first.start <= block.start < last.end)
    return replace(_as_table(run), lines=lines)


def _as_table(cards: Sequence[_Card]) -> Cards:
    kinds = list(dict.fromkeys(kind for _, card in cards for kind in card))
    rows = []
    for block, card in cards:
        cells = tuple(card.get(kind, (block.start, block.start)) for kind in kinds)
        rows.append(replace(block, cells=cells, covered=frozenset()))
    columns = tuple(Column(kind) for kind in kinds)
    return Cards(PrintedTable(rows), Layout(columns, frozenset(), "role" in kinds))


def _fields(flow: Flow, start: int, end: int, known: Iterable[str] = ()) -> dict[str, Span]:
    """What each label of a card names beside those known, and the role that stands above its first one."""
    labels: list[tuple[str, int, int]] = []
    reader, behind = HeadReader(flow, (), None), start
    for colon in _COLON.finditer(flow.text, start, end):
        words = list(_WORD.finditer(flow.text, behind, colon.start()))[-_LONGEST_LABEL:]
        behind = colon.end()
        told = [*known, *(kind for kind, *_ in labels)]
        for at, word in reversed([*enumerate(words)]):
            if at and words[at - 1].group() in _INSIDE:
                continue
            if word.group()[0].isupper() and (kind := reader.kind_of((word.start(), colon.start()), told)):
                labels.append((kind, word.start(), behind))
                break
    if not labels:
        return {}
    card: dict[str, Span] = {}
    ends = [*(at for _, at, _ in labels[1:]), end]
    for (kind, _, at), to in zip(labels, ends, strict=True):
        card.setdefault(kind, flow.trim(at, to) if kind == "duty" else flow.trim(at, to, _EDGES))
    if "role" not in card and (role := role_alone(flow.text, start, labels[0][1])):
        card["role"] = role.start, role.end
    if "role" not in card and "duty" in card and role_alone(flow.text, *card["duty"]):
        card["role"] = card.pop("duty")  # 'Phần việc trong Tổ: Tổ phó'
    return card
