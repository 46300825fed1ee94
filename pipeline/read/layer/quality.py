"""Can a text layer be believed? Judged by letters and syllables, page by page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

from pipeline.text.syllables import syllable_share

DIACRITICS = 0.15  # share of letters; measured: right layers 0.19-0.30, garbage 0.00-0.09
SYLLABLES = 0.7  # share of words; right layers have 0.9 and more
_ENOUGH = 60  # letters; fewer say nothing about their share of diacritics
_ODD = 0.02  # share of letters that Vietnamese does not have
_CID = re.compile(r"\(cid:\d+\)")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz")
_MARKED = frozenset(
    "ăâđêôơư" + unicodedata.normalize(
        "NFC",
        "".join(
            base + tone
            for base in "aăâeêioôơuưy"
            for tone in ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        ),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LayerQuality:
    """letters: how many; diacritics, odd: shares of letters; syllables: share of words, None if too few."""

    letters: int
    diacritics: float
    odd: float
    syllables: float | None
    has_cid: bool

    @property
    def is_broken(self) -> bool:
        if self.has_cid:
            return True
        if self.letters >= _ENOUGH and (self.diacritics < DIACRITICS or self.odd > _ODD):
            return True
        return self.syllables is not None and self.syllables < SYLLABLES

    @property
    def merit(self) -> float:
        """From 0 to 1, to compare readings of one page with each other."""
        return (1.0 if self.syllables is None else self.syllables) * (1.0 - min(self.odd * 5, 1.0))


def judge_layer(text: str) -> LayerQuality:
    """Quality of the words of a page, joined by blanks."""
    letters = Counter({c: times for c, times in Counter(text.lower()).items() if c.isalpha()})
    total = letters.total()
    marked = sum(times for c, times in letters.items() if c in _MARKED)
    plain = sum(times for c, times in letters.items() if c in _PLAIN)
    return LayerQuality(
        letters=total,
        diacritics=marked / (total or 1),
        odd=(total - marked - plain) / (total or 1),
        syllables=syllable_share(text),
        has_cid=bool(_CID.search(text)),
    )
