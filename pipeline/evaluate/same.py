"""When two values count as equal: FORMAT of the gold records, folding what print leaves to taste."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from pipeline.text.normal import norm

_BESIDE = re.compile(r"\s*([-,()\[\]{}])\s*")
LONG = 60  # characters; a longer text may carry a slip of the OCR engine, a shorter one may not
ALIKE = 0.95

Value = str | int | None


def folded(value: str | int) -> str:
    """Folds tone placement, case, dash kind, white space, blanks beside brackets, dashes and commas.

    Diacritics stay: a letter with another tone is another letter.
    """
    return _BESIDE.sub(r"\1", norm(str(value)))


def similarity(one: Value, other: Value) -> float:
    """0–1 after folding; 0 when either value is absent."""
    if one is None or other is None:
        return 0.0
    return float(fuzz.ratio(folded(one), folded(other))) / 100


def same(gold: Value, found: Value, *, lenient: bool) -> bool:
    """Whether `found` says what `gold` says; None equals None alone.

    `lenient`: a long text read by OCR; then similarity of at least 0.95 is enough.
    """
    if gold is None or found is None:
        return gold is None and found is None
    if folded(gold) == folded(found):
        return True
    return lenient and len(str(gold)) > LONG and similarity(gold, found) >= ALIKE
