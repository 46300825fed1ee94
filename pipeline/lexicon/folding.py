"""Names looked for in text that may have lost diacritics, but never against diacritics it has."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.text.normal import comparable, strip_diacritics


@dataclass(frozen=True)
class Folded:
    """A text in comparable form, and the same without diacritics, character by character."""

    full: str
    bare: str

    @staticmethod
    @lru_cache(maxsize=4096)
    def of(text: str) -> Folded:
        full = comparable(text)
        bare = strip_diacritics(full)
        if len(bare) != len(full):  # a mark that composes with nothing: leave it out of both
            full = "".join(c for c in full if not unicodedata.combining(c))
            bare = strip_diacritics(full)
        return Folded(full, bare)

    def find(self, name: Folded) -> Iterator[tuple[int, int]]:
        """Places of `name` as whole words where no diacritic speaks against it."""
        end = 0
        while (at := self.bare.find(name.bare, end)) >= 0:
            end = at + len(name.bare)
            whole = not (self.bare[at - 1 : at].isalnum() or self.bare[end : end + 1].isalnum())
            if whole and agrees(self.full[at:end], name.full):
                yield at, end

    def is_whole(self, name: str) -> bool:
        """Whether the text is `name` and nothing else."""
        wanted = comparable(name)
        return self.bare == strip_diacritics(wanted) and agrees(self.full, wanted)


def agrees(seen: str, wanted: str) -> bool:
    """'Phu Yên' agrees with 'Phú Yên', 'Phù Yên' does not: marks may be lost, not other ones."""
    return seen == wanted or all(_marks(s) <= _marks(w) for s, w in zip(seen, wanted, strict=True))


@lru_cache(maxsize=1024)
def _marks(char: str) -> frozenset[str]:
    if char == "đ":
        return frozenset("đ")
    return frozenset(c for c in unicodedata.normalize("NFD", char) if unicodedata.combining(c))
