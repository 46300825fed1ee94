"""What an address of the search asks, for its page and for its files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from pipeline.publish.find.asked import Asked
from pipeline.publish.find.filters import Filters
from pipeline.publish.find.hits import Found, search
from pipeline.publish.find.searchable import EVERYWHERE, SEARCHABLE
from pipeline.publish.pages.parameters import Parameters
from pipeline.publish.pages.search_filters import choices, filters_of

__all__ = ["Question", "question_of"]

_LONGEST = 200


@dataclass(frozen=True)
class Question:
    """`typed` is what stands in the box, `kind` None for all of them, `offered` what the filters offer."""

    typed: str
    asked: Asked
    kind: str | None
    filters: Filters
    offered: dict[str, Any]

    @property
    def is_empty(self) -> bool:
        return not (self.asked.words or self.kind or replace(self.filters, others=False) != Filters())

    async def answer(self, datasette: Any) -> Found:
        """What the search finds; nothing for an empty question."""
        if self.is_empty:
            return Found()
        kinds = (self.kind,) if self.kind else EVERYWHERE
        return await search(datasette, self.asked, self.filters, kinds)


async def question_of(datasette: Any, asked_for: Parameters) -> Question:
    """BadRequest for values that there are not."""
    offered = await choices(datasette)
    typed = asked_for.text("q", _LONGEST)
    return Question(
        typed,
        Asked.of(typed),
        asked_for.one_of("loai", SEARCHABLE),
        filters_of(asked_for, offered["agency_names"]),
        offered,
    )
