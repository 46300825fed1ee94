"""The words that made-up members are put together from."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.provinces import load_provinces

_ABSTRACT = ("cấp ", "của tỉnh", "ngành", "thương mại", "các tổ chức")
_SHORT, _STEP = 10, 5  # of a longer list of the lexicon every fifth is drawn from


@dataclass(frozen=True, slots=True)
class Words:
    """Word lists by 'section.name', agencies by kind, provinces."""

    lists: dict[str, tuple[str, ...]]
    agencies: dict[str, tuple[str, ...]]
    provinces: tuple[str, ...]


@cache
def load_words() -> Words:
    """The words of words.toml and some of the lexicon's agencies and provinces."""
    content = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    lists = {
        f"{part}.{name}": tuple(words) for part, table in content.items() for name, words in table.items()
    }
    agencies: dict[str, list[str]] = {}
    for agency in load_agency_types():
        if not any(word in agency.name for word in _ABSTRACT):
            agencies.setdefault(agency.kind, []).append(agency.name)
    provinces = sorted({province.name for province in load_provinces()})
    return Words(lists, {kind: _some(names) for kind, names in agencies.items()}, _some(provinces))


def _some(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(words if len(words) <= _SHORT else words[::_STEP])
