"""Values behind a label in running text, a form or a cell: 'sinh ngày …', 'CCCD: …', 'thường trú tại …'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.lexicon import names
from pipeline.lexicon.personal import Kind, personal
from pipeline.lexicon.terms import alternatives
from pipeline.mask.flow import CELL, Flow, Span
from pipeline.mask.shapes import is_office_account, is_person, spelled
from pipeline.mask.values import NUMBERS, digits_end, end_of
from pipeline.text.fold import CAPITAL, fold

_LINK = re.compile(rf"[\s:=.\-–(…_{CELL}]*")
_BEFORE_NUMBER = re.compile(r"[^\d;,|\n]{0,28}?(?=[+(]*[\dOo][\dOolISB.\s()\-]|[A-Z]{1,4}[\s.\-]{0,2}\d)")
_BEFORE_WORDS = re.compile(r"(?:(?:tai|o|la|hien nay|hien tai|vao|csvn|viet nam|tu|thuoc|nguoi)\b[\s:]*)*")
"""What may stand between a label and its value: 'tài khoản cá nhân ông A số', 'là người'."""
_NEAR, _AFTER = 220, 70  # characters in which the words that tell whose a value is stand
_NAMES = re.compile(rf"{CAPITAL}[^\W\d_]*(?:\s+{CAPITAL}[^\W\d_]*){{1,4}}")
_SENTENCE = re.compile(r"[,;(\-–:|\n]\s*(?:\(|là\s+|người\s+)?$")
_SHORT = 5  # characters of a label that only its diacritics tell from other words
_PLACE = re.compile(
    r"\d|(?:so|thon|xom|ban|ap|khu|khoi|to|pho|duong|ngo|ngach|kiet|hem|phuong|xa|huyen|tinh|tp|thanh pho"
    r"|thi tran|thi xa|buon|lang|cum|can ho|chung cu|kp|tdp|p\.|q\.|cuoi|dau)\b"
)
_MONEY = re.compile(r"[\d.,]*\s*(?:dong\b|d\b|vnd|trieu|ty\b|%)")
_DELIMITED = ("ethnicity", "religion", "level")
_AFTER_VALUE = re.compile(rf"\s*(?:[,;.)|\n\-–/{CELL}]|$|\s(?:va|ton giao|dan toc)\b|\s?[^\s:]{{1,8}}:)")


def labelled(flow: Flow, known: list[Span]) -> Iterator[Span]:
    """The spans of values behind labels; `known` values make what stands near them a person's."""
    seen = list(known)
    for kind in personal().kind:
        for match in _label(kind).finditer(flow.folded):
            if len(match[0]) <= _SHORT and flow.text[slice(*match.span())].lower() not in _spellings(kind):
                continue  # folded, 'trụ' would be 'trú'
            span = _value_behind(flow, kind, match, seen)
            if span is not None:
                seen.append(span)
                yield span
    yield from _levels_before(flow)
    yield from _ailments(flow)


@cache
def _person() -> re.Pattern[str]:
    """Words before a person, or a form that asks for one."""
    return re.compile(
        rf"(?:{names.SPELLED_ADDRESS}|(?i:anh|chị|em|cháu))\s*:?\s+{CAPITAL}|(?i:họ (?:và )?tên)"
    )


@cache
def _spellings(kind: Kind) -> frozenset[str]:
    return frozenset(label.lower() for label in kind.labels)


@cache
def _label(kind: Kind) -> re.Pattern[str]:
    kept = personal().not_after.get(kind.id, ())
    barred = "".join(rf"(?<!\b{re.escape(fold(word))} )" for word in kept)
    return re.compile(barred + alternatives(kind.labels))


def _value_behind(flow: Flow, kind: Kind, label: re.Match[str], seen: list[Span]) -> Span | None:
    link = _LINK.match(flow.folded, label.end())
    begin = link.end() if link else label.end()
    if kind.value in NUMBERS:
        between = _BEFORE_NUMBER.match(flow.text, begin)
    else:
        between = _BEFORE_WORDS.match(flow.folded, begin)
    if between is None:
        return None
    at = between.end()
    form = any(mark in flow.text[label.end() : at] for mark in (":", "=", CELL)) or _alone(flow, label)
    if flow.text[label.end() : at].count("\n") > 1:
        return None
    end = end_of(kind.value, flow, at, form=form)
    if end is None and kind.id == "phone" and _near(label.start(), seen):
        before = flow.text[max(0, label.start() - 80) : at]
        end = None if _any_office().search(before) else digits_end(flow.text, at, 9, 12)
    if end is None or not flow.text[at:end].strip("█ .…"):
        return None
    if kind.value in NUMBERS and _MONEY.match(flow.folded, end):
        return None
    if kind.value in _DELIMITED and not _AFTER_VALUE.match(flow.folded, end):
        return None
    if kind.needs and not _of_a_person(flow, kind, label, form, seen):
        return None
    if kind.id == "address" and not _is_address(flow, label[0], at, end):
        return None
    if kind.id in ("account", "phone") and _of_an_office(flow, kind, label.start(), at, end):
        return None
    return at, end


