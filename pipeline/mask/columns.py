"""Columns of personal data: told by their headings, by what their cells hold, or by both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from pipeline.lexicon.personal import PERSONAL, Kind
from pipeline.lexicon.provinces import load_provinces
from pipeline.lexicon.terms import MEMBERS, POSTS, alternatives, any_of
from pipeline.mask.flow import Flow, Span
from pipeline.mask.loose import numbers
from pipeline.mask.shapes import is_office_account, is_office_mail
from pipeline.mask.subjects import is_person, spelled
from pipeline.mask.tables import Table
from pipeline.mask.values import CODE, NUMBERS, end_of

_OFFICES_TOO = ("phone", "address", "account", "paper", "email")
"""Kinds of value that offices have as well."""
_FEWEST = 9  # boxes of a number that is nobody's count
_TINY = 3  # letters of a label that other words begin with as well
_CLEAR = 5  # letters of a label that is never anything else
_SHARE = 0.6  # of a column's cells that must look alike where the heading does not say what they are
_YEARS = re.compile(r"(?:\d{1,2}\s*[/.\-]\s*){0,2}(?:19[3-9]\d|200\d)")
_BIRTHDAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-][3-9]\d")
_PASSPORT = re.compile(r"[A-Z][\s\-]?\d{7,8}")
_TOLD_BY_CELLS = ("date", "ethnicity", "religion", "number", "phone", "address")
_KNOWN = ("ethnicity", "religion", "level")
_FREE = ("address", "words", "email", "code")
"""Values without a grammar of their own: they can only be a whole cell."""
_ITEM = re.compile(r"\s*\d{1,3}\s*[.)]?\s")
_LONGEST_VALUE = 30  # characters of a date, a people's or a religion's name with what stands beside it


def in_columns(flow: Flow, found: Iterable[Table]) -> Iterator[Span]:
    """Spans of whole cells, or of values in cells that hold more, of the tables found."""
    for table in found:
        if not table.rows:
            continue
        if len(table.headings) == 1:
            yield from _in_lines(flow, table)
            continue
        of_persons = any(map(_names_persons, table.headings)) or _has_names(flow, table)
        rows = [row for row in table.rows if not _is_an_office(flow, table, row)]
        for column, said in enumerate(table.headings):
            cells = [row[column] for row in rows if flow.text[slice(*row[column])].strip()]
            kind = _kind(flow, said, cells, of_persons)
            for cell in cells:
                if kind is not None:
                    yield from _hidden(flow, kind, said, cell)
                elif of_persons and not _is_kept(said):
                    yield from numbers(flow, cell)


def boxed(flow: Flow) -> Iterator[Span]:
    """Numbers of a form that have a box for each digit."""
    for place in flow.places:
        digits = [cell for cell in place.cells if flow.text[slice(*cell)].strip().isdigit()]
        if len(digits) >= _FEWEST and all(len(flow.text[slice(*cell)].strip()) == 1 for cell in digits):
            yield digits[0][0], digits[-1][1]


@cache
def _column_ids() -> list[tuple[str, re.Pattern[str]]]:
    return [(column.id, re.compile(any_of(column.patterns))) for column in MEMBERS.column]


def kept_cells(flow: Flow, found: Iterable[Table]) -> list[Span]:
    """Cells whose heading asks for what is an office's, a file's or money, in order."""
    cells = [
        row[column]
        for table in found
        for column, said in enumerate(table.headings)
        if len(table.headings) > 1 and said and _is_of_no_person(said)
        for row in table.rows
    ]
    return sorted(cells)


def judged_cells(flow: Flow, found: Iterable[Table]) -> list[Span]:
    """Cells whose heading says what they hold and asks for nothing else, in order."""
    cells = [
        row[column]
        for table in found
        for column, said in enumerate(table.headings)
        if len(table.headings) > 1 and said.strip(" .") and not _is_open(said)
        for row in table.rows
    ]
    return sorted(cells)


def _is_open(said: str) -> bool:
    """Whether anything may stand below a heading: a person's name and more, remarks."""
    return _names_persons(said) or _open().search(said) is not None


@cache
def _open() -> re.Pattern[str]:
    return re.compile(alternatives(PERSONAL.headings.open))


