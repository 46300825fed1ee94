"""A reader's words as a query of the full-text index, whose own syntax they never reach."""

from __future__ import annotations

import re

__all__ = ["match_of"]

_MOST_WORDS = 30


def match_of(text: str) -> str:
    """Words in any order; what stands in double quotes as a phrase. Words without letters match nothing.

    The index holds each text twice, the second time with đ as d, so a query without accents finds both.
    """
    found: list[str] = []
    for quoted, plain in re.findall(r'"([^"]*)"|([^"]+)', text):
        words = re.findall(r"\w+", quoted or plain)
        found += [" ".join(words)] if quoted and words else words
    return " ".join(f'"{one}"' for one in found[:_MOST_WORDS]) or '""'
