"""Terms of the field as data: TOML files read once, checked, and made into patterns for folded text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import pairwise

from pipeline.lexicon.shapes import Acts, Bodies, Closing, Duties, Landmarks, Members, Persons, Posts, Roles
from pipeline.text.fold import fold


def _load(name: str) -> dict[str, object]:
    return tomllib.loads((resources.files("pipeline.lexicon") / name).read_text("utf-8"))


@cache
def roles() -> Roles:
    """Kinds of bodies and words of roles."""
    return Roles.model_validate(_load("roles.toml"))


@cache
def body_starts() -> str:
    """First words of the names of bodies, for patterns on folded text."""
    return alternatives(start for kind in roles().kind for start in kind.starts)


@cache
def posts() -> Posts:
    """Words that posts are built of."""
    return Posts.model_validate(_load("posts.toml"))


@cache
def persons() -> Persons:
    """What may stand before a name, and surnames."""
    return Persons.model_validate(_load("persons.toml"))


@cache
def acts() -> Acts:
    """Kinds of acts, their parts and what they do."""
    return Acts.model_validate(_load("acts.toml"))


@cache
def landmarks() -> Landmarks:
    """Fixed lines of an act."""
    return Landmarks.model_validate(_load("landmarks.toml"))


@cache
def duties() -> Duties:
    """Words of duties and of rules on how a body works."""
    return Duties.model_validate(_load("duties.toml"))


@cache
def bodies() -> Bodies:
    """How a decision sets up a body and names it."""
    return Bodies.model_validate(_load("bodies.toml"))


@cache
def members() -> Members:
    """How lists of members and their columns are headed."""
    return Members.model_validate(_load("members.toml"))


@cache
def closing() -> Closing:
    """Words of the last articles, recipients and signatures."""
    return Closing.model_validate(_load("closing.toml"))


@cache
def phrases() -> tuple[str, ...]:
    """Set phrases of the genre."""
    lines = (resources.files("pipeline.lexicon") / "phrases.txt").read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def alternatives(words: Iterable[str]) -> str:
    """A pattern for folded text that matches any of `words`, the longest first, between word borders.

    White space and blanks after full stops are free, since OCR and typists set them at will.
    """
    ordered = sorted({_pattern(word) for word in words}, key=len, reverse=True)
    return rf"(?<![^\W_])(?:{'|'.join(ordered)})"


def anywhere(words: Iterable[str]) -> str:
    """A pattern for folded text that matches any of `words`, inside longer words too: OCR glues words."""
    ordered = sorted({fold(word) for word in words}, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"


def any_of(patterns: Iterable[str]) -> str:
    """One pattern that matches where one of `patterns`, tried in their order, does."""
    return f"(?:{'|'.join(patterns)})"


def _pattern(word: str) -> str:
    parts = []
    for token in fold(word).split():
        escaped = re.escape(token).replace(r"\.", r"\.\s*").replace(",", r"\s*,")
        parts.append(escaped.removesuffix(r"\s*"))
    pattern = parts[0]
    for before, after in pairwise(parts):
        pattern += (r"\s*" if before.endswith(".") else r"\s+") + after
    return pattern + ("" if pattern.endswith(".") else r"(?![^\W_])")
