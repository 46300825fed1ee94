"""What readers may pick for a parameter of a canned query: values by their names, from what there is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import alphabetical, provinces
from pipeline.publish.ask.questions import kept, rows

__all__ = ["Choices", "chooser"]

_CODES = {
    "vai_tro": ("members", "role"),
    "muc_do": ("review_items", "severity"),
    "loai": ("bodies", "kind"),
}
_STORED = {
    "nam": "select distinct issued_year as value, issued_year as name from decisions "
    "where issued_year is not null order by 1 desc",
    "ma": "select distinct code as value, code as name from review_items order by 1",
    "co_quan": "select a.id as value, a.name from agency_types a join agency_counts c "
    "on c.agency_type_id = a.id and c.province_id is null and c.role is null and c.issued_year is null "
    "order by c.members desc, a.name",
    "chu_de": "select distinct name as value, name from body_groups "
    "where basis = 'mandate' and provinces > 0 order by name",
    "chu_the": "select name as value, name from roles union all select a.name, a.name from agency_types a "
    "where exists (select 1 from organizations o where o.agency_type_id = a.id)",
}
_PLACES = frozenset({"tinh", "tinh_1", "tinh_2"})
_ONE_EACH = frozenset({"tinh_1", "tinh_2"})
_FREE = frozenset({"chu_de", "chu_the"})


@dataclass(frozen=True)
class Choices:
    """`options`: (value, what it is called), in the order to show them; `picked`: values of them.

    `several`: any number may be picked. `free`: the options are proposals, and other words do too.
    """

    options: tuple[tuple[str, str], ...]
    picked: tuple[str, ...] = ()
    several: bool = False
    free: bool = False

    @property
    def said(self) -> str:
        """What is picked, by its names."""
        called = dict(self.options)
        return ", ".join(called[value] for value in self.picked)


def chooser(datasette: Any) -> Callable[[str, str], Awaitable[Choices | None]]:
    """For templates: what may be picked for a parameter, with what was asked."""

    async def ask(parameter: str, asked: str) -> Choices | None:
        return await _choices_of(datasette, parameter, asked)

    return ask


async def _choices_of(datasette: Any, parameter: str, asked: str) -> Choices | None:
    """None where a reader writes freely, or wrote what is none of the choices."""
    options = await _options(datasette, parameter)
    picked = tuple(part.strip() for part in asked.split(",") if part.strip())
    if parameter in _FREE:
        return Choices(options, free=True)
    if not options or not set(picked) <= {value for value, _ in options}:
        return None
    return Choices(options, picked, several=parameter not in _ONE_EACH)


async def _options(datasette: Any, parameter: str) -> tuple[tuple[str, str], ...]:
    if parameter in _PLACES:  # by name, which stands for all periods
        named = sorted({one.name for one in provinces().values()}, key=alphabetical)
        return tuple((name, name) for name in named)
    if parameter in _CODES:
        return tuple(names().codes(*_CODES[parameter]).items())
    if parameter not in _STORED:
        return ()

    async def make() -> tuple[tuple[str, str], ...]:
        found = await rows(datasette, _STORED[parameter])
        return tuple((str(row["value"]), str(row["name"])) for row in found)

    return await kept(datasette, f"choices of {parameter}", make)
