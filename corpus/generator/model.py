"""What one sample decision is made of, after its TOML file has been read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

SampleClass = Literal["digital", "widget", "scan", "text"]
BlockKind = Literal["paragraph", "members", "closing", "annex", "title", "note"]


@dataclass(frozen=True)
class Act:
    """A cited act; printed by `legal.citation`, so that page and gold agree."""

    type: str
    number: str | None = None
    date: str | None = None
    issuer: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Basis:
    """One Căn cứ line: its opening word and the acts it cites."""

    opening: str
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class Seat:
    """A row of a member list. `link` stands between position and organization on the page."""

    ordinal: int
    honorific: str
    name: str
    position: str
    link: str
    organization: str
    role: str
    tail: str = ""

    @property
    def post(self) -> str:
        return f"{self.position}{self.link}{self.organization}"

    @property
    def person(self) -> str:
        return f"{self.honorific} {self.name}".strip()


@dataclass(frozen=True)
class Table:
    """A list set in columns: (heading, key, width in points); keys are n, name, post, rank, org, role, note.

    `break_after`: the row after which the page ends; a role merged over the break is printed on its first
    page only, as word processors do.
    """

    columns: tuple[tuple[str, str, float], ...]
    ruled: bool = True
    merge_roles: bool = False
    repeat_head: bool = True
    break_after: int = 0


@dataclass
class Body:
    """A body and its list; name, alias and rules are filled from the marks in the text."""

    kind: str
    seats: tuple[Seat, ...]
    table: Table | None = None
    style: dict[str, str] = field(default_factory=dict)
    name: str = ""
    alias: str | None = None
    standing_agency: str | None = None
    working_rules: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Block:
    """One thing on the page, in order. `lead` is printed bold before the text ('Điều 1.')."""

    kind: BlockKind
    text: str = ""
    lead: str = ""
    bold: bool = False
    body: int = 0
    style: str = ""


@dataclass
class Article:
    label: str
    heading: str | None
    clauses: int = 0


@dataclass(frozen=True)
class DutyRow:
    body: int
    kind: str
    assignee: str
    label: str | None
    text: str


@dataclass
class Sample:
    """A whole decision: what is printed (`blocks`) and what a careful reader finds in it.

    `look` holds switches of the page: size (points), dates (words, slash), number (printed, widget, hand),
    article_mark (. or :), bold_headings, upright_bases, old_tones (HOÀ), seal, signature, colour (of a scan),
    head (cut, glued) and width (characters) of a text dump; yes and no are written as words.
    """

    slug: str
    sample_class: SampleClass
    seed: int
    look: dict[str, str]
    province: str
    head: tuple[str, ...]
    number: str | None
    symbol: str
    date: str | None
    year: int
    place: str
    subject: str
    issuer: str
    action: str
    proposal: str
    proposed_by: str | None
    bases: tuple[Basis, ...]
    recipients: tuple[tuple[str, str | None], ...]
    authority: tuple[str, ...]
    position: str
    signer: str
    note: str
    bodies: tuple[Body, ...] = ()
    blocks: list[Block] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    duties: list[DutyRow] = field(default_factory=list)
    executors: list[str] = field(default_factory=list)
    effective: str | None = None
