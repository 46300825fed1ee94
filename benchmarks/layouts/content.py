"""What an act says, before anything of its layout: issuer, bodies, members and their posts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from benchmarks.layouts.draw import WORDS, Draw

_SIZES = {"small": (1, 1), "middle": (2, 5), "large": (6, 12)}  # ordinary members
_TITLES = ("TS.", "ThS.", "BS.", "KS.", "CN.", "BSCKII.", "PGS.TS.")


@dataclass(frozen=True, slots=True)
class Member:
    """A seat. `name` None: a post; `several`: seats that one line names together, printed as `printed`."""

    role: str
    name: str | None
    woman: bool
    title: str
    position: str
    organization: str | None
    before: str = ""  # "Mời ", "01 "
    after: str = ""  # " tham gia"
    printed: str = ""
    several: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    name: str
    short: str
    code: str
    roles: dict[str, str]
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """`words`: the issuer's entry in words.toml, filled; `people` draws another member."""

    words: dict[str, Any]
    bodies: tuple[Body, ...]
    people: Callable[[str, str], Member]


def compose(draw: Draw) -> Content:
    """The content of an act; only `draw` decides."""
    maker = _Maker(draw)
    words = maker.filled(WORDS["issuer"][draw.pick("issuer")])
    maker.words = words
    two = draw.pick("act") == "two bodies"
    kinds = ["Ban Chỉ đạo", "Tổ giúp việc"] if two else [draw.pick("kind")]
    bodies: list[Body] = []
    for kind in kinds:
        bodies.append(maker.body(kind, bodies[0].name if bodies else ""))
    return Content(words, tuple(bodies), maker.person)


