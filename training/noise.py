"""Character noise such as OCR makes: lost and swapped tone marks, look-alikes, stray marks and blanks."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵdđ"
_LOOKALIKE = {
    "l": "1Ii", "I": "l1", "1": "lI", "o": "0c", "O": "0Q", "0": "O", "c": "e", "e": "c", "h": "b", "n": "u",
    "u": "n", "m": "n", "g": "q", "t": "f", "i": "l", "S": "5", "T": "I", "B": "8", "Đ": "D", "đ": "d",
}  # fmt: skip
_MARKS = {
    ",": [".", ""],
    ".": [",", ""],
    "-": ["–", "~", "", "_"],
    "–": ["-", ""],
    ";": [":", ",", ""],
    ":": [";", "."],
}
_STRAY = ".,'`|_~"


@cache
def _same_base() -> dict[str, str]:
    """Letter → the letters that differ by marks alone."""
    groups: dict[str, str] = {}
    for letter in _LETTERS:
        base = "d" if letter in "dđ" else unicodedata.normalize("NFD", letter)[0]
        groups[base] = groups.get(base, "") + letter
    found = {letter: group for group in groups.values() for letter in group}
    return found | {letter.upper(): group.upper() for letter, group in found.items()}


def add_noise(text: str, rate: float, rng: random.Random) -> str:
    """`text` with about `rate` of its characters spoiled; NFC stays NFC."""
    return "".join(_spoil(char, rng) if rng.random() < rate else char for char in text)


def _spoil(char: str, rng: random.Random) -> str:
    if char == " ":
        return rng.choice(["", "  "])
    if char in _MARKS:
        return rng.choice(_MARKS[char])
    dice = rng.random()
    if dice < 0.62 and char in _same_base():
        return rng.choice(_same_base()[char])
    if dice < 0.82 and char in _LOOKALIKE:
        return rng.choice(_LOOKALIKE[char])
    if dice < 0.90:
        return ""
    if dice < 0.96:
        return char + rng.choice(_STRAY)
    return char.swapcase()
