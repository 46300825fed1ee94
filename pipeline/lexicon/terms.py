"""Terms of the field as data: TOML files read once, checked, and made into patterns for folded text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from itertools import pairwise
from typing import TypeVar

from pydantic import BaseModel

from pipeline.lexicon.shapes import (
    Acts,
    Bodies,
    Closing,
    Duties,
    Landmarks,
    Members,
    Persons,
    Posts,
    Roles,
)
from pipeline.text.fold import fold
from schemas import Role

_Shape = TypeVar("_Shape", bound=BaseModel)


def _read(name: str) -> str:
    return (resources.files("pipeline.lexicon") / name).read_text("utf-8")


def load(name: str, shape: type[_Shape]) -> _Shape:
    """A TOML file of the lexicon. Raises ValidationError where it is not of that shape."""
    return shape.model_validate(tomllib.loads(_read(name)))


def _with_derived(roles: Roles) -> Roles:
    """With the words for deputies and acting heads, which are made from those for heads."""
    prefixes: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("deputy", roles.prefixes.deputy),
        ("head", roles.prefixes.acting),
    )
    derived = (
        entry.model_copy(
            update={"role": role, "words": tuple(b + word for b in before for word in entry.words)}
        )
        for entry in roles.role
        if entry.role == "head"
        for role, before in prefixes
    )
    return roles.model_copy(update={"role": (*roles.role, *derived)})


def alternatives(words: Iterable[str]) -> str:
    """A pattern for folded text that matches any of `words`, the longest first, between word borders.

    White space and blanks after full stops are free, since OCR and typists set them at will.
    """
    return rf"(?<![^\W_]){branches(_longest_first(map(_pattern, words)))}"


def anywhere(words: Iterable[str]) -> str:
    """A pattern for folded text that matches any of `words`, inside longer words too: OCR glues words."""
    return branches(r"\s+".join(map(re.escape, word.split())) for word in _longest_first(map(fold, words)))


def any_of(patterns: Iterable[str]) -> str:
    """One pattern that matches where one of `patterns`, tried in their order, does."""
    return f"(?:{'|'.join(patterns)})"


def branches(patterns: Iterable[str]) -> str:
    """One of `patterns`, tried in their order; a first letter that several share is looked at once."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        letter = pattern[:1] if pattern[:1].isalnum() else ""
        groups.setdefault(letter, []).append(pattern.removeprefix(letter))
    alone = groups.pop("", [])
    shared = (letter + (branches(rest) if rest[1:] else rest[0]) for letter, rest in groups.items())
    return any_of([*alone, *shared])


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


def _pattern(word: str) -> str:
    parts = []
    for token in fold(word).split():
        escaped = re.escape(token).replace(r"\.", r"\.\s*").replace(",", r"\s*,")
        parts.append(escaped.removesuffix(r"\s*"))
    pattern = parts[0]
    for before, after in pairwise(parts):
        pattern += (r"\s*" if before.endswith(".") else r"\s+") + after
    return pattern + ("" if pattern.endswith(".") else r"(?![^\W_])")


ROLES = _with_derived(load("roles.toml", Roles))
"""Kinds of bodies and words of roles."""
BODY_STARTS = alternatives(start for kind in ROLES.kind for start in kind.starts)
"""First words of the names of bodies, for patterns on folded text."""
ROLE_STARTS = alternatives(word for entry in ROLES.role for word in entry.words)
"""First words of roles in any body, for patterns on folded text."""
POSTS = load("posts.toml", Posts)
"""Words that posts are built of."""
PERSONS = load("persons.toml", Persons)
"""What may stand before a name, and surnames."""
ACTS = load("acts.toml", Acts)
"""Kinds of acts, their parts and what they do."""
LANDMARKS = load("landmarks.toml", Landmarks)
"""Fixed lines of an act."""
DUTIES = load("duties.toml", Duties)
"""Words of duties and of rules on how a body works."""
BODIES = load("bodies.toml", Bodies)
"""How a decision sets up a body and names it."""
MEMBERS = load("members.toml", Members)
"""How lists of members and their columns are headed."""
HEADS = {entry.id: re.compile(any_of(entry.patterns)) for entry in MEMBERS.column}
"""Column of a table of members → what its folded heading looks like, the first that fits."""
CLOSING = load("closing.toml", Closing)
"""Words of the last articles, recipients and signatures."""
_PHRASE_LINES = map(str.strip, _read("phrases.txt").splitlines())
PHRASES = tuple(line for line in _PHRASE_LINES if line and not line.startswith("#"))
"""Set phrases of the genre; '^' before one: also where all letters are capitals."""
