"""Capitals → the spelling used in running text: 'SỞ Y TẾ' → 'Sở Y tế'."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import agencies, provinces, terms
from pipeline.text.normal import norm

_NOUNS = "|".join(norm(word) for word in terms.POSTS.places.words)
_PLACE = re.compile(
    rf"(?<![^\W_])(?P<noun>(?:{_NOUNS})(?:\s+ủy)?)(?:\s+(?!(?:{_NOUNS}|ủy|đoàn|đội)\b)[^\W\d_]+){{1,4}}"
)
"""A place and its name: 'huyện tân biên đông'."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _names() -> list[tuple[str, re.Pattern[str], str]]:
    """Names in small letters, how they stand as whole words, and with their own capitals; longest first."""
    names = {*terms.ACTS.capitalised, *(p.name for p in provinces.load_provinces())}
    names |= {agency.name for agency in agencies.load_agency_types()}
    ordered = sorted(names, key=len, reverse=True)
    small = map(norm, ordered)
    return [
        (words, re.compile(rf"(?<![^\W_]){re.escape(words)}(?![^\W_])"), name)
        for words, name in zip(small, ordered, strict=True)
    ]


def sentence_case(text: str) -> str:
    """Sentence case with the names of provinces and agencies capitalised; lower case is left alone."""
    if not text.isupper():
        return text
    lower = text.lower()
    matched = norm(lower)
    if len(matched) != len(lower):
        return lower[:1].upper() + lower[1:]
    result = list(lower)
    taken = [False] * len(lower)
    for words, pattern, name in _names():
        for match in pattern.finditer(matched) if words in matched else ():
            if any(taken[match.start() : match.end()]) or len(name) != match.end() - match.start():
                continue
            for offset, char in enumerate(name):
                result[match.start() + offset] = (
                    lower[match.start() + offset].upper() if char.isupper() else lower[match.start() + offset]
                )
                taken[match.start() + offset] = True
    for place in _PLACE.finditer(matched):
        for word in _WORD.finditer(matched, place.end("noun"), place.end()):
            result[word.start()] = result[word.start()].upper()
    return "".join(result[:1]).upper() + "".join(result[1:])
