"""Terms found in folded text that the printed text must bear out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

from pipeline.lexicon.terms import alternatives
from pipeline.text.fold import fold
from pipeline.text.normal import fold_tones


class Spelled:
    """Terms as a pattern for folded text (`source` for patterns of others), and how they are spelled.

    One syllable must be spelled as a term is: 'Trưởng' is a rank, 'Trương' a surname, 'Tờ' no 'Tổ'. Several
    may have slips, unless they stand like a name, each with a capital: 'Văn Thu', 'Chu Tích'.
    `bare`: small letters that lost their diacritics are a term too.
    """

    def __init__(self, words: Iterable[str], *, bare: bool = False) -> None:
        listed = tuple(words)
        self.source = alternatives(listed)
        self.pattern = re.compile(self.source)
        spelled = {fold_tones(word.lower()) for word in listed}
        self._spelled = frozenset(spelled)
        self._bare = frozenset(map(fold, spelled)) if bare else frozenset()

    def bears_out(self, printed: str) -> bool:
        """Whether printed words that fold to a term are one."""
        words = printed.split()
        like_a_name = printed.istitle() and not printed.isupper()
        if "." in printed or (len(words) > 1 and not like_a_name):
            return True
        said = fold_tones(" ".join(words))
        return said.lower() in self._spelled or said in self._bare

    def match(self, text: str, folded: str, at: int, end: int = sys.maxsize) -> re.Match[str] | None:
        """The term at an offset, or None."""
        found = self.pattern.match(folded, at, end)
        return found if found and self.bears_out(text[found.start() : found.end()]) else None

    def finditer(self, text: str, folded: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The terms between two offsets."""
        for found in self.pattern.finditer(folded, start, end):
            if self.bears_out(text[found.start() : found.end()]):
                yield found
