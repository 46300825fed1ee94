"""Values that tell themselves by their shape: mobile numbers, e-mail, căn cước."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import names
from pipeline.lexicon.personal import PERSONAL
from pipeline.mask.flow import Flow, Span
from pipeline.mask.subjects import spelled
from pipeline.mask.values import is_money
from pipeline.text.fold import CAPITAL

_MOBILE = re.compile(
    r"(?:(?<![\w.,-])|(?<=[ĐđTt]))(?:\(?\+?\(?84\)?[\s.\-]{0,2}(?:\(0\)[\s.\-]?)?|\(?[0Oo])"
    r"(?:[35789](?:[\s.\-·)]{0,3}[\dOolISB]){8}|1[2689](?:[\s.\-·)]{0,3}[\dOo]){8})(?![\dA-Za-z]|/[^\W\d_]|[.,]\d)"
)
_FEWEST_FIRST = 3  # digits of a first group: '09 12 34 …' may be anything
_EMAIL = re.compile(
    r"(?P<box>[\w.+%-]+)\s?(?:@|\[at\]|\(at\)|\{at\})\s?"
    r"(?P<domain>[\w-]+(?:\s?\.\s?[\w-]+)*?\s?(?:\.|\(dot\)|\[dot\])\s?(?:com|net|org|vn|edu|info|example|test|io|asia)"
    r"(?:\s?\.\s?vn)?(?![\w-])|[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_CITIZEN = re.compile(r"(?<![\d.,/])(?P<province>0\d\d)[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\d/]|[.,]\d)")
_LAST_PROVINCE = 96  # code of Cà Mau (Thông tư 59/2021/TT-BCA)
_TREASURY = re.compile(r"\d{4}\s*\.\s*\d\s*\.\s*\d{7}")
_OWNED = re.compile(rf"\s*\(?(?:của|gặp|-)?\s*{names.SPELLED_ADDRESS}\s+{CAPITAL}")
"""'0912 … của ông A': a person's, whatever office stands before it."""
_BEFORE = 40  # characters before a number that may say whose it is


def shaped(flow: Flow) -> Iterator[Span]:
    """The spans of all values that need no label."""
    yield from _mobiles(flow)
    yield from _mails(flow)
    for match in _CITIZEN.finditer(flow.text):
        if 0 < int(match["province"]) <= _LAST_PROVINCE:
            yield match.span()


def _mobiles(flow: Flow) -> Iterator[Span]:
    for match in _MOBILE.finditer(flow.text):
        groups = [group for group in re.split(r"\D+", re.sub(r"[^\W\d_]", "0", match[0])) if group]
        pairs = [len(group) for group in groups] == [2] * 5 and match[0].count(".") == 4
        if len(groups[0]) >= _FEWEST_FIRST or groups[0] in ("84", "0") or "+" in match[0] or pairs:
            before = flow.text[max(0, match.start() - _BEFORE) : match.start()].rpartition("\n")[2]
            owned = _OWNED.match(flow.text, match.end()) is not None
            if (owned or not _office_phone().search(before)) and not is_money(flow, match.end()):
                yield match.span()


@cache
def _office_phone() -> re.Pattern[str]:
    """An office's word, and no other number between it and this one."""
    return re.compile(rf"{spelled(PERSONAL.office.phone).pattern}[^\d;]*$", re.IGNORECASE)


def _mails(flow: Flow) -> Iterator[Span]:
    for match in _EMAIL.finditer(flow.text):
        if not is_office_mail(match["box"], match["domain"]):
            yield match.span()


def is_office_mail(box: str, domain: str) -> bool:
    """Whether an address is an office's: under gov.vn, or its box is named for an office."""
    office = PERSONAL.office
    where = re.sub(r"\s", "", domain).lower()
    if where.endswith(office.domains):
        return True
    name = re.sub(r"[^a-z]", " ", box.lower())
    first = name.split()[0] if name.split() else ""
    return first in office.mailboxes or first.startswith(tuple(w for w in office.mailboxes if len(w) > 5))


def is_office_account(number: str) -> bool:
    """'3713.0.1023661.00000': accounts at the State Treasury are set so; persons have none there."""
    return _TREASURY.match(number) is not None
