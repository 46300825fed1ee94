"""The two places where a decision has two columns: its head and its closing.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV: issuer and number (ô 2, 3) stand left of quốc hiệu, place and date
(ô 1, 4); recipients (ô 9) left of the signature (ô 7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.lexicon.landmarks import (
    ARTICLE,
    BASIS,
    DATE_LINE,
    END_MARK,
    ENDS_IN_TITLE,
    RECIPIENT_LINE,
    RECIPIENTS,
    is_national,
)
from pipeline.read.layout.gutter import find_gutter, part
from pipeline.read.layout.rows import Row, rows_of
from pipeline.text.fold import fold

_NUMBERED = re.compile(r"^\W*s[o6]\s?[:.;]|^\W*s[o6]\b.{0,12}/|\bs[o6] ?:|nam (19|20)\d\d$")
_OPENS = re.compile(rf"\W*(?:{ARTICLE} \d|kinh gui\b)")
_SHORT = 40  # characters of a row that is a title
_AFTER_DATE = 2  # rows: the number may stand below the line with place and date
_DASH = re.compile(r"\s*[-~]\s*\w")
_HEAD_ROWS = 18


def head_span(rows: Sequence[Row], start: int = 0) -> tuple[int, int] | None:
    """Indices [first, end) of the two-column head at `start`, or None where there is none."""
    window = rows[start : start + _HEAD_ROWS]
    name = next((n for n, row in enumerate(window) if _is_national(row)), None)
    if name is None:
        return None
    end = name + 1
    dated = None
    for n in range(name, len(window)):
        folded = fold(window[n].text)
        if n > name and (_begins(folded) or (len(folded) < _SHORT and ENDS_IN_TITLE.search(folded))):
            break
        if dated is not None and n > dated + _AFTER_DATE:
            break
        has_date = DATE_LINE.search(folded) is not None
        if has_date or _is_national(window[n]) or _NUMBERED.search(folded):
            end = n + 1
            if dated is None and has_date:
                dated = n
    return start, start + end


def _is_national(row: Row) -> bool:
    return is_national(row.text, fold(row.text))


def _begins(folded: str) -> bool:
    """Whether the text of an act begins: with its reasons, an article, an address."""
    return BASIS.match(folded) is not None or _OPENS.match(folded) is not None


def closing_start(rows: Sequence[Row]) -> int | None:
    """Index of the row with Nơi nhận, else of the row after the end mark where a list follows; or None."""
    for n in range(len(rows) - 1, -1, -1):
        if RECIPIENTS.match(fold(rows[n].text)):
            return n
    ends = [n for n, row in enumerate(rows) if END_MARK.search(row.text)]
    listed = sum(_is_recipient(fold(row.text)) for row in rows[ends[-1] + 1 :]) if ends else 0
    return ends[-1] + 1 if listed >= 2 else None


def _is_recipient(folded: str) -> bool:
    return RECIPIENT_LINE.match(folded) is not None or _DASH.match(folded) is not None


def part_rows(rows: Sequence[Row], width: float) -> tuple[list[Row], list[Row]] | None:
    """Left rows and right rows, each from top to bottom; None where no gutter parts them."""
    x = find_gutter(rows, 0.25 * width, 0.65 * width)
    if x is None:
        return None
    left, right = [], []
    for row in rows:
        lhs, rhs = part(row, x)
        left.extend(lhs)
        right.extend(rhs)
    return rows_of(left), rows_of(right)
