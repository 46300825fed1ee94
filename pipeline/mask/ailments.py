"""What is said of somebody's health: an open class, told by first words, by a degree, by who bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.mask.flow import CELL, Flow, Span
from pipeline.mask.words import offices, spelled_in
from pipeline.text.fold import CAPITAL

_LONGEST = 70  # characters
_TREATED = re.compile(
    r"\s(?:tại|ở|từ|nên|do đó|vì vậy|phải|xin|được|căn cứ|nen|do do|vi vay|phai|duoc|can cu|theo(?! d[õo]i))"
    rf"\s|\n(?={CAPITAL})"
)
_SUFFER = "bi|mac|nhiem|dieu tri|mo|kham|chan doan|benh|tien su|chua|phau thuat"
_SUFFERED = re.compile(rf"\b(?:{_SUFFER})\s")
_BEGUN = re.compile(r"(?:bi|mac|da|hien|moi)\b")
_BEFORE = re.compile(
    rf"(?:^|:\s*|\d(?:\s?(?:d|dong))?\s+|\b(?:{_SUFFER}|dang|do|vi|co|sau|da|hien|moi|tat"
    r"|vo|chong|me|bo|cha|chau|con(?: trai| gai)?)\s+)$"
)
_CAUSE = re.compile(r"\b(?:do|vì|bị|mắc|đang)\s")
_WORN = re.compile(r"(?:[^\W\d_]+\s+){1,3}$")
"""Who bears it, in a cell: 'con nhỏ bại não'."""
_MARKS = "0123456789.,đ "
_OF_A_NAME = re.compile(rf"\s+(?:và|,|{CAPITAL}(?!{CAPITAL})\w)")
_OF_ANOTHER = re.compile(
    r"\s+s[ĩỹ]\b|\s*(?:,|-|&|\bvà\b)\s*(?:xã hội|XH|liệt s[ĩỹ]|người có công)", re.IGNORECASE
)
"""'liệt sĩ', 'thương binh và xã hội'"""
_PLAIN = re.compile(r"(?:[^\W\d_]+\s+){2,8}(?<!trình )(?<!chế )(?<!tiến )(?<!tốc )(?<!nhiệt )(?<!mức )$")


def ailments(flow: Flow, begin: int, part: Span) -> Iterator[Span]:
    """What tells of illnesses in a statement about a person of whom is spoken from `begin` on.

    Offices and fields are about it, too: 'phụ trách thương binh và xã hội'; a capital inside opens a name.
    """
    last = part[0]
    for match in spelled_in("personal.ailments.words").finditer(flow.text, *part):
        at, end = match.span()
        if at < last:
            continue
        before = flow.text[part[0] : at]
        begun = _BEGUN.match(flow.folded, at, end)
        told = begun or _SUFFERED.search(flow.folded, part[0], at)
        small = match[0][0].islower() or not (before.strip(_MARKS) or _OF_A_NAME.match(flow.text, end))
        row = slice(flow.text.rfind("\n", 0, at) + 1, flow.text.find("\n", at))
        worn = before.islower() and CELL in flow.text[row] and _WORN.match(before)
        if (
            small
            and (begun or worn or _BEFORE.search(flow.folded[part[0] : at]))
            and not (offices().search(_CAUSE.split(before)[-1]) or _OF_ANOTHER.match(flow.text, end))
            and (told or not _is_of_a_field(flow, begin, at))
        ):
            last = ailment_end(flow.text, at, part[1])
            yield at, last
    if last > part[0]:
        return
    for match in spelled_in("personal.ailments.degrees").finditer(flow.text, *part):
        before = flow.text[part[0] : match.start()]
        if before.islower() and _PLAIN.match(before) and not _is_of_a_field(flow, begin, match.start()):
            yield part[0], ailment_end(flow.text, part[0], part[1])
            return


def ailment_end(text: str, at: int, stop: int) -> int:
    """The end of what is said of somebody's health: 'suy thận tại Bệnh viện tỉnh'."""
    stop = min(stop, at + _LONGEST)
    treated = _TREATED.search(text, at, stop)
    return treated.start() if treated else stop


def _is_of_a_field(flow: Flow, begin: int, at: int) -> bool:
    """Whether the sentence tells of what is worked at: 'theo dõi y tế, bảo trợ xã hội, khuyết tật'."""
    sentence = max(begin, *(flow.text.rfind(mark, begin, at) for mark in (";", ". ", CELL)))
    return spelled_in("personal.ailments.fields").search(flow.text, sentence, at) is not None
