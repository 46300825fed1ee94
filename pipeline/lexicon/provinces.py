"""Provinces and cities under the centre since 1976, and how to find them in issuer lines and places.

Source of the periods: resolutions of the National Assembly of 30/6/1989, 12/8 and 26/12/1991, 6/11/1996,
22/2003/QH11, 15/2008/QH12, 175/2024/QH15, 202/2025/QH15 and 30/2026/QH16; codes: General Statistics
Office. A merger or a change of kind opens a new row; a unit that only gives or takes territory goes on.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import Field

from pipeline.lexicon.folding import Folded
from pipeline.lexicon.periods import When, days_of, overlaps
from schemas import IsoDate, Model

__all__ = [
    "Province",
    "find_province",
    "index_word",
    "load_provinces",
    "province_name",
    "province_of",
]


class Province(Model):
    """A province or city under the centre in one period of its life."""

    id: str = Field(pattern=r"^[a-z]+(-[a-z]+)*(-\d{4})?$", examples=["thanh-hoa", "phu-tho-2025"])
    name: str = Field(description="Without tỉnh or thành phố.")
    code: str | None = Field(default=None, pattern=r"^\d{2}$", description="Reused over time.")
    kind: Literal["tỉnh", "thành phố", "đặc khu"]
    valid_from: IsoDate | None = Field(default=None, description="First day; None: 1976 or before.")
    valid_to: IsoDate | None = Field(default=None, description="Last day; None: it exists.")
    successor_id: str | None = Field(default=None, description="None too where it was split.")
    aliases: tuple[str, ...] = ()
    capitals: tuple[str, ...] = Field(default=(), description="Towns that old place lines name instead.")


def index_word(province_id: str) -> str:
    """The word for a province in the search index, which nobody types: 'ca-mau-2025' → 'tinh0camau2025'."""
    return "tinh0" + province_id.replace("-", "")


@cache
def load_provinces() -> tuple[Province, ...]:
    """All rows of provinces.csv. Raises ValueError where the file contradicts itself."""
    text = files("pipeline.lexicon").joinpath("provinces.csv").read_text(encoding="utf-8")
    rows = []
    for row in csv.DictReader(text.splitlines()):
        lists = {key: tuple(filter(None, row.pop(key).split("|"))) for key in ("aliases", "capitals")}
        rows.append(Province.model_validate({k: v or None for k, v in row.items()} | lists))
    ids = {row.id for row in rows}
    if len(ids) != len(rows) or any(r.successor_id and r.successor_id not in ids for r in rows):
        raise ValueError("provinces.csv: an id twice, or a successor that is not there")
    return tuple(rows)


@cache
def _names() -> dict[str, Folded]:
    """All names and aliases, the longest first, so that 'Hà Nam' never wins inside 'Hà Nam Ninh'."""
    names = [name for province in load_provinces() for name in (province.name, *province.aliases)]
    return {name: Folded.of(name) for name in sorted(names, key=len, reverse=True)}


# Bodies of the centre; the armed forces' commands and branches of a province begin with the same word.
_POST = (
    r"(?:pho )?(?:bo truong|thu tuong|chu nhiem|chanh van phong|cuc truong|vu truong|giam doc|hieu truong"
    r"|vien truong|tong giam doc|chu tich|thu truong|q\. ?|kt\. ?)[ ,:-]*"
)
_CENTRAL = re.compile(
    rf"^(?:{_POST})*"
    r"(?:bo (?!chi huy|tu lenh|phan\b)\w|(?:truong )?dai hoc|hoc vien|thu tuong|bo truong|thu truong"
    r"|chinh phu|quoc hoi|nuoc\b|hoi dong (?:bo truong|chinh phu)|tong cuc|tong kiem toan|tap doan"
    r"|van phong (?:chinh phu|quoc hoi|chu tich nuoc|trung uong)|kiem toan nha nuoc|thanh tra chinh phu"
    r"|ngan hang nha nuoc viet nam$|uy ban (?:quoc gia|thuong vu|dan toc$)|ban chap hanh trung uong"
    r"|tong cong ty)|\btoi cao\b|\btrung uong\b|\bban bi thu\b|\bbo chinh tri\b"
)
_TOWN = r"(?:thanh pho|tp|t\.p)[ .]*"
_EXPLICIT = re.compile(rf"(?:\btinh|\b{_TOWN})[ :]*$")
_COMMUNE = re.compile(r"\b(?:xa|phuong|thi tran|quan|huyen|duong|pho(?<!thanh pho))[ :]*$")
_ALSO_A_PERSON = frozenset({"Hồ Chí Minh"})
_LOCAL = re.compile(
    r"\b(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|tinh|thanh uy|huyen|quan|phuong|xa|thi tran|thanh pho"
    r"|so|chi cuc|ban quan ly|cong an|trung tam)\b"
)


@dataclass(frozen=True)
class _Hit:
    name: str
    explicit: bool
    """'tỉnh X', 'thành phố X', or nothing but the name."""


def _hits(text: str) -> list[_Hit]:
    """The names in a line, longest first, none inside another; communes and persons left out."""
    folded = Folded.of(text)
    taken: list[tuple[int, int]] = []
    hits = []
    for name, wanted in _names().items():
        for start, end in folded.find(wanted):
            if any(start < last and first < end for first, last in taken):
                continue
            taken.append((start, end))
            before = folded.bare[:start]
            explicit = bool(_EXPLICIT.search(before)) or (start, end) == (0, len(folded.bare))
            if _COMMUNE.search(before) or (name in _ALSO_A_PERSON and not explicit):
                continue
            hits.append(_Hit(name, explicit))
    return hits


def _called(name: str, when: When) -> list[Province]:
    days = days_of(when)
    return [
        p
        for p in load_provinces()
        if name in (p.name, *p.aliases) and overlaps(p.valid_from, p.valid_to, days)
    ]


def _of_hits(hits: Iterable[_Hit], when: When) -> list[Province]:
    found = {p.id: p for hit in hits for p in _called(hit.name, when)}
    return list(found.values())


def _is_central(text: str) -> bool:
    return bool(_CENTRAL.search(Folded.of(text).bare))


def _candidates(lines: Sequence[str], when: When) -> list[Province]:
    """Units that the lines name; those called tỉnh or thành phố before those merely mentioned."""
    local = [line for line in lines if not _is_central(line)]
    hits = [hit for line in local for hit in _hits(line)]
    explicit = _of_hits((hit for hit in hits if hit.explicit), when)
    if explicit or len(local) < len(lines):
        return explicit  # 'BỘ Y TẾ / BỆNH VIỆN HÀ NỘI': a mention beside a central body says nothing
    return _of_hits(hits, when)


def _at_place(lines: Sequence[str], place: str | None, when: When) -> list[Province]:
    """Units whose name or seat is the whole place line, where the issuer is of a local kind."""
    folded = [Folded.of(line).bare for line in lines]
    if not place or any(map(_is_central, lines)) or not any(_LOCAL.search(line) for line in folded):
        return []
    bare_place = re.sub(r"^(?:tỉnh|thành phố|t\.?p)[ .]+", "", place.strip(" ,."), flags=re.IGNORECASE)
    town = Folded.of(bare_place)
    days = days_of(when)
    return [
        p
        for p in load_provinces()
        if overlaps(p.valid_from, p.valid_to, days)
        and any(town.is_whole(name) for name in (p.name, *p.aliases, *p.capitals))
    ]


def find_province(text: str, on: When = None) -> Province | None:
    """The unit that `text` (an issuer, a head line, a name) belongs to at the time `on`.

    None where it names none, two, or one whose period `on` leaves open (a mere year of a merger), and for
    central bodies and universities, whatever place stands in their names.
    """
    found = _candidates([text], on)
    return found[0] if len(found) == 1 else None


def province_of(issuer_texts: Sequence[str], place: str | None, issued: When) -> Province | None:
    """The unit a decision comes from, by its head and enacting lines, else by the place before its date."""
    found = _resolve(issuer_texts, place, issued)
    return found[0] if len(found) == 1 else None


@cache
def _place_names() -> dict[str, str | None]:
    """Names of units and seats without diacritics → as they are spelled; None where two share the letters."""
    spelled: dict[str, str | None] = {}
    for province in load_provinces():
        for name in (province.name, *province.capitals):
            bare = Folded.of(name).bare
            spelled[bare] = name if spelled.get(bare, name) == name else None
    return spelled


def place_name(text: str) -> str | None:
    """The unit or seat that a place line means whose marks were misread ('Cân Thơ'); None for any other."""
    return _place_names().get(Folded.of(text.strip()).bare)


def only_province_named(texts: Iterable[str], issued: When) -> str | None:
    """The name of the one unit that texts call tỉnh or thành phố; None for none and for several."""
    names = {p.name for text in texts for p in _of_hits((h for h in _hits(text) if h.explicit), issued)}
    return names.pop() if len(names) == 1 else None


def province_name(issuer_texts: Sequence[str], place: str | None, issued: When) -> str | None:
    """Like `province_of`, but the name alone: known even where a year leaves two periods open."""
    names = {p.name for p in _resolve(issuer_texts, place, issued)}
    return names.pop() if len(names) == 1 else None


def _resolve(issuer_texts: Sequence[str], place: str | None, issued: When) -> list[Province]:
    lines = [line for line in issuer_texts if line and line.strip()]
    return _candidates(lines, issued) or _at_place(lines, place, issued)
