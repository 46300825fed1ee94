"""What a reader typed, as a query of the full-text index and as marks on what was found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape
from rapidfuzz import fuzz

from pipeline.text.fold import fold
from pipeline.text.normal import clean, comparable, fold_tones

__all__ = ["Asked", "snippet"]

_WORD = re.compile(r"\w+")
_MOST_WORDS = 20
_WINDOW = 260


@dataclass(frozen=True)
class Asked:
    """A question: its text, its folded words, and the folded phrases that were put in quotes."""

    text: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]

    @staticmethod
    def of(typed: str) -> Asked:
        text = " ".join(clean(typed).split())
        parts = re.findall(r'["“”]([^"“”]*)["“”]|([^"“”]+)', text)
        quoted = [" ".join(_WORD.findall(fold(part))) for part, _ in parts if part]
        words = _WORD.findall(fold(text))[:_MOST_WORDS]
        return Asked(text.replace('"', " ").strip(), tuple(words), tuple(filter(None, quoted)))

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
    def as_any(self) -> str:
        """FTS5 query: some of the words; for typing slips."""
        return f"plain : ({' OR '.join(f'{chr(34)}{word}{chr(34)}' for word in self.words)})"

    def tier(self, fields: list[str]) -> int:
        """How well a row answers, 0 best: a whole field, a phrase, all words; exact marks before folded."""
        exact, plain = comparable(self.text), " ".join(self.words)
        full = [comparable(field) for field in fields]
        bare = [" ".join(_WORD.findall(fold(fold_tones(field)))) for field in fields]
        if exact in full:
            return 0
        if plain in bare:
            return 1
        if any(_whole(exact, field) for field in full):
            return 2
        if any(f" {plain} " in f" {field} " for field in bare):
            return 3
        seen = set(_WORD.findall(" ".join(full)))
        if all(word in seen for word in _WORD.findall(exact)):
            return 4
        found = set(" ".join(bare).split())
        return 5 if all(word in found for word in self.words) else 6

    def without(self, start: int, end: int) -> Asked:
        """The question less the words from `start` to before `end`."""
        places = [match.span() for match in _WORD.finditer(fold(self.text))]
        text = self.text[: places[start][0]] + self.text[places[end - 1][1] :]
        return Asked.of(text.strip(" ,;-"))

    def likeness(self, fields: list[str]) -> float:
        """0 to 100: how like the best field is to the question, letter by letter; for typing slips."""
        plain = " ".join(self.words)
        return max((_alike(plain, " ".join(_WORD.findall(fold(field)))) for field in fields), default=0.0)

    def near(self, fields: list[str]) -> int:
        """How many of the words a row has, for answers that lack some."""
        found = set(_WORD.findall(fold(" ".join(fields))))
        return sum(word in found for word in self.words)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Places in `text` to mark: runs of the words where there are any, else each word."""
        wanted = set(self.words)
        runs: list[list[tuple[int, int]]] = [[]]
        for match in _WORD.finditer(fold(text)):
            if match[0] in wanted:
                runs[-1].append(match.span())
            elif runs[-1]:
                runs.append([])
        longest = max(map(len, runs))
        least = 2 if longest > 1 else 1
        yield from ((run[0][0], run[-1][1]) for run in runs if len(run) >= least)


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