def _is_of_no_person(said: str) -> bool:
    """Whether the last word of a heading is of an office, a file or money: 'Nhận tiền qua | Số tiền'."""
    ends = [match.end() for match in _of_no_person().finditer(said)]
    kinds = [match.end() for kind in PERSONAL.kind for match in _heading(kind).finditer(said)]
    return bool(ends) and ends[-1] >= max(kinds, default=-1) and not _of_persons().search(said)


@cache
def _of_no_person() -> re.Pattern[str]:
    return re.compile(alternatives((*PERSONAL.files, *PERSONAL.headings.offices)))


def _is_kept(said: str) -> bool:
    """Whether a heading asks for what stays: names, posts, offices, roles, dates of acts, money."""
    known = next((name for name, pattern in _column_ids() if pattern.search(said)), "note")
    return known != "note" or _others().search(said) is not None


@cache
def _others() -> re.Pattern[str]:
    return re.compile(
        alternatives((*PERSONAL.headings.offices, *PERSONAL.headings.persons, *PERSONAL.headings.others))
    )


def _names_persons(said: str) -> bool:
    return _of_persons().search(said) is not None


@cache
def _of_persons() -> re.Pattern[str]:
    return re.compile(alternatives(PERSONAL.headings.persons))


@cache
def _of_offices() -> re.Pattern[str]:
    return re.compile(alternatives(PERSONAL.headings.offices))


def _hidden(flow: Flow, kind: Kind, said: str, cell: Span) -> Iterator[Span]:
    text = flow.text[slice(*cell)].strip()
    box, _, domain = text.partition("@")
    if kind.id == "email" and domain and is_office_mail(box, domain):
        return
    if kind.id == "account" and is_office_account(text):
        return
    if _is_mixed(_heading(kind).sub("", said)):
        yield from _inside(flow, kind, cell)
    else:
        yield cell


def _is_mixed(said: str) -> bool:
    """Whether the rest of a heading asks for a name, a post or an office: 'Họ và tên, năm sinh'."""
    known = next((name for name, pattern in _column_ids() if pattern.search(said)), "note")
    return known not in ("note", "degree") or _names_persons(said)


def _kind(flow: Flow, said: str, cells: Sequence[Span], persons: bool) -> Kind | None:
    """The kind of a column, or None. A short label ('TG', 'CT') needs cells that bear it out."""
    if not cells or _is_of_no_person(said):
        return None
    for kind, label in _named(said):
        if not persons or (kind.id in _OFFICES_TOO and _of_offices().search(said)):
            continue
        if len(re.sub(r"\W", "", label)) > _CLEAR:
            return kind
        known = kind.value not in _KNOWN or any(
            end_of(kind.value, flow, cell[0], form=True) for cell in cells
        )
        if known and sum(_fits(flow, kind, cell) for cell in cells) >= _SHARE * len(cells):
            return kind
    return _by_cells(flow, cells, bool(said.strip(" ."))) if persons else None


def _named(said: str) -> list[tuple[Kind, str]]:
    """The kinds that a heading names with their labels, the last first: 'Liên lạc' over 'E-mail'.

    A very short one ends it: 'Nam' beside 'Nữ' is no 'Năm vào ngành'.
    """
    found = []
    for kind in PERSONAL.kind:
        matches = [
            match
            for match in _heading(kind).finditer(said)
            if len(match[0]) > _TINY or not re.search(r"\w", said[match.end() :])
        ]
        if matches:
            found.append((matches[-1].end(), len(matches[-1][0]), kind, matches[-1][0]))
    found.sort(key=lambda one: one[:2], reverse=True)
    return [(kind, label) for _, _, kind, label in found]


@cache
def _heading(kind: Kind) -> re.Pattern[str]:
    return re.compile(alternatives((*kind.labels, *kind.columns)))


def _by_cells(flow: Flow, cells: Sequence[Span], headed: bool) -> Kind | None:
    """What a column holds whose heading is none or unknown, in a table of persons."""
    if len(cells) < 2:
        return None
    for kind in PERSONAL.kind:
        known = kind.value == "code" or (not headed and kind.value in _TOLD_BY_CELLS and kind.id != "tax")
        if known and sum(_is(flow, kind, cell) for cell in cells) >= _SHARE * len(cells):
            return kind
    return None


