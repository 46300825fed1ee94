"""What a reader typed, as a query of the full-text index and as marks on what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from markupsafe import Markup, escape
from rapidfuzz import fuzz

from pipeline.text.fold import fold
from pipeline.text.normal import clean, comparable

__all__ = ["Asked", "snippet"]

_WORD = re.compile(r"\w+")
_MOST_WORDS = 20
_WINDOW = 260
_KEPT = 20_000  # fields: the newest hits of common words come again and again


@dataclass(frozen=True)
class Asked:
    """A question: its text, its folded words, and the folded phrases that were put in quotes."""

    text: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    exact: tuple[str, ...] = ()
    """Of the phrases those with accents, as typed: an answer has them letter by letter."""

    @staticmethod
    def of(typed: str) -> Asked:
        text = " ".join(clean(typed).split())
        parts = re.findall(r'["“”]([^"“”]*)["“”]|([^"“”]+)', text)
        quoted = [" ".join(_WORD.findall(fold(part))) for part, _ in parts if part]
        words = _WORD.findall(fold(text))[:_MOST_WORDS]
        typed_so = [comparable(part) for part, _ in parts if part and _has_accents(part)]
        return Asked(
            text.replace('"', " ").strip(), tuple(words), tuple(filter(None, quoted)), tuple(typed_so)
        )

    @property
    def as_phrase(self) -> str:
        """FTS5 query: all words side by side. In the column without đ, so that every spelling is found."""
        return f'plain : "{" ".join(self.words)}"'

    @property
    def as_words(self) -> str:
        """FTS5 query: every word, and every quoted phrase as one; the last word may be its beginning."""
        terms = [f'"{phrase}"' for phrase in self.phrases]
        inside = {word for phrase in self.phrases for word in phrase.split()}
        terms += [f'"{word}"' for word in self.words if word not in inside]
        return f"plain : ({' AND '.join(terms)})"

    @property
    def as_most(self) -> str:
        """FTS5 query: all words but one; for typing slips."""
        alone = [
            [word for other, word in enumerate(self.words) if other != n] for n in range(len(self.words))
        ]
        terms = (" AND ".join(f'"{word}"' for word in words) for words in alone if words)
        return f"plain : ({' OR '.join(f'({term})' for term in terms)})"

    @property
    def as_pairs(self) -> str:
        """FTS5 query: two words that stand side by side in the question; for several slips."""
        return f"plain : ({' OR '.join(f'{chr(34)}{a} {b}{chr(34)}' for a, b in pairwise(self.words))})"

    def tier(self, fields: list[str]) -> int:
        """How well a row answers, 0 best: a whole field, a phrase, all words; exact marks before folded."""
        exact, plain = _exact(self.text), " ".join(self.words)
        bare = [_bare(field) for field in fields]
        if plain in bare:
            alike = (field for field, words in zip(fields, bare, strict=True) if words == plain)
            return 0 if exact in map(_exact, alike) else 1
        holding = [n for n, words in enumerate(bare) if f" {plain} " in f" {words} "]
        if holding:
            return 2 if any(_whole(exact, _exact(fields[n])) for n in holding) else 3
        found = {word for words in bare for word in words.split()}
        if not found.issuperset(self.words):
            return 6
        seen = {word for field in fields for word in _WORD.findall(_exact(field))}
        return 4 if seen.issuperset(_WORD.findall(exact)) else 5

    def holds(self, fields: list[str]) -> bool:
        """Whether one of the fields has each phrase that was quoted with its accents."""
        return all(any(_whole(phrase, _exact(field)) for field in fields) for phrase in self.exact)

    def without(self, start: int, end: int) -> Asked:
        """The question less the words from `start` to before `end`."""
        places = [match.span() for match in _WORD.finditer(fold(self.text))]
        text = self.text[: places[start][0]] + self.text[places[end - 1][1] :]
        return Asked.of(text.strip(" ,;-"))

    def likeness(self, fields: list[str]) -> float:
        """0 to 100: how like the best field is to the question, letter by letter; for typing slips."""
        plain = " ".join(self.words)
        return max((_alike(plain, _bare(field)) for field in fields), default=0.0)

    def near(self, fields: list[str]) -> int:
        """How many of the words a row has, for answers that lack some."""
        found = {word for field in fields for word in _bare(field).split()}
        return sum(word in found for word in self.words)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Places in `text` to mark: runs of the words where there are any, else each word.

        'chuyển đổi số' does not mark a lone 'Sở': of words typed with accents one alone has them too.
        """
        wanted = set(self.words)
        spelled = set(_WORD.findall(_exact(self.text))) if _has_accents(self.text) else None
        runs: list[list[tuple[int, int]]] = [[]]
        for match in _WORD.finditer(fold(text)):
            if match[0] in wanted:
                runs[-1].append(match.span())
            elif runs[-1]:
                runs.append([])
        longest = max(map(len, runs))
        least = 2 if longest > 1 else 1
        for run in runs:
            if len(run) < least:
                continue
            start, end = run[0][0], run[-1][1]
            alone = len(run) == 1 < len(wanted)
            if spelled is None or not alone or _exact(text[start:end]) in spelled:
                yield start, end


@lru_cache(maxsize=_KEPT)
def _bare(field: str) -> str:
    """The folded words of a field, one blank between them."""
    return " ".join(_WORD.findall(fold(normalize("NFC", field))))


@lru_cache(maxsize=_KEPT)
def _exact(field: str) -> str:
    return comparable(field)


def _has_accents(text: str) -> bool:
    return _exact(text) != fold(text)


def _alike(asked: str, field: str) -> float:
    if len(field) <= 2 * len(asked):
        return fuzz.ratio(asked, field)
    return 0.9 * fuzz.partial_ratio(asked, field)


def _whole(needle: str, hay: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(needle)}(?!\w)", hay) is not None


def snippet(asked: Asked, text: str | None, window: int = _WINDOW) -> Markup:
    """The text around the first hit, hits marked, everything escaped; the beginning where none is."""
    text = clean(text or "")
    spans = list(asked.spans(text)) if asked.words else []
    start, end = _cut(text, spans[0][0] if spans else 0, window)
    parts: list[Markup] = [Markup("… ")] if start else []
    at = start
    for a, b in spans:
        if a < at or b > end:
            continue
        parts += [escape(text[at:a]), Markup("<mark>{}</mark>").format(text[a:b])]
        at = b
    parts.append(escape(text[at:end]))
    if end < len(text):
        parts.append(Markup(" …"))
    return Markup("").join(parts)


def _cut(text: str, first: int, window: int) -> tuple[int, int]:
    if len(text) <= window:
        return 0, len(text)
    start = max(0, first - window // 3)
    if start:
        start = text.find(" ", start, first + 1) + 1 or start
    end = min(len(text), start + window)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start + window // 2)
    return start, end
