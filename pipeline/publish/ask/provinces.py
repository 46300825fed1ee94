"""Provinces for the pages: today's and those that went into them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipeline.lexicon.provinces import Province, load_provinces
from pipeline.publish.ask.central import CENTRAL, ELSEWHERE, UNKNOWN
from pipeline.text.fold import fold

__all__ = [
    "NamedProvince",
    "alphabetical",
    "name_of_province",
    "predecessors",
    "province_in",
    "provinces",
    "tile_places",
    "today",
    "todays",
]

_TILES = Path(__file__).parent / "tiles.toml"


@cache
def provinces() -> dict[str, Province]:
    """All provinces of all periods by id."""
    return {one.id: one for one in load_provinces()}


@cache
def today(province: str) -> str:
    """The province of today that this one went into; itself where it still stands."""
    known = provinces()
    while (at := known[province]).successor_id:
        province = at.successor_id
    return province


@cache
def todays() -> tuple[Province, ...]:
    """The provinces that stand, by name as Vietnamese sorts it."""
    standing = (one for one in provinces().values() if one.valid_to is None)
    return tuple(sorted(standing, key=lambda one: alphabetical(one.name)))


@cache
def alphabetical(name: str) -> tuple[str, str]:
    """Key that sorts names by letters before marks: Đắk Lắk stands after Cao Bằng, not after Yên Bái."""
    return fold(name), name


@cache
def predecessors(province: str) -> tuple[str, ...]:
    """Ids of a province and of all that went into it, itself first."""
    return (province, *(one for one in provinces() if one != province and province in _successors(one)))


@cache
def _successors(province: str) -> tuple[str, ...]:
    found: list[str] = []
    while next_one := provinces()[province].successor_id:
        found.append(next_one)
        province = next_one
    return tuple(found)


class NamedProvince(NamedTuple):
    """A province that words name: its id today and which words those are, `end` exclusive."""

    province: str
    start: int
    end: int


def province_in(words: Sequence[str]) -> NamedProvince | None:
    """The province that some, but not all, of the folded words name; the longest name, the last place."""
    names = _folded_names()
    for size in range(min(5, len(words) - 1), 0, -1):
        for start in range(len(words) - size, -1, -1):
            province = names.get(tuple(words[start : start + size]))
            if province:
                before = start - 1 if start and words[start - 1] == "tinh" else start
                return (
                    NamedProvince(province, before, start + size)
                    if before or start + size < len(words)
                    else None
                )
    return None


@cache
def _folded_names() -> dict[tuple[str, ...], str]:
    """Names and aliases → id of today; of one word only Huế, since others are words of the field too."""
    found: dict[tuple[str, ...], str] = {}
    for one in provinces().values():
        for name in (one.name, *one.aliases):
            words = tuple(re.findall(r"\w+", fold(name)))
            if len(words) > 1 or words == ("hue",):
                found.setdefault(words, today(one.id))
    return found


@cache
def name_of_province(province: str | None, is_central: bool | int | None = False) -> str:
    """'Hà Giang'; where a name stands for two periods the later says since when: 'Phú Thọ (từ 2025)'.

    `is_central`: of a row without a province, whether a central body decided.
    """
    known = provinces().get(province or "")
    if known is None:
        return ELSEWHERE.get(province or "") or ELSEWHERE[CENTRAL if is_central else UNKNOWN]
    same = [one for one in provinces().values() if one.name == known.name]
    later = known.valid_from and any((one.valid_from or "") < known.valid_from for one in same)
    return f"{known.name} (từ {known.valid_from[:4]})" if later and known.valid_from else known.name


@cache
def tile_places() -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """Column and row of each province's tile, and of the archipelagos."""
    read = tomllib.loads(_TILES.read_text(encoding="utf-8"))
    return (
        {name: (at[0], at[1]) for name, at in read["tile"].items()},
        {name: (at[0], at[1]) for name, at in read["islands"].items()},
    )