def _has_names(flow: Flow, table: Table) -> bool:
    for column in range(len(table.headings)):
        named = sum(is_person(flow.text[slice(*row[column])].strip()) for row in table.rows)
        if named >= 0.5 * len(table.rows):
            return True
    return False


def _is_an_office(flow: Flow, table: Table, row: Sequence[Span]) -> bool:
    """Whether a row of a table of persons is an office's: its cell of names begins like one."""
    for said, cell in zip(table.headings, row, strict=True):
        if _names_persons(said):
            return _unit().match(flow.text[slice(*cell)].strip()) is not None
    return False


@cache
def _unit() -> re.Pattern[str]:
    """First words of offices."""
    return spelled((*POSTS.units.strong, *POSTS.units.weak, *POSTS.divisions.words))


def _fits(flow: Flow, kind: Kind, cell: Span) -> bool:
    """Whether a cell may hold a value of a kind that its short heading names."""
    text = flow.text[slice(*cell)].strip()
    digits = sum(map(str.isdigit, text))
    if kind.value in NUMBERS:
        return digits >= (8 if kind.value in ("phone", "number") else 5)
    if kind.value == "date":
        return 0 < digits <= 8 and len(text) <= _LONGEST_VALUE
    if kind.value in _KNOWN:
        return not digits and len(text) <= _LONGEST_VALUE
    return not text.isdigit()


def _is(flow: Flow, kind: Kind, cell: Span) -> bool:
    """Whether a cell is a value of a kind and nothing else."""
    text = flow.text[slice(*cell)].strip()
    if kind.value == "date":
        plain = re.sub(r"\s+", "", text.replace("–", "-"))
        return _YEARS.match(plain) is not None or _BIRTHDAY.match(plain) is not None
    if kind.value == "code":
        return _PASSPORT.fullmatch(text) is not None
    if kind.id == "address":
        return _place().search(text) is not None and not any(map(_titled().match, text.split(",")))
    if kind.id == "paper":
        return re.fullmatch(r"(?:\d{3}[ .]?){3,4}", text) is not None
    return end_of(kind.value, flow, cell[0], form=True) == cell[1]


@cache
def _place() -> re.Pattern[str]:
    """A place below the province at the beginning, or a province after a comma or a dash."""
    nouns = spelled(
        (*POSTS.places.below, "thôn", "xóm", "bản", "ấp", "buôn", "làng", "khu phố", "tổ dân phố")
    )
    provinces = spelled(province.name for province in load_provinces())
    return re.compile(rf"^\W*{nouns.pattern}\s+\S|[,–-]\s*(?:tỉnh\s+)?{provinces.pattern}\W*$", re.IGNORECASE)


@cache
def _titled() -> re.Pattern[str]:
    """Posts and offices, which are called after places."""
    return spelled((*POSTS.ranks.words, *POSTS.units.strong))


def _in_lines(flow: Flow, table: Table) -> Iterator[Span]:
    """Values of the kinds that a line of headings names, in lines of text whose columns are lost."""
    kinds = [kind for kind in PERSONAL.kind if _heading(kind).search(table.headings[0])]
    for (line,) in table.rows:
        item = _ITEM.match(flow.text[slice(*line)])
        if item is not None and not _unit().match(flow.text, line[0] + item.end()):
            for kind in kinds:
                yield from _inside(flow, kind, (line[0] + item.end(), line[1]))


def _inside(flow: Flow, kind: Kind, cell: Span) -> Iterator[Span]:
    """Values of a kind inside a cell that holds a name or a post as well."""
    if kind.value == "code":
        yield from (code.span() for code in CODE.finditer(flow.text, *cell))
    at = cell[0]
    while at < cell[1]:
        begins = at == cell[0] or not flow.text[at - 1].isalnum()
        usable = begins and kind.value not in _FREE and not flow.text[at].isspace()
        usable = usable and (kind.value not in _KNOWN or flow.text[at].isupper())
        end = end_of(kind.value, flow, at, form=False) if usable else None
        if end is not None and end <= cell[1] and end - at > 2:
            yield at, end
            at = end
        else:
            at += 1
