"""Groups of bodies that can be compared, facts of each and seats by agency, made anew at the end of a run."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence

from pipeline.lexicon.agencies import expand, find_agencies
from pipeline.lexicon.body_groups import kind_id, mandate_or_topic
from pipeline.lexicon.levels import level_of
from pipeline.lexicon.role_names import RoleGroup, group_roles
from pipeline.store.derive.copies import copies
from pipeline.store.derive.duty_groups import group_duties
from pipeline.store.derive.refill import emptied
from pipeline.store.derive.totals import totals

__all__ = ["group_bodies"]

_PARTIAL = ("add", "replace", "adjust", "remove")
"""Decisions that list only those who come and go: no size to compare."""
_SUPPORT = ("to_giup_viec", "tieu_ban", "van_phong")
_TABLES = ("shared_duties", "duty_matches", "duty_groups", "kind_facts", "group_seats", "body_facts",
           "body_groups")  # fmt: skip


def group_bodies(conn: sqlite3.Connection) -> None:
    """Fills the tables of tables/derived.py anew, inside the caller's transaction."""
    conn.create_function("kind_id", 1, kind_id, deterministic=True)
    with emptied(conn, *_TABLES):
        _groups(conn)
        _facts(conn)
        _newest(conn)
        _count_groups(conn)
        _seats(conn)
        _kinds(conn)
        group_duties(conn)


def _groups(conn: sqlite3.Connection) -> None:
    """Which group each body belongs to, in a temporary table; groups of kinds beside those of mandates.

    A body that two copies of one act have belongs once.
    """
    conn.execute("create temp table grouped (id text primary key, group_id text)")
    names: dict[str, tuple[str, str]] = {}
    spelled: dict[str, Counter[str]] = {}
    rows = []
    again = copies(conn)
    for body, printed in conn.execute(
        "select b.id, b.name from bodies b join decisions d on d.id = b.decision_id "
        "where d.superseded_by is null order by b.id"
    ):
        if body in again:
            continue
        key, name = mandate_or_topic(printed)
        if name is not None:
            names[key] = ("mandate", name)
        else:
            spelled.setdefault(key, Counter())[printed] += 1
        rows.append((body, key))
    names |= {key: ("topic", counted.most_common(1)[0][0]) for key, counted in spelled.items()}
    conn.executemany("insert into grouped values (?, ?)", rows)
    conn.executemany(
        "insert into body_groups (id, basis, name, bodies, provinces) values (?, ?, ?, 0, 0)",
        [(key, *about) for key, about in names.items()],
    )
    conn.execute(
        "insert into body_groups (id, basis, name, bodies, provinces) "
        "select distinct kind_id(b.kind), 'kind', b.kind, 0, 0 from bodies b join grouped g on g.id = b.id "
        "where b.kind is not null"
    )


def _facts(conn: sqlite3.Connection) -> None:
    conn.execute(
        f"""insert into body_facts (body_id, group_id, decision_id, province_id, kind, issued_on, issued_year,
        is_newest, members, named, women, men, deputies, head_id, head_agency_type_id, head_level,
        standing_agency_type_id)
        select b.id, g.group_id, b.decision_id, b.province_id, b.kind, d.issued_on, b.issued_year, 0,
        count(m.id), count(m.name), count(m.id) filter (where m.gender = 'female'),
        count(m.id) filter (where m.gender = 'male'),
        count(m.id) filter (where m.role in {_in("deputy")}), null, null, null, null
        from bodies b join grouped g on g.id = b.id join decisions d on d.id = b.decision_id
        left join members m on m.body_id = b.id and m.change <> 'leaves' group by b.id"""
    )
    heads = conn.execute(
        f"""select m.id, m.position, m.organization, o.agency_type_id, m.body_id, min(m.ordinal)
        from members m left join organizations o on o.id = m.organization_id
        where m.role in {_in("head")} and m.change <> 'leaves'
        and m.body_id is not null group by m.body_id"""
    ).fetchall()
    conn.executemany(
        "update body_facts set head_id = ?, head_level = ?, head_agency_type_id = ? where body_id = ?",
        [(row[0], level_of(row[1], row[2]), row[3], row[4]) for row in heads],
    )
    standing = conn.execute(
        "select id, standing_agency from bodies where standing_agency is not null"
    ).fetchall()
    conn.executemany(
        "update body_facts set standing_agency_type_id = ? where body_id = ?",
        [(agency, body) for body, text in standing if (agency := _agency_type(text))],
    )


