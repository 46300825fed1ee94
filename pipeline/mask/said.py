"""What is said of a person without a label: 'Lò Văn Mẫu, 1970, Tày, Công giáo, 0237.3852.123 (nhà riêng)'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lexicon.personal import PERSONAL
from pipeline.lexicon.terms import POSTS, alternatives
from pipeline.mask.ailments import ailments
from pipeline.mask.flow import CELL, GAP, Flow, Span
from pipeline.mask.loose import dates, is_in_period, numbers
from pipeline.mask.persons import headed
from pipeline.mask.subjects import Subjects, holds, statements, within
from pipeline.mask.values import end_of
from pipeline.mask.words import homes, offices, spelled, spelled_in
from pipeline.text.fold import CAPITAL, fold

_SEX = re.compile(r"(?:(?:nam|nữ|giới tính)\s*[:,]?\s+)?(?:sinh\s+)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19[2-9]\d|200\d|201[0-2])(?!\d)|\d\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d\d$")
_CHILDS_YEAR = re.compile(r"20\d\d$")
_BORN = re.compile(r"(?<!\d)(?:19[2-9]\d|200\d|201[0-2])$")
_BARE = (
    r"(?:\d{1,2}\s*[/.\-\\|]\s*){0,2}(?:19[2-9]\d|200\d|201[0-2])(?:[/\-]\d\d?[/\-]\d\d?)?|[0-3]\d[01]\d(?:19[2-9]|200)\d"
    r"|\d{1,2}[/.\-](?:\d{1,2}|[IVX]+|[A-Z][a-z]{2})[/.\-]['’]?(?:\d{4}|\d\d)"
)
_RIGHT_BEHIND = re.compile(rf"[\s:_;]+(?:(?:nam|nữ)\s+)?(?P<value>{_BARE})(?=[\s;_/]|$)", re.IGNORECASE)
"""'1 Lò Văn Mẫu 1958 …': columns whose places are lost."""
_OF_MORE = re.compile(r"năm\s+\d{4}$|\d/(?:\d{4}/)?[A-ZĐ]{2}[\w\-]*$")
_MORE = re.compile(r"\d{4}|(?:\d{1,2}[/.\-]){2}\d{4}")
"""'Bằng khen các năm 2001, 2004, 2007', 'Quyết định 12/QĐ-SNV, 01/7/2005'"""
_HOUSEHOLD, _BEFORE = re.compile(r"(?<!\w)hộ(?:\s+gia\s+đình)?\s+$", re.IGNORECASE), 16
_PHONE = 8  # digits behind which no office's house stands
_MORE_WORDS = 2  # behind the name of a faith
_AT_HOME = re.compile(
    r"(?<![\d.])\(?0?\d[\d .\-()]{5,16}\d(?=\s*[(/,]\s*(?P<word>[^\d()]{2,14})\)"
    r"|(?:\s*[/\-–])?\s*(?:nhà riêng|tại nhà|NR)\s*(?:[,;.)\n|]|$))"
)


def said_of_persons(
    flow: Flow, subjects: Subjects, known: Sequence[Span], judged: Sequence[Span]
) -> Iterator[Span]:
    """The spans of such values.

    known: what was found by labels and shapes; it makes bare words plausible.
    judged: cells of tables whose headings say what they hold.
    """
    ordered, headed = sorted(known), sorted(judged)
    for span in subjects.said():
        own = flow.text.find(CELL, *span) if CELL in flow.text[slice(*span)] else span[1]

        def is_open(at: int, own: int = own) -> bool:
            """Whether a place is in the person's own cell, or in one whose heading says nothing."""
            return at < own or not holds(headed, at)

        parts = [part for part in statements(flow.text, span) if is_open(part[0])]
        told = within(ordered, *span) or any(_date(flow, part) for part in parts[:2])
        named = subjects.person(span[0])
        told = told or bool(named and _HOUSEHOLD.search(flow.text, max(0, named[0] - _BEFORE), named[0]))
        behind = _RIGHT_BEHIND.match(flow.text, *span)
        if behind and not is_in_period(flow, *behind.span("value")):
            yield behind.span("value")
        for said in re.finditer(rf"[^\s{CELL}][^{CELL}]*", flow.text[slice(*span)]):
            cell = span[0] + said.start(), span[0] + said.end()
            if is_open(cell[0]):
                yield from numbers(flow, cell)
                yield from dates(flow, cell)
        prior: Span | None = None
        others = False  # whether the dates that follow are an act's or of what was done in some years
        for part in parts:
            if not (others and _MORE.fullmatch(flow.text, *part)):
                yield from _value(flow, span, part, told, prior)
                others = _OF_MORE.search(flow.text, *part) is not None
            prior = part
    for match in _AT_HOME.finditer(flow.text):
        if match["word"] is None or homes().fullmatch(match["word"].strip()):
            yield match.span()


