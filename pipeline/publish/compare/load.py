"""The figures of a comparison, from the tables made at load time."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import Any

from pipeline.lexicon.role_names import group_of, group_roles
from pipeline.publish.ask.addresses import href_of
from pipeline.publish.ask.provinces import alphabetical, name_of_province
from pipeline.publish.ask.questions import kept, rows, several
from pipeline.publish.ask.rows import Row, marks
from pipeline.publish.compare.comparison import Agency, Column, Comparison, Duty, Post, Tally

__all__ = ["load_comparison"]

_UNSORTED = "Cơ quan khác, chưa phân loại"
_PROVINCES = """select province_id from body_facts where group_id = ? and is_newest = 1
    union all select province_id from kind_facts where group_id = ?"""
_BODIES = """select f.*, b.name, b.standing_agency, d.code, d.address from body_facts f
    join bodies b on b.id = f.body_id join decisions d on d.id = f.decision_id where """
Question = tuple[str, list[object]]


async def load_comparison(
    datasette: Any, group_id: str, provinces: list[str], agency: str | None = None, role: str | None = None
) -> Comparison | None:
    """The comparison of a group; None when there is no such group.

    provinces: ids, none means all. agency, role: only columns where that agency has a seat in that role.
    """
    chosen = f" and f.province_id in {marks(provinces)}" if provinces else ""
    groups, known, bodies, facts = await several(
        datasette,
        ("select * from body_groups where id = ?", [group_id]),
        (_PROVINCES, [group_id, group_id]),
        (f"{_BODIES} f.group_id = ? and f.is_newest = 1{chosen}", [group_id, *provinces]),
        (f"select * from kind_facts f where f.group_id = ?{chosen}", [group_id, *provinces]),
    )
    if not groups:
        return None
    group = groups[0]
    of_kind = group["basis"] == "kind"
    columns = (
        await _of_kind(datasette, group, facts)
        if of_kind
        else [_column(row, bodies=1, body=row) for row in bodies]
    )
    columns.sort(key=lambda column: alphabetical(column.name))
    questions = (_asked_of_kind if of_kind else _asked_of_mandate)(group, columns)
    posts, seats, said, known_duties, texts = await several(datasette, *questions)
    with_duties = {row["province_id"] for row in known_duties}
    addresses = {column.province: column.body["address"] for column in columns if column.body}
    agencies = _by_agency(seats, addresses)
    asked = len(columns)
    if agency or role:
        meet = _meeting(agencies, agency, role)
        columns = [column for column in columns if column.province in meet]
        for row in agencies:
            row.seats = defaultdict(Counter, {p: seats for p, seats in row.seats.items() if p in meet})
        agencies = [row for row in agencies if row.seats]
        said = [row for row in said if row["province_id"] in meet]
    agencies.sort(key=lambda row: (row.id == "", row.weight, alphabetical(row.name)))
    _fill_posts(columns, posts)
    for column in columns:
        column.duties_known = column.province in with_duties
        if column.body is None:
            column.deputy_tallies = _tallied_seats(agencies, column.province, "deputy")
    duties = _grouped(said, {row["id"]: row["text"] for row in texts})
    if of_kind:  # what at least two of the columns share
        duties = [duty for duty in duties if duty.provinces > 1 or len(columns) == 1]
    everyone = [(row["province_id"], name_of_province(row["province_id"])) for row in known]
    everyone.sort(key=lambda one: alphabetical(one[1]))
    return Comparison(group, columns, everyone, agencies, duties, asked)


def _meeting(agencies: list[Agency], agency: str | None, role: str | None) -> set[str]:
    return {
        province
        for row in agencies
        if agency is None or row.id == agency
        for province, groups in row.seats.items()
        if role is None or role in groups
    }


async def _of_kind(datasette: Any, group: Row, facts: list[Row]) -> list[Column]:
    single = [row["province_id"] for row in facts if row["bodies"] == 1]
    only: dict[str, Row] = {}
    if single:
        condition = f"f.kind = ? and f.province_id in {marks(single)}"
        found = await rows(datasette, f"{_BODIES}{condition}", [group["name"], *single])
        only = {row["province_id"]: row for row in found}
    names = await _agency_names(datasette)
    return [
        _column(
            row, bodies=row["bodies"], body=only.get(row["province_id"]),
            head_tallies=_tallies(row["heads"], names),
            standing_tallies=_tallies(row["standing_agencies"], names),
        )
        for row in facts
    ]  # fmt: skip


def _column(row: Row, **more: Any) -> Column:
    figures = {name: row[name] for name in ("members", "named", "women", "men", "deputies")}
    return Column(row["province_id"], name_of_province(row["province_id"]), **figures, **more)


async def _agency_names(datasette: Any) -> dict[str, str]:
    async def make() -> dict[str, str]:
        return {row["id"]: row["name"] for row in await rows(datasette, "select id, name from agency_types")}

    return await kept(datasette, "agency names", make)


def _tallies(counted: str, names: dict[str, str]) -> list[Tally]:
    listed = [
        Tally(names.get(row["agency_type_id"] or "", _UNSORTED), row.get("level"), row["bodies"])
        for row in json.loads(counted)
    ]
    return sorted(listed, key=lambda tally: -tally.bodies)


def _tallied_seats(agencies: list[Agency], province: str, role: str) -> list[Tally]:
    found = [
        Tally(row.name, None, row.seats[province][role])
        for row in agencies
        if province in row.seats and row.seats[province][role]
    ]
    return sorted(found, key=lambda tally: -tally.bodies)


def _asked_posts(columns: list[Column]) -> Question:
    """Heads and deputies of the columns that are one body."""
    bodies: list[object] = [column.body["body_id"] for column in columns if column.body]
    roles = (*group_roles("head"), *group_roles("deputy"))
    return (
        f"select id, body_id, position, organization, role from members where role in {marks(roles)} "
        f"and change <> 'leaves' and body_id in {marks(bodies)} order by body_id, ordinal, length(id), id",
        [*roles, *bodies],
    )


def _fill_posts(columns: list[Column], found: list[Row]) -> None:
    by_body = {column.body["body_id"]: column for column in columns if column.body}
    for row in found:
        column = by_body.get(row["body_id"])
        if column is None:
            continue
        body: Row = column.body or {}
        leads = group_of(row["role"]) == "head"
        level = body["head_level"] if body["head_id"] == row["id"] else None
        standing = row["role"] == "deputy_standing"
        post = Post(
            row["position"], row["organization"], level, standing, href_of(row["id"], body["address"])
        )
        (column.heads if leads else column.deputy_posts).append(post)


def _asked_of_kind(group: Row, columns: list[Column]) -> list[Question]:
    """Posts, seats, shared duties, provinces of which any duty is known, usual wordings."""
    ids = [column.province for column in columns]
    return [
        _asked_posts(columns),
        (
            "select s.province_id, s.agency_type_id, a.name as agency, s.role, s.members as seats, "
            "null as member from group_seats s join agency_types a on a.id = s.agency_type_id "
            f"where s.group_id = ? and s.role is not null and s.province_id in {marks(ids)}",
            [group["id"], *ids],
        ),
        (
            "select t.id, t.text, t.assignee, s.province_id, d.address, s.duty_group_id, s.method, "
            "s.score, s.bodies from duty_groups g join shared_duties s on s.duty_group_id = g.id "
            "join duties t on t.id = s.duty_id "
            "join decisions d on d.id = t.decision_id "
            f"where g.group_id = ? and s.province_id in {marks(ids)} "
            "order by g.bodies desc, length(g.id), g.id",
            [group["id"], *ids],
        ),
        (
            "select province_id from kind_facts k where group_id = ? and exists (select 1 from body_facts f "
            # By province: a kind has tens of thousands of bodies.
            "join duties t on t.body_id = f.body_id where f.province_id = k.province_id and +f.kind = ?)",
            [group["id"], group["name"]],
        ),
        ("select id, text from duty_groups where group_id = ?", [group["id"]]),
    ]


def _asked_of_mandate(group: Row, columns: list[Column]) -> list[Question]:
    """Posts, seats, all duties of the columns' bodies, provinces that have any, usual wordings."""
    bodies: list[object] = [column.body["body_id"] for column in columns if column.body]
    return [
        _asked_posts(columns),
        (
            "select m.province_id, o.agency_type_id, a.name as agency, m.role, count(*) as seats, "
            "min(m.id) as member from members m left join organizations o on o.id = m.organization_id "
            "left join agency_types a on a.id = o.agency_type_id "
            f"where m.body_id in {marks(bodies)} and m.change <> 'leaves' group by 1, 2, 4",
            bodies,
        ),
        (
            "select t.id, t.text, t.assignee, t.province_id, d.address, 1 as bodies, "
            "x.duty_group_id, x.method, x.score from duties t join duty_matches x on x.duty_id = t.id "
            "join decisions d on d.id = t.decision_id "
            f"where t.body_id in {marks(bodies)} order by t.province_id, length(t.id), t.id",
            bodies,
        ),
        (f"select distinct province_id from duties where body_id in {marks(bodies)}", bodies),
        (
            "select id, text from duty_groups where id in (select x.duty_group_id from duties t "
            f"join duty_matches x on x.duty_id = t.id where t.body_id in {marks(bodies)})",
            bodies,
        ),
    ]


def _by_agency(found: list[Row], addresses: dict[str, str | None]) -> list[Agency]:
    """`addresses`: of the decision of each province whose column is one body."""
    agencies: dict[str, Agency] = {}
    for row in found:
        key = row["agency_type_id"] or ""
        agency = agencies.setdefault(key, Agency(key, row["agency"] or _UNSORTED))
        kind = group_of(row["role"]) or "member"
        agency.seats[row["province_id"]][kind] += row["seats"]
        if row["member"]:
            href = href_of(row["member"], addresses[row["province_id"]])
            agency.anchors.setdefault((row["province_id"], kind), href)
    return list(agencies.values())


def _grouped(found: list[Row], wordings: dict[str, str]) -> list[Duty]:
    """Those of most provinces first, then in the order of the rows."""
    duties: dict[str, Duty] = {}
    for row in found:
        key = row["duty_group_id"]
        if key not in duties:
            duties[key] = Duty(key, wordings[key])
        duties[key].said[row["province_id"]].append(row)
    first = {key: n for n, key in enumerate(duties)}
    return sorted(duties.values(), key=lambda duty: (-duty.provinces, first[duty.id]))
