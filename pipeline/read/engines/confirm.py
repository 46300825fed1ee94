"""Every line is read again by the other engines, and all of them vote."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from pipeline.pdf.raster import Pixels
from pipeline.read.engines.line_readers import line_readers
from pipeline.read.engines.strips import LineReader, Strip
from pipeline.read.engines.tesseract import SeenWord
from pipeline.read.engines.vote import Voice, vote

_SURE = 0.8  # confidence of words whose boxes are right
_LIKELY, _TALL = 0.5, 1.5  # below the one, and higher than such words by the other, a box is wrong


def confirm(grey: Pixels, words: Sequence[SeenWord], others: Sequence[LineReader] = ()) -> list[SeenWord]:
    """Words of a grey page by vote, line after line, each with the confidence that the vote gives it.

    others: readers of this page alone, beside the engines installed.
    """
    lines = _lines(words)
    high = median([word.bottom - word.top for word in words if word.confidence >= _SURE] or [0.0])
    strips = [_strip(line, high) for line in lines]
    voices: list[list[Voice]] = [[] for _ in lines]
    for reader in (*others, *line_readers()) if lines else ():
        for own, text in zip(voices, reader.read(grey, strips), strict=True):
            own.append(Voice(text, reader.letters, reader.signs))
    return [word for line, own in zip(lines, voices, strict=True) for word in vote(line, own)]


def _strip(line: Sequence[SeenWord], high: float) -> Strip:
    """Where a line stands; Tesseract gives slanted print boxes that reach into the next line."""
    level = [word for word in line if word.confidence >= _LIKELY or word.bottom - word.top <= _TALL * high]
    whole, own = Strip.around(line), Strip.around(level or line)
    return Strip(whole.x0, own.top, whole.x1, own.bottom)


def _lines(words: Sequence[SeenWord]) -> list[list[SeenWord]]:
    """Words that stand side by side, as Tesseract gives them: line after line."""
    lines: list[list[SeenWord]] = []
    for word in words:
        last = lines[-1][-1] if lines else None
        near = (
            last is not None
            and abs(word.base - last.base) < 0.5 * max(word.size, 1.0)
            and word.x0 - last.x0 >= 0
            and word.x0 - last.x1 < 3 * max(word.size, 1.0)
        )
        if near:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines
