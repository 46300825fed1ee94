"""What a body is for, comparable between provinces: recurrent mandates as data, others by their own words."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.lexicon.provinces import load_provinces
from pipeline.text.fold import fold
from pipeline.text.normal import clean

__all__ = ["Mandate", "mandate_of", "topic_words"]

_NOT_LETTERS = re.compile(r"[^0-9a-z]+")
_YEARS = re.compile(r"\b(?:giai doan|nhiem ky|nam|khoa)?(?: \d{1,4})+$|\bgiai doan(?: \d{4})+")
_PLACE = re.compile(
    r"\b(?:tren dia ban|cua|cap) (?:tinh|thanh pho|huyen)\b|\b(?:tinh|thanh pho)$|\btren dia ban$"
)


@dataclass(frozen=True)
class Mandate:
    """A recurrent mandate. `all`: lists of phrases; it is meant where all phrases of one list occur."""

    id: str
    name: str
    all: tuple[tuple[str, ...], ...]


@cache
def _mandates() -> tuple[Mandate, ...]:
    text = files("pipeline.lexicon").joinpath("mandates.toml").read_text(encoding="utf-8")
    return tuple(
        Mandate(row["id"], row["name"], tuple(tuple(words) for words in row["all"]))
        for row in tomllib.loads(text)["mandate"]
    )


@cache
def _province_names() -> re.Pattern[str]:
    names = {_plain(name) for one in load_provinces() for name in (one.name, *one.aliases)}
    longest = "|".join(sorted((re.escape(name) for name in names if name), key=len, reverse=True))
    return re.compile(rf"\b(?:(?:tinh|thanh pho|tp) )?(?:{longest})\b")


def mandate_of(body_name: str) -> Mandate | None:
    """The recurrent mandate that the name of a body speaks of; None where it has a topic of its own."""
    plain = f" {_plain(body_name)} "
    for one in _mandates():
        if any(all(f" {phrase} " in plain for phrase in phrases) for phrases in one.all):
            return one
    return None


def topic_words(body_name: str) -> str:
    """The folded words that say what a body is for: without its province, years and 'tỉnh' at the end."""
    plain = _province_names().sub(" ", _plain(body_name))
    plain = _YEARS.sub(" ", " ".join(plain.split()))
    return " ".join(_PLACE.sub(" ", " ".join(plain.split())).split())


def _plain(text: str) -> str:
    return _NOT_LETTERS.sub(" ", fold(clean(text))).strip()
