"""Bits of a seal or of a signature that OCR read as the first words of the line with the signer's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon.names import GENDERED_ADDRESS, looks_named
from pipeline.read.layout.pieces import Piece
from pipeline.read.layout.rows import rows_of
from pipeline.text.fold import fold

_STROKES = "“”\"'‘’`´,.;:_-–—~^*|\\/«»°"
_BIT = 3  # letters: no more of a seal or pen are taken for a word
_WHOLE = 3  # syllables of a name from which none was lost


def without_strokes(pieces: Sequence[Piece], top: float, left: float) -> list[Piece]:
    """Without what stands before a whole name below the closing: 'đã Lê Hoàng Mẫu', '“Lê Hoàng Mẫu'.

    top, left: of the closing and of the column of the signature, in points.
    """
    found = {id(piece): piece for piece in pieces}
    for row in rows_of(p for p in pieces if p.base > top and p.x0 > left):
        words = [piece.text.lstrip(_STROKES) for piece in row.pieces]
        begins = next((n for n in range(len(words)) if looks_named(words[n:])), None)
        if begins is None or len(words) - begins < _WHOLE or not all(map(_is_stroke, words[:begins])):
            continue
        for piece in row.pieces[:begins]:
            del found[id(piece)]
        first = row.pieces[begins]
        found[id(first)] = replace(first, text=words[begins])
    return list(found.values())


def _is_stroke(word: str) -> bool:
    """Whether a word before a name may be a bit of ink: no address and no degree."""
    return len(word) <= _BIT and not word[:1].isupper() and not GENDERED_ADDRESS.match(fold(word))
