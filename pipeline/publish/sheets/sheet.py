"""Rows with named columns, on their way into a file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal, NamedTuple

__all__ = ["HEADERS", "Column", "Header", "Sheet", "batches", "headings"]

Header = Literal["label", "code"]
HEADERS: tuple[Header, ...] = ("label", "code")
"""What stands above a column: its Vietnamese name, or the name that programs use."""

_AT_ONCE = 5_000


class Column(NamedTuple):
    """`kind` is SQLite's: text, integer, real; '' where nobody knows before all rows are seen."""

    name: str
    label: str
    kind: str = ""
    about: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table as it leaves the program: `name` for its file, `title` for people. `rows` are walked once."""

    name: str
    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]


def headings(columns: Sequence[Column], header: Header) -> list[str]:
    """What stands above the columns, each once: two of one label have their names beside it."""
    if header == "code":
        return [column.name for column in columns]
    often = Counter(column.label for column in columns)
    return [
        column.label if often[column.label] == 1 else f"{column.label} ({column.name})" for column in columns
    ]


def batches(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    """The rows by the thousand, so that no more than these are in memory."""
    walked = iter(rows)
    while batch := list(islice(walked, _AT_ONCE)):
        yield batch
