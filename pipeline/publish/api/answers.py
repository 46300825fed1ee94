"""What the lists answer, as models: the source of the OpenAPI document and of what a list selects."""

from __future__ import annotations

from pydantic import Field

from pipeline.publish.ask.record_models import DecisionRecord
from schemas import (
    Action,
    AssigneeKind,
    BodyKind,
    Change,
    Confidence,
    Gender,
    IsoDate,
    Model,
    RelationKind,
    Role,
    Severity,
)

__all__ = [
    "AgencyList", "AgencyTypeList", "BodyList", "DecisionAnswer", "DecisionList", "DutyList", "Index",
    "Links", "Listed", "MemberList", "ProvinceList", "RelationList", "ReviewItemList", "RoleList",
]  # fmt: skip

_STORED = Field(description="When its file was last parsed, UTC.", json_schema_extra={"format": "date-time"})


class Links(Model):
    """Addresses on this site, from its root; that of the source elsewhere."""

    record: str | None = Field(default=None, description="The whole decision in this API.")
    page: str | None = Field(default=None, description="The decision's page for readers.")
    place: str | None = Field(default=None, description="The row's place on that page.")
    image: str | None = Field(
        default=None, description="Image of the page it stands on; null where no original is kept."
    )
    file: str | None = Field(default=None, description="The file it was read from, as the site knows it.")
    source: str | None = Field(
        default=None, description="Where that file was published; null where nobody told."
    )


class Listed(Model):
    """A page of a list. `items` stand beside it in each list."""

    total: int | None = Field(
        default=None, description="How many items all pages hold; null with total=false."
    )
    next: str | None = Field(default=None, description="Address of the next page; null on the last.")


class DecisionAnswer(DecisionRecord):
    """A decision with all that stands in it, and where to look at it."""

    links: Links


class DecisionSummary(Model):
    """A decision in a list; the whole one is at /api/v1/decisions/{id}."""

    id: str = Field(examples=["a1b2c3d4e5f6-1"])
    code: str | None = Field(default=None, description="Number and symbol.", examples=["123/QĐ-UBND"])
    type: str | None = None
    subject: str | None = None
    action: Action | None = None
    issued_on: IsoDate | None = None
    issued_year: int | None = None
    province_id: str | None = Field(default=None, description="Province of its time.")
    province: str | None = Field(default=None, description="Name of that province.")
    issuer: str | None = None
    issuer_id: str | None = None
    signer_name: str | None = None
    needs_review: bool
    document_id: str = Field(description="The file: SHA-256 of its bytes.")
    page_first: int = Field(description="First page in the file, from 1.")
    page_last: int = Field(description="Last page in the file, from 1.")
    updated_at: str = _STORED
    links: Links


class DecisionList(Listed):
    items: tuple[DecisionSummary, ...]


class _Row(Model):
    """What every row says of the decision and the file that it stands in."""

    id: str = Field(description="Id of the row.", examples=["a1b2c3d4e5f6-1-m1"])
    code: str | None = Field(default=None, description="Number and symbol of the decision.")
    issued_on: IsoDate | None = Field(default=None, description="Day of the decision.")
    issued_year: int | None = Field(default=None, description="Year of the decision.")
    province_id: str | None = Field(default=None, description="Province of its time.")
    province: str | None = Field(default=None, description="Name of that province.")
    document_id: str = Field(description="The file: SHA-256 of its bytes.")
    page: int | None = Field(default=None, description="Page of the file, from 1.")
    updated_at: str = _STORED
    links: Links


class _OfDecision(_Row):
    decision_id: str = Field(examples=["a1b2c3d4e5f6-1"])


class BodyItem(_OfDecision):
    """A body that a decision sets up or changes."""

    name: str
    alias: str | None = None
    kind: BodyKind | None = None
    standing_agency: str | None = Field(default=None, description="As printed.")
    members: int = Field(description="Seats, without those who leave.")


class BodyList(Listed):
    items: tuple[BodyItem, ...]