def _in(group: RoleGroup) -> str:
    """The roles of a group as SQL lists them."""
    return _listed(group_roles(group))


def _listed(codes: Sequence[str]) -> str:
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


def _agency_type(text: str) -> str | None:
    """The type of the only agency that a text names; None where it names none or several."""
    found = {match.type.id for match in find_agencies(expand(text))}
    return found.pop() if len(found) == 1 else None


def _newest(conn: sqlite3.Connection) -> None:
    conn.execute(
        f"""update body_facts set is_newest = 1 where body_id in (select body_id from (
        select f.body_id, row_number() over (partition by f.group_id, f.province_id
            order by f.issued_on desc nulls last, f.issued_year desc, f.members desc, f.body_id) as place
        from body_facts f join decisions d on d.id = f.decision_id
        where f.province_id is not null and f.members > 0
        and coalesce(d.action, '') not in {_listed(_PARTIAL)}
        and coalesce(f.kind, '') not in {_listed(_SUPPORT)}) where place = 1)"""
    )


def _count_groups(conn: sqlite3.Connection) -> None:
    conn.execute(
        """create temp table memberships as
        select body_id, group_id, province_id from body_facts where is_newest
        union all select body_id, kind_id(kind), province_id from body_facts
        where kind is not null"""
    )
    conn.execute(
        """update body_groups set (bodies, provinces) = (c.bodies, c.provinces) from (
        select group_id, count(*) as bodies, count(distinct province_id) as provinces from (
            select group_id, province_id from body_facts
            union all select kind_id(kind), province_id from body_facts
            where kind is not null
        ) group by group_id) c where c.group_id = body_groups.id"""
    )
    conn.execute("drop table grouped")


def _seats(conn: sqlite3.Connection) -> None:
    """Mandates count the newest body of each province, kinds count every body; each total by itself."""
    seats = conn.execute(
        """select m.body_id, case m.gender when 'female' then 1 end, s.group_id, m.province_id,
        o.agency_type_id, m.role
        from memberships s join members m on m.body_id = s.body_id and m.change <> 'leaves'
        left join organizations o on o.id = m.organization_id"""
    )
    conn.executemany(
        "insert into group_seats (group_id, province_id, agency_type_id, role, bodies, members, women) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        ((*values, *counts) for values, *counts in totals(seats, always=1)),
    )
    conn.execute("drop table temp.memberships")


def _kinds(conn: sqlite3.Connection) -> None:
    """One row for each kind of body and province: sums, and who heads them how often, most often first."""
    conn.execute(
        """insert into kind_facts (group_id, province_id, bodies, members, named, women, men, deputies, heads,
        standing_agencies)
        select kind_id(kind), province_id, count(*), sum(members), sum(named),
        sum(women), sum(men), sum(deputies), '[]', '[]' from body_facts
        where kind is not null and province_id is not null group by kind, province_id"""
    )
    for column, keys, known in (
        ("heads", {"agency_type_id": "head_agency_type_id", "level": "head_level"}, "head_id"),
        ("standing_agencies", {"agency_type_id": "standing_agency_type_id"}, "standing_agency_type_id"),
    ):
        each = ", ".join(f"'{name}', {value}" for name, value in keys.items())
        values = ", ".join(keys.values())
        conn.execute(
            f"""update kind_facts set [{column}] = found.counted from (
            select group_id, province_id, json_group_array(json(entry)) as counted from (
                select kind_id(kind) as group_id, province_id,
                json_object({each}, 'bodies', count(*)) as entry from body_facts
                where kind is not null and province_id is not null and {known} is not null
                group by kind, province_id, {values} order by count(*) desc, {values}
            ) group by group_id, province_id) found
            where found.group_id = kind_facts.group_id and found.province_id = kind_facts.province_id"""
        )
