"""What a comparison holds: one column a province, rows by agency, by role and by duty."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from pipeline.lexicon.role_names import ROLE_GROUPS
from pipeline.publish.ask.rows import Row

__all__ = ["Agency", "Column", "Comparison", "Duty", "Post", "Spread", "Tally"]

_FEW = 10
"""People called Ông or Bà: of fewer a share says little."""


@dataclass(frozen=True)
class Post:
    """The seat of a head or deputy as the decision says it, with its address on the site."""

    position: str | None
    organization: str | None
    level: str | None
    standing: bool
    href: str

    @property
    def said(self) -> str:
        return ", ".join(part for part in (self.position, self.organization) if part)


@dataclass(frozen=True)
class Tally:
    """How many bodies of a province have an agency of this type, at this level, in a place."""

    agency: str
    level: str | None
    bodies: int


@dataclass
class Column:
    """A province. With a mandate it is one body, the newest full list; with a kind it sums up all bodies.

    Where it is one body, `body` is its row, and heads and deputies stand in `posts`; where several are summed
    up, `heads`, `deputy_agencies` and `standing_agencies` say how often which agency has the place.
    """

    province: str
    name: str
    bodies: int
    members: int
    named: int
    women: int
    men: int
    deputies: int
    body: Row | None = None
    duties_known: bool = True
    """Whether any duty of its bodies is known: where none is, nothing is said about what it lacks."""
    heads: list[Post] = field(default_factory=list)
    deputy_posts: list[Post] = field(default_factory=list)
    head_tallies: list[Tally] = field(default_factory=list)
    deputy_tallies: list[Tally] = field(default_factory=list)
    standing_tallies: list[Tally] = field(default_factory=list)

    @property
    def women_share(self) -> float | None:
        """Share of women among those called Ông or Bà, 0 to 1; None where nobody is."""
        return self.women / (self.women + self.men) if self.women + self.men else None

    @property
    def women_share_is_rough(self) -> bool:
        """Whether it rests on few people, or on less than half of the seats."""
        known = self.women + self.men
        return bool(known) and (known < _FEW or 2 * known < self.members)

    @property
    def named_share(self) -> float | None:
        return self.named / self.members if self.members else None

    @property
    def mean_size(self) -> float | None:
        """Seats a body."""
        return self.members / self.bodies if self.bodies else None


@dataclass
class Agency:
    """A type of agency: province → group of roles → seats."""

    id: str
    name: str
    seats: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    anchors: dict[tuple[str, str], str] = field(default_factory=dict)
    """(province, group of roles) → address of the first such member."""

    def totals(self) -> list[tuple[str, int]]:
        """How many provinces give it a seat of each group, in the order of the roles."""
        count = Counter(group for groups in self.seats.values() for group in groups)
        return [(group, count[group]) for group in ROLE_GROUPS if count[group]]

    @property
    def weight(self) -> tuple[int, ...]:
        count = Counter(group for groups in self.seats.values() for group in groups)
        return (-len(self.seats), *(-count[group] for group in ROLE_GROUPS))


@dataclass
class Duty:
    """A duty as most say it; `said`: province → its own rows, with how they were matched."""

    id: str
    text: str
    said: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @property
    def provinces(self) -> int:
        return len(self.said)


@dataclass(frozen=True)
class Spread:
    """Names of the provinces that have a duty, that lack it, and whose duties are not known."""

    have: tuple[str, ...]
    lack: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def known(self) -> int:
        return len(self.have) + len(self.lack)


@dataclass
class Comparison:
    """A group of bodies side by side."""

    group: Row
    columns: list[Column]
    everyone: list[tuple[str, str]]
    """All provinces of the group: id and name."""
    agencies: list[Agency]
    duties: list[Duty]
    asked: int
    """Columns before the condition on agency and role."""

    def spread(self, duty: Duty) -> Spread:
        have = tuple(one.name for one in self.columns if one.province in duty.said)
        others = [one for one in self.columns if one.province not in duty.said]
        return Spread(
            have,
            tuple(one.name for one in others if one.duties_known),
            tuple(one.name for one in others if not one.duties_known),
        )

    @property
    def of_kind(self) -> bool:
        """Whether each column sums up all bodies of a kind."""
        return bool(self.group["basis"] == "kind")
