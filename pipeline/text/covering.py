"""Text with parts of it covered: what stands between words stays, so that lists and paths keep their form."""

from __future__ import annotations

from collections.abc import Iterable

from schemas.page import MASK


def covered(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with each letter and digit of the spans as '█'."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = (MASK if letter.isalnum() else letter for letter in letters[start:end])
    return "".join(letters)
