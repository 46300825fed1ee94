"""The grammar of each kind of value: where what begins here ends, or None where it is no such value."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from pipeline.lexicon.personal import PERSONAL, Value
from pipeline.mask.address import address_end
from pipeline.mask.ailments import ailment_end
from pipeline.mask.dates import date_end
from pipeline.mask.digits import digits_end
from pipeline.mask.flow import CELL, GAP, Flow, Span
from pipeline.mask.words import spelled, spelled_in
from pipeline.text.fold import fold

NUMBERS = ("phone", "home_phone", "number", "code", "account")
"""Grammars of values that are a number."""
_CODE = re.compile(r"[A-ZĐ]{0,4}[\s.\-:]{0,2}(?=[\d\s.\-]*\d)")
_WORDS_END = re.compile(rf"[,;|)\]\n{CELL}{GAP}]|\.(?=\s|$)|\s[-–]\s")
_REST = re.compile(
    r"(?:(?: |\n(?![^\n]*[,:;.]))[^\W\d_]+){0,3}(?: ?\([^)\n]{1,30}\))?(?=\t|\s*[,;.)\n|]|\s[-–]\s|$)"
)
"""What may follow a known word before the next mark: 'Phật giáo Nam tông Khmer', 'Tin lành (HTTL)'."""
_FEW = re.compile(rf"[^\s\d,;:|{CELL}]+(?: [^\s\d,;:.|{CELL}]+){{0,2}}(?={GAP}|\s*(?:[,;.)|\n{CELL}]|$))")
_MARK = re.compile(rf"\s*(?:[,;.)|/\n\t\-{CELL}]|$)")
_LETTERS = re.compile(r"[^\W\d_]+")
_SPELLED_Y = re.compile(r"(?<![à-ỹ])[iy]\b")
_SHORT = 4  # letters of a name in which i and y are not the same
_JOINT = r"[\s\-'’.]*"
"""Between the syllables of a name that is not Vietnamese: 'Gia Rai', 'Gia-rai', 'Giarai'."""
_SIGN = re.compile(
    r"(?!\d{1,2}\s*[.)]\s+[a-z])(?:loai\s+|hang\s+)?(?:[abo]{1,2}[+-]?|[ivx\d]{1,3}(?:/\d)?%?|tot)(?![^\W_])"
)
_MONEY = re.compile(
    r"[\d.,]*[ \xa0]*(?:đồng|VN[DĐ]|triệu|tỷ|tỉ|đ(?![./])|USD|EUR|%)(?!\w)|[\d.,]*[ \xa0]*dong\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:\d{1,3}(?:[.,]\d{3})*|\d{1,5})\s+")
_COUNT_BEFORE = re.compile(r"(?<![\w.,/\-])(?<!(?i:tổ|số|ấp|ản|óm|ôn|hu|ội) )\d")
"""What is no house's, village's or team's number."""
_LONGEST_WORDS, _CLAUSE = 50, 60
_BEHIND = re.compile(r"[\s:]*(?:[^\W\d_]+[\s:(\-']+){1,5}(?=\d)(?:[\d.,]+\s*%)?")
_OPEN = re.compile(r"[(+]*")
_MOBILE_FIRST = re.compile(
    r"(?:(?P<trunk>[0Oo][\s.]?[Oo]?)|(?P<abroad>84[\s.)\-]*(?:\(0\))?)|(?!84))[\s.]?[135789]"
)


def end_of(value: Value, flow: Flow, at: int, *, form: bool) -> int | None:
    """Where the value that begins at `at` ends. `form`: the label before it ended with a colon."""
    return _GRAMMARS[value](flow, at, form)


def is_money(flow: Flow, end: int) -> bool:
    """Whether the number that ends there is a sum or a share."""
    return _MONEY.match(flow.text, end) is not None


def is_count(flow: Flow, at: int) -> bool:
    """Whether what begins there counts people or things: '38.211 thẻ'."""
    number = _COUNTED.match(flow.text, at)
    counted = spelled(PERSONAL.counted).match(flow.text, number.end()) if number else None
    return counted is not None and not counted[0].istitle()  # '12 Thanh Niên' is a house


