"""An address of the API as data."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from schemas import Model

__all__ = ["BASE", "Route"]

BASE = "/api/v1"


@dataclass(frozen=True)
class Route:
    """An address below BASE, what it takes and what it answers.

    `handle` gets the connection, the query and the parts of the path by name, and returns the answer's
    body; it runs in a thread of Datasette's under a time limit and may raise Problem. A coroutine gets
    the Datasette instance in place of the connection. A body with `next` names the next page by its
    cursor alone; the dispatcher makes an address of it.
    """

    path: str
    name: str
    summary: str
    query: type[Model]
    answer: type[Model] | None
    handle: Callable[..., Any]
    parts: dict[str, str] = field(default_factory=dict)
    """Part of the path → its pattern."""
    may_miss: bool = False
    """Whether what is asked for may not be there."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", self.path))
