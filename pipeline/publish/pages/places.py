"""Provinces for the pages: today's and those that went into them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pipeline.lexicon.provinces import Province, load_provinces
from pipeline.text.fold import fold

__all__ = ["in_order", "name_of_province", "predecessors", "provinces", "tile_places", "today", "todays"]

_TILES = Path(__file__).parents[1] / "tiles.toml"


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
    standing = (one for one in provinces().values() if today(one.id) == one.id)
    return tuple(sorted(standing, key=lambda one: in_order(one.name)))


def in_order(name: str) -> tuple[str, str]:
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


def name_of_province(province: str | None) -> str:
    """'Hà Giang'; where a name stands for two periods the later says since when: 'Phú Thọ (từ 2025)'."""
    known = provinces().get(province or "")
    if known is None:
        return "Trung ương hoặc chưa rõ"
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
