"""Terms of the field as data: TOML files read once, checked by pydantic, compiled to folded patterns."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from pipeline.text.fold import fold
from schemas import Action, BodyKind, Role


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Table):
    words: tuple[str, ...]


class Kind(_Table):
    """A kind of body: the words it starts with and the nouns that may follow a role ("Trưởng Ban Chỉ đạo")."""

    id: BodyKind
    starts: tuple[str, ...]
    nouns: tuple[str, ...]


class RoleWords(_Table):
    """Words for one role and the kinds of body they belong to; "*" is all."""

    role: Role
    kinds: tuple[str, ...]
    words: tuple[str, ...]


class Roles(_Table):
    kind: tuple[Kind, ...]
    role: tuple[RoleWords, ...]
    standing: Words
    modifiers: Words


class Ranks(_Table):
    words: tuple[str, ...]
    own_unit: tuple[str, ...]


class Units(_Table):
    strong: tuple[str, ...]
    weak: tuple[str, ...]


class Posts(_Table):
    ranks: Ranks
    divisions: Words
    units: Units


class Address(_Table):
    male: tuple[str, ...]
    female: tuple[str, ...]
    neutral: tuple[str, ...]


class Degrees(_Table):
    words: tuple[str, ...]
    ranks: tuple[str, ...]


class Names(_Table):
    surnames: tuple[str, ...]


class Persons(_Table):
    address: Address
    degrees: Degrees
    names: Names


class ActionWords(_Table):
    id: Action
    words: tuple[str, ...]


class Acts(_Table):
    types: tuple[str, ...]
    headings: tuple[str, ...]
    bases: tuple[str, ...]
    proposals: tuple[str, ...]
    action: tuple[ActionWords, ...]


class DutyHeadings(_Table):
    duties: tuple[str, ...]
    rules: tuple[str, ...]


class Duties(_Table):
    verbs: dict[str, tuple[str, ...]]
    headings: DutyHeadings
    rules: Words


def _load(name: str) -> dict[str, object]:
    return tomllib.loads((resources.files("pipeline.lexicon") / name).read_text("utf-8"))


@cache
def roles() -> Roles:
    return Roles.model_validate(_load("roles.toml"))


@cache
def posts() -> Posts:
    return Posts.model_validate(_load("posts.toml"))


@cache
def persons() -> Persons:
    return Persons.model_validate(_load("persons.toml"))


@cache
def acts() -> Acts:
    return Acts.model_validate(_load("acts.toml"))


@cache
def duties() -> Duties:
    return Duties.model_validate(_load("duties.toml"))


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


def _pattern(word: str) -> str:
    parts = []
    for token in fold(word).split():
        escaped = re.escape(token).replace(r"\.", r"\.\s*").replace(",", r"\s*,")
        parts.append(escaped.removesuffix(r"\s*"))
    pattern = parts[0]
    for before, after in pairwise(parts):
        pattern += (r"\s*" if before.endswith(".") else r"\s+") + after
    return pattern + ("" if pattern.endswith(".") else r"(?![^\W_])")
