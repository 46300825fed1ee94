"""Roles that OCR spoiled, as they should stand: 'Ủyviên', '— Thành viên'."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon import terms
from pipeline.parse.grammar.roles import FoundRole, match_roles, role_only
from pipeline.text.fold import fold
from schemas import BodyKind, Role

_TOKEN = re.compile(r"[^\W_]+")
_JUNK = 3  # letters beside a role that a rule line or a speck left


def mended_role(text: str, kind: BodyKind | None) -> tuple[str, Role] | None:
    """The one role in the words of a cell or heading read from an image, and its normal form; else None."""
    found = role_only(text, kind) or _amid_junk(fold(text), kind)
    if found is None:
        return None
    return _spaced(text[found.start : found.end].strip(" -—–:;,.")), found.role


def _amid_junk(folded: str, kind: BodyKind | None) -> FoundRole | None:
    total = len(_letters(folded))
    for token in _TOKEN.finditer(folded):
        if len(_letters(folded[: token.start()])) > _JUNK:
            return None
        found = match_roles(folded, token.start(), kind)
        if found and total - len(_letters(folded[found.start : found.end])) <= _JUNK:
            return found
    return None


def _spaced(text: str) -> str:
    """Syllables that OCR glued stand apart again."""
    folded = fold(text)
    for phrase, glued in _glued():
        if (at := folded.find(glued)) >= 0:
            text = text[:at] + phrase + text[at + len(glued) :]
            folded = fold(text)
    return text


@cache
def _glued() -> tuple[tuple[str, str], ...]:
    """Each role of several syllables, longest first, and its folded letters without blanks."""
    phrases = {word for entry in terms.ROLES.role for word in entry.words if " " in word}
    return tuple((words, fold(words).replace(" ", "")) for words in sorted(phrases, key=len, reverse=True))


def _letters(folded: str) -> str:
    return "".join(_TOKEN.findall(folded))