def _value(flow: Flow, span: Span, part: Span, told: bool, prior: Span | None) -> Iterator[Span]:
    """What a part of `span` gives away; prior: the part before it."""
    text, first = flow.text[slice(*part)], prior is None
    numbered = prior is not None and sum(map(str.isdigit, flow.text[slice(*prior)])) >= _PHONE
    born = prior is not None and _BORN.search(flow.text, *prior) and flow.text[prior[1]] != GAP
    if (date := _date(flow, part, first)) is not None:
        yield date
    elif (known := _known(flow, part)) is not None and (told or known):
        yield part[0] + known, part[1]
    elif level := _levels().match(flow.folded, *part):
        yield level.span("level")
    elif ill := list(ailments(flow, span[0], part)):
        yield from ill
    elif (born and spelled(POSTS.places.below).match(text) and _commune().match(flow.text, part[1])) or (
        (
            _home(flow.bare).match(text)
            or (_house().match(text) and (numbered or not offices().search(flow.text, span[0], part[0])))
        )
        and not headed(flow.text, part[0])
        and not spelled(PERSONAL.office.seats).search(flow.text, span[0], part[0])
        and (told or (first and _commune().match(flow.text, part[1])))
    ):
        yield part[0], end_of("address", flow, part[0], form=False) or part[1]


def _date(flow: Flow, part: Span, first: bool = False) -> Span | None:
    """The date that a statement is, of a year in which members of today were born or joined the Party."""
    opened = _SEX.match(flow.text, *part)
    begin = opened.end() if opened else part[0]
    marked = first and bool(flow.text[max(0, begin - 2) : begin].strip())
    if (flow.folded.startswith("ngay", begin) and not marked) or end_of(
        "date", flow, begin, form=False
    ) != part[1]:
        return None
    if is_in_period(flow, begin, part[1]):
        return None
    child = first and flow.text[begin - 1] == "(" and _CHILDS_YEAR.search(flow.text, begin, part[1])
    of_today = not child or flow.is_of_own_time(int(child[0]))
    return (begin, part[1]) if _YEAR.search(flow.text, begin, part[1]) or not of_today else None


@cache
def _commune() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[,-]\s*{spelled(POSTS.places.words).pattern}\s+(?=(?-i:{CAPITAL})|\d)", re.IGNORECASE
    )


_OPENS = re.compile(r"(?:là |theo |tín đồ |người |chức sắc |đạo |gốc |dân tộc ){0,3}")


def _known(flow: Flow, part: Span) -> int | None:
    """Where the name of a people or a faith begins in a statement of little else: 'theo Hồi giáo Bàni'."""
    text = flow.text[slice(*part)]
    opened = _OPENS.match(text)
    begin = opened.end() if opened else 0
    rest = " ".join(text[begin:].split())
    faith = next((faith for faith in _faiths() if rest.startswith(faith)), None)
    few = faith is not None and len(rest[len(faith) :].split()) <= _MORE_WORDS
    people = text[begin : begin + 1].isupper() and end_of("ethnicity", flow, part[0] + begin, form=False)
    return begin if few or people == part[1] else None


@cache
def _home(bare: bool) -> re.Pattern[str]:
    """What a person's address may begin with where no label says so; in small letters where bare."""
    said = [noun for noun in PERSONAL.addresses.nouns if len(noun) > 2 and noun != "phòng"]
    if bare:
        said.remove("phố")  # or 'Phó'
        return re.compile(rf"(?:{'|'.join(map(fold, said))})\s+(?:{CAPITAL}|\d)")
    nouns = spelled(said).pattern
    size = r"nhà\s+[\d.,]+\s?(?:m|gian|tầng|hầm|ha\b)"
    unit = rf"(?:tổ|đội|khối|tp\.?)\s+(?-i:{CAPITAL})\w*\s+(?!(?-i:{CAPITAL}))[^\W\d_]"  # 'TP. Tài chính'
    return re.compile(
        rf"(?!{unit}|{size}){nouns}\s+(?=(?-i:{CAPITAL})|\d)|[A-Z]?\d+[A-Z]?\s+{nouns}", re.IGNORECASE
    )


@cache
def _house() -> re.Pattern[str]:
    """A number and a street, or a plot, without a noun of places: '31A Lê Lợi'."""
    titles = spelled_in("posts.ranks.words", "posts.units.strong", "posts.units.weak").pattern
    street = rf"{CAPITAL}\w*(?:\s+{CAPITAL}\w*){{1,4}}(?:\s+(?:nối dài|kéo dài|cũ|mới))?(?=$|\n)"
    return re.compile(rf"[Ll]ô\s+[A-Z]{{0,3}}\d|\d{{1,4}}[A-Z]?(?:/\d+[A-Z]?)*\s+(?!(?i:{titles})){street}")


@cache
def _faiths() -> frozenset[str]:
    return frozenset(
        word
        for word in PERSONAL.values.religions
        if len(word) > 3 and word.lower() not in ("không", "không có", "lương", "chúa")
    )


@cache
def _levels() -> re.Pattern[str]:
    """'Cao cấp lý luận chính trị', 'CCLLCT' as what is said of a person, not the name of a course."""
    levels = alternatives(PERSONAL.values.levels)
    return re.compile(
        rf"(?P<level>{levels}\s+(?:ve\s+)?(?:ly luan chinh tri|llct|ly luan|ct)\b|[cts]c\s?-?(?:ll)?ct\b)"
    )
