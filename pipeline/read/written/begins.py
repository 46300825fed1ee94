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
_RAGGED = 1.5  # times as much room as usual shows an end where lines are not filled to the last letter
_INDENT = 2  # characters by which first lines stand off from the others


def begins(lines: Sequence[Parted]) -> list[bool]:
    """For each line whether what stands around it shows that a paragraph begins there.

    Lines that begin in small letters go on for sure, lines with a label begin: the first tell how many blank
    lines and how much room for their first word stood above them, both how far they are indented.
    """
    shown = [n for n, line in enumerate(lines) if not line.is_blank]
    plain = [n for n in shown if lines[n].by in ("none", "blanks")]
    width = max((len(lines[n].text) for n in plain), default=0)
    above = {n: upper for upper, n in pairwise(shown) if lines[n].by in ("none", "blanks")}
    rooms = {n: width - len(lines[m].text) - 1 - len(lines[n].text.split()[0]) for n, m in above.items()}
    going = [n for n in above if _goes_on(lines[n])]
    room = _RAGGED * max(_usual([rooms[n] for n in going]), 0)
    blanks = _usual([n - above[n] for n in going], least=1) if going else 1
    low, high = _first_indents([lines[n] for n in plain])
    return [
        n in above and (n - above[n] > blanks or rooms[n] > room or low <= line.indent <= high)
        for n, line in enumerate(lines)
    ]


def _usual(seen: Sequence[int], least: int = _FEWEST) -> float:
    """The greatest of the values but one in twenty; without bound where there are too few."""
    return sorted(seen)[-1 - len(seen) // 20] if len(seen) >= least else inf


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
