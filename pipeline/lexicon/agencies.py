"""Kinds of agency that can be compared across provinces and years, found by name.

`patterns` in agency_types.csv are names after which a unit is of that kind: 'X' anywhere, '^X' only where
a unit's name begins, '=X' only as the whole name. The centre's reorganisation of 2025 (Nghị định
45/2025/NĐ-CP) and earlier ones stand as periods and successors; provinces followed some days apart.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from pipeline.lexicon.folding import Folded, agrees
from pipeline.text.normal import comparable
from schemas import IsoDate, Model

__all__ = ["AgencyMatch", "AgencyType", "expand", "find_agencies", "load_agency_types"]

AgencyKind = Literal[
    "party", "council", "executive", "department", "inspectorate", "unit", "police", "military", "border",
    "judiciary", "mass", "vertical", "media", "academy", "enterprise", "local", "central",
]  # fmt: skip


class AgencyType(Model):
    """A kind of agency in one period of its life."""

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", examples=["so-y-te"])
    name: str = Field(description="Full Vietnamese name.")
    kind: AgencyKind
    patterns: tuple[str, ...] = Field(min_length=1)
    valid_from: IsoDate | None = None
    valid_to: IsoDate | None = None
    successor_id: str | None = None


@cache
def load_agency_types() -> tuple[AgencyType, ...]:
    """All rows of agency_types.csv. Raises ValueError where the file contradicts itself."""
    rows = []
    for row in _read("agency_types.csv"):
        patterns = tuple(filter(None, row.pop("patterns").split("|")))
        rows.append(
            AgencyType.model_validate({k: v or None for k, v in row.items()} | {"patterns": patterns})
        )
    ids = {row.id for row in rows}
    if len(ids) != len(rows) or any(r.successor_id and r.successor_id not in ids for r in rows):
        raise ValueError("agency_types.csv: an id twice, or a successor that is not there")
    return tuple(rows)


def _read(name: str) -> list[dict[str, str]]:
    text = files("pipeline.lexicon").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _abbreviations() -> tuple[re.Pattern[str], dict[str, str]]:
    full = {comparable(row["short"]): row["full"] for row in _read("agency_words.csv")}
    longest_first = sorted(full, key=len, reverse=True)
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, longest_first))})(?![\w&])"), full


@lru_cache(maxsize=8192)
def expand(text: str) -> str:
    """Comparable form with abbreviations written out: 'Sở TT&TT' → 'sở thông tin và truyền thông'."""
    pattern, full = _abbreviations()
    return pattern.sub(lambda match: full[match[0]], re.sub(r"\s*&\s*", "&", comparable(text)))


@dataclass(frozen=True)
class _Token:
    full: str
    bare: str
    start: int
    end: int
    opens: bool
    """Whether a unit's name may begin here: at the start, after a separator or 'thuộc', 'của', 'tại'."""


_WORD = re.compile(r"[^\W_]+")
_OPENERS = frozenset({"thuoc", "cua", "tai"})


def _tokens(text: str) -> list[_Token]:
    """Words of an expanded text without 'và': writers take it, a comma or a dash as they like."""
    folded = Folded.of(text)
    tokens: list[_Token] = []
    end, before = 0, ""
    for match in _WORD.finditer(folded.bare):
        gap = folded.bare[end : match.start()]
        opens = not tokens or bool(gap.strip()) or before in _OPENERS
        end, before = match.end(), match[0]
        if before != "va":
            tokens.append(_Token(folded.full[match.start() : end], before, match.start(), end, opens))
    return tokens


@dataclass(frozen=True)
class _Pattern:
    type: AgencyType
    words: tuple[_Token, ...]
    where: str
    is_name: bool


@cache
def _patterns() -> dict[str, list[_Pattern]]:
    """First word → the patterns that begin with it."""
    found: dict[str, list[_Pattern]] = {}
    for kind in load_agency_types():
        for written in kind.patterns:
            where, name = (written[0], written[1:]) if written[0] in "^=" else ("", written)
            words = tuple(_tokens(expand(name)))
            found.setdefault(words[0].bare, []).append(_Pattern(kind, words, where, name == kind.name))
    return found


@dataclass(frozen=True)
class AgencyMatch:
    """A pattern found in an expanded text; offsets in characters of that text."""

    type: AgencyType
    start: int
    end: int
    whole: bool
    """Nothing else stands in the text."""
    is_name: bool
    """The type's own name rather than another way to say it."""


@lru_cache(maxsize=8192)
def find_agencies(expanded: str) -> tuple[AgencyMatch, ...]:
    """Agencies named in a text that `expand` made, left to right; of overlapping ones the longest."""
    tokens = _tokens(expanded)
    found: list[tuple[int, int, _Pattern]] = []
    for i, token in enumerate(tokens):
        for pattern in _patterns().get(token.bare, ()):
            if _fits(pattern, tokens, i):
                found.append((i, i + len(pattern.words), pattern))
    found.sort(key=lambda hit: (hit[0] - hit[1], hit[0]))
    kept: list[tuple[int, int, _Pattern]] = []
    for hit in found:
        if all(hit[1] <= first or last <= hit[0] for first, last, _ in kept):
            kept.append(hit)
    return tuple(
        AgencyMatch(p.type, tokens[i].start, tokens[j - 1].end, j - i == len(tokens), p.is_name)
        for i, j, p in sorted(kept, key=lambda hit: hit[0])
    )


def _fits(pattern: _Pattern, tokens: list[_Token], at: int) -> bool:
    seen = tokens[at : at + len(pattern.words)]
    if len(seen) < len(pattern.words) or (pattern.where == "=" and len(tokens) != len(seen)):
        return False
    if pattern.where == "^" and not tokens[at].opens:
        return False
    return all(s.bare == w.bare and agrees(s.full, w.full) for s, w in zip(seen, pattern.words, strict=True))
