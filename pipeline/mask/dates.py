"""Dates as people write them: in digits, Roman numerals or words. For folded text."""

from __future__ import annotations

import re

_D, _Y = r"[\doil]{1,2}", r"(?:[1il]9|2[0o])[\doil]{2}(?!\d)"
_LED = r"[\s.…_]"  # a form's dots, on which what is written stands
_PARTED = rf"(?:{_LED}*/{_LED}*|\s*[.\-\\,·]\s*|[|_])"
_UNIT = r"(?:mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi)"
_IN_WORDS = rf"(?:(?:(?:hai|ba)\s+)?muoi\s+{_UNIT}|{_UNIT}|gieng|chap)"
_ROMAN = r"[ivx]{1,4}(?![^\W\d_])"
_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MONTH = rf"(?:{_D}|{_ROMAN}|{_IN_WORDS})"
_DATE = re.compile(
    rf"{_D}{_PARTED}(?:{_D}|{_ROMAN}){_PARTED}(?:{_Y}|['’]?\d{{2}}(?!\d))"
    rf"|{_Y}{_PARTED}(?:{_D}|{_ROMAN}){_PARTED}\d{{1,2}}(?!\d)"
    rf"|(?:ngay\s+)?(?:(?:mung|mong)\s+)?(?:{_D}|{_IN_WORDS}){_LED}+thang{_LED}+{_MONTH}{_LED}*,?\s*(?:nam{_LED}+)?{_Y}"
    rf"|{_D}[\s\-]+{_ENGLISH}[\s\-,]+\d{{2,4}}(?!\d)|{_ENGLISH}\s+{_D},?\s+{_Y}"
    rf"|thang\s+{_MONTH}\s*,?\s*(?:nam\s+)?{_Y}|q\.?\s*{_ROMAN}\s*/\s*{_Y}"
    rf"|(?:{_D}|{_ROMAN})\s*(?:[/.\-\\]|nam)\s*{_Y}|(?:nam\s+)?{_Y}"
    rf"|{_D}\s+{_D}\s+{_Y}|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[012]){_Y}"
    r"|(?:nam\s+)?(?:mot|hai)\s+(?:nghin|ngan)\s+[a-z ]{5,50}(?:\s*\(\d{4}\))?"
)
_SHORT_YEAR = re.compile(
    r"(?:\d{1,2}\s*[/.\-]\s*)?['’]?\d{2}(?![\d/\-\\]|\.\d)"
    r"(?!\s*(?:tuoi|nguoi|ngay|gio|thang|nam|dang vien|dong chi|quan chung|hoc|doan vien|/))"
)


def date_end(folded: str, at: int) -> int | None:
    """The end of the date, month or year that begins at `at`; '89' and "'58" are years."""
    found = _DATE.match(folded, at) or _SHORT_YEAR.match(folded, at)
    return found.end() if found else None
