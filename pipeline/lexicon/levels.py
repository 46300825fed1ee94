"""How high a post stands, so that heads can be compared between provinces."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from pipeline.text.fold import fold
from pipeline.text.normal import norm

__all__ = ["level_names", "level_of"]


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("pipeline.lexicon").joinpath("levels.toml").read_text(encoding="utf-8"))


@cache
def _levels() -> tuple[tuple[str, str, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (row["id"], row["name"], tuple(re.compile(pattern) for pattern in row["patterns"]))
        for row in _read()["level"]
    )


@cache
def _short_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["full"]) for row in _read()["short"])


def level_names() -> dict[str, str]:
    """Ids of all levels, the highest first, with their Vietnamese names."""
    return {key: name for key, name, _ in _levels()}


@lru_cache(maxsize=8192)
def level_of(position: str | None, organization: str | None) -> str | None:
    """The level of a post such as ('Phó Giám đốc', 'Sở Y tế'); None where its words are not known."""
    post = fold(f"{norm(position or '')}|{norm(organization or '')}")
    if post == "|":
        return None
    for short, full in _short_forms():
        post = short.sub(full, post)
    return next((key for key, _, patterns in _levels() if any(p.search(post) for p in patterns)), None)
