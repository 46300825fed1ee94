"""How high a post stands, so that heads can be compared between provinces."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.text.fold import fold
from pipeline.text.normal import norm

__all__ = ["level_names", "level_of"]


@cache
def _levels() -> tuple[tuple[str, str, tuple[re.Pattern[str], ...]], ...]:
    text = files("pipeline.lexicon").joinpath("levels.toml").read_text(encoding="utf-8")
    return tuple(
        (row["id"], row["name"], tuple(re.compile(pattern) for pattern in row["patterns"]))
        for row in tomllib.loads(text)["level"]
    )


def level_names() -> dict[str, str]:
    """Ids of all levels, the highest first, with their Vietnamese names."""
    return {key: name for key, name, _ in _levels()}


@lru_cache(maxsize=8192)
def level_of(position: str | None, organization: str | None) -> str | None:
    """The level of a post such as ('Phó Giám đốc', 'Sở Y tế'); None where its words are not known."""
    post = fold(f"{norm(position or '')}|{norm(organization or '')}")
    if post == "|":
        return None
    return next((key for key, _, patterns in _levels() if any(p.search(post) for p in patterns)), None)
