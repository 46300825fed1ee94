"""What a cell of a table holds, and which part of it is hidden under a heading of personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from pipeline.lexicon.personal import PERSONAL, Kind
from pipeline.lexicon.provinces import load_provinces
from pipeline.lexicon.terms import POSTS
from pipeline.mask.flow import GAP, Flow, Span
from pipeline.mask.loose import is_landline
from pipeline.mask.persons import called_like_a_person, is_person, names_in
from pipeline.mask.shapes import is_office_account, is_office_mail
from pipeline.mask.values import NUMBERS, end_of
from pipeline.mask.words import homes, spelled, spelled_in
from schemas import MASK

KNOWN = ("ethnicity", "religion", "level")
"""Grammars of values that are known one by one."""
_FREE = ("address", "words", "email", "code")
"""Values without a grammar of their own: they can only be a whole cell."""
_YEARS = re.compile(r"(?:\d{1,2}\s*[/.\-]\s*){0,2}(?:19[3-9]\d|200\d)|(?:\d{1,2}[/.\-]){2}20[12]\d")
_OF_A_THING = re.compile(r"[A-Z]{2}-?\d|\d[A-Z]{2}")
"""'2NR-2326023': the number of an engine."""
_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{3})*")
_FAMILY = re.compile(r"(?:hộ\s+)?(?:gia đình|hộ|em|cháu)\s+(?:(?:ông|bà|anh|chị)\s+)?", re.IGNORECASE)
_CONTACT = re.compile(r"[\w.+%-]+@[\w.-]+\w|[(+]*\d[\d .\-()]{4,14}\d")
_WITH_DIGITS = r"\S*[\d@](?:.*[\d@])?\S*"
_NEXT = re.compile(r"[\s:.\-]*\d")
_SAID_HOME = 14  # characters behind a number in which it is said to be at home
_LONGEST = 30  # characters of a date, a people's or a religion's name with what stands beside it
_BETWEEN = [
    re.compile(mark)
    for mark in (
        r"\s+/\s+|(?<!\d)\s*/\s*|\s*/\s*(?!\d|\s)",
        r"\s*;\s*",
        r"\s+-\s+",
        r"\s*,\s+",
        rf"\s*{GAP}\s*",
        rf"(?<=[\d)\-])(?: +| */ *)(?=\(?0\d{{2,3}}[ .)\-]|0\d{{9}}|-\s*$|{MASK})"
        rf"|(?<={MASK})(?: +| */ *)(?=\(?0\d{{2,3}}[ .)\-])",
    )
]
_PIECE = re.compile(rf"\s*[,;|{GAP}]\s*|\s+[/\-]\s+|(?<=[^\W\d])/(?=[^\W\d])")


def unit_at(text: str, at: int = 0) -> re.Match[str] | None:
    """The first words of an office's name that begin there."""
    units = ("posts.units.strong", "posts.units.weak", "posts.units.cells", "posts.divisions.words")
    return spelled_in(*units, "personal.office.named").match(text, at)


def said_in(flow: Flow, cell: Span) -> str:
    return flow.text[slice(*cell)].strip()


def holds_a_person(flow: Flow, cell: Span) -> bool:
    """Whether a cell is a name, and no people, faith or province that is called like one."""
    text = _FAMILY.sub("", said_in(flow, cell))
    return is_person(text) and not called_like_a_person(text)


def are_counts(flow: Flow, cells: Sequence[Span]) -> bool:
    """Whether cells count people and do not name them."""
    return bool(cells) and all(_COUNT.fullmatch(said_in(flow, cell)) for cell in cells)


def holds_an_office(flow: Flow, cell: Span) -> bool:
    """Whether a cell begins like an office's name; persons may be called 'Ban' or 'Đoàn', too."""
    found = unit_at(said_in(flow, cell))
    return found is not None and (" " in found[0] or not holds_a_person(flow, cell))


def fits(flow: Flow, kind: Kind, cell: Span) -> bool:
    """Whether a cell may hold a value of a kind that its short heading names."""
    text = said_in(flow, cell)
    digits = sum(map(str.isdigit, text))
    if kind.value in NUMBERS:
        if kind.value == "phone" and _OF_A_THING.search(text):
            return False
        return digits >= (8 if kind.value in ("phone", "number") else 5)
    if kind.value == "date":
        return 0 < digits <= 8 and len(text) <= _LONGEST
    if kind.value in KNOWN:
        return not digits and len(text) <= _LONGEST
    return not text.isdigit()


def is_value(flow: Flow, kind: Kind, cell: Span) -> bool:
    """Whether a cell is a value of a kind and nothing else, whatever stands over it."""
    text = said_in(flow, cell)
    if kind.value == "date":
        plain = re.sub(r"\s+", "", text.replace("–", "-"))
        found = _YEARS.match(plain)
        return found is not None and (GAP not in text or found.end() == len(plain))
    if kind.id == "address":
        return _place().search(text) is not None and not any(
            map(spelled_in("posts.ranks.words", "posts.units.strong").match, text.split(","))
        )
    return end_of(kind.value, flow, cell[0], form=True) == cell[1]


