"""Values that tell themselves by their shape: mobile numbers, e-mail, căn cước."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import names
from pipeline.lexicon.personal import PERSONAL
from pipeline.lexicon.terms import POSTS
from pipeline.mask.flow import CELL, Flow, Span
from pipeline.mask.subjects import Subjects
from pipeline.mask.values import is_money
from pipeline.mask.words import spelled
from pipeline.text.fold import fold

_MOBILE = re.compile(
    r"(?:(?<![A-Za-z0-9.,])|(?<=[ĐđTt]))(?:\(?\+?\(?(?:00)?84\)?[\s.\-]{0,2}(?:\(0\)[\s.\-]?)?|\(?[0Oo]\)?)"
    r"(?:[35789](?:[\s.\-·)*_,/]{0,3}[\dOolISB]){8}|1[2689](?:[\s.\-·)]{0,3}[\dOo]){8})"
    r"(?![^\W_]|/[A-ZĐ]{2}|[.,]\d|-0\d\d(?![.\- ]?\d))"
)
_FEWEST_FIRST = 3  # digits of a first group: '09 12 34 …' may be anything
OLD_LANDLINE = r"\(?0[2-7]\d\)?[.\s\-]3\d{3}[.\s]?\d{3}"
"""'037.3852.123': offices had such numbers before the area codes changed, and still write them."""
_OLD = re.compile(OLD_LANDLINE)
_AT = r"(?:@|\[at\]|\((?:at|a|tại)\)|\{at\}|\ba còng\b)"
_DOT = r"(?:\.|\((?:dot|chấm)\)|\[dot\])"
_EMAIL = re.compile(
    rf"(?P<box>[\w.+%-]{{1,64}})\s?[(„]?{_AT}\s?"
    rf"(?P<domain>[\w-]+(?:\s?{_DOT}\s?[\w-]+)*?\s?{_DOT}\s?(?:com|net|org|vn|edu|info|example|test|io|asia)"
    rf"(?:\s?{_DOT}\s?vn)?(?![\w-])|[\w-]+(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_ROW = 300  # characters about a mailbox
_SCHOOL = re.compile(r"c[123][a-z]", re.IGNORECASE)
_ACRONYM = re.compile(r"[b-df-hj-np-tv-z]{4,}")
"""'pctt', 'tckh': no name, and more than the first letters of one."""
_CITIZEN = re.compile(r"(?<![A-Za-z0-9.,/])[0Oo](?:[ .,/\-]?[\dOolIB]){11}(?![^\W_]|/|[.,]\d)")
_HEALTH_CARD = re.compile(r"(?<!\w)[A-Z]{2}[ \-]?[1-5](?:[ \-.]?\d){12}(?!\w)")
_OCR = str.maketrans("OoIlB", "00118")
_SPOKEN = re.compile(
    r"(?:(?:không|một|hai|ba|bốn|năm|lăm|sáu|bảy|tám|chín)(?:[\s,]+|(?![^\W_]))){9,}", re.IGNORECASE
)
_IN_A_CODE = re.compile(r"\d-$")
_LAST_PROVINCE = 96  # code of Cà Mau (Thông tư 59/2021/TT-BCA)
_YEAR = re.compile(r"\d\d$")
_INITIALS = re.compile(r"[aeiou](?!(?:[cn]h|ng)$)[b-df-hj-np-tv-z]{2,4}$")
"""'nghialx': the first letters of other names behind one."""
_TREASURY = re.compile(r"\d{4}\s*\.\s*\d\s*\.\s*\d{7}")
_AT_TREASURY = re.compile(r"[^\d;]{0,60}(?:kho bac|kbnn)")
_TRULY = 6  # true digits of an identity number whose others OCR took for letters
_BEFORE = 40  # characters before a number that may say whose it is


def shaped(flow: Flow, subjects: Subjects) -> Iterator[Span]:
    """The spans of all values that need no label."""
    yield from _mobiles(flow, subjects)
    yield from _mails(flow, subjects)
    for match in _CITIZEN.finditer(flow.text):
        digits = re.sub(r"\W", "", match[0]).translate(_OCR)
        groups = [len(group) for group in re.split(r"[ .,/\-]", match[0])]
        even = groups[0] >= _FEWEST_FIRST or len(set(groups)) == 1  # a day and a time are set otherwise
        before = _before(flow, match.start())
        of_a_thing = before.endswith("-") and _of_no_phone().search(before)
        longer = "-" in match[0] and _IN_A_CODE.search(before)
        true = even and not (of_a_thing or longer) and sum(map(str.isdigit, match[0])) >= _TRULY
        if true and 0 < int(digits[:3]) <= _LAST_PROVINCE:
            yield match.span()
    yield from (match.span() for match in _HEALTH_CARD.finditer(flow.text))
    for match in _SPOKEN.finditer(flow.text):
        yield match.start(), match.start() + len(match[0].rstrip(" ,\n"))


def _mobiles(flow: Flow, subjects: Subjects) -> Iterator[Span]:
    for match in _MOBILE.finditer(flow.text):
        groups = [group for group in re.split(r"\D+", re.sub(r"[^\W\d_]", "0", match[0])) if group]
        pairs = [len(group) for group in groups] == [2] * 5
        pairs = pairs and (match[0].count(".") == 4 or subjects.person(match.start()) is not None)
        whole = len(groups[0]) >= _FEWEST_FIRST or groups[0] in ("84", "0") or "+" in match[0] or pairs
        before = _before(flow, match.start())
        other = is_money(flow, match.end()) or _of_no_phone().search(before)
        if whole and not (other or is_old_landline(flow, subjects, *match.span())):
            yield match.span()


def _before(flow: Flow, at: int) -> str:
    """What stands before a number in its line, or in the line above where it opens one."""
    above, _, own = flow.text[max(0, at - _BEFORE) : at].rpartition("\n")
    return own if own.strip() else above.rpartition("\n")[2]


def is_old_landline(flow: Flow, subjects: Subjects, at: int, end: int) -> bool:
    """Whether a number may be an office's old one, and only an office is there to own it."""
    if not _OLD.fullmatch(flow.text, at, end):
        return False
    person, office = subjects.person(at), subjects.office(at)
    return person is None or (office is not None and office[0] > person[0]) or "CQ" in flow.text[at - 5 : at]


