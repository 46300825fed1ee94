"""Where a number ends that is set in groups, over line breaks, with letters that OCR puts for digits."""

from __future__ import annotations

import re

_GAP = re.compile(r"[ .\-·()/*_,\n\xa0]{1,3}")
_PAUSE = re.compile(r"[,)]\s|\),|\s-\s")
_NEXT_ITEM = re.compile(r"\n\s*\d{1,3}\s*[.)][ \t]+\D|\.\s+\d{1,3}\s*[.)]\s+\D")
_DIGITS = re.compile(r"(?=[OoIlSB]{0,2}\d)[\dOoIlSB]+(?![^\W\d_])")
"""A group of a number, with the letters that OCR puts for 0, 1, 5 and 8."""
_SUM = re.compile(r"\d{1,3}(?:[.,]\d{3})*[.,]000(?!\d)")
_DAY = re.compile(r"\d{1,2}([/.\-])\d{1,2}\1(?:19|20)\d\d(?!\d)")
_ROWS = re.compile(r"(\d{1,3})[.)\-]{0,2} (\d{1,3})[.)\-]{0,2} (\d{1,3})(?!\d)")
_WHOLE = 9  # digits of a number that needs no more


def digits_end(text: str, at: int, least: int, most: int, stop: int | None = None) -> int | None:
    """The end of a number of `least` to `most` digits in groups, over line breaks, OCR's O and l allowed.

    It ends before `stop` at the latest. '4 5 6 7' numbers rows and is none.
    """
    if (rows := _ROWS.match(text, at)) and int(rows[1]) + 2 == int(rows[2]) + 1 == int(rows[3]):
        return None
    end, count = None, 0
    position, last = at, len(text) if stop is None else stop
    while (group := _DIGITS.match(text, position, last)) is not None:
        own = len(group[0]) >= _WHOLE - 2 or _SUM.match(text, position)
        apart = count and text[position - 1].isspace()
        if apart and ((count >= _WHOLE and own) or _DAY.match(text, position)):
            break  # another number of its own, an account and a sum, or a date
        count += len(group[0])
        if count > most:
            break
        position = group.end()
        end = position if count >= least else end
        gap = _GAP.match(text, position, last)
        ended = count >= _WHOLE and gap is not None and _PAUSE.search(gap[0])
        if gap is None or ended or _NEXT_ITEM.match(text, position):
            break
        position = gap.end()
    return end
