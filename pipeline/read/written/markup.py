"""Markdown on a line of text: marks are taken off, words stay as they are."""

from __future__ import annotations

import re

_LONGEST = 200  # characters between two marks
_NESTED = 4  # quotes and headings in one another
_BEFORE = r"(?:(?<=[\s(\[|\"“*_])|^)"
_BEHIND = r"(?=[\s.,;:!?)\]|\"”*_/]|$)"
_PAIRS = [
    re.compile(rf"{_BEFORE}{mark}(?=[\w(\[\"“'_.-])(?P<inside>[^\n]{{0,{_LONGEST}}}?[^\s*_]){mark}{_BEHIND}")
    for mark in (r"\*\*\*", r"\*\*", "__", r"\*(?!\*)", "_(?!_)", "`")
]
_LETTERS = re.compile(r"[^\W_]")
_OPENING = re.compile(r"^\s*(?:>\s?)+|^\s*#{1,6}\s+(?=\S)")
_CLOSING = re.compile(r"(?<=\S)\s+#{1,6}$|\\$")
_LINK = re.compile(r"!?\[(?P<inside>[^\][]+)\]\((?:https?:|mailto:|www\.|[./#])[^()\s]*(?:\s+\"[^\"]*\")?\)")
_FENCE = re.compile(r"^\s*(?:```|~~~)\w*\s*$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def without_marks(line: str) -> str:
    """Headings, quotes, emphasis and links without their marks; '- ' stays, and so do escapes.

    A mark counts only where Markdown sees one and letters stand between a pair: '(***)' and '-----' stay.
    """
    if _FENCE.match(line):
        return ""
    for _ in range(_NESTED):
        line = _OPENING.sub("", line)
    line = _LINK.sub(r"\g<inside>", _CLOSING.sub("", line.rstrip(" ")))
    for pair in _PAIRS:
        line = pair.sub(lambda m: m["inside"] if _LETTERS.search(m["inside"]) else m[0], line)
    return line


def unescaped(text: str) -> str:
    """'1\\.' → '1.': what a backslash kept from being a mark."""
    return _ESCAPE.sub(r"\1", text)