@cache
def _of_no_phone() -> re.Pattern[str]:
    """A word of an office's other numbers and none between it and this one, or a file's right before it."""
    office, file = spelled(PERSONAL.office.codes).pattern, spelled(PERSONAL.files).pattern
    return re.compile(rf"{office}[^\d;]*$|{file}\s*(?:số)?[\s:]*(?:[A-Z]{{1,4}}-)?$", re.IGNORECASE)


def _mails(flow: Flow, subjects: Subjects) -> Iterator[Span]:
    for match in _EMAIL.finditer(flow.text):
        if not (is_office_mail(match["box"], match["domain"]) or _of_an_offices_row(flow, subjects, match)):
            yield match.span()


def _of_an_offices_row(flow: Flow, subjects: Subjects, mail: re.Match[str]) -> bool:
    """Whether only an office was named in a row, or before letters that are its name or at its domain."""
    at = mail.start()
    begin, end = subjects.paragraph(at)
    near = slice(max(begin, at - _ROW), min(end, at + _ROW))
    own = mail["box"].isalpha() and (
        not mail["domain"].lower().startswith(PERSONAL.office.public)
        or mail["box"].lower() in "".join(flow.folded[near.start : at].split())
    )
    if not (own or CELL in flow.text[near]) or subjects.office(at) is None or subjects.person(at) is not None:
        return False
    return _MOBILE.search(flow.text, max(begin, at - _ROW), at) is None


def is_office_mail(box: str, domain: str) -> bool:
    """Whether an address is an office's: under gov.vn, or its box is named for an office."""
    office = PERSONAL.office
    where = re.sub(r"\s", "", domain).lower()
    if where.endswith(office.domains):
        return True
    first, *others = re.findall(r"[a-z]+", box.lower()) or [""]
    public = where.startswith(office.public)
    born = not names.FOLDED_SURNAMES.isdisjoint(others) and _YEAR.search(box)
    named = _INITIALS.search(others[-1]) if others and others[-1] not in office.mailboxes else None
    if public and (born or named):
        return False  # 'phong_dinh86@…', 'tuvan.nghialx@…': names sound like offices
    if first in office.mailboxes or first.startswith(_opening_boxes()) or _SCHOOL.match(box):
        return True
    if not public and (first.startswith(_offices_boxes()) or where.startswith(f"{box.lower()}.")):
        return True
    acronym = any(_ACRONYM.fullmatch(first.removeprefix(opening)) for opening in ("", *office.mailboxes))
    return acronym and (not re.search(r"\d", box) or not public)


@cache
def _opening_boxes() -> tuple[str, ...]:
    """Words that no name begins with: long ones, and those with more consonants than a syllable has."""
    return tuple(w for w in PERSONAL.office.mailboxes if len(w) > 5 or re.search("[^aeiouy]{3}", w))


@cache
def _offices_boxes() -> tuple[str, ...]:
    """Names of offices as boxes at a domain of their own: 'vienthong@…'."""
    named = (fold(word).replace(" ", "") for word in (*PERSONAL.office.named, *POSTS.units.strong))
    return tuple(word for word in named if len(word) > 6)


def is_office_account(flow: Flow, at: int, end: int) -> bool:
    """'3713.0.1023661.00000': accounts at the State Treasury are set or named so; persons have none."""
    return bool(_TREASURY.match(flow.text, at) or _AT_TREASURY.match(flow.folded, end))
