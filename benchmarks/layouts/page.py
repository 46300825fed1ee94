"""Blocks of an act, and how they are written down: HTML or plain text."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from html import escape
from itertools import zip_longest


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table when it has rows; `aside`: two columns of lines side by side."""

    text: str = ""
    centred: bool = False
    rows: tuple[tuple[Cell, ...], ...] = ()
    aside: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    breaks: bool = field(default=False)  # a new page begins


def html(blocks: list[Block]) -> str:
    """The act as a web page."""
    head = '<head><meta charset="utf-8"><title>MẪU</title></head>'
    return f"<html>{head}<body>{''.join(map(_html, blocks))}</body></html>"


def _html(block: Block) -> str:
    if block.aside:
        cells = "".join(
            f"<td>{''.join(f'<p>{escape(line)}</p>' for line in side)}</td>" for side in block.aside
        )
        return f"<table><tr>{cells}</tr></table>\n"
    if block.rows:
        rows = ("".join(_td(cell) for cell in row) for row in block.rows)
        return f'<table border="1">{"".join(f"<tr>{row}</tr>" for row in rows)}</table>\n'
    style = (
        ' style="page-break-before:always"' if block.breaks else ' align="center"' if block.centred else ""
    )
    return f"<p{style}>{escape(block.text).replace(chr(10), '<br>')}</p>\n"


def _td(cell: Cell) -> str:
    text = escape(cell.text).replace("\n", "<br>")
    return f'<td colspan="{cell.columns}" rowspan="{cell.rows}">{text}</td>'


def plain(blocks: list[Block], tables: str, wrapped: bool) -> str:
    """The act as plain text; `tables`: tabs, pipes or blanks between cells."""
    lines: list[str] = []
    for block in blocks:
        if block.aside:
            left, right = block.aside
            width = max(map(len, left), default=0) + 8
            lines += [(a.ljust(width) + b).rstrip() for a, b in zip_longest(left, right, fillvalue="")]
        elif block.rows:
            lines += _plain_rows(block.rows, tables)
        else:
            parts = block.text.split("\n")
            lines += [line for part in parts for line in (textwrap.wrap(part, 88) if wrapped else [part])]
    return "\n".join(lines) + "\n"


def _plain_rows(rows: tuple[tuple[Cell, ...], ...], tables: str) -> list[str]:
    grid: list[list[str]] = []
    below: dict[int, int] = {}  # column: rows that a merged cell still covers
    for row in rows:
        cells = list(row)
        line: list[str] = []
        while cells or below.get(len(line), 0):
            if below.get(len(line), 0):
                below[len(line)] -= 1
                line.append("")
                continue
            cell = cells.pop(0)
            for _ in range(cell.columns):
                below[len(line)] = cell.rows - 1
                line.append("" if _ else cell.text.replace("\n", " "))
        grid.append(line)
    if tables != "blanks":
        mark = "\t" if tables == "tabs" else " | "
        return [mark.join(line).rstrip() if tables == "tabs" else f"| {mark.join(line)} |" for line in grid]
    single = [line for line in grid if sum(map(bool, line)) > 1]
    widths = [max(map(len, column)) for column in zip_longest(*single, fillvalue="")]
    return [
        "   ".join(text.ljust(w) for text, w in zip(line, widths, strict=False)).rstrip() for line in grid
    ]
