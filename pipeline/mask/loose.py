"""Numbers and dates that no label announces, in words that are known to speak of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.mask.dates import date_end
from pipeline.mask.digits import digits_end
from pipeline.mask.flow import Flow, Span
from pipeline.mask.shapes import OLD_LANDLINE, is_office_account
from pipeline.mask.values import is_money
from pipeline.mask.words import homes, spelled_in

_FEWEST, _MOST = 9, 19  # digits of a number that is nobody's count
_WITH_LETTERS = 7  # digits where letters stand before them: 'B1234567', 'QN12345678'
_START = re.compile(
    r"(?<![\w.,/\-])(?<!\w-\n)(?<!\w=)(?P<letters>(?:[A-Z][.\-]?|(?<![A-ZĐ] )[A-Z]\s|QN ?|\d{3}[A-Z] ?)"
    r"(?=\d{6}|\d{4} \d))?"
    r"[+(]*(?!\d{1,2}[.,;]? \(?[0Oo]\d{2}|[1-9]\d? - \d|[BS]\d\s|\d\d[A-Z]\d?-\d{3}\.?\d\d(?!\d))"
    r"(?=[OoIlSB]{0,2}\d)"
)
_SYMBOL = re.compile(r"\s?/\s?(?:\d{4}\s?/\s?)?[A-ZĐ]{2}|[.,]\d|[A-ZĐ]{2}")
"""What goes on behind the number of an act, a decimal, the letters of a code."""
HOTLINE = re.compile(r"1[89]00(?:[ .]?\d){4,6}(?!\d)")
LANDLINE = (
    r"(?:[(+]*(?:84[\s.)\-]*\(?0?|0)\s?\(?2\d{1,2}\)?(?:[\s.\-]{0,2}\d){7,8}"
    rf"|{OLD_LANDLINE}"
    r"|\(?0?69[)\s.\-]{1,2}\d{3}\d?[\s.\-]?\d{3}"
    r"|\(0\d{3}\)[\s.\-]?(?:\d[\s.\-]?){6}\d|\(?0[48]\)?[.\s\-](?:[\s.\-]?\d){7,8})(?!\d)"
)
"""Numbers of places, '037.3852.123' and '(04) 8.248.923' as they were before; 069 is the army's."""
_SUMS = re.compile(r"(?:[1-9]\d{0,2}(?:([.,])\d{3})?(?:\1\d{3})*[.,]000\s*)+")
_SAID_HOME = 14  # characters before a number in which it is said to be at home
_MARKS = re.compile("[,;)]")
_BEFORE = 40  # characters before a number or a date that may say what it is
_YEAR = re.compile(r"(?:19[2-9]\d|20\d\d)(?!\d)")
_SHORT_YEAR = re.compile(r"\d\d$")
_WITH_MONTH = re.compile(r"\W*[\divxlo]{1,4}\s*[/.\-\\,·|]|.*(?:thang|[a-z]{3})")
_PERIOD = re.compile(r"\s*[-–]\s*(?:\d|nay|đến)|\s*/\s*[A-ZĐ]{2}|\s*:\s")
_PERIOD_BEFORE = re.compile(r"\d\s*[-–]\s*$")
_OLDEST = 1925


def numbers(flow: Flow, span: Span) -> Iterator[Span]:
    """Numbers of a phone's length or longer that are no money, no act's and no office's.

    One of a place is an office's unless it is said to be at home.
    """
    at = span[0]
    while (found := _START.search(flow.text, at, span[1])) is not None:
        date = date_end(flow.folded, found.end())
        if date is not None and _YEAR.search(flow.text, found.end(), date):
            at = date
            continue
        least = _WITH_LETTERS if found["letters"] else _FEWEST
        end = digits_end(flow.text, found.end(), least, _MOST, span[1])
        if end is None:
            at = next((n for n in range(found.end(), span[1]) if not flow.text[n].isalnum()), span[1]) + 1
            continue
        begin = found.end("letters") if found["letters"] else found.start()
        home = homes().search(_MARKS.split(flow.text[max(span[0], begin - _SAID_HOME) : begin])[-1])
        apart = sum(map(str.isdigit, flow.text[begin:end])) >= _FEWEST and flow.text[begin - 1].isspace()
        begin = begin if apart else found.start()  # 'HỎI 0237…' is no code with letters
        told = max(begin, found.end("letters"))  # 'CQ 3852111'
        if (home or not is_landline(flow, begin)) and not _is_kept(flow, span[0], told, end):
            yield begin, end
        at = end


def dates(flow: Flow, span: Span) -> Iterator[Span]:
    """Dates of years in which members of the time were born, unless words say what happened then."""
    for found in re.finditer(r"(?<![\w/.\-])(?=\d|tháng\b|ngày\b)", flow.text[slice(*span)]):
        begin = span[0] + found.start()
        end = date_end(flow.folded, begin)
        if end is None or end > span[1] or not _is_of_a_life(flow, begin, end):
            continue
        before = flow.text[max(span[0], begin - _BEFORE) : begin]
        of_acts = spelled_in("personal.events", then=r"[^,;]*$|/[A-ZĐ]{2,}[^;]*$")
        if is_in_period(flow, begin, end) or of_acts.search(before):
            continue
        if not (before.rstrip().endswith("ngày") or flow.text.startswith("ngày", begin)):
            yield begin, end  # 'đơn của Lò Văn Mẫu ngày …' is an act's


def is_in_period(flow: Flow, begin: int, end: int) -> bool:
    """Whether a date is one end of a period, or what follows was done then: '8/2001: Phó phòng'."""
    before = flow.text[max(0, begin - _BEFORE) : begin]
    return _PERIOD.match(flow.text, end) is not None or _PERIOD_BEFORE.search(before) is not None


def is_landline(flow: Flow, begin: int) -> bool:
    """Whether the number that begins there is a place's rather than a mobile one."""
    return re.compile(LANDLINE).match(flow.text, begin) is not None


def _is_of_a_life(flow: Flow, begin: int, end: int) -> bool:
    said = flow.text[begin:end]
    year = _YEAR.search(said)
    if year:
        return _OLDEST <= int(year[0]) <= flow.adult and len(said) > 4 and bool(_WITH_MONTH.match(said))
    short = _SHORT_YEAR.search(said)
    return short is not None and said.count("/") + said.count(".") + said.count("-") >= 2


def _is_kept(flow: Flow, first: int, begin: int, end: int) -> bool:
    text = flow.text
    if is_money(flow, end) or _SUMS.fullmatch(text, begin, end) or is_office_account(flow, begin, end):
        return True
    if _SYMBOL.match(text, end) or HOTLINE.match(text, begin):
        return True
    before = text[max(first, begin - _BEFORE) : begin]
    return of_files().search(before) is not None


@cache
def of_files() -> re.Pattern[str]:
    """A word of a file, of money or of an office's numbers, and none of another number behind it."""
    lists = ("personal.files", "personal.office.phone", "personal.office.codes")
    return spelled_in(*lists, then=r"[^\d;,(]*(?:\d?[A-Z]{1,2}/?\d{2}[A-Z]{1,3}\b[^\d;,(]*)?$|[XY]\s*=\s*$")
