"""Tokens of a member line, and tags to spans and back (B- begins, I- goes on, O is neither)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from pipeline.parse.grammar.spans import Span

Field = Literal["honorific", "name", "position", "organization", "role"]
FIELDS: tuple[Field, ...] = ("honorific", "name", "position", "organization", "role")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_MARKS = ",;:-–—|/"


def tokens_of(text: str, start: int, end: int) -> list[Span]:
    """Runs of letters, runs of digits, single marks: offsets into `text`."""
    return [match.span() for match in _TOKEN.finditer(text, start, end)]


def tags_of(tokens: Sequence[Span], spans: Mapping[Field, Span]) -> list[str]:
    """One tag a token. A token belongs to the span that holds its first character."""
    tags = ["O"] * len(tokens)
    for field, (a, b) in spans.items():
        inside = [i for i, (start, _) in enumerate(tokens) if a <= start < b]
        for i in inside:
            tags[i] = f"{'B' if i == inside[0] else 'I'}-{field}"
    return tags


def spans_of(text: str, tokens: Sequence[Span], tags: Sequence[str]) -> dict[Field, tuple[int, int]]:
    """Index ranges of tokens by field: the longest run of each; marks at a run's ends do not count."""
    runs: dict[Field, tuple[int, int]] = {}
    for field in FIELDS:
        best = (0, 0)
        at = 0
        while at < len(tags):
            if not tags[at].endswith(f"-{field}"):
                at += 1
                continue
            stop = at + 1
            while stop < len(tags) and tags[stop] == f"I-{field}":
                stop += 1
            run = _without_marks(text, tokens, at, stop)
            if run[1] - run[0] > best[1] - best[0]:
                best = run
            at = stop
        if best[0] < best[1]:
            runs[field] = best
    return runs


def _without_marks(text: str, tokens: Sequence[Span], first: int, stop: int) -> tuple[int, int]:
    while first < stop and text[slice(*tokens[first])] in _MARKS:
        first += 1
    while stop > first and text[slice(*tokens[stop - 1])] in _MARKS:
        stop -= 1
    return first, stop
