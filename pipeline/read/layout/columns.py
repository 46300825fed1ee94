"""The two places where a decision has two columns: its head and its closing.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV: issuer and number (ô 2, 3) stand left of quốc hiệu, place and date
(ô 1, 4); recipients (ô 9) left of the signature (ô 7).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.layout.gutter import find_gutter, part
from pipeline.read.layout.rows import Row, rows_of
from pipeline.text.normal import fold_tones, strip_diacritics

_MOTTO = re.compile(r"cong h.a xa h|xa hoi chu ngh|chu nghia viet|doc lap ?. ?tu do|dang cong san")
_DATED = re.compile(
    r"ng.y.{0,14}th.ng.{0,12}n.m|^\W*s[o6]\s?[:.;]|^\W*s[o6]\b.{0,12}/|\bs[o6] ?:|nam (19|20)\d\d$"
)
_PLACE_DATE = re.compile(r"ng.y.{0,14}th.ng.{0,12}n.m")
_TITLE = re.compile(
    r"(?:^|\W)(?:quyet dinh|thong bao|giay moi|to trinh|ke hoach|bao cao|chi thi|nghi quyet"
    r"|phu luc|danh sach)\W*$"
)
_BODY = re.compile(r"^\W*(?:can cu|dieu \d|xet de nghi|theo de nghi|kinh gui)\b")
_AFTER_DATE = 2  # rows: the number may stand below the line with place and date
_RECIPIENTS = re.compile(r"^\W*n[oơ]i nh[aâ]n")
_END_MARK = re.compile(r"\.\s?/\s?\.|/\.\s*$")
_RECIPIENT = re.compile(r"^\W*(?:nhu (?:dieu|tren)\b|luu\b)|^\s*[-–—~]\s*\w")
_HEAD_ROWS = 18


def key(text: str) -> str:
    """For matching against noise: no diacritics, lower case."""
    return strip_diacritics(fold_tones(text)).lower()


def head_span(rows: Sequence[Row], start: int = 0) -> tuple[int, int] | None:
    """Indices [first, end) of the two-column head at `start`, or None where there is none."""
    window = rows[start : start + _HEAD_ROWS]
    motto = next((n for n, row in enumerate(window) if _MOTTO.search(key(row.text))), None)
    if motto is None:
        return None
    end = motto + 1
    dated = None
    for n in range(motto, len(window)):
        text = key(window[n].text)
        if n > motto and (_BODY.search(text) or (len(text) < 40 and _TITLE.search(text))):
            break
        if dated is not None and n > dated + _AFTER_DATE:
            break
        if _MOTTO.search(text) or _DATED.search(text):
            end = n + 1
            if dated is None and _PLACE_DATE.search(text):
                dated = n
    return start, start + end


def closing_start(rows: Sequence[Row]) -> int | None:
    """Index of the row with Nơi nhận, else of the row after the end mark where a list follows; or None."""
    for n in range(len(rows) - 1, -1, -1):
        if _RECIPIENTS.search(key(rows[n].text)):
            return n
    ends = [n for n, row in enumerate(rows) if _END_MARK.search(row.text)]
    listed = sum(bool(_RECIPIENT.search(key(row.text))) for row in rows[ends[-1] + 1 :]) if ends else 0
    return ends[-1] + 1 if listed >= 2 else None


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
