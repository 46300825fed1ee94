"""Roles that OCR spoiled, snapped to the lexicon: 'Ủyviên', '— Thành viên', 'Chủ Lịch Hội đồng'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from pipeline.lexicon import terms
from pipeline.parse.grammar.roles import FoundRole, match_roles, role_only
from pipeline.text.fold import fold
from schemas import BodyKind, Role

_TOKEN = re.compile(r"[^\W_]+")
_JUNK = 3  # letters beside a role that a rule line or a speck left
_LEAST = 6  # letters of a role that may be one letter off; shorter ones are too alike


@dataclass(frozen=True, slots=True)
class MendedRole:
    """The words as the lexicon spells them, their normal form, and whether a letter had to be guessed."""

    text: str
    role: Role
    guessed: bool


def mended_role(text: str, kind: BodyKind | None) -> MendedRole | None:
    """The one role in the words of a cell or heading read from an image; None when there is none."""
    folded = fold(text)
    if (found := role_only(text, kind) or _amid_junk(folded, kind)) is not None:
        return MendedRole(_spaced(text[found.start : found.end].strip(" -—–:;,.")), found.role, False)
    letters = _letters(folded)
    near = {
        (phrase, role)
        for phrase, role in _phrases(kind)
        if len(letters) >= _LEAST
        and Levenshtein.distance(letters, _letters(fold(phrase)), score_cutoff=1) <= 1
    }
    if len(near) != 1:
        return None
    ((phrase, role),) = near
    return MendedRole(phrase, role, True)


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
    """Each role of several syllables, and its folded letters without blanks."""
    return tuple((phrase, fold(phrase).replace(" ", "")) for phrase, _ in _phrases(None) if " " in phrase)


def _letters(folded: str) -> str:
    return "".join(_TOKEN.findall(folded))


@cache
def _phrases(kind: BodyKind | None) -> tuple[tuple[str, Role], ...]:
    """Role words of a kind of body, alone and with its noun behind them."""
    nouns = {noun for entry in terms.ROLES.kind if kind in (None, entry.id) for noun in entry.nouns[:1]}
    found: dict[str, Role] = {}
    for entry in terms.ROLES.role:
        if kind is None or "*" in entry.kinds or kind in entry.kinds:
            for word in entry.words:
                found.setdefault(word, entry.role)
                if kind is not None and entry.role in ("head", "deputy"):
                    found.update({f"{word} {noun}": entry.role for noun in nouns if noun not in word})
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))
