"""What must be made anew of what follows from the rows: marked with each change, gone when it is done.

Triggers mark, in the transaction of the change: nobody who writes can forget it, and a run that dies half-way
leaves its marks to the next one. A mark is a kind and a key: a decision, a document, a person or an
organisation by id, an act by JSON [code, day], a slice by [province, year], an address as it was; of a body
that is gone its group, [kind, province] and, as alike, [province, year, name].
"""

from __future__ import annotations

import sqlite3

__all__ = [
    "STALE_TABLE",
    "all_marked",
    "ensure_marks",
    "is_stale",
    "mark_all",
    "marked",
    "settle",
    "unmarked",
]

STALE_TABLE = "_stale"
_ALL = "everything"
_MANY = 4
"""Where more than one decision in so many changed, all is made anew: that is quicker then."""
_TABLE = f"""create table if not exists [{STALE_TABLE}] (kind text not null, key text not null,
    primary key (kind, key)) strict, without rowid"""
_TOLD = "document_id, ordinal, code, issued_on, issued_year, province_id, issuer, issuer_id, subject, " \
        "action, superseded_by"  # fmt: skip
_OLD_DECISION = """insert into _stale select 'act', json_array(old.code, old.issued_on)
        where old.code is not null and old.issued_on is not null on conflict do nothing;
    insert into _stale values ('slice', json_array(old.province_id, old.issued_year)) on conflict do nothing;
    insert into _stale select 'address', old.address where old.address is not null on conflict do nothing;"""
_OLD_BODY = """insert into _stale values
        ('alike', json_array(old.province_id, old.issued_year, old.name)) on conflict do nothing;
    insert into _stale select 'group', f.group_id from body_facts f
        where f.body_id = old.id and f.group_id is not null on conflict do nothing;
    insert into _stale select 'kind', json_array(f.kind, f.province_id) from body_facts f
        where f.body_id = old.id and f.kind is not null on conflict do nothing;"""
_ELSEWHERE = """new.place is not null and new.source_id is not null and exists (
    select 1 from run_files r where r.place = new.place and r.source_id <> new.source_id)"""


def _noted(kind: str, value: str) -> str:
    # Not "or ignore": the statement that fires a trigger overrules that.
    return f"insert into _stale select '{kind}', {value} where {value} is not null on conflict do nothing;"


_TRIGGERS = {
    "decisions_new": f"after insert on decisions begin {_noted('decision', 'new.id')} end",
    "decisions_changed": f"after update of {_TOLD} on decisions begin {_OLD_DECISION} "
    f"{_noted('decision', 'new.id')} end",
    "decisions_gone": f"after delete on decisions begin {_OLD_DECISION} "
    f"{_noted('document', 'old.document_id')} end",
    "bodies_gone": f"before delete on bodies begin {_OLD_BODY} end",
    **{
        f"{table}_{event}": f"after {how} on {table} begin {_noted(kind, f'{row}.{kind}_id')} end"
        for table, kind in (("members", "person"), ("organization_names", "organization"))
        for event, how, row in (("new", "insert", "new"), ("gone", "delete", "old"))
    },
    "files_new": f"after insert on run_files when {_ELSEWHERE} "
    f"begin {_noted('document', 'new.source_id')} end",
}


def ensure_marks(conn: sqlite3.Connection) -> bool:
    """Creates the table of marks and the triggers that are missing or differ.

    True where there was no table.
    """
    present = dict(
        conn.execute("select name, sql from sqlite_master where type in ('trigger', 'table')").fetchall()
    )
    conn.execute(_TABLE)
    for name, text in _TRIGGERS.items():
        sql = f"CREATE TRIGGER [stale_{name}] {text}"
        if present.get(f"stale_{name}") != sql:
            conn.execute(f"drop trigger if exists [stale_{name}]")
            conn.execute(sql)
    return STALE_TABLE not in present


def unmarked(conn: sqlite3.Connection) -> None:
    """No change is marked from now on, for all is: until `ensure_marks`."""
    mark_all(conn)
    for name in _TRIGGERS:
        conn.execute(f"drop trigger if exists [stale_{name}]")


def mark_all(conn: sqlite3.Connection) -> None:
    conn.execute("insert or ignore into _stale values (?, '')", [_ALL])


def is_stale(conn: sqlite3.Connection) -> bool:
    return conn.execute("select 1 from _stale limit 1").fetchone() is not None


def all_marked(conn: sqlite3.Connection) -> bool:
    """Whether everything is to be made anew."""
    if conn.execute("select 1 from _stale where kind = ?", [_ALL]).fetchone():
        return True
    (changed,) = conn.execute("select count(*) from _stale where kind = 'decision'").fetchone()
    (stored,) = conn.execute("select count(*) from decisions").fetchone()
    return bool(changed * _MANY > stored)


def marked(kind: str) -> str:
    """SQL: the keys of a kind, in brackets."""
    return f"(select key from _stale where kind = '{kind}')"


def settle(conn: sqlite3.Connection) -> None:
    """All was made anew."""
    conn.execute("delete from _stale")
