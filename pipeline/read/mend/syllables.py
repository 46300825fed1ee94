"""Slips that Tesseract makes often with Vietnamese, mended where only one reading is possible."""

from __future__ import annotations

import re
import unicodedata

from pipeline.text.syllables import is_syllable

# Measured on real scans: 'QĐ-' in the symbol of an act is read 'QĐĐ-' about once in ten.
_DOUBLED = re.compile(r"(?<![^\W\d_])([QN])ĐĐ(?=\s?[-–])")
_HATS = {"a": "â", "e": "ê", "o": "ô", "A": "Â", "E": "Ê", "O": "Ô"}
_LETTERS = re.compile(r"[^\W\d_]{4,}")


def mend(text: str) -> str:
    """One word of OCR, NFC. Letters change only in what cannot be a syllable: 'QUYÉT' becomes 'QUYẾT'."""
    return _LETTERS.sub(_with_hat, _DOUBLED.sub(r"\1Đ", text))


def _with_hat(match: re.Match[str]) -> str:
    word = match.group()
    if is_syllable(word):
        return word
    readings = {reading for place in range(len(word)) if (reading := _hatted(word, place)) is not None}
    return readings.pop() if len(readings) == 1 else word


def _hatted(word: str, place: int) -> str | None:
    parts = unicodedata.normalize("NFD", word[place])
    if parts[0] not in _HATS:
        return None
    other = unicodedata.normalize("NFC", _HATS[parts[0]] + parts[1:])
    reading = word[:place] + other + word[place + 1 :]
    return reading if len(other) == 1 and is_syllable(reading) else None
