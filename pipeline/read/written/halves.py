"""The two columns of a head and of a closing, whatever parts them: tabs, pipes or runs of blanks.

Nghị định 30/2020/NĐ-CP, Phụ lục I, mục IV: issuer and number stand left of quốc hiệu, place and date;
recipients left of the signature.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.lexicon.landmarks import (
    ANNEX,
    BASIS,
    DATE_LINE,
    ENDS_IN_TITLE,
    RECIPIENTS,
    is_national,
)
from pipeline.lexicon.names import is_printed_name
from pipeline.read.written.fields import Field, Parted, line_of
from pipeline.read.written.found import Found
from pipeline.text.fold import fold, is_upper
from schemas import Line
from schemas.page import Column

_HEAD, _CLOSING = 12, 25  # lines that they may have, blank ones included
_AFTER_DATE = 2  # lines: the number may stand below place and date
_INDENTED = 8  # characters: what stands further left is of the left column
_TITLE = 40  # characters of a line that is a title
_LONGEST = 100  # characters of a line of a closing
_ASIDE = 16  # characters by which the middle of a line may miss that of its column


def find_halves(lines: Sequence[Parted]) -> list[Found]:
    """Heads and closings in two columns, from top to bottom: the left column's lines before the right's."""
    found: list[Found] = []
    at = 0
    while at < len(lines):
        middle, end = 0.0, at
        filled = [field for field in lines[at].fields if field.text]
        if len(filled) > 1 and is_national_line(filled[-1].text):
            middle, end = _middle(filled[-1]), _head_end(lines, at)
        elif filled and opens_recipients(filled[0].text):
            middle, end = _closing(lines, at)
        if end > at:
            left, right = _columns(lines[at:end], middle)
            found.append(Found(at, end, (*left, *right)))
        at = max(end, at + 1)
    return found


def is_national_line(text: str) -> bool:
    """Whether a text is the name of the state or party, or the motto."""
    return is_national(text, fold(text))


def opens_recipients(text: str) -> bool:
    """Whether a text begins with 'Nơi nhận'."""
    return RECIPIENTS.match(fold(text)) is not None


def _head_end(lines: Sequence[Parted], start: int) -> int:
    end, dated = start + 1, None
    for n in range(start, min(start + _HEAD, len(lines))):
        line = lines[n]
        folded = fold(line.text).strip()
        titled = len(folded) < _TITLE and ENDS_IN_TITLE.search(folded) and len(line.fields) < 2
        if n > start and (titled or BASIS.match(folded) or (dated is not None and n > dated + _AFTER_DATE)):
            break
        has_date = DATE_LINE.search(folded) is not None
        if len(line.fields) > 1 or has_date or is_national_line(line.text):
            end = n + 1
        if has_date and dated is None:
            dated = n
    return end


def _closing(lines: Sequence[Parted], start: int) -> tuple[float, int]:
    """The middle of the right column and the end; the end is the start where nothing stands right."""
    middle: float | None = None
    end, signed = start, False
    for n in range(start, min(start + _CLOSING, len(lines))):
        line = lines[n]
        text = line.text.strip()
        if line.is_blank:
            continue
        if len(text) > _LONGEST or (n > start and (ANNEX.match(fold(text)) or opens_recipients(text))):
            break
        right = _sides(line, middle)[1]
        if right and not signed and _signs(line, right, middle, opens=n == start):
            middle = _middle(right) if middle is None else middle
            signed = is_printed_name(right.text)
            end = n + 1
        elif end > start and end == n and text[:1] in "-–+*•":
            end = n + 1
    return middle or 0.0, end


def _signs(line: Parted, right: Field, middle: float | None, *, opens: bool) -> bool:
    """Whether what stands right is of the signature: a post in capitals first, the others below it."""
    if middle is None:
        return opens or is_upper(right.text)
    return line.by in ("tab", "pipe") or abs(_middle(right) - middle) <= _ASIDE


def _middle(field: Field) -> float:
    return (field.x0 + field.x1) / 2


def _columns(lines: Sequence[Parted], middle: float) -> tuple[list[Line], list[Line]]:
    columns: tuple[list[Line], list[Line]] = [], []
    names: tuple[Column, Column] = "left", "right"
    for line in lines:
        for side, made, name in zip(_sides(line, middle), columns, names, strict=True):
            if side and side.text:
                made.append(line_of(side.text, name))
    return columns


def _sides(line: Parted, middle: float | None) -> tuple[Field | None, Field | None]:
    """What a line has left and right; of several gaps that which suits the right column's middle."""
    fields = list(line.fields)
    if line.by in ("tab", "pipe"):
        outer = line.by == "pipe" and len(fields) > 2 and not fields[0].text
        fields = fields[1:] if outer else fields
        return _joined(fields[:1]), _joined(fields[1:])
    if len(fields) < 2:
        indent = _INDENTED if middle is None else max(_INDENTED, 0.3 * middle)
        return (None, _joined(fields)) if line.indent >= indent else (_joined(fields), None)
    cuts = [_joined(fields[cut:]) for cut in range(1, len(fields))]
    away = [abs(_middle(cut) - middle) if cut and middle else 0.0 for cut in cuts]
    cut = away.index(min(away)) + 1
    return _joined(fields[:cut]), _joined(fields[cut:])


def _joined(fields: Sequence[Field]) -> Field | None:
    filled = [field for field in fields if field.text]
    if not filled:
        return None
    return Field(" ".join(field.text for field in filled), filled[0].x0, filled[-1].x1)
