"""Numbers of acts that OCR splits or marks wrongly: '02/2017/TT:' '-VPCP' is 02/2017/TT-VPCP."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon import terms
from pipeline.read.layout.pieces import Piece

# Between the kind of act and who issued it stands a dash and no other mark (Nghị định 30/2020/NĐ-CP, PL I).
_KINDS = "|".join(terms.ACTS.symbols)
_OPEN = re.compile(rf"^[(“\"]?\d+(?:/\d{{4}})?/(?:{_KINDS})[-:–]?$")
_REST = re.compile(r"^[-–]?[A-ZĐ]{2,}[A-ZĐ&\-]*[\d\W]*$")
# Older decisions of provinces do print a dot: 'QĐ.CTUBT'.
_MARKED = re.compile(rf"(/(?:(?!QĐ|CT)(?:{_KINDS})(?=\.)|(?:{_KINDS})(?=[:.]-|:)))[.:]-?(?=[A-ZĐ]{{2,}})")
_GAP = 0.6  # of the type size: wider than a letter's slip, narrower than a column


def join_codes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in their order; the two halves of an act's number are one piece."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last is not None and _belongs(last, piece):
            found[-1] = replace(
                last,
                text=last.text.rstrip("-:–") + "-" + piece.text.lstrip("-–"),
                top=min(last.top, piece.top), x1=piece.x1, bottom=max(last.bottom, piece.bottom),
                confidence=min(last.confidence, piece.confidence),
            )  # fmt: skip
        else:
            found.append(replace(piece, text=_MARKED.sub(r"\1-", piece.text.replace("\u2044", "/"))))
    return found


def _belongs(last: Piece, piece: Piece) -> bool:
    near = abs(piece.base - last.base) < 0.4 * last.size and -1 < piece.x0 - last.x1 < _GAP * last.size
    dashed = last.text[-1:] in "-:–" or piece.text[:1] in "-–"
    return near and dashed and bool(_OPEN.match(last.text) and _REST.match(piece.text))
