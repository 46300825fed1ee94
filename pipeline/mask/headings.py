"""What the folded heading of a column asks for: which kinds of personal data, of whom, or none."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from pipeline.lexicon.personal import PERSONAL, Kind
from pipeline.lexicon.terms import HEADS, alternatives
from pipeline.mask.flow import GAP
from pipeline.mask.words import labels, listed
from pipeline.text.fold import fold

_TINY = 3  # letters of a label that other words begin with as well
_CLEAR = re.compile(r".{4}|[^aeiouy]{3}")
"""A label of more letters, or one that only abbreviates: 'STK nhận'."""
_PLACES = frozenset(map(fold, PERSONAL.addresses.nouns))
_PARTED = re.compile(rf"{GAP}|\s+[/\-&+]\s+|(?<=\w\w)[/\-](?=\w\w)|[,;]\s*|\s+va\s+")
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_PURPOSE = re.compile(r"(?<=\w)\s+(?:de\s+)?(?:nhan|huong|linh|chi tra)\b")
"""'Số TK | nhận thù lao'"""
_WORD = re.compile(r"\w+")


@cache
def any_label() -> re.Pattern[str]:
    """A label of any kind over a column; not the nouns of places, with which cells begin as well."""
    return re.compile(alternatives(label for label in labels(columns=True) if fold(label) not in _PLACES))


@cache
def heading() -> re.Pattern[str]:
    """What heads a column of a table of persons."""
    words = listed("headings.persons", "headings.others", "fields")
    return re.compile(f"{words.pattern}|{any_label().pattern}")


@cache
def heading_of(kind: Kind) -> re.Pattern[str]:
    """The labels of a kind over a column, not 'Người', 'nâng'; OCR glues words: 'Ngàysinh'."""
    others = (*PERSONAL.headings.persons, *PERSONAL.headings.words)
    labels = (label for label in kind.labels if label not in others)
    return re.compile(alternatives((*labels, *kind.columns)).replace(r"\s+", r"\s*"))


@lru_cache(maxsize=2048)
def kinds_named(said: str) -> list[tuple[Kind, str]]:
    """The kinds that a heading names with their labels, the last first: 'Liên lạc' over 'E-mail'.

    A very short one, or a noun of places, stands alone or beside others, 'Điện thoại NR': 'Nam' beside 'Nữ'
    is no 'Năm vào ngành', 'Hạng cân' no 'Cận', 'Trưởng thôn' nobody's 'Thôn'.
    """
    found = []
    rest = _WORD.findall(_long_labels().sub(" ", said))
    for kind in PERSONAL.kind:
        matches = [
            match
            for match in heading_of(kind).finditer(said)
            if (
                (_CLEAR.match(match[0]) and match[0] not in _PLACES)
                or rest in ([], _WORD.findall(match[0]))
                or is_a_place(said)
            )
            and not (kind.value == "date" and _barred(kind).search(said, 0, match.start()))
        ]
        if matches:
            found.append((matches[-1].end(), len(matches[-1][0]), kind, matches[-1][0]))
    found.sort(key=lambda one: one[:2], reverse=True)
    return [(kind, label) for _, _, kind, label in found]


@cache
def _barred(kind: Kind) -> re.Pattern[str]:
    """Words right before a label that make it another: 'Ngày hy sinh'."""
    return re.compile(rf"{alternatives(PERSONAL.not_after[kind.id])}\s+$")


@cache
def _long_labels() -> re.Pattern[str]:
    return re.compile(alternatives(label for label in labels(columns=True) if len(label) > _TINY))


def parts_of(said: str) -> list[str]:
    """The parts of a heading that asks for several things: 'Năm sinh / Nơi cấp', 'DT/TG'."""
    return [part for part in _PARTED.split(said) if part.strip(" .)")]


def names_persons(said: str) -> bool:
    """Whether persons' names stand below a heading; 'Giấy phép lái xe', 'SĐT chủ hộ' ask for none."""
    rest = _of_somebody().sub(" ", said)
    return listed("headings.persons").search(rest) is not None


@cache
def _of_somebody() -> re.Pattern[str]:
    """Labels with whose they are; a label that is no more than a person's word names one."""
    persons = frozenset(map(fold, PERSONAL.headings.persons))
    own = alternatives(label for label in labels(columns=True) if fold(label) not in persons)
    return re.compile(rf"{own}(?:\s+(?:cua\s+)?{listed('headings.persons').pattern})?")


def says(said: str, *lists: str) -> bool:
    """Whether a heading has a word of lists of the lexicon: 'headings.offices', 'headings.speakers'."""
    return listed(*lists).search(said) is not None


def counts_groups(said: str) -> bool:
    """Whether a heading asks for how many there are of a group: 'Số hộ', 'Tổng số'."""
    return re.match(rf"{listed('headings.counts').pattern}(?! khau)|tong so\W*$", said) is not None


def is_of_no_person(said: str) -> bool:
    """Whether the last word of a heading is of an office, a file or money: 'Nhận tiền qua | Số tiền'.

    What stands in brackets counts where nothing else is named: 'Giấy tờ tùy thân (CMND/CM QĐ)'.
    """
    said = outside if kinds_named(outside := _IN_BRACKETS.sub(" ", said)) else said
    said = _PURPOSE.split(said)[0] or said
    ends = [match.end() for match in listed("files", "headings.offices").finditer(said)]
    kinds = [match.end() for kind in PERSONAL.kind for match in heading_of(kind).finditer(said)]
    return bool(ends) and ends[-1] >= max(kinds, default=-1) and not names_persons(said)


def is_a_place(label: str) -> bool:
    """Whether a label is nothing but nouns of places: 'thon, ban'."""
    return _PLACES.issuperset(re.findall(r"\w[\w ]*\w", label))


def is_mixed(said: str) -> bool:
    """Whether a heading asks for a name, a post, an office or a class, too: 'Họ và tên, năm sinh'."""
    rest = _of_somebody().sub(" ", said)
    for kind in PERSONAL.kind:
        rest = heading_of(kind).sub(" ", rest)
    mixed = asks_for(rest) not in ("note", "degree") or names_persons(rest)
    return rest != said and (mixed or says(_IN_BRACKETS.sub(" ", rest), "headings.beside"))


def asks_for_posts(said: str) -> bool:
    """Whether a heading asks for a post or an office, whatever else."""
    return any(HEADS[name].search(said) for name in ("post", "organization"))


def asks_for(said: str) -> str:
    """The column of a table of members that a heading is of, 'note' where it is none of them."""
    return next((name for name, pattern in HEADS.items() if pattern.search(said)), "note")
