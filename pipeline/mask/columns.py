"""Columns of personal data: told by their headings, by what their cells hold, or by both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.lexicon.personal import Kind, personal
from pipeline.lexicon.terms import alternatives
from pipeline.mask.flow import Flow, Span
from pipeline.mask.shapes import is_office_account, is_office_mail, is_person, spelled
from pipeline.mask.tables import Table, tables
from pipeline.mask.values import NUMBERS, end_of

_KEPT = re.compile(
    r"ho (?:va |, )?ten|chu dem|chuc (?:vu|danh)|don vi|cong tac|vai tro|nhiem vu|noi dung"
    r"|ten (?:can bo|nguoi)"
)
_PERSONS = re.compile(
    r"ho (?:va |, )?ten|chu dem va ten|name|can bo|hoc vien|nguoi|nhan vien|dai bieu|thanh vien"
)
_OFFICE = re.compile(r"co quan|don vi|to chuc|doanh nghiep|cong ty|du an|ngay ky|nop|van ban|tru so|\bcq\b")
_OFFICES_TOO = ("phone", "address", "account", "paper", "email")
"""Kinds of value that offices have as well."""
_CLEAR = 5  # letters of a label that is never anything else
_SHARE = 0.6  # of a column's cells that must look alike where the heading does not say what they are
_YEARS = re.compile(r"(?:\d{1,2}\s*[/.\-]\s*){0,2}(?:19[3-9]\d|200\d)")
_BIRTHDAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-][3-9]\d")
_PASSPORT = re.compile(r"[A-Z]{1,2}[\s\-]?\d{6,8}")
_TOLD_BY_CELLS = ("date", "ethnicity", "number", "phone")
_FREE = ("address", "words", "email", "code")
"""Values without a grammar of their own: they can only be a whole cell."""
_ITEM = re.compile(r"\s*\d{1,3}\s*[.)]?\s")
_LONGEST_VALUE = 30  # characters of a date, a people's or a religion's name with what stands beside it


def in_columns(flow: Flow, content: int) -> Iterator[Span]:
    """Spans of whole cells, or of values in cells that hold more, among the first `content` places."""
    for table in tables(flow, content):
        if not table.rows:
            continue
        rows = [row for row in table.rows if not _is_an_office(flow, table, row)]
        if len(table.headings) == 1:
            yield from _in_lines(flow, table)
            continue
        persons = bool(_PERSONS.search(" ".join(table.headings))) or _has_names(flow, table)
        for column, said in enumerate(table.headings):
            cells = [row[column] for row in rows if flow.text[slice(*row[column])].strip()]
            kind = _kind(flow, said, cells, persons)
            if kind is not None:
                for cell in cells:
                    yield from _hidden(flow, kind, said, cell)


def _hidden(flow: Flow, kind: Kind, said: str, cell: Span) -> Iterator[Span]:
    text = flow.text[slice(*cell)].strip()
    box, _, domain = text.partition("@")
    if kind.id == "email" and domain and is_office_mail(box, domain):
        return
    if kind.id == "account" and is_office_account(text):
        return
    if _KEPT.search(said):
        yield from _inside(flow, kind, cell)
    else:
        yield cell


def _kind(flow: Flow, said: str, cells: Sequence[Span], persons: bool) -> Kind | None:
    """The kind of a column, or None. A short label ('TG', 'CT') needs cells that bear it out."""
    if not cells:
        return None
    for kind, label in _named(said):
        if kind.id in _OFFICES_TOO and (_OFFICE.search(said) or not persons):
            continue
        if len(re.sub(r"\W", "", label)) > _CLEAR:
            return kind
        if sum(_fits(flow, kind, cell) for cell in cells) >= _SHARE * len(cells):
            return kind
    return _by_cells(flow, cells, bool(said.strip(" ."))) if persons else None


def _named(said: str) -> list[tuple[Kind, str]]:
    """The kinds that a heading names with their labels, the last first: 'Liên lạc' over 'E-mail'."""
    found = []
    for kind in personal().kind:
        matches = list(_heading(kind).finditer(said))
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
    for kind in personal().kind:
        known = kind.value == "code" or (not headed and kind.value in _TOLD_BY_CELLS)
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
        if _PERSONS.search(said) and len(table.headings) > 1:
            return bool(_office_first().match(flow.text[slice(*cell)].strip()))
    return False


@cache
def _office_first() -> re.Pattern[str]:
    words = (
        "Sở", "UBND", "Ủy ban", "Ban", "Phòng", "Trung tâm", "Công ty", "Công an", "Bộ", "Cục", "Chi cục",
        "Trường", "Bệnh viện", "Văn phòng", "Đơn vị", "Hợp tác xã", "Hội", "Quỹ",
    )  # fmt: skip
    return spelled(words)


def _fits(flow: Flow, kind: Kind, cell: Span) -> bool:
    """Whether a cell may hold a value of a kind that its short heading names."""
    text = flow.text[slice(*cell)].strip()
    digits = sum(map(str.isdigit, text))
    if kind.value in NUMBERS:
        return digits >= (8 if kind.value in ("phone", "number") else 5)
    if kind.value == "date":
        return 0 < digits <= 8 and len(text) <= _LONGEST_VALUE
    if kind.value in ("ethnicity", "religion", "level"):
        return not digits and len(text) <= _LONGEST_VALUE
    return not text.isdigit()


def _is(flow: Flow, kind: Kind, cell: Span) -> bool:
    """Whether a cell is a value of a kind and nothing else."""
    text = flow.text[slice(*cell)].strip()
    if kind.id == "birth":
        return _YEARS.fullmatch(text) is not None or _BIRTHDAY.fullmatch(text) is not None
    if kind.value == "code":
        return _PASSPORT.fullmatch(text) is not None
    if kind.id == "paper":
        return re.fullmatch(r"(?:\d{3}[ .]?){3,4}", text) is not None
    return end_of(kind.value, flow, cell[0], form=True) == cell[1]


def _in_lines(flow: Flow, table: Table) -> Iterator[Span]:
    """Values of the kinds that a line of headings names, in lines of text whose columns are lost."""
    kinds = [kind for kind in personal().kind if _heading(kind).search(table.headings[0])]
    for (line,) in table.rows:
        item = _ITEM.match(flow.text[slice(*line)])
        if item is not None:
            for kind in kinds:
                yield from _inside(flow, kind, (line[0] + item.end(), line[1]))


def _inside(flow: Flow, kind: Kind, cell: Span) -> Iterator[Span]:
    """Values of a kind inside a cell that holds a name or a post as well."""
    at = cell[0]
    while at < cell[1]:
        begins = at == cell[0] or not flow.text[at - 1].isalnum()
        usable = begins and kind.value not in _FREE and not flow.text[at].isspace()
        end = end_of(kind.value, flow, at, form=False) if usable else None
        if end is not None and end <= cell[1] and end - at > 2:
            yield at, end
            at = end
        else:
            at += 1
