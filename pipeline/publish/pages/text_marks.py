"""Where the values of a record stand in a text without boxes: the words themselves, looked for in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from pipeline.publish.ask.rows import Row
from pipeline.publish.pages.spots import anchor

__all__ = ["Piece", "pieces_of"]

_OWN_WORDS = frozenset({"name", "text", "title", "number", "target_code"})
"""Columns whose words stand for the row."""
_AT_THE_END = frozenset({"executors", "recipients"})
_SIGNED = frozenset({"ky"})


class Piece(NamedTuple):
    """A run of a page's text; `anchor` names the row or part of the head that its words gave."""

    text: str
    anchor: str | None = None


def pieces_of(text: str, evidence: list[Row]) -> list[Piece]:
    """The whole text, cut where values stand. A value whose words are not found, or taken, has no mark."""
    taken: dict[int, tuple[int, str]] = {}
    behind: dict[str, int] = {}
    for table, name, words in _wanted(evidence):
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        last = table in _AT_THE_END or name in _SIGNED
        from_there, anywhere = (_free(pattern, text, at, taken) for at in (behind.get(table, 0), 0))
        span = max(anywhere, default=None) if last else next(chain(from_there, anywhere), None)
        if span:
            taken[span[0]], behind[table] = (span[1], name), span[1]
    return list(_cut(text, taken))


def _wanted(evidence: list[Row]) -> list[tuple[str, str, str]]:
    """(table, anchor, words): of each row and part of the head its longest own words, rows in their order."""
    found: dict[tuple[bool, str, int, str], tuple[str, str, str]] = {}
    for row in evidence:
        table, column, words = row["table_name"], row["column_name"], row["text"] or ""
        name = anchor(table, row["row_id"], column)
        if name is None or row["method"] == "derived" or not words.strip():
            continue
        if table != "decisions" and column not in _OWN_WORDS:
            continue
        place = (table != "decisions", table, len(row["row_id"]), row["row_id"] + name)
        if len(words) > len(found.get(place, ("", "", ""))[2]):
            found[place] = table, name, words
    return [found[place] for place in sorted(found)]


def _free(
    pattern: re.Pattern[str], text: str, at: int, taken: dict[int, tuple[int, str]]
) -> Iterator[tuple[int, int]]:
    """Where the words stand from an offset on and nothing else does; looked for one after another."""
    for start, end in (match.span() for match in pattern.finditer(text, at)):
        if all(end <= other or stop <= start for other, (stop, _) in taken.items()):
            yield start, end


def _cut(text: str, taken: dict[int, tuple[int, str]]) -> Iterator[Piece]:
    at = 0
    for start, (end, name) in sorted(taken.items()):
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], name)
        at = end
    if at < len(text):
        yield Piece(text[at:])
