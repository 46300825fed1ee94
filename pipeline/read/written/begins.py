"""Where paragraphs begin in a text that was wrapped: blank lines, indents, room left on the line above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from math import inf
from statistics import median

from pipeline.read.written.fields import Parted

_LABEL = re.compile(r"(?:\(?\d{1,3}|[a-zđ]|[IVX]{1,5})[.)/]|[-+•–]\s|Điều\s\d|Căn cứ\b")
_FEWEST = 3  # lines from which the habits of a text are learned
_DOUBLE = 0.2  # share of lines behind a blank one that go on with the line above it
_UNEVEN = 5  # characters by which lines wrapped in a face of uneven letters may fall short
_INDENT = 2  # characters by which first lines stand off from the others


def begins(lines: Sequence[Parted]) -> list[bool]:
    """For each line whether what stands around it shows that a paragraph begins there.

    Lines that begin in small letters go on for sure, lines with a label begin: the first tell how much room
    was left above them for their first word, both how far they are indented.
    """
    if _is_double_spaced(lines):
        told = iter(begins([line for line in lines if not line.is_blank]))
        return [not line.is_blank and next(told) for line in lines]
    plain = [line.by in ("none", "blanks") and not line.is_blank for line in lines]
    shown = [line for line, is_plain in zip(lines, plain, strict=True) if is_plain]
    near = [n for n in range(1, len(lines)) if plain[n] and plain[n - 1]]
    width = max((len(line.text) for line in shown), default=0)
    rooms = {n: width - len(lines[n - 1].text) - 1 - len(lines[n].text.split()[0]) for n in near}
    learned = sorted(rooms[n] for n in near if _goes_on(lines[n]))
    usual = max(learned[-1 - len(learned) // 20], 0) if len(learned) >= _FEWEST else inf
    low, high = _first_indents(shown)
    found = []
    for n, line in enumerate(lines):
        if n in rooms:
            found.append(rooms[n] > usual + _UNEVEN or low <= line.indent <= high)
        else:
            found.append(plain[n] and n > 0 and lines[n - 1].is_blank)
    return found


def _is_double_spaced(lines: Sequence[Parted]) -> bool:
    """Whether blank lines part the lines of paragraphs too: small letters follow them again and again."""
    behind = [line for above, line in pairwise(lines) if above.is_blank and not line.is_blank]
    going_on = sum(map(_goes_on, behind))
    return going_on >= _FEWEST and going_on > _DOUBLE * len(behind)


def _first_indents(lines: Sequence[Parted]) -> tuple[float, float]:
    """The least and the greatest indent of lines that begin a paragraph; none where they are like others."""
    first = [line.indent for line in lines if _LABEL.match(line.text.strip())]
    other = [line.indent for line in lines if _goes_on(line)]
    if min(len(first), len(other)) >= _FEWEST:
        if median(first) - median(other) >= _INDENT:
            return median(other) + _INDENT, inf
        if median(other) - median(first) >= _INDENT:
            return 0, median(other) - _INDENT
    return inf, -inf


def _goes_on(line: Parted) -> bool:
    text = line.text.strip()
    return text[0].islower() and not _LABEL.match(text)
