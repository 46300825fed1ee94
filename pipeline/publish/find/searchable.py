"""What can be found: the tables a search looks into, by the word that addresses use for them."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.publish.ask.central import is_central

__all__ = ["BY_THEMSELVES", "EVERYWHERE", "HAS_BODY", "SEARCHABLE", "Searchable"]


@dataclass(frozen=True)
class Searchable:
    """What can be found: table, full-text index, columns asked for and those that say how well it fits."""

    table: str
    sql: str
    fields: tuple[str, ...]
    newest: str
    lengths: tuple[str, ...]
    """Columns of the table that the index holds."""
    loosely: bool = True
    """Whether rows that lack some of the words answer too, where nothing has them all."""
    by_itself: bool = False
    """Looked into when asked for, or when nothing else answers: what it holds mostly stands elsewhere too."""


HAS_BODY = "exists (select 1 from bodies has where has.decision_id = t.id)"
"""SQL: whether the decision `t` sets up or changes a body."""
_OF_ITS_DECISION = f"{is_central('d')} as is_central"

SEARCHABLE: dict[str, Searchable] = {
    "quyet-dinh": Searchable(
        "decisions",
        "select t.rowid as n, t.id, t.id as decision_id, t.address, t.code, t.subject, t.issuer, "
        "t.signer_name, t.place, t.proposed_by, t.issued_on, t.issued_year, t.province_id, t.needs_review, "
        f"{is_central('t')} as is_central, {HAS_BODY} as has_body "
        "from decisions t",
        ("code", "subject", "issuer", "signer_name", "place", "proposed_by"),
        "t.issued_on desc, t.id",
        ("code", "subject", "issuer", "place", "signer_name", "proposed_by"),
    ),
    "co-quan": Searchable(
        "organizations",
        "select t.rowid as n, t.id, t.name, t.province_id, a.name as agency_type, t.agency_type_id, "
        "a.kind = 'central' as is_central from organizations t "
        "left join agency_types a on a.id = t.agency_type_id",
        ("name", "agency_type"),
        "t.name, t.id",
        ("name",),
    ),
    "to-chuc": Searchable(
        "bodies",
        "select t.rowid as n, t.id, t.decision_id, t.name, t.alias, t.standing_agency, t.kind, "
        "t.province_id, t.issued_year, d.code, d.address, d.issued_on, "
        f"{_OF_ITS_DECISION} from bodies t "
        "join decisions d on d.id = t.decision_id",
        ("name", "alias", "standing_agency"),
        "t.issued_year desc, t.rowid desc",
        ("name", "alias", "standing_agency"),
    ),
    "thanh-vien": Searchable(
        "members",
        "select t.rowid as n, t.id, t.decision_id, t.name, t.honorific, t.position, t.organization, t.role, "
        "t.role_text, t.change, t.province_id, t.issued_year, b.name as body, d.code, d.address, "
        f"d.issued_on, {_OF_ITS_DECISION} "
        "from members t join decisions d on d.id = t.decision_id left join bodies b on b.id = t.body_id",
        ("name", "organization", "position", "role_text"),
        "t.issued_year desc, t.rowid desc",
        ("name", "position", "organization", "role_text"),
    ),
    "nhiem-vu": Searchable(
        "duties",
        "select t.rowid as n, t.id, t.decision_id, t.assignee, t.text, t.role, t.province_id, t.issued_year, "
        f"b.name as body, d.code, d.address, d.issued_on, {_OF_ITS_DECISION} from duties t "
        "join decisions d on d.id = t.decision_id left join bodies b on b.id = t.body_id",
        ("text", "assignee"),
        "t.issued_year desc, t.rowid desc",
        ("assignee", "text"),
    ),
    "can-cu": Searchable(
        "legal_bases",
        "select t.rowid as n, t.id, t.decision_id, t.number, t.text, d.code, d.address, "
        f"d.subject, d.issued_on, d.issued_year, d.province_id, {_OF_ITS_DECISION} from legal_bases t "
        "join decisions d on d.id = t.decision_id",
        ("text", "number"),
        "t.rowid desc",
        ("text",),
        loosely=False,
    ),
    "dieu-khoan": Searchable(
        "provisions",
        "select t.rowid as n, t.id, t.decision_id, t.kind, t.label, t.heading, t.text, d.code, d.address, "
        f"d.issued_on, d.issued_year, d.province_id, {_OF_ITS_DECISION} from provisions t "
        "join decisions d on d.id = t.decision_id",
        ("heading", "text"),
        "t.rowid desc",
        ("heading", "text"),
        loosely=False,
        by_itself=True,
    ),
}
"""In the order in which equal answers are shown."""

EVERYWHERE = tuple(kind for kind, about in SEARCHABLE.items() if not about.by_itself)
BY_THEMSELVES = tuple(kind for kind, about in SEARCHABLE.items() if about.by_itself)
