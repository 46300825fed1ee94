"""From which confidence on a value goes without a flag, by field; measured, see confidence.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from schemas import Evidence
from schemas.base import Model

_INDEX = re.compile(r"\[\d+\]")
_LONG = 60  # characters; the confidence of a longer text is the mean of its words, not the least
LONG = "long"


class ConfidenceLimits(Model):
    """confidence.toml. `fields` and `other` hold confidences, 0 to 1: below them a value is doubtful."""

    other: float
    fields: dict[str, float]


def field_of(path: str, text: str) -> str:
    """What is measured together: a path without its ordinals ('members.name'), or 'long'."""
    return LONG if len(text) > _LONG else _INDEX.sub("", path)


@cache
def _limits() -> ConfidenceLimits:
    content = resources.files("pipeline.parse").joinpath("confidence.toml").read_text("utf-8")
    return ConfidenceLimits.model_validate(tomllib.loads(content))


def limit_of(path: str, text: str) -> float:
    """The least confidence of a value that needs no look for its letters."""
    limits = _limits()
    return limits.fields.get(field_of(path, text), limits.other)


def least_sure(evidence: Iterable[Evidence]) -> dict[str, Evidence]:
    """The evidence of least confidence of each path."""
    worst: dict[str, Evidence] = {}
    for seen in evidence:
        if seen.path not in worst or seen.confidence < worst[seen.path].confidence:
            worst[seen.path] = seen
    return worst
