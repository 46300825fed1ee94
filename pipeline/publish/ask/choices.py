"""What readers may pick for a parameter of a canned query."""

from __future__ import annotations

from functools import cache

from pipeline.publish.ask.metadata import names
from pipeline.publish.ask.provinces import alphabetical, provinces

__all__ = ["choices_of"]

_COLUMNS = {
    "vai_tro": ("members", "role"),
    "muc_do": ("review_items", "severity"),
    "loai": ("bodies", "kind"),
}
_PLACES = frozenset({"tinh", "tinh_1", "tinh_2"})


def choices_of(parameter: str, asked: str) -> tuple[tuple[str, str], ...]:
    """(value, what it is called), in the order to show them; empty where a reader writes, or wrote, freely.

    A province is asked for by its name, which stands for all its periods.
    """
    known = _known(parameter)
    return known if not asked or asked in dict(known) else ()


@cache
def _known(parameter: str) -> tuple[tuple[str, str], ...]:
    if parameter in _PLACES:
        named = sorted({one.name for one in provinces().values()}, key=alphabetical)
        return tuple((name, name) for name in named)
    return tuple(names().codes(*_COLUMNS[parameter]).items()) if parameter in _COLUMNS else ()
