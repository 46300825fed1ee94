"""What the folded heading of a column asks for: which kinds of personal data, of whom, or none."""

from __future__ import annotations

import re
from functools import cache

from pipeline.lexicon.personal import PERSONAL, Kind
from pipeline.lexicon.terms import MEMBERS, alternatives, any_of
from pipeline.mask.words import own_phones
from pipeline.text.fold import fold

_PLACES = frozenset(PERSONAL.addresses.nouns)
_TINY = 3  # letters of a label that other words begin with as well
_PARTED = re.compile(r"\s+[/\-&+]\s+|(?<=\w\w)[/\-](?=\w\w)|[,;]\s*|\s+va\s+")
_MARKS = re.compile(r"[/,]")
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@cache
def heading() -> re.Pattern[str]:
    """What heads a column of a table of persons."""
    columns = (*PERSONAL.headings.persons, *PERSONAL.headings.others, *PERSONAL.fields)
    labels = (label for kind in PERSONAL.kind for label in (*kind.labels, *kind.columns) if label not in _PLACES)
    return re.compile(alternatives((*columns, *labels)))


@cache
def heading_of(kind: Kind) -> re.Pattern[str]:
    """The labels of a kind over a column; OCR glues words: 'Ngàysinh'."""
    return re.compile(alternatives((*kind.labels, *kind.columns)).replace(r"\s+", r"\s*"))


def kinds_named(said: str) -> list[tuple[Kind, str]]:
    """The kinds that a heading names with their labels, the last first: 'Liên lạc' over 'E-mail'.

    A very short one stands alone or beside long ones, 'Điện thoại NR': 'Nam' beside 'Nữ' is no 'Năm vào
    ngành', 'Hạng cân' no 'Cận'.
    """
    found = []
    rest = [word for word in re.findall(r"\w+", _long_labels().sub(" ", said))]
    for kind in PERSONAL.kind:
        matches = [
            match
            for match in heading_of(kind).finditer(said)
            if (len(match[0]) > _TINY and match[0] not in _places()) or rest in ([], re.findall(r"\w+", match[0]))
        ]
        if matches:
            found.append((matches[-1].end(), len(matches[-1][0]), kind, matches[-1][0]))
    found.sort(key=lambda one: one[:2], reverse=True)
    return [(kind, label) for _, _, kind, label in found]


def parts_of(said: str) -> list[str]:
    """The parts of a heading that asks for several things: 'Năm sinh / Nơi cấp', 'DT/TG'."""
    plain = _dates().sub(lambda label: _MARKS.sub(" ", label[0]), said)
    return [part for part in _PARTED.split(plain) if part.strip(" .)")]


def names_persons(said: str) -> bool:
    return _of_persons().search(said) is not None


def names_offices(said: str) -> bool:
    return _of_offices().search(said) is not None


def is_of_no_person(said: str) -> bool:
    """Whether the last word of a heading is of an office, a file or money: 'Nhận tiền qua | Số tiền'.

    What stands in brackets counts where nothing else is named: 'Giấy tờ tùy thân (CMND/CM QĐ)'.
    """
    said = outside if kinds_named(outside := _IN_BRACKETS.sub(" ", said)) else said
    ends = [match.end() for match in _of_no_person().finditer(said)]
    kinds = [match.end() for kind in PERSONAL.kind for match in heading_of(kind).finditer(said)]
    return bool(ends) and ends[-1] >= max(kinds, default=-1) and not names_persons(said)


def speaks_for(said: str) -> bool:
    """Whether a heading asks for who speaks for an office or answers for it."""
    return _speakers().search(said) is not None


def counts_groups(said: str) -> bool:
    """Whether a heading asks for how many there are of a group: 'Số hộ', 'Tổng số'."""
    return _counts().match(said) is not None


def is_of_ones_own(said: str) -> bool:
    """Whether a heading asks for a telephone that is at home or in one's pocket."""
    return _own().search(said) is not None


def is_a_place(label: str) -> bool:
    """Whether a label is nothing but nouns of places: 'thon, ban'."""
    return _places().issuperset(re.findall(r"\w[\w ]*\w", label))


def is_open(said: str) -> bool:
    """Whether anything may stand below a heading: a person's name and more, remarks."""
    return names_persons(said) or _open().search(said) is not None


@cache
def _dates() -> re.Pattern[str]:
    """Labels that have marks of their own: 'Ngày, tháng/năm sinh'."""
    return re.compile(
        alternatives(
            label
            for kind in PERSONAL.kind
            for label in (*kind.labels, *kind.columns)
            if _MARKS.search(label[2:])
        )
    )


def has_remarks(said: str) -> bool:
    """Whether remarks stand below a heading, too: 'Mức tiền, ghi chú'."""
    return "ghi chu" in said


def is_mixed(said: str) -> bool:
    """Whether a heading asks for a name, a post, an office or a class, too: 'Họ và tên, năm sinh'."""
    rest = said
    for kind in PERSONAL.kind:
        rest = heading_of(kind).sub(" ", rest)
    mixed = asks_for(rest) not in ("note", "degree") or names_persons(rest) or _beside().search(rest)
    return rest != said and bool(mixed)


def asks_for(said: str) -> str:
    """The column of a table of members that a heading is of, 'note' where it is none of them."""
    return next((name for name, pattern in _member_columns() if pattern.search(said)), "note")


@cache
def _member_columns() -> list[tuple[str, re.Pattern[str]]]:
    return [(column.id, re.compile(any_of(column.patterns))) for column in MEMBERS.column]


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(alternatives(PERSONAL.headings.beside))


@cache
def _of_no_person() -> re.Pattern[str]:
    return re.compile(alternatives((*PERSONAL.files, *PERSONAL.headings.offices)))


@cache
def _of_persons() -> re.Pattern[str]:
    return re.compile(alternatives(PERSONAL.headings.persons))


@cache
def _of_offices() -> re.Pattern[str]:
    return re.compile(alternatives(PERSONAL.headings.offices))


@cache
def _places() -> frozenset[str]:
    return frozenset(map(fold, PERSONAL.addresses.nouns))


@cache
def _long_labels() -> re.Pattern[str]:
    labels = (label for kind in PERSONAL.kind for label in (*kind.labels, *kind.columns))
    return re.compile(alternatives(label for label in labels if len(label) > _TINY))


@cache
def _speakers() -> re.Pattern[str]:
    return re.compile(alternatives(PERSONAL.headings.speakers))


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(rf"{alternatives(PERSONAL.headings.counts)}(?! khau)|tong so\W*$")


@cache
def _own() -> re.Pattern[str]:
    return re.compile(alternatives(own_phones()))


@cache
def _open() -> re.Pattern[str]:
    return re.compile(alternatives(PERSONAL.headings.open))
