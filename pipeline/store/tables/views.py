"""Rows with names in place of ids, for people. `search_key` is the table's rowid, for full-text search."""

from __future__ import annotations

from sqlite_utils import Database

_OF_DECISION = """d.code as decision_code, d.subject as decision_subject, d.issued_on,
    p.name as province, b.name as body, r.name as role_name"""
_JOINS = """join decisions d on d.id = x.decision_id
    left join provinces p on p.id = x.province_id
    left join bodies b on b.id = x.body_id
    left join roles r on r.id = x.role
    left join organizations o on o.id = x.organization_id
    left join agency_types a on a.id = o.agency_type_id"""

VIEWS: dict[str, str] = {
    "member_details": f"""select x.id, x.name, x.honorific, x.gender, x.position, x.organization,
    a.name as agency_type, x.role, x.role_text, x.change, x.invited, {_OF_DECISION},
    x.issued_year, x.province_id, x.decision_id, x.body_id, x.person_id, x.organization_id,
    o.agency_type_id, x.ordinal, x.page, x.confidence, x.rowid as search_key
    from members x {_JOINS}""",
    "duty_details": f"""select x.id, x.assignee, x.text, x.action_verb, x.assignee_kind,
    a.name as agency_type, x.role, x.label, {_OF_DECISION}, m.name as member_name,
    x.issued_year, x.province_id, x.decision_id, x.body_id, x.member_id, x.organization_id,
    o.agency_type_id, x.provision_id, x.ordinal, x.page, x.confidence, x.rowid as search_key
    from duties x {_JOINS}
    left join members m on m.id = x.member_id""",
}
"""View name → its query."""


def ensure_views(db: Database) -> None:
    """Creates each view, or makes it anew where its query has changed."""
    for name, query in VIEWS.items():
        sql = f"CREATE VIEW [{name}] AS {query}"
        row = db.conn.execute("select sql from sqlite_master where name = ?", [name]).fetchone()
        if row is None or row[0] != sql:
            db.conn.execute(f"drop view if exists [{name}]")
            db.conn.execute(sql)
