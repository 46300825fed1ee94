"""How likely a member's value is wrong, by its looks and by how its row differs from the others of its list.

Signs of the row and of the value are weighed by a logistic model of each field: unlike.toml, which
`python -m training.unlike` makes from decisions with gold.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Literal, get_args

from pipeline.lexicon import names
from pipeline.parse.grammar.posts import rank_at, unit_at
from pipeline.parse.grammar.roles import speaks_of_roles
from pipeline.text.fold import fold
from schemas import Member
from schemas.base import Model

Field = Literal["name", "position", "organization", "role_text", "role"]
FIELDS: tuple[Field, ...] = get_args(Field)
ALWAYS = "always"
"""The sign that every value has."""

_COLUMNS = ("honorific", "name", "position", "organization", "role_text")
_LONG, _LONGEST_POST = 60, 90  # characters
_STRAY = re.compile(r"\s[^\w\s&–-]\s|[_|^~`]")
_STOP = re.compile(r"[.:;()\[\]]")


class UnlikeModel(Model):
    """unlike.toml: from which probability on a value is flagged, and the weights of its signs by field."""

    flagged_from: float
    reasons: dict[str, str]
    weights: dict[Field, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Signed:
    """A value of a member with its signs, each 0 to some 2."""

    index: int
    field: Field
    value: str
    signs: Mapping[str, float]


def unlike(
    members: Sequence[Member], sure: Mapping[str, float], *, ocr: bool
) -> Iterator[tuple[Signed, str]]:
    """Values that are likely wrong, each with the reason in Vietnamese.

    sure: the least confidence of each path ('members[3].name'); ocr: they were read from images.
    """
    model = _model()
    for seen in signed(members, sure, ocr=ocr):
        weights = model.weights.get(seen.field, {})
        parts = {sign: weights.get(sign, 0.0) * size for sign, size in seen.signs.items()}
        if 1 / (1 + math.exp(-sum(parts.values()))) >= model.flagged_from:
            worst = max(model.reasons, key=lambda sign: parts[sign])
            yield seen, model.reasons[worst]


def signed(members: Sequence[Member], sure: Mapping[str, float], *, ocr: bool) -> Iterator[Signed]:
    """The values that members have, with their signs; parameters as of `unlike`."""
    shares = _shares(members)
    for index, member in enumerate(members):
        row = _row_signs(member, shares[member.body], ocr)
        for field in FIELDS:
            if value := getattr(member, field):
                unsure = {"unsure": 1 - sure.get(f"members[{index}].{field}", 1.0)}
                yield Signed(index, field, value, row | _value_signs(value) | unsure)


def _shares(members: Sequence[Member]) -> dict[int | None, dict[str, float]]:
    """Of each body: the share of its members that have a column."""
    lists: dict[int | None, list[Member]] = {}
    for member in members:
        lists.setdefault(member.body, []).append(member)
    return {
        body: {name: sum(bool(getattr(member, name)) for member in rows) / len(rows) for name in _COLUMNS}
        for body, rows in lists.items()
    }


def _row_signs(member: Member, shares: Mapping[str, float], ocr: bool) -> dict[str, float]:
    """What the row lacks, the more so where others have it; a post or a person that looks like none."""
    lacks = {name: not getattr(member, name) for name in _COLUMNS}
    posts = (member.position, member.organization)
    return {
        ALWAYS: 1.0,
        **{f"no {name}": float(lacking) for name, lacking in lacks.items()},
        **{f"alone without {name}": lacking * shares[name] for name, lacking in lacks.items()},
        "odd post": float(not all(_is_built(post) for post in posts if post)),
        "odd person": float(ocr and bool(member.name) and not names.looks_named(str(member.name).split())),
    }


def _value_signs(value: str) -> dict[str, float]:
    folded = fold(value)
    return {
        "stray": float(bool(_STRAY.search(value)) or _is_glued(value)),
        "stop": float(bool(_STOP.search(value))),
        "length": min(len(value) / _LONG, 2.0),
        "role": float(speaks_of_roles(folded, 0, len(folded))),
    }


def _is_built(post: str) -> bool:
    """Begins with a rank, division or unit, and is no longer than such things are."""
    folded = fold(post)
    known = rank_at(post, folded, 0) is not None or unit_at(post[:1].upper() + post[1:], folded, 0)
    return known and len(post) <= _LONGEST_POST and not _is_glued(post) and not _STRAY.search(post)


def _is_glued(value: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in pairwise(value))


@cache
def _model() -> UnlikeModel:
    content = resources.files("pipeline.parse").joinpath("unlike.toml").read_text("utf-8")
    return UnlikeModel.model_validate(tomllib.loads(content))
