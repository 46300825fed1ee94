"""Where the values of a record stand in a text without boxes: the words themselves, looked for in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
        free = [at.span() for at in pattern.finditer(text) if _is_free(*at.span(), taken)]
        if not free:
            continue
        later = [span for span in free if span[0] >= behind.get(table, 0)]
        start, end = free[-1] if last else (later or free)[0]
        taken[start], behind[table] = (end, name), end
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


def _is_free(start: int, end: int, taken: dict[int, tuple[int, str]]) -> bool:
    return all(end <= other or stop <= start for other, (stop, _) in taken.items())


def _cut(text: str, taken: dict[int, tuple[int, str]]) -> Iterator[Piece]:
    at = 0
    for start, (end, name) in sorted(taken.items()):
        if start > at:
            yield Piece(text[at:start])
        yield Piece(text[start:end], name)
        at = end
    if at < len(text):
        yield Piece(text[at:])
