"""Every list of the API: which rows, what of them, by which filters, in which order."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.publish.api import answers
from pipeline.publish.api.compare import named
from pipeline.publish.api.compare_answers import Topic
from pipeline.publish.api.links import with_links, with_pages
from pipeline.publish.api.listing import Among, Filter, Listing, Order, same

__all__ = [
    "AGENCIES", "AGENCY_TYPES", "BODIES", "DECISIONS", "DUTIES", "MEMBERS", "PROVINCES", "RELATIONS",
    "REVIEW_ITEMS", "ROLES", "TOPICS",
]  # fmt: skip

_OLDER = "(select id from decisions where superseded_by is not null)"
_NEWEST = f"t.decision_id not in {_OLDER}"
_SINCE = "unlikely(f.updated_at >= :updated_since)"  # so that files are gone through, not decisions
_BY_TYPE = "{}.organization_id in (select id from organizations where {})"


def _of_decision(table: str, among: Among | None = None) -> dict[str, Filter]:
    """What may be asked of the decision, which is called `table`."""
    return {
        "type": Filter(f"{table}.type = :type", among),
        "action": Filter(same(f"{table}.action", "action"), among),
        "issued_from": Filter(f"{table}.issued_on >= :issued_from", among),
        "issued_to": Filter(f"{table}.issued_on <= :issued_to", among),
    }


def _of_place_and_time(table: str, among: Among | None = None) -> dict[str, Filter]:
    return {
        "province": Filter(same(f"{table}.province_id", "province"), among, leads=True),
        "province_today": Filter(same(f"{table}.province_id", "province_today"), among, leads=True),
        "year": Filter(same(f"{table}.issued_year", "year", several=False), among),
    }


def _of_agency(table: str, among: Among | None = None) -> dict[str, Filter]:
    typed = _BY_TYPE.format(table, same("agency_type_id", "agency_type"))
    return {
        "agency_type": Filter(typed, among, leads=True),
        "agency": Filter(same(f"{table}.organization_id", "agency"), among, leads=True),
        "role": Filter(same(f"{table}.role", "role"), among),
    }


def _of_seat(table: str, among: Among | None = None) -> dict[str, Filter]:
    return {**_of_agency(table, among), "gender": Filter(same(f"{table}.gender", "gender"), among)}


def _words(table: str) -> dict[str, Filter]:
    index = Among("t.rowid", f"{table}_fts", "rowid", by_row=False)
    return {"q": Filter(f"{table}_fts match :q", index)}


_ITS_DECISION = Among("t.decision_id", "decisions d", "d.id")
_ITS_FILE = Among("t.decision_id", "decisions d join documents f on f.id = d.document_id", "d.id")
_OF_ROW = {
    "decision": Filter("t.decision_id = :decision", leads=True),
    "updated_since": Filter(_SINCE, _ITS_FILE),
    **_of_decision("d", _ITS_DECISION),
}
_IN_BODY = {
    "body": Filter("t.body_id = :body", leads=True),
    "kind": Filter(same("b.kind", "kind"), Among("t.body_id", "bodies b", "b.id")),
}
_JOINS = """left join decisions d on d.id = t.decision_id left join provinces p on p.id = d.province_id
    left join documents f on f.id = d.document_id"""
_WITH_BODY = f"""{_JOINS} left join bodies b on b.id = t.body_id
    left join organizations o on o.id = t.organization_id"""
_COLUMNS: Mapping[str, str] = {
    "code": "d.code", "issued_on": "d.issued_on", "issued_year": "d.issued_year",
    "province_id": "d.province_id", "province": "p.name", "document_id": "d.document_id",
    "updated_at": "f.updated_at",
}  # fmt: skip
_BESIDE: Mapping[str, str] = {"address": "d.address", "source_url": "f.source_url"}
_SEEN_ON = "(select min(e.page) from evidence e where e.row_id = t.id)"

_SEATED = Among("t.id", "members m", "m.decision_id", "m.change <> 'leaves'")
DECISIONS = Listing(
    "decisions",
    answers.DecisionSummary,
    {"province": "p.name", "updated_at": "f.updated_at"},
    "left join provinces p on p.id = t.province_id left join documents f on f.id = t.document_id",
    {
        **_words("decisions"), **_of_place_and_time("t"), **_of_decision("t"), **_of_seat("m", _SEATED),
        "kind": Filter(same("b.kind", "kind"), Among("t.id", "bodies b", "b.decision_id")),
        "updated_since": Filter(_SINCE, Among("t.document_id", "documents f", "f.id")),
        "needs_review": Filter("t.needs_review = :needs_review"),
    },
    "t.superseded_by is null",
    {
        sort: Order(
            "t.issued_on", sort.startswith("-"), may_miss=True,
            # A known day is of its year.
            also={"year": "t.issued_on between :year || '-01-01' and :year || '-12-31'"},
        )
        for sort in ("-issued_on", "issued_on")
    },
    beside={"address": "t.address", "source_url": "f.source_url"},
    finish=with_links("decisions"),
)  # fmt: skip
_SEATED_THERE = Among("t.id", "members m", "m.body_id", "m.change <> 'leaves'")
BODIES = Listing(
    "bodies",
    answers.BodyItem,
    {
        **_COLUMNS, "page": _SEEN_ON,
        "members": "(select count(*) from members m where m.body_id = t.id and m.change <> 'leaves')",
    },
    _JOINS,
    {
        **_words("bodies"), **_of_place_and_time("t"), **_OF_ROW, **_of_seat("m", _SEATED_THERE),
        "kind": Filter(same("t.kind", "kind")),
    },
    _NEWEST,
    beside=_BESIDE,
    finish=with_links("bodies"),
)  # fmt: skip
MEMBERS = Listing(
    "members",
    answers.MemberItem,
    {**_COLUMNS, "body": "b.name", "agency_type_id": "o.agency_type_id", "replaces_id": "t.replaces"},
    _WITH_BODY,
    {
        **_words("members"), **_of_place_and_time("t"), **_OF_ROW, **_of_seat("t"), **_IN_BODY,
        "person": Filter("t.person_id = :person", leads=True),
        "change": Filter(same("t.change", "change")),
        "invited": Filter("t.invited = :invited"),
    },
    _NEWEST,
    usual={"change": "t.change <> 'leaves'"},
    beside=_BESIDE,
    finish=with_links("members"),
)  # fmt: skip
DUTIES = Listing(
    "duties",
    answers.DutyItem,
    {**_COLUMNS, "body": "b.name", "agency_type_id": "o.agency_type_id"},
    _WITH_BODY,
    {
        **_words("duties"), **_of_place_and_time("t"), **_OF_ROW, **_of_agency("t"), **_IN_BODY,
        "assignee_kind": Filter(same("t.assignee_kind", "assignee_kind")),
    },
    _NEWEST,
    beside=_BESIDE,
    finish=with_links("duties"),
)  # fmt: skip
RELATIONS = Listing(
    "relations",
    answers.RelationItem,
    {**_COLUMNS, "page": _SEEN_ON},
    _JOINS,
    {
        **_of_place_and_time("d", _ITS_DECISION), **_OF_ROW,
        "relation": Filter(same("t.kind", "relation")),
        "target": Filter("t.target_decision_id = :target"),
        "target_code": Filter("t.target_code = :target_code"),
    },
    _NEWEST,
    beside=_BESIDE,
    finish=with_links("relations"),
)  # fmt: skip
REVIEW_ITEMS = Listing(
    "review_items",
    answers.ReviewEntry,
    {**_COLUMNS, "document_id": "t.document_id", "rule": "t.code"},
    _JOINS.replace("f.id = d.document_id", "f.id = t.document_id"),
    {
        **_of_place_and_time("d", _ITS_DECISION), **_OF_ROW,
        "severity": Filter(same("t.severity", "severity")),
        "rule": Filter("t.code = :rule"),
        "table": Filter("t.table_name = :table"),
    },
    f"(t.decision_id is null or {_NEWEST})",
    beside=_BESIDE,
    finish=with_links("review_items"),
)  # fmt: skip

AGENCIES = Listing(
    "organizations",
    answers.AgencyItem,
    {
        "province": "p.name", "page": "''",
        "members": "(select count(*) from members m where m.organization_id = t.id and m.change <> 'leaves')",
    },
    "left join provinces p on p.id = t.province_id",
    {
        **_words("organizations"),
        "province": Filter(same("t.province_id", "province")),
        "province_today": Filter(same("t.province_id", "province_today")),
        "agency_type": Filter(same("t.agency_type_id", "agency_type")),
    },
    finish=with_pages("organizations"),
)  # fmt: skip
AGENCY_TYPES = Listing(
    "agency_types",
    answers.AgencyTypeItem,
    {"decisions": "coalesce(c.decisions, 0)", "members": "coalesce(c.members, 0)"},
    """left join agency_counts c on c.province_id is null and c.agency_type_id = t.id and c.role is null
        and c.issued_year is null""",
)
PROVINCES = Listing(
    "provinces",
    answers.ProvinceItem,
    {"decisions": "(select count(*) from decisions d where d.province_id = t.id)"},
)
ROLES = Listing("roles", answers.RoleItem, orders={"": Order("t.ordinal")})


TOPICS = Listing(
    "body_groups",
    Topic,
    filters={"basis": Filter(same("t.basis", "basis", several=False))},
    orders={"": Order("t.provinces", descending=True)},
    finish=lambda _, topics: [named(one) for one in topics],
)
