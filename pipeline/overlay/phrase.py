"""Values as people write them in many ways, found in text by their letters and digits alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection
from itertools import accumulate

from pipeline.text.fold import fold
from pipeline.text.normal import clean

_TOKEN = re.compile(r"[^\W\d_]+|\d+")

Span = tuple[int, int]
Finder = Callable[[str], list[Span]]
"""Text → spans of it, in order, that say a value."""


def letters(text: str) -> str:
    """'Lò Văn Mẫu', 'LÒ VĂN  MẪU' → 'lovanmau'; '0912.345.678' → '0912345678'. Marks of tone do not count.

    Scans lose marks first, so a name with other marks counts as the same:
    rather too much is hidden than too little.
    """
    return "".join(_TOKEN.findall(fold(clean(text))))


def spans(text: str, lengths: Collection[int], is_it: Callable[[str], bool]) -> list[Span]:
    """Where runs of whole words and numbers of `text` have one of the `lengths` in letters and are it.

    text: NFC, as all that is stored; it may run over lines and cells. Spans may overlap.
    """
    tokens = list(_TOKEN.finditer(fold(text)))
    ends = list(accumulate(len(token[0]) for token in tokens))
    found: list[Span] = []
    at = 0
    while at < len(tokens):
        before = ends[at - 1] if at else 0
        end = at + 1
        for length in lengths:
            last = bisect_left(ends, before + length)
            if last == len(ends) or ends[last] != before + length:
                continue
            if is_it("".join(token[0] for token in tokens[at : last + 1])):
                end = max(end, last + 1)
                found.append((tokens[at].start(), tokens[last].end()))
        at = end
    return found


def finder_of(value: str) -> Finder:
    """Finds one value that is known in clear."""
    wanted = letters(value)

    def found(text: str) -> list[Span]:
        if not wanted or wanted not in letters(text):  # most texts
            return []
        return spans(text, (len(wanted),), lambda said: said == wanted)

    return found
