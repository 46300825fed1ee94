"""Which bodies are compared with each other, and the facts of each: body_groups and body_facts."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pipeline.lexicon.agencies import expand, find_agencies
from pipeline.lexicon.body_groups import kind_id, mandate_or_topic
from pipeline.lexicon.levels import level_of
from pipeline.lexicon.role_names import RoleGroup, group_roles
from pipeline.store.derive.copies import alike, copies
from pipeline.store.derive.duty_groups import group_duties
from pipeline.store.derive.refill import emptied
from pipeline.store.derive.seats import count_kinds, count_seats
from pipeline.store.derive.stale import marked

__all__ = ["group_bodies"]

_PARTIAL = ("add", "replace", "adjust", "remove")
"""Decisions that list only those who come and go: no size to compare."""
_SUPPORT = ("to_giup_viec", "tieu_ban", "van_phong")
_TABLES = ("shared_duties", "duty_matches", "duty_groups", "kind_facts", "group_seats", "body_facts",
           "body_groups")  # fmt: skip
_OF_KIND = 5
"""Bodies of a kind and province whose duties are compared: the newest ones."""
_NEWER = "f.issued_on desc nulls last, f.issued_year desc, f.members desc, f.body_id"
_TEMPORARY = {
    "stale_bodies": "id text primary key",  # whose facts are made anew
    "grouped": "id text primary key, group_id text",  # those of them that count
    "stale_groups": "id text primary key",  # mandates and topics that lose or get any of them
    "stale_kinds": "kind text, province_id text",  # the same for kinds
    "regrouped": "id text primary key",  # of groups of all sorts those whose compared bodies change
    "compared": "group_id text, body_id text",  # the bodies of those whose duties are compared
}
_GROUP = """insert into body_groups (id, basis, name, bodies, provinces) values (?, ?, ?, ?, ?)
    on conflict (id) do update set name = excluded.name, bodies = excluded.bodies,
    provinces = excluded.provinces"""
_COMPARED = f"""select group_id, body_id from body_facts where is_newest and group_id in temp.{{groups}}
    union all select kind_id(kind), body_id from (select f.kind, f.body_id,
        row_number() over (partition by f.kind, f.province_id order by {_NEWER}) as place
        from {{kinds}} where f.kind is not null) where place <= {_OF_KIND}"""
"""Group and body, of the bodies whose duties are compared."""
_WHERE_STALE = _COMPARED.format(
    groups="stale_groups",
    kinds="(select distinct kind, province_id from temp.stale_kinds) s "
    "join body_facts f on f.kind = s.kind and f.province_id is s.province_id",
)
_TO_REGROUP = _COMPARED.format(
    groups="regrouped",
    kinds="(select distinct kind from temp.stale_kinds where kind_id(kind) in temp.regrouped) s "
    "join body_facts f on f.kind = s.kind",
)


def group_bodies(conn: sqlite3.Connection, everything: bool = True) -> None:
    """Fills the tables of tables/derived.py, inside the caller's transaction.

    All of them; else what marked decisions bear on.
    """
    conn.create_function("kind_id", 1, kind_id, deterministic=True)
    with _temporary(conn):
        if everything:
            with emptied(conn, *_TABLES):
                conn.execute("insert into stale_bodies select id from bodies")
                _make(conn)
        else:
            _find_stale(conn)
            _make(conn)


@contextmanager
def _temporary(conn: sqlite3.Connection) -> Iterator[None]:
    for name, columns in _TEMPORARY.items():
        conn.execute(f"create temp table {name} ({columns})")
    yield
    for name in _TEMPORARY:
        conn.execute(f"drop table temp.{name}")


def _find_stale(conn: sqlite3.Connection) -> None:
    """The bodies of marked decisions, and those that are, or were, alike to one: it may be a copy no more."""
    near = conn.execute(
        f"select province_id, issued_year, name from bodies where decision_id in {marked('decision')}"
    )
    gone = [tuple(json.loads(key)) for (key,) in conn.execute(f"select * from {marked('alike')}")]
    conn.execute(f"insert into stale_bodies select id from bodies where decision_id in {marked('decision')}")
    conn.executemany(
        "insert or ignore into stale_bodies values (?)",
        [(one,) for one in alike(conn, [*near.fetchall(), *gone])],
    )
    conn.execute(f"insert into regrouped select key from {marked('group')}")
    conn.execute(
        "insert or ignore into regrouped select distinct kind_id(json_extract(key, '$[0]')) "
        f"from {marked('kind')}"
    )


def _make(conn: sqlite3.Connection) -> None:
    names = _group(conn)
    before = set(conn.execute(_WHERE_STALE))
    conn.execute("delete from body_facts where body_id in temp.stale_bodies")
    _facts(conn)
    _name_groups(conn, names)
    _newest(conn)
    after = set(conn.execute(_WHERE_STALE))
    stale = {row[0] for row in conn.execute("select id from stale_bodies")}
    changed = {group for group, body in before | after if body in stale} | {
        group for group, _ in before ^ after
    }
    conn.executemany("insert or ignore into regrouped values (?)", [(group,) for group in sorted(changed)])
    conn.execute(f"insert into compared {_TO_REGROUP}")
    count_seats(conn)
    count_kinds(conn)
    group_duties(conn)


def _group(conn: sqlite3.Connection) -> dict[str, str]:
    """Which group each stale body belongs to; the names of the mandates among those groups, by id.

    A body that two copies of one act have belongs once.
    """
    names: dict[str, str] = {}
    rows = []
    again = copies(conn)
    for body, printed in conn.execute(
        "select b.id, b.name from bodies b join decisions d on d.id = b.decision_id "
        "where b.id in temp.stale_bodies and d.superseded_by is null"
    ):
        if body not in again:
            key, name = mandate_or_topic(printed)
            rows.append((body, key))
            if name is not None:
                names[key] = name
    conn.executemany("insert into grouped values (?, ?)", rows)
    conn.execute(
        f"""insert into stale_groups select group_id from grouped union select group_id from body_facts
        where body_id in temp.stale_bodies and group_id is not null union select key from {marked("group")}"""
    )
    conn.execute(
        f"""insert into stale_kinds select b.kind, b.province_id from bodies b join grouped g on g.id = b.id
        where b.kind is not null union select kind, province_id from body_facts
        where body_id in temp.stale_bodies and kind is not null
        union select json_extract(key, '$[0]'), json_extract(key, '$[1]') from {marked("kind")}"""
    )
    return names


def _facts(conn: sqlite3.Connection) -> None:
    conn.execute(
        f"""insert into body_facts (body_id, group_id, decision_id, province_id, kind, issued_on, issued_year,
        is_newest, members, named, women, men, deputies, head_id, head_agency_type_id, head_level,
        standing_agency_type_id)
        select b.id, g.group_id, b.decision_id, b.province_id, b.kind, d.issued_on, b.issued_year, 0,
        count(m.id), count(m.name), count(m.id) filter (where m.gender = 'female'),
        count(m.id) filter (where m.gender = 'male'),
        count(m.id) filter (where m.role in {_in("deputy")}), null, null, null, null
        from grouped g join bodies b on b.id = g.id join decisions d on d.id = b.decision_id
        left join members m on m.body_id = b.id and m.change <> 'leaves' group by b.id"""
    )
    heads = conn.execute(
        f"""select m.id, m.position, m.organization, o.agency_type_id, m.body_id, min(m.ordinal)
        from grouped g join members m on m.body_id = g.id
        left join organizations o on o.id = m.organization_id
        where m.role in {_in("head")} and m.change <> 'leaves' group by m.body_id"""
    ).fetchall()
    conn.executemany(
        "update body_facts set head_id = ?, head_level = ?, head_agency_type_id = ? where body_id = ?",
        [(row[0], level_of(row[1], row[2]), row[3], row[4]) for row in heads],
    )
    standing = conn.execute(
        "select b.id, b.standing_agency from grouped g join bodies b on b.id = g.id "
        "where b.standing_agency is not null"
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


def _name_groups(conn: sqlite3.Connection, mandates: dict[str, str]) -> None:
    """A mandate is called as we know it, a topic as most of its bodies, among equals as the first by id."""
    spelled = dict(
        conn.execute(
            """select group_id, name from (select f.group_id, b.name, row_number() over (
                partition by f.group_id order by count(*) desc, min(b.id)) as place
            from body_facts f join bodies b on b.id = f.body_id where f.group_id in temp.stale_groups
            group by f.group_id, b.name) where place = 1"""
        ).fetchall()
    )
    counted = conn.execute(
        "select group_id, count(*), count(distinct province_id) from body_facts "
        "where group_id in temp.stale_groups group by group_id"
    ).fetchall()
    mandates |= dict(conn.execute("select id, name from body_groups where basis = 'mandate'").fetchall())
    rows = [
        (key, "mandate" if key in mandates else "topic", mandates.get(key, spelled[key]), *counts)
        for key, *counts in counted
    ]
    rows += conn.execute(
        "select kind_id(kind), 'kind', kind, count(*), count(distinct province_id) from body_facts "
        "where kind in (select kind from temp.stale_kinds) group by kind"
    ).fetchall()
    conn.executemany(_GROUP, rows)
    conn.execute(
        "delete from body_groups where id in temp.stale_groups and id not in "
        "(select group_id from body_facts where group_id in temp.stale_groups)"
    )
    conn.execute(
        "delete from body_groups where id in (select kind_id(kind) from temp.stale_kinds) and name not in "
        "(select kind from body_facts where kind in (select kind from temp.stale_kinds))"
    )


def _newest(conn: sqlite3.Connection) -> None:
    conn.execute("update body_facts set is_newest = 0 where is_newest and group_id in temp.stale_groups")
    conn.execute(
        f"""update body_facts set is_newest = 1 where body_id in (select body_id from (
        select f.body_id, row_number() over (
            partition by f.group_id, f.province_id order by {_NEWER}) as place
        from body_facts f join decisions d on d.id = f.decision_id
        where f.group_id in temp.stale_groups and f.province_id is not null and f.members > 0
        and coalesce(d.action, '') not in {_listed(_PARTIAL)}
        and coalesce(f.kind, '') not in {_listed(_SUPPORT)}) where place = 1)"""
    )
