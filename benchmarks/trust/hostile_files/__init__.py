"""Files that are broken, or made to break who reads them; each is small and made by code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Ending = Literal["any", "fails", "says", "done"]


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file. name: with its suffix; make: its bytes.

    ending: fails: it must not be stored; says: it may be, if a review item says what was left unread or
    changed; done: it must be stored; any: either way, so long as it ends well.
    """

    name: str
    make: Callable[[], bytes]
    ending: Ending = "any"
