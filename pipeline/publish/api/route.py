"""An address of the API as data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from schemas import Model

__all__ = ["BASE", "TAGS", "Route"]

BASE = "/api/v1"
TAGS = {
    "records": "Decisions, and what stands in them: bodies, members, duties, relations, doubts.",
    "reference": "What rows point to: agencies, kinds of agencies, provinces, roles.",
    "questions": "Search by words; provinces side by side.",
    "about": "The API itself.",
}
"""Parts of the API and what they hold."""


@dataclass(frozen=True)
class Route:
    """An address below BASE, what it takes and what it answers.

    `summary` is English, for the OpenAPI document; `title` Vietnamese, for readers. `handle` gets the
    connection, the query and the parts of the path by name, and returns the answer's body; it runs in a
    thread of Datasette's under a time limit and may raise Problem. A coroutine gets the Datasette instance in
    place of the connection. A body with `next` names the next page by its cursor alone; the dispatcher makes
    an address of it.
    """

    path: str
    name: str
    tag: str
    summary: str
    title: str
    query: type[Model]
    answer: type[Model] | None
    handle: Callable[..., Any]
    parts: dict[str, str] = field(default_factory=dict)
    """Part of the path → its pattern."""
    example: dict[str, str] = field(default_factory=dict)
    """What makes an address that answers: parts of the path and required parameters."""
    may_miss: bool = False
    """Whether what is asked for may not be there."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.path))

    @property
    def is_list(self) -> bool:
        """Whether it answers items, page by page."""
        return self.answer is not None and {"items", "next"} <= set(self.answer.model_fields)

    @property
    def filters(self) -> tuple[str, ...]:
        """Parameters as addresses have them."""
        return tuple(one.alias or name for name, one in self.query.model_fields.items())
