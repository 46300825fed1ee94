"""The words that training lines are made of, checked; part of them is kept for measuring only."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.provinces import load_provinces

_HELD_OUT = 5  # every fifth word
_ABSTRACT = ("cấp ", "của tỉnh", "ngành", "thương mại", "các tổ chức")
_SHORT = 10  # lists up to this length are grammar rather than vocabulary and never split


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Word lists by 'section.name', agencies by kind, provinces."""

    lists: dict[str, tuple[str, ...]]
    agencies: dict[str, tuple[str, ...]]
    provinces: tuple[str, ...]


@cache
def vocabulary(held_out: bool) -> Vocabulary:
    """The words for measuring (`held_out`) or those for training; no long list shares a word between them."""
    file = resources.files("training").joinpath("vocabulary.toml")
    content = tomllib.loads(file.read_text("utf-8"))
    lists = {
        f"{section}.{name}": _part(words, held_out)
        for section, table in content.items()
        for name, words in table.items()
    }
    agencies: dict[str, list[str]] = {}
    for agency in load_agency_types():
        if not any(word in agency.name for word in _ABSTRACT):
            agencies.setdefault(agency.kind, []).append(agency.name)
    provinces = sorted({province.name for province in load_provinces()})
    return Vocabulary(
        lists, {kind: _part(names, held_out) for kind, names in agencies.items()}, _part(provinces, held_out)
    )


def _part(words: Sequence[str], held_out: bool) -> tuple[str, ...]:
    if len(words) <= _SHORT:
        return tuple(words)
    return tuple(word for i, word in enumerate(words) if (i % _HELD_OUT == 0) is held_out)
