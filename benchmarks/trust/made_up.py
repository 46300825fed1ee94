"""What the documents of our own set say: spellings × places, listed as personal or innocent."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("spellings.toml")
_OWN = re.compile(r"\{([^}]*)\}")
_SURNAMES = ("Lò", "Vàng", "Nguyễn", "Trần", "Hà", "Bùi", "Giàng", "Phạm", "Lê", "Hoàng", "Đinh", "Quách")
_GIVEN = ("Mẫu", "Thử", "Giả", "Ví", "Dụ", "Định", "Lập", "Tạm")
_POSTS = ("Phó Giám đốc Sở Y tế", "Trưởng phòng Nội vụ", "Chuyên viên Sở Tài chính", "Chủ tịch UBND xã Mẫu")


@dataclass(frozen=True, slots=True)
class Spelling:
    """One kind of personal data in its spellings, see spellings.toml."""

    kind: str
    said: tuple[str, ...]
    heading: tuple[str, ...] = ()
    form: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


@dataclass(slots=True)
class Listed:
    """What the documents of one place say: lines of text and the values in them."""

    name: str
    where: str
    lines: list[str] = field(default_factory=list)
    personal: list[dict[str, Any]] = field(default_factory=list)
    innocent: list[dict[str, Any]] = field(default_factory=list)

    def put(self, kind: str, value: str, context: str) -> None:
        self.personal.append({"value": value, "context": context, "kind": kind, "where": self.where})


@dataclass(slots=True)
class Maker:
    """Draws values and persons, each new."""

    rng: random.Random
    persons: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        names = [f"{a} {b} {c}" for a in _SURNAMES for b in ("Văn", "Thị") for c in _GIVEN]
        self.rng.shuffle(names)
        self.persons = cycle(names)

    def drawn(self, template: str) -> str:
        return re.sub("#", lambda _: str(self.rng.randint(1, 9)), template)

    def said(self, template: str, values: Iterator[str]) -> tuple[str, str]:
        """What a line says, and the value in it."""
        own = _OWN.search(template)
        value = self.drawn(own[1] if own and own[1] else next(values))
        return _OWN.sub(lambda _: value, template), value


def load() -> tuple[list[Spelling], list[Spelling]]:
    """The spellings of what is personal, and of what is innocent."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    personal, innocent = (
        [
            Spelling(row.pop("kind"), **{key: tuple(values) for key, values in row.items()})
            for row in table[part]
        ]
        for part in ("personal", "innocent")
    )
    return personal, innocent


def lines(
    maker: Maker, personal: Sequence[Spelling], innocent: Sequence[Spelling], where: str, every: int = 1
) -> Listed:
    """One member a line, each with one value; innocent twins between them."""
    found = Listed(f"dong-{where}", where)
    posts, twins = cycle(_POSTS), cycle([(one.kind, said) for one in innocent for said in one.said])
    number = 0
    for spelling in personal:
        values = cycle(spelling.values)
        for template in spelling.said[:: every if len(spelling.said) > every else 1]:
            number += 1
            said, value = maker.said(template, values)
            person, kind = next(maker.persons), next(twins)
            found.lines.append(f"{number}. Ông {person}, {next(posts)}, {said};")
            found.put(spelling.kind, value, said)
            twin = maker.drawn(kind[1])
            found.lines.append(f"Tổ công tác làm việc {twin}.")
            found.innocent.append({"value": twin, "kind": kind[0]})
    return found


def broken(listed: Listed) -> Listed:
    """The same with each value broken over two lines at a blank, a full stop or a hyphen."""
    lines, kept = [], []
    values = iter(listed.personal)
    for line in listed.lines:
        if not line[0].isdigit():
            lines.append(line)
            continue
        row = next(values)
        at = line.index(row["value"])
        cuts = [
            n for n in range(1, len(row["value"])) if row["value"][n] == " " or row["value"][n - 1] in ".-"
        ]
        if not cuts:
            lines.append(line)
            row["where"] = "line"
        else:
            cut = at + cuts[len(cuts) // 2]
            lines += [line[:cut].rstrip(), line[cut:].lstrip()]
        kept.append(row)
    return Listed(listed.name, "broken", lines, kept, listed.innocent)


def columns(
    maker: Maker, personal: Sequence[Spelling], where: str, every: int = 1
) -> tuple[Listed, list[list[list[str]]]]:
    """Tables of one heading each: number, name, the value, post; two rows."""
    found = Listed(f"bang-{where}", where)
    tables = []
    for spelling in personal:
        values = cycle(spelling.values)
        for heading in spelling.heading[:: every if len(spelling.heading) > every else 1]:
            rows = [["TT", "Họ và tên", heading, "Chức vụ"]]
            for number, post in enumerate(islice(cycle(_POSTS), 2), start=1):
                person, value = next(maker.persons), maker.drawn(next(values))
                rows.append([str(number), person, value, post])
                found.put(spelling.kind, value, f"{person} {value}")
            tables.append(rows)
    return found, tables


def forms(maker: Maker, personal: Sequence[Spelling], where: str, every: int = 1) -> Listed:
    """'Label: value' under a person's name, one a line."""
    found = Listed(f"to-khai-{where}", where)
    count = 0
    for spelling in personal:
        values = cycle(spelling.values)
        for label in spelling.form[:: every if len(spelling.form) > every else 1]:
            if count % 6 == 0:
                found.lines.append(f"Họ và tên: {next(maker.persons)}")
            count += 1
            value = maker.drawn(next(values))
            found.lines.append(f"{label}: {value}")
            found.put(spelling.kind, value, f"{label}: {value}")
    return found
