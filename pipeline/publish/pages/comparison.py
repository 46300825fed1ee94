"""The figures of a comparison: one column a province, rows by agency, by role and by duty."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from pipeline.publish.pages.ask import Row, marks, one, rows
from pipeline.publish.pages.find import ROLES
from pipeline.publish.pages.places import in_order, name_of_province

__all__ = ["Agency", "Column", "Comparison", "Duty", "compare", "role_group"]

_GROUP_OF = {code: group for group, codes in ROLES.items() for code in codes}
ORDER = tuple(ROLES)


def role_group(role: str | None) -> str | None:
    """'deputy_standing' → 'deputy': the roles that pages tell apart."""
    return _GROUP_OF.get(role or "")


@dataclass
class Column:
    """A province. With a mandate it is one body, the newest full list; with a kind it sums up all bodies."""

    province: str
    name: str
    bodies: int
    members: int
    named: int
    women: int
    men: int
    deputies: int
    body: Row | None = None
    head: Row | None = None
    standing: str | None = None
    decision_id: str | None = None
    body_id: str | None = None

    @property
    def women_share(self) -> float | None:
        """Share of women among those called Ông or Bà, 0 to 1; None where nobody is."""
        return self.women / (self.women + self.men) if self.women + self.men else None

    @property
    def named_share(self) -> float | None:
        return self.named / self.members if self.members else None


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
        return [(group, count[group]) for group in ORDER if count[group]]

    @property
    def weight(self) -> tuple[int, ...]:
        count = Counter(group for groups in self.seats.values() for group in groups)
        return (-len(self.seats), *(-count[group] for group in ORDER))


@dataclass
class Duty:
    """A duty as most say it; `said`: province → its own rows, with how they were matched."""

    id: str
    text: str
    said: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @property
    def provinces(self) -> int:
        return len(self.said)


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


async def compare(
    datasette: Any, group_id: str, provinces: list[str], agency: str | None = None, role: str | None = None
) -> Comparison | None:
    """The comparison of a group; None when there is no such group.

    provinces: ids, none means all. agency, role: only columns where that agency has a seat in that role.
    """
    group = await one(datasette, "select * from body_groups where id = ?", [group_id])
    if group is None:
        return None
    columns = await (_of_kind if group["basis"] == "kind" else _of_mandate)(datasette, group)
    columns.sort(key=lambda column: in_order(column.name))
    everyone = [(column.province, column.name) for column in columns]
    if provinces:
        columns = [column for column in columns if column.province in provinces]
    agencies = await _agencies(datasette, group, columns)
    asked = len(columns)
    if agency or role:
        meet = _meeting(agencies, agency, role)
        columns = [column for column in columns if column.province in meet]
        for row in agencies:
            row.seats = defaultdict(Counter, {p: seats for p, seats in row.seats.items() if p in meet})
        agencies = [row for row in agencies if row.seats]
    agencies.sort(key=lambda row: (row.id == "", row.weight, in_order(row.name)))
    duties = await _duties(datasette, columns) if group["basis"] != "kind" else []
    return Comparison(group, columns, everyone, agencies, duties, asked)


def _meeting(agencies: list[Agency], agency: str | None, role: str | None) -> set[str]:
    return {
        province
        for row in agencies
        if agency is None or row.id == agency
        for province, groups in row.seats.items()
        if role is None or role in groups
    }


async def _of_mandate(datasette: Any, group: Row) -> list[Column]:
    facts = await rows(
        datasette,
        """select f.*, b.name, b.standing_agency, b.kind, d.code, m.name as head_name,
        m.position as head_position, m.organization as head_organization from body_facts f
        join bodies b on b.id = f.body_id join decisions d on d.id = f.decision_id
        left join members m on m.id = f.head_id where f.group_id = ? and f.is_newest = 1""",
        [group["id"]],
    )
    return [
        Column(
            row["province_id"], name_of_province(row["province_id"]), 1, row["members"], row["named"],
            row["women"], row["men"], row["deputies"], body=row,
            head=row if row["head_id"] else None, standing=row["standing_agency"],
            decision_id=row["decision_id"], body_id=row["body_id"],
        )
        for row in facts
    ]  # fmt: skip


async def _of_kind(datasette: Any, group: Row) -> list[Column]:
    facts = await rows(
        datasette,
        """select province_id, count(*) as bodies, sum(members) as members, sum(named) as named,
        sum(women) as women, sum(men) as men, sum(deputies) as deputies
        from body_facts where kind = ? and province_id is not null group by province_id""",
        [group["name"]],
    )
    return [
        Column(
            row["province_id"], name_of_province(row["province_id"]), row["bodies"], row["members"],
            row["named"], row["women"], row["men"], row["deputies"],
        )
        for row in facts
    ]  # fmt: skip


async def _agencies(datasette: Any, group: Row, columns: list[Column]) -> list[Agency]:
    if not columns:
        return []
    ids = [column.province for column in columns]
    if group["basis"] == "kind":
        found = await rows(
            datasette,
            "select s.province_id, s.agency_type_id, a.name as agency, s.role, s.members as seats, "
            "null as member from group_seats s join agency_types a on a.id = s.agency_type_id "
            f"where s.group_id = ? and s.role is not null and s.province_id in {marks(ids)}",
            [group["id"], *ids],
        )
    else:
        bodies = [column.body_id for column in columns]
        found = await rows(
            datasette,
            "select m.province_id, o.agency_type_id, a.name as agency, m.role, count(*) as seats, "
            "min(m.id) as member from members m left join organizations o on o.id = m.organization_id "
            "left join agency_types a on a.id = o.agency_type_id "
            f"where m.body_id in {marks(bodies)} and m.change <> 'leaves' group by 1, 2, 4",
            bodies,
        )
    agencies: dict[str, Agency] = {}
    for row in found:
        key = row["agency_type_id"] or ""
        agency = agencies.setdefault(key, Agency(key, row["agency"] or "Cơ quan khác, chưa phân loại"))
        kind = role_group(row["role"]) or "member"
        agency.seats[row["province_id"]][kind] += row["seats"]
        if row["member"]:
            decision, _, anchor = row["member"].rpartition("-")
            agency.anchors.setdefault((row["province_id"], kind), f"/quyet-dinh/{decision}#{anchor}")
    return list(agencies.values())


async def _duties(datasette: Any, columns: list[Column]) -> list[Duty]:
    """Duties of the columns' bodies, those of most provinces first, then in the order of the first body."""
    bodies = [column.body_id for column in columns]
    if not bodies:
        return []
    found, texts = await asyncio.gather(
        rows(
            datasette,
            "select t.id, t.text, t.assignee, t.assignee_kind, t.province_id, t.decision_id, t.ordinal, "
            "x.duty_group_id, x.method, x.score from duties t join duty_matches x on x.duty_id = t.id "
            f"where t.body_id in {marks(bodies)} order by t.province_id, length(t.id), t.id",
            bodies,
        ),
        rows(
            datasette,
            "select id, text from duty_groups where id in (select x.duty_group_id from duties t "
            f"join duty_matches x on x.duty_id = t.id where t.body_id in {marks(bodies)})",
            bodies,
        ),
    )
    wording = {row["id"]: row["text"] for row in texts}
    duties: dict[str, Duty] = {}
    for row in found:
        key = row["duty_group_id"]
        duties.setdefault(key, Duty(key, wording[key])).said[row["province_id"]].append(row)
    first = {key: n for n, key in enumerate(duties)}
    return sorted(duties.values(), key=lambda duty: (-duty.provinces, first[duty.id]))
