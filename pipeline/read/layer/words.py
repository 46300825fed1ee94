"""Characters of a text layer → words: mended where the layer splits, glues or prints twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise

from pipeline.pdf.char import Char
from pipeline.read.layout.pieces import Piece
from pipeline.text.normal import clean
from pipeline.text.syllables import is_syllable

_SAME = 0.12  # of the type size: a letter printed again this near is the same letter (false bold)
_TILE = 32.0  # points: most letters have all their neighbours in one tile
_GAP = 0.17  # of the type size: a wider gap parts words, with or without a space in the layer
_TOUCH = (
    0.04  # of the type size: a narrower gap joins, though the layer claims a space, unless both are words
)
_NARROW = 0.1  # of the type size: a wider gap may part words where the layer sets them close
_BACK = 0.5  # of the type size: a jump back this far starts something new
_MARKS = ",;.:()"
_RAISED = 0.5  # of the type size: super- and subscripts stay with their word


def words_of(chars: Iterable[Char]) -> list[Piece]:
    """Words in the order of the layer; text that is only white space or invisible is left out."""
    found: list[Piece] = []
    run: list[Char] = []
    sizes: list[float] = []
    cuts: list[int] = []
    for char in _once(chars):
        size = _em(char)
        parts = _parts(run[-1], sizes[-1], char, size) if run else False
        if parts:
            found.extend(_pieces(run, sizes, cuts))
            run, sizes, cuts = [], [], []
        elif parts is None:
            cuts.append(len(run))
        run.append(char)
        sizes.append(size)
    if run:
        found.extend(_pieces(run, sizes, cuts))
    return found


def _pieces(run: Sequence[Char], sizes: Sequence[float], cuts: Sequence[int]) -> list[Piece]:
    """The words of a run: the longest that end at doubtful gaps; all of it where a part is none."""
    ends = [0]
    while cuts and ends[-1] < len(run):
        words = (
            end for end in (len(run), *reversed(cuts)) if end > ends[-1] and _is_word(run[ends[-1] : end])
        )
        if (end := next(words, None)) is None:
            return _piece(run, sizes)
        ends.append(end)
    return [
        word for a, b in pairwise(ends if cuts else [0, len(run)]) for word in _piece(run[a:b], sizes[a:b])
    ]


def _is_word(run: Sequence[Char]) -> bool:
    """A syllable, a figure, or capitals."""
    core = "".join(char.text for char in run).strip(_MARKS)
    return core.isdigit() or (core.isalpha() and (is_syllable(core) or (core.isupper() and len(core) > 1)))


def _once(chars: Iterable[Char]) -> list[Char]:
    """Bold is often made by printing twice, a hair apart."""
    kept: list[Char] = []
    seen: dict[tuple[str, int, int], list[Char]] = {}  # by letter and tile of the page
    for char in chars:
        text, x, y = char.text, char.x0, char.base
        near = max(_height(char) * _SAME, 0.3)
        left, right = int((x - near) // _TILE), int((x + near) // _TILE)
        above, below = int((y - near) // _TILE), int((y + near) // _TILE)
        if left == right and above == below:
            rivals = seen.get((text, left, above), [])
        else:
            columns, rows = range(left, right + 1), range(above, below + 1)
            rivals = [other for c in columns for r in rows for other in seen.get((text, c, r), ())]
        if rivals and any(abs(other.x0 - x) <= near and abs(other.base - y) <= near for other in rivals):
            continue
        seen.setdefault((text, int(x // _TILE), int(y // _TILE)), []).append(char)
        kept.append(char)
    return kept


def _height(char: Char) -> float:
    high = char.bottom - char.top if char.upright else char.x1 - char.x0
    return high if high > 1.0 else 1.0


def _parts(last: Char, there: float, char: Char, here: float) -> bool | None:
    """Whether a new word begins, None where the gap leaves it open; there, here: the two type sizes."""
    if unicodedata.combining(char.text[0]):
        return False
    if last.upright != char.upright or last.form != char.form:
        return True
    if not char.upright:
        return char.after_space
    size, larger = (here, there) if here < there else (there, here)
    gap = char.x0 - last.x1
    reach = larger if size < 0.85 * larger else size
    if abs(char.base - last.base) > _RAISED * reach or gap < -_BACK * size:
        return True
    if char.after_space:
        return True if gap > _TOUCH * size else None
    return True if gap > _GAP * size else None if gap > _NARROW * size else False


def _em(char: Char) -> float:
    """Type size by the box: the size that the file states may be scaled."""
    return _height(char) / 1.15


def _piece(run: Sequence[Char], sizes: Sequence[float]) -> list[Piece]:
    text = clean("".join(char.text for char in run)).strip()
    if not text:
        return []
    size = max(sizes)
    return [
        Piece(
            text=text,
            x0=min([c.x0 for c in run]), top=min([c.top for c in run]),
            x1=max([c.x1 for c in run]), bottom=max([c.bottom for c in run]),
            base=run[sizes.index(size)].base, size=size,
            source="form" if run[0].form else "text-layer", upright=run[0].upright,
        )
    ]  # fmt: skip