class _Maker:
    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.words: dict[str, Any] = {}
        self.fill = {key: draw.one(values) for key, values in WORDS["fill"].items()}
        self.fill["B"] = ""
        self.taken: set[str] = set()
        self.own = ""  # the enacting line, which says what is the issuer's own

    def filled(self, issuer: dict[str, Any]) -> dict[str, Any]:
        """An issuer with its own province, district …; its lines agree with each other."""
        head = self.draw.rng.choice(issuer["head"])
        self.fill["B"], self.own = head[0], issuer["by"]
        own = {"head": head, "by": issuer["by"], "of": issuer["of"], "signs": issuer["signs"]}
        text = {key: self._put(value, self.fill) for key, value in own.items()}
        return {**issuer, **text, "place": self.fill["P" if "{P}" in issuer["by"] else "D"]}

    def _put(self, value: Any, fill: dict[str, str]) -> Any:
        if isinstance(value, list):
            return [self._put(one, fill) for one in value]
        upper = isinstance(value, str) and value.partition("{")[0].isupper()
        return re.sub(r"\{(\w)\}", lambda m: fill[m[1]].upper() if upper else fill[m[1]], value)

    def body(self, kind: str, above: str) -> Body:
        words, of = WORDS["kind"][kind], self.words["of"]
        topic = self.draw.one(words["topics"])
        roles = _worded(words["roles"], kind, self.draw.pick("roles"))
        name = f"{kind} {above}" if above else f"{kind} {topic}{' của' * of.startswith('Sở')} {of}".strip()
        low, high = _SIZES[self.draw.pick("size")]
        rng = self.draw.rng
        wanted = ["head", *rng.choice([["deputy"], ["deputy_standing"], ["deputy_standing", "deputy"], []])]
        standing = (
            ["member_standing"] if words["roles"]["member_standing"] != words["roles"]["member"] else []
        )
        wanted += rng.choice([[], [], standing]) + ["member"] * rng.randint(low, high)
        wanted += rng.choice([[], ["secretary"]])
        pools = {"head": "top", "deputy_standing": "high", "deputy": "high", "secretary": "clerks"}
        if above:
            pools = {"head": "high", "deputy": "others", "deputy_standing": "others"}
        members = [self.person(role, pools.get(role, "clerks" if above else "others")) for role in wanted]
        return Body(name, kind, words["code"], roles, tuple(self._seats(members)))

    def person(self, role: str, pool: str) -> Member:
        """A member with a post nobody has yet, where the pool has one."""
        rng = self.draw.rng
        for _ in range(30):
            fill = {key: self.draw.one(values) for key, values in WORDS["fill"].items()}
            fill |= {key: self.fill[key] for key in "PD" if f"{{{key}}}" in self.own or key == "P"}
            post = self._put(self.draw.one(self.words[pool]), fill)
            if post not in self.taken:
                break
        self.taken.add(post)
        names, woman = WORDS["names"], rng.random() < 0.4
        kind = "_woman" if woman else ""
        parts = (names["family"], names["middle" + kind], names["given" + kind])
        name = " ".join(self.draw.one(part) for part in parts)
        if rng.random() < 0.05:
            name, woman = self.draw.one(names["rare"]), False
        position, _, organization = post.partition("|")
        return Member(role, name, woman, self.draw.one(_TITLES), position, organization or None)

    def _seats(self, members: list[Member]) -> list[Member]:
        """Some ordinary seats without a person, or all of them."""
        seats, rng = self.draw.pick("seats"), self.draw.rng
        ordinary = [i for i, m in enumerate(members) if m.role == "member"]
        if seats == "posts only":
            return [replace(m, name=None) for m in members]
        if seats == "persons" or not ordinary:
            return members
        at = rng.choice(ordinary)
        old = replace(members[at], name=None)
        if seats == "đại diện" and old.organization:
            old = replace(old, position=self.draw.one(["Đại diện lãnh đạo", "Đại diện", "Lãnh đạo"]))
        elif seats == "number" and self.words["clerks"]:
            clerk = self.person("member", "clerks")
            if "iên " not in clerk.position + " ":  # "01 Phó Trưởng phòng" is nobody's wording
                return members
            position = clerk.position[0].lower() + clerk.position[1:]
            old = replace(clerk, name=None, before="01 ", position=position)
        elif seats == "invited" and old.organization:
            old = replace(old, before="Mời ", after=" tham gia")
        elif seats == "several" and self.words["groups"]:
            printed, position, unit = self.draw.one(self.words["groups"]).split("|")
            places = printed.partition(": ")[2].split(", ")
            rows = tuple((position, f"{unit} {place}") for place in places)
            old = replace(old, printed=f"{position} {printed}", several=rows)
        else:
            return members
        return (
            [*members[:at], *members[at + 1 :], old]
            if seats == "several"
            else [*members[:at], old, *members[at + 1 :]]
        )


def _worded(roles: dict[str, str], kind: str, how: str) -> dict[str, str]:
    """The body's role words as one act has them."""
    if how == "small letters":
        return {key: word[0].lower() + word[1:] for key, word in roles.items()}
    if how == "with the body" and kind != "Tổ giúp việc":
        longer = {
            key: f"{roles[key]} {kind}" for key in ("head", "deputy", "member") if kind not in roles[key]
        }
        return {
            **roles,
            **{
                key: re.sub(r"[Bb]an Ban|Đoàn Đoàn|đoàn Đoàn|Tiểu ban Tiểu", lambda m: m[0].split()[1], word)
                for key, word in longer.items()
            },
        }
    if how == "short":
        marks = (
            ("Phó Trưởng ban", "Phó ban"),
            ("Thường trực", "TT"),
            ("Ủy viên", "UV"),
            ("Thành viên", "TV"),
        )
        shorter = {"Ủy viên": "UV", "Thành viên": "TV"}
        return {key: shorter.get(word, _replaced(word, marks)) for key, word in roles.items()}
    return dict(roles)


def _replaced(text: str, marks: tuple[tuple[str, str], ...]) -> str:
    for long, short in marks:
        text = text.replace(long, short)
    return text
