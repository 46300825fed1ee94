"""Matching form: one character for each character of the original, so offsets stay valid."""

from __future__ import annotations

import unicodedata

from pipeline.text.kept import kept

_LOOKALIKE = str.maketrans({"đ": "d", "Đ": "D", "Ð": "D", "ð": "d", "–": "-", "—": "-", "−": "-", "‐": "-",
                            "‑": "-", "→": "-", "⇒": "-", "➔": "-", "\u00a0": " ", "“": '"', "”": '"',
                            "‘": "'", "’": "'"})  # fmt: skip

CAPITAL = "[" + "".join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isupper()) + "]"
"""A character class of all capitals; ranges such as À-Ỹ hold small letters too."""


class _Folded(dict[str, str]):
    """Characters as they fold, each found once."""

    def __missing__(self, char: str) -> str:
        base = unicodedata.normalize("NFD", char.translate(_LOOKALIKE))[0].lower()
        self[char] = folded = base if len(base) == 1 else char
        return folded


_fold_char = _Folded().__getitem__


def fold(text: str) -> str:
    """Lower case without diacritics, dashes and quotes unified, exactly as long as `text`.

    OCR loses diacritics first; anchors and lexicon terms are matched on this form, values are cut from
    the original by the same offsets. Combining marks that stand alone fold to themselves.
    """
    return "".join(map(_fold_char, text))


def capital(char: str) -> str:
    """The capital of a letter, one character: 'ß' has none of that length and stays."""
    return made if len(made := char.upper()) == 1 else char


def small_letter(char: str) -> str:
    """The small form of a letter, one character: 'İ' has none of that length and stays."""
    return made if len(made := char.lower()) == 1 else char


@kept
def is_upper(text: str) -> bool:
    """Whether the letters are capitals, one slip in ten allowed (OCR); False without letters."""
    letters = sum(map(str.isalpha, text))
    return letters > 0 and sum(map(str.isupper, text)) >= 0.9 * letters


def is_capitalised(word: str) -> bool:
    """Whether the first letter of `word` is a capital."""
    return next((c.isupper() for c in word if c.isalpha()), False)