class MemberItem(_OfDecision):
    """A seat in a body."""

    body_id: str | None = None
    body: str | None = Field(default=None, description="Name of the body.")
    ordinal: int = Field(description="Printed number, else the place in the body's list.")
    honorific: str | None = None
    gender: Gender | None = Field(default=None, description="By Ông or Bà alone.")
    name: str | None = Field(default=None, description="Null for a seat without a person.")
    person_id: str | None = Field(
        default=None, description="Equal names within a province; not a proved identity."
    )
    position: str | None = None
    organization: str | None = Field(default=None, description="As printed.")
    organization_id: str | None = None
    agency_type_id: str | None = None
    role_text: str | None = Field(default=None, description="As printed.")
    role: Role | None = None
    change: Change
    replaces_id: str | None = Field(default=None, description="The member who leaves this seat.")
    reason: str | None = Field(default=None, description="Why who leaves does so.")
    invited: bool
    text: str = Field(description="The whole line or row as printed.")
    confidence: Confidence


class MemberList(Listed):
    items: tuple[MemberItem, ...]


class DutyItem(_OfDecision):
    """A duty and who has it."""

    body_id: str | None = None
    body: str | None = Field(default=None, description="Name of the body.")
    provision_id: str | None = None
    ordinal: int
    label: str | None = None
    assignee_kind: AssigneeKind | None = None
    assignee: str | None = Field(default=None, description="As printed.")
    member_id: str | None = None
    role: Role | None = None
    organization_id: str | None = None
    agency_type_id: str | None = None
    action_verb: str | None = None
    text: str
    confidence: Confidence


class DutyList(Listed):
    items: tuple[DutyItem, ...]


class RelationItem(_OfDecision):
    """What a decision does to another one."""

    kind: RelationKind
    target_code: str | None = None
    target_issued_on: IsoDate | None = None
    target_decision_id: str | None = Field(default=None, description="That one, if it is stored here.")


class RelationList(Listed):
    items: tuple[RelationItem, ...]


class ReviewEntry(_Row):
    """A doubt: something that a person should look at."""

    decision_id: str | None = Field(default=None, description="Null: of the whole file.")
    table_name: str | None = Field(default=None, description="Table of the doubtful value.")
    row_id: str | None = Field(default=None, description="Null: the whole decision.")
    column_name: str | None = Field(default=None, description="Null: the whole row.")
    rule: str = Field(description="Stable name of the rule.", examples=["absent"])
    severity: Severity
    message: str = Field(description="Vietnamese sentence.")


class ReviewItemList(Listed):
    items: tuple[ReviewEntry, ...]


class AgencyItem(Model):
    """An agency inside one province, or a central one."""

    id: str = Field(examples=["cao-bang-so-y-te"])
    name: str = Field(description="The spelling that is met most.")
    province_id: str | None = Field(default=None, description="Null for central ones.")
    province: str | None = Field(default=None, description="Name of that province.")
    agency_type_id: str | None = Field(default=None, description="Kind comparable between provinces.")
    members: int = Field(description="Seats that name it, without those who leave.")
    page: str = Field(description="Address of its members on this site.")


class AgencyList(Listed):
    items: tuple[AgencyItem, ...]


class AgencyTypeItem(Model):
    """A kind of agency that can be compared between provinces and times."""

    id: str = Field(examples=["so-y-te"])
    name: str
    kind: str = Field(description="Group of kinds.")
    valid_from: IsoDate | None = None
    valid_to: IsoDate | None = None
    successor_id: str | None = None
    decisions: int = Field(description="Decisions with a member from such an agency.")
    members: int = Field(description="Seats of such agencies.")


class AgencyTypeList(Listed):
    items: tuple[AgencyTypeItem, ...]


class ProvinceItem(Model):
    """A province or city under the centre in one period of its life."""

    id: str = Field(examples=["thanh-hoa", "phu-tho-2025"])
    name: str
    code: str | None = Field(default=None, description="Of the statistics office; reused over time.")
    kind: str
    valid_from: IsoDate | None = Field(default=None, description="Null: 1976 or before, or not known.")
    valid_to: IsoDate | None = Field(default=None, description="Null: it exists.")
    successor_id: str | None = Field(default=None, description="Null too where it was split.")
    decisions: int = Field(description="Stored decisions of this province in this period.")


class ProvinceList(Listed):
    items: tuple[ProvinceItem, ...]


class RoleItem(Model):
    id: Role
    name: str = Field(description="Vietnamese name.", examples=["Phó thường trực"])
    ordinal: int = Field(description="Rank, from 1.")


class RoleList(Listed):
    items: tuple[RoleItem, ...]


class Index(Model):
    """Where everything is."""

    name: str
    version: str
    openapi: str
    docs: str
    paths: tuple[str, ...]
