"""Lines of a text without places → what they are on a page: columns of head and closing, tables, text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.read.written.begins import begins
from pipeline.read.written.delimited import find_delimited
from pipeline.read.written.fields import Parted, line_of, part
from pipeline.read.written.found import Found
from pipeline.read.written.halves import find_halves
from pipeline.read.written.spaced import find_spaced
from pipeline.read.written.stacked import find_stacked
from schemas import Line

Finder = Callable[[Sequence[Parted]], list[Found]]
_FINDERS: tuple[Finder, ...] = (find_halves, find_delimited, find_stacked, find_spaced)
"""Each looks at what those before it left over."""


def written_lines(raws: Sequence[str]) -> list[Line]:
    """The lines of a page in reading order; blank ones are left out."""
    lines = [part(raw) for raw in raws]
    known = zip(lines, begins(lines), strict=True)
    return _placed([replace(line, begins=first) for line, first in known], _FINDERS)


def _placed(lines: Sequence[Parted], finders: Sequence[Finder]) -> list[Line]:
    if not finders:
        shown = (line for line in lines if not line.is_blank and line.by != "rule")
        return [line_of(line.text, begins=line.begins) for line in shown]
    made: list[Line] = []
    at = 0
    for found in finders[0](lines):
        made.extend(_placed(lines[at : found.first], finders[1:]))
        made.extend(found.lines)
        at = found.end
    return made + _placed(lines[at:], finders[1:])