def is_of_a_group(flow: Flow, label: Span) -> bool:
    """Whether a people or a faith is a group's: '75 hộ nghèo dân tộc Mông', 'dân tộc Thái chiếm 53,7 %'."""
    for count in _COUNT_BEFORE.finditer(flow.text, max(0, label[0] - _CLAUSE), label[1]):
        if is_count(flow, count.start()):
            return True
    behind = _BEHIND.match(flow.text, label[1])
    return behind is not None and ("%" in behind[0] or is_count(flow, behind.end()))


def _number(least: int, most: int) -> Callable[[Flow, int, bool], int | None]:
    return lambda flow, at, form: digits_end(flow.text, at, least, most)


def _phone(flow: Flow, at: int, form: bool) -> int | None:
    """A mobile number, its first 0 lost perhaps; an office's landline (0 2…) is none of a person's."""
    opened = _OPEN.match(flow.text, at)
    first = opened.end() if opened else at
    found = _MOBILE_FIRST.match(flow.text, first)
    if found is None:
        return None
    least, most = {"abroad": (11, 12), "trunk": (10, 11), None: (9, 10)}[found.lastgroup]
    return digits_end(flow.text, first, least, most)


def _code(flow: Flow, at: int, form: bool) -> int | None:
    letters = _CODE.match(flow.text, at)
    return digits_end(flow.text, letters.end(), 5, 16) if letters else None


def _words(flow: Flow, at: int, form: bool) -> int | None:
    """Words up to the next mark; without a colon only a short sign ('O+', 'loại 2', '3/4') or an ailment."""
    if not form:
        if spelled_in("personal.ailments.words").match(flow.text, at):
            mark = _WORDS_END.search(flow.text, at)
            return ailment_end(flow.text, at, mark.start() if mark else len(flow.text))
        sign = _SIGN.match(flow.folded, at)
        word = sign is not None and flow.text[slice(*sign.span())].islower() and sign[0].isalpha()
        return sign.end() if sign and not (flow.bare and word) else None
    stop = _WORDS_END.search(flow.text, at, min(len(flow.text), at + _LONGEST_WORDS))
    return stop.start() if stop and stop.start() > at else None


@cache
def _known(name: str) -> tuple[re.Pattern[str], frozenset[str]]:
    """Known values as a pattern for folded text that lets marks and i or y vary, and their letters."""
    words = sorted(getattr(PERSONAL.values, name), key=len, reverse=True)
    patterns = (_JOINT.join(_LETTERS.findall(fold(word))) for word in words)
    patterns = (_SPELLED_Y.sub("[iy]", one) if len(one) > _SHORT else one for one in patterns)  # not 'Thay'
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(patterns)})(?![^\W_])"), frozenset(map(_letters, words))


def _letters(word: str) -> str:
    return _SPELLED_Y.sub("i", "".join(_LETTERS.findall(word.lower())))


def _one_of(name: str) -> Callable[[Flow, int, bool], int | None]:
    """A known value: 'Dao' and not 'đạo'."""

    def end(flow: Flow, at: int, form: bool) -> int | None:
        pattern, spellings = _known(name)
        found = pattern.match(flow.folded, at)
        if found is None:
            return None
        said = flow.text[slice(*found.span())]
        plain = said.isascii() and (said[0].isupper() or flow.bare)  # typed or read without diacritics
        if not plain and _letters(said) not in spellings:
            return None
        if flow.bare and not form and not _MARK.match(flow.text, found.end()):
            return None  # 'Cong an vien' is no Cống
        more = _REST.match(flow.text, found.end())
        return more.end() if more else found.end()

    return end


def few_words_end(flow: Flow, at: int, form: bool) -> int | None:
    """The end of a people or a faith that no list knows: few words up to the next mark."""
    found = _FEW.match(flow.text, at) if form else None
    return found.end() if found else None


_GRAMMARS: dict[Value, Callable[[Flow, int, bool], int | None]] = {
    "phone": _phone,
    "home_phone": _number(6, 12),
    "email": lambda flow, at, form: None,  # told by its shape alone
    "number": _number(8, 12),
    "code": _code,
    "date": lambda flow, at, form: date_end(flow.folded, at),
    "address": address_end,
    "account": _number(6, 19),
    "ethnicity": _one_of("ethnicities"),
    "religion": _one_of("religions"),
    "level": _one_of("levels"),
    "words": _words,
}
