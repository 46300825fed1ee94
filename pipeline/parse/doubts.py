"""All doubts of the parser, worded in doubts.toml: code, severity, and the words for the person who looks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from pipeline.text.doubt import told
from schemas import Severity
from schemas.base import Model


class Wording(Model):
    """An entry of doubts.toml: a code, and the three parts of a message with fields in braces."""

    code: str
    severity: Severity = "warning"
    seen: str
    why: str
    settle: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A reason to look: `code` is a stable short name, `message` Vietnamese (see `told`)."""

    code: str
    message: str
    severity: Severity


@cache
def wordings() -> dict[str, Wording]:
    """The entries of doubts.toml by their names."""
    content = resources.files("pipeline.parse").joinpath("doubts.toml").read_text("utf-8")
    return {name: Wording.model_validate(entry) for name, entry in tomllib.loads(content).items()}


def doubt(name: str, severity: Severity | None = None, /, **fields: object) -> Doubt:
    """The doubt of this name in doubts.toml, which also says how severe it is unless told.

    Raises:
        KeyError: no such name, or one of its fields is not given.
    """
    wording = wordings()[name]
    parts = (part.format(**fields) for part in (wording.seen, wording.why, wording.settle))
    return Doubt(wording.code, told(*parts), severity or wording.severity)