def hidden(flow: Flow, kind: Kind, cell: Span, landlines: bool, lived: bool) -> Iterator[Span]:
    """What is hidden of a cell under a heading that asks for a kind alone: all but what is an office's.

    landlines: they are offices' where nothing says that they are at home. lived: places, too.
    """
    text = said_in(flow, cell)
    if kind.id == "email" and is_office_mail(*text.partition("@")[::2]):
        return  # broken over the cell's lines, too
    if kind.id == "account" and is_office_account(flow, *cell):
        return
    for part in _but_persons(flow, kind, cell, lived):
        if kind.id == "account" and (number := _beside_a_bank(flow, part)):
            yield number
        elif kind.value in ("phone", "email"):
            yield from _but_offices(flow, part, landlines)
        else:
            yield part


def _but_persons(flow: Flow, kind: Kind, cell: Span, lived: bool) -> Iterator[Span]:
    """The cell but for the names, posts and offices in it; where somebody lives, but for who opens it."""
    kept = list(names_in(flow.text, cell))
    if lived:
        kept = [name for name in kept if name[0] == cell[0] and _home_behind().match(flow.text, name[1])]
    else:
        titles = spelled_in("posts.ranks.words", "posts.units.strong").finditer(flow.text, *cell)
        kept = sorted((*kept, *(title.span() for title in titles if title[0][0].isupper())))
    if not kept or kind.value not in (*NUMBERS, "email", "date", "address"):
        yield cell
        return
    edges = cell[0], *chain.from_iterable(kept), cell[1]
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        found = re.compile(r".+" if lived else _WITH_DIGITS).search(flow.text, begin, max(begin, end))
        if found:
            yield found.span()


@cache
def _home_behind() -> re.Pattern[str]:
    """Behind a name of who lives there; a street alone is called like somebody, too."""
    return re.compile(rf"\s*\(|\s*[,;-]\s*{spelled(PERSONAL.addresses.nouns).pattern}", re.IGNORECASE)


def _but_offices(flow: Flow, cell: Span, landlines: bool) -> Iterator[Span]:
    """What a cell of contacts holds beside an office's: '0912 345 678; CQ: 0237.3852.123'."""
    at = cell[0]
    for number in _CONTACT.finditer(flow.text, *cell):
        box, mark, domain = number[0].partition("@")
        if mark and is_office_mail(box, domain):
            yield at, number.start()
            at = number.end()
        if mark:
            continue
        before = flow.text[at : number.start()]
        behind = homes().search(flow.text, number.end(), min(number.end() + _SAID_HOME, cell[1]))
        own = homes().search(before) or (behind and not _NEXT.match(flow.text, behind.end()))
        office = _office_phone().search(before) or _office_phone().match(flow.text, number.end(), cell[1])
        if office or (landlines and not own and is_landline(flow, number.start())):
            yield at, number.start()
            at = number.end()
    yield at, cell[1]


def _beside_a_bank(flow: Flow, cell: Span) -> Span | None:
    """The number of an account with the bank's name behind it: '0123456789 Vietcombank'."""
    end = end_of("account", flow, cell[0], form=True)
    bank = flow.text[end : cell[1]] if end is not None and end <= cell[1] else ""
    return (cell[0], cell[1] - len(bank)) if bank[:1].isspace() and not re.search(r"\d", bank) else None


def inside(flow: Flow, kind: Kind, cell: Span) -> Iterator[Span]:
    """Values of a kind inside a cell that holds a name or a post as well."""
    at = cell[0]
    while at < cell[1]:
        begins = at == cell[0] or not flow.text[at - 1].isalnum()
        usable = begins and kind.value not in _FREE and not flow.text[at].isspace()
        usable = usable and (kind.value not in KNOWN or kind.value == "level" or flow.text[at].isupper())
        end = end_of(kind.value, flow, at, form=False) if usable else None
        if end is not None and end <= cell[1] and end - at > (1 if kind.value == "level" else 2):
            yield at, end
            at = end
        else:
            at += 1


def parts(flow: Flow, cell: Span, count: int) -> list[Span]:
    """The parts of a cell under a heading of so many, or none where no mark parts it so."""
    text = flow.text[slice(*cell)]
    for mark in _BETWEEN:
        edges = [0, *(edge for found in mark.finditer(text) for edge in found.span()), len(text)]
        if len(edges) == 2 * count:
            return [(cell[0] + a, cell[0] + b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return []


def pieces(flow: Flow, cell: Span) -> Iterator[Span]:
    """What a cell holds, piece by piece: 'Kinh / Không', '1967   Thái', '01/02/1980, Tày'."""
    begin = cell[0]
    for mark in (*_PIECE.finditer(flow.text, *cell), None):
        end = mark.start() if mark else cell[1]
        if begin < end:
            yield begin, end
        begin = mark.end() if mark else end


@cache
def _office_phone() -> re.Pattern[str]:
    """An office's word right before a number, or right behind it in brackets."""
    words = spelled(PERSONAL.office.phone).pattern
    return re.compile(rf"{words}[\s:.(\-]*$|\s*\(\s*{words}", re.IGNORECASE)


@cache
def _place() -> re.Pattern[str]:
    """A place below the province at the beginning, or a province after a comma or a dash."""
    nouns = spelled(
        (*POSTS.places.below, "thôn", "xóm", "bản", "ấp", "buôn", "làng", "khu phố", "tổ dân phố")
    )
    provinces = spelled(province.name for province in load_provinces())
    return re.compile(rf"^\W*{nouns.pattern}\s+\S|[,–-]\s*(?:tỉnh\s+)?{provinces.pattern}\W*$", re.IGNORECASE)
