"""Tones and hats that OCR lost, put back where the words stand in a fixed phrase: 'Phó giám đóc'.

A word that is capitalised inside a phrase may be a name and is never touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.lexicon import terms
from pipeline.read.layout.pieces import Piece
from pipeline.text.normal import edges, fold_tones, strip_diacritics

_HONORIFIC = re.compile(r"^(\W*)[OÔ]ng(\W*)$")
_LABEL = re.compile(r"^(?:\d{1,3}[.)]|[-–+*])$")
_ARTICLE = re.compile(r"^(\W*)[ĐD]i[êeềếểễệ]u(\W*)$")
_NUMBER = re.compile(r"^\d{1,3}[a-z]?\W*$")
_UNSURE = 0.9  # confidence of a mended word is no higher


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: tuple[str, ...]
    capitals: bool


@cache
def _phrases() -> dict[tuple[str, ...], _Phrase]:
    found: dict[tuple[str, ...], _Phrase] = {}
    for phrase in terms.PHRASES:
        words = tuple(unicodedata.normalize("NFC", phrase.lstrip("^")).split())
        found[tuple(map(_bare, words))] = _Phrase(words, phrase.startswith("^"))
    return found


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


def mend_phrases(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in the order given, which is that of the words; letters but no numbers of letters change."""
    made = list(pieces)
    bare = [_bare(piece.text) for piece in made]  # mending changes marks only
    at = 0
    while at < len(made):
        for length in range(min(_longest(), len(made) - at), 1, -1):
            phrase = _phrases().get(tuple(bare[at : at + length]))
            if phrase is not None and _may_mend(made[at : at + length], phrase):
                for n, word in enumerate(phrase.words):
                    made[at + n] = _mended(made[at + n], word)
                at += length - 1
                break
        at += 1
    return [_mend_article(_mend_honorific(made, n), made[n + 1 : n + 2]) for n in range(len(made))]


def _bare(text: str) -> str:
    return strip_diacritics(edges(text)[1]).lower()


def _may_mend(pieces: Sequence[Piece], phrase: _Phrase) -> bool:
    cores = [edges(piece.text)[1] for piece in pieces]
    if len(cores) == 2 and any(
        _crossed(core) != _crossed(w) for core, w in zip(cores, phrase.words, strict=True)
    ):
        return False  # two words are too few to say that d was đ: 'sự đúng' is not 'sử dụng'
    if all(core.isupper() for core in cores):
        return phrase.capitals
    joined = all(piece.text.endswith(core) for piece, core in zip(pieces[:-1], cores, strict=False))
    return joined and all(core.islower() or core.istitle() for core in cores[:1]) and all(
        core.islower() for core in cores[1:]
    )  # fmt: skip


def _crossed(word: str) -> list[bool]:
    return [letter in "đĐ" for letter in word]


def _mended(piece: Piece, word: str) -> Piece:
    before, core, after = edges(piece.text)
    if fold_tones(core).lower() == fold_tones(word):
        return piece
    right = word.upper() if core.isupper() and len(core) > 1 else word
    if core[:1].isupper():
        right = right[:1].upper() + right[1:]
    return replace(piece, text=before + right + after, confidence=min(piece.confidence, _UNSURE))


def _mend_honorific(pieces: Sequence[Piece], n: int) -> Piece:
    """'1. Ong Lê …' → 'Ông': after a label or before a colon, where a name follows."""
    piece = pieces[n]
    match = _HONORIFIC.match(piece.text)
    if match is None or n + 1 >= len(pieces) or not pieces[n + 1].text[:1].isupper():
        return piece
    if n > 0 and _LABEL.match(pieces[n - 1].text):
        return replace(piece, text=f"{match.group(1)}Ông{match.group(2)}")
    return piece


def _mend_article(piece: Piece, following: Sequence[Piece]) -> Piece:
    """'Như Điêu 3' → 'Như Điều 3': no name is followed by a number."""
    match = _ARTICLE.match(piece.text)
    if match is None or not following or not _NUMBER.match(following[0].text):
        return piece
    return replace(piece, text=f"{match.group(1)}Điều{match.group(2)}")
