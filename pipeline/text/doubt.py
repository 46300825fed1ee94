"""The form of every review message: what was seen, why it is doubtful, what would settle it."""

from __future__ import annotations


def told(seen: str, why: str, settle: str) -> str:
    """Two Vietnamese sentences: 'Thấy gì: vì sao ngờ. Hãy làm gì.' None of the three may be empty."""
    if not (seen.strip() and why.strip() and settle.strip()):
        raise ValueError("a doubt says what was seen, why it is one, and what would settle it")
    return f"{seen}: {why}. Hãy {settle}."