def _is_address(flow: Flow, label: str, at: int, end: int) -> bool:
    """Whether words are a place and no person: 'Đ/c' addresses a comrade, 'ở' stands before anything."""
    if len(label) <= _SHORT and label != "que":
        return _PLACE.match(flow.folded, at) is not None
    return not is_person(" ".join(flow.text[at:end].split()[:3]))


def _alone(flow: Flow, label: re.Match[str]) -> bool:
    """Whether a label is all of its line: the value is on the next one."""
    before = flow.text[flow.text.rfind("\n", 0, label.start()) + 1 : label.start()]
    after = flow.text[label.end() : label.end() + 30]
    return before.strip() == "" and after.lstrip(" .:").startswith("\n")


def _near(at: int, seen: list[Span], within: int = 160) -> bool:
    """Whether a known value of a person stands in the words before an offset."""
    return any(at - within <= start and end <= at for start, end in seen[-400:])


def _of_a_person(flow: Flow, kind: Kind, label: re.Match[str], form: bool, seen: list[Span]) -> bool:
    """Whether the words before a label speak of a person rather than of offices, peoples or policies."""
    begin = max(0, label.start() - _NEAR)
    before = flow.text[begin : label.start()]
    near_value = _near(label.start(), seen, _NEAR)
    person = near_value or _names_a_person(before)
    if kind.needs == "person":
        return person and not _ends_with_an_office(before)
    if form:
        return True
    return person and bool(_SENTENCE.search(before) or kind.value in ("date", "words", "level") or near_value)


def _names_a_person(words: str) -> bool:
    return bool(_person().search(words)) or any(map(is_person, _NAMES.findall(words)))


def _ends_with_an_office(before: str) -> bool:
    """Whether an office is named after the last person: then what follows is the office's."""
    offices = [match.end() for match in _office("address").finditer(before)]
    people = [match.end() for match in _person().finditer(before)]
    people += [match.end() for match in _NAMES.finditer(before) if is_person(match[0])]
    return bool(offices) and offices[-1] > max(people, default=-1)


def _of_an_office(flow: Flow, kind: Kind, label: int, at: int, end: int) -> bool:
    if is_office_account(flow.text[at : end + 9]):
        return True
    words = _office(kind.id)
    if kind.id == "phone":
        before = flow.text[max(0, label - 40) : label].rpartition("\n")[2]
        return bool(words.search(before.rpartition(",")[2]))
    if words.search(flow.text, label, at) or _TREASURY.search(flow.folded, end, end + _AFTER):
        return True
    before = flow.text[max(0, label - _NEAR) : label]
    return not _names_a_person(before) and bool(words.search(before))


_TREASURY = re.compile(r"kho bac|kbnn")


@cache
def _any_office() -> re.Pattern[str]:
    return spelled([*personal().office.phone, *personal().office.address])


@cache
def _office(kind: str) -> re.Pattern[str]:
    return spelled(getattr(personal().office, kind))


def _ailments(flow: Flow) -> Iterator[Span]:
    """'…, khuyết tật vận động nặng, …' as what is said of a person named just before."""
    for match in _ailment().finditer(flow.text):
        before = flow.text[max(0, match.start() - _NEAR) : match.start()].rpartition("\n\n")[2]
        stop = _CLAUSE_END.search(flow.text, match.end(), match.end() + _LONGEST_CLAUSE)
        said = flow.text[max(0, match.start() - 30) : match.start()].rpartition(",")[2]
        begins = _SENTENCE.search(flow.text[max(0, match.start() - 12) : match.start()]) or match[
            0
        ].startswith(("bị", "mắc"))
        if stop and begins and _names_a_person(before) and not _office("address").search(said):
            yield match.start(), stop.start()


_CLAUSE_END = re.compile(rf"[,;.){CELL}]|$")
_LONGEST_CLAUSE = 70


@cache
def _ailment() -> re.Pattern[str]:
    return spelled(personal().ailments.words)


def _levels_before(flow: Flow) -> Iterator[Span]:
    """'…, Cao cấp lý luận chính trị, …' as what is said of a person, not the name of a course."""
    for match in _level_first().finditer(flow.folded):
        before = flow.text[max(0, match.start() - _NEAR) : match.start()]
        if _SENTENCE.search(before) and _names_a_person(before):
            yield match.span("level")


@cache
def _level_first() -> re.Pattern[str]:
    levels = alternatives(personal().values.levels)
    return re.compile(rf"(?P<level>{levels})\s+(?:ve\s+)?(?:ly luan chinh tri|llct|ly luan)\b")
