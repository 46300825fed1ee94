"""What each address may be asked: the one place that says which filters there are."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.lexicon.role_names import RoleGroup
from pipeline.publish.api.parameter_types import (
    Actions,
    Agencies,
    AgencyTypeId,
    AgencyTypes,
    AssigneeKinds,
    BodyId,
    BodyKinds,
    Changes,
    Day,
    DecisionId,
    Flag,
    Genders,
    Moment,
    ProvinceId,
    ProvinceIds,
    Provinces,
    RelationKinds,
    Roles,
    Severities,
    Text,
    TopicId,
    Whole,
    Year,
)
from schemas import BodyKind, Model, Role

__all__ = [
    "AgenciesQuery", "BodiesQuery", "CompareQuery", "DecisionsQuery", "DutiesQuery", "ListQuery",
    "MembersQuery", "NoQuery", "RecordQuery", "ReferenceQuery", "RelationsQuery", "ReviewItemsQuery",
    "SearchIn", "SearchQuery", "TopicsQuery",
]  # fmt: skip

_DECISION = ["a1b2c3d4e5f6-1"]
_WORDS = "With accents or without; all words must be there."


class NoQuery(Model):
    """Takes no parameters."""


class RecordQuery(Model):
    evidence: Flag = Field(
        default=True, description="False leaves out where each value was seen: most of the size."
    )


class Paged(Model):
    """What every list takes."""

    limit: Whole = Field(default=20, ge=1, le=1000, description="Items on a page.")
    cursor: str | None = Field(
        default=None, min_length=1, max_length=300, pattern=r"^[A-Za-z0-9_-]+$",
        description="Where the page before ended: opaque, from `next`.",
    )  # fmt: skip
    format: Literal["json", "ndjson"] | None = Field(
        default=None,
        description="ndjson: one item a line, as with Accept: application/x-ndjson; the next page is in the "
        "Link header.",
    )


class ListQuery(Paged):
    """A list of rows. What is asked for must hold all together; of several values of one filter, any."""

    total: Flag = Field(default=True, description="False: do not count what all pages hold; quicker.")


class ReferenceQuery(ListQuery):
    """A list short enough for one page."""

    limit: Whole = Field(default=1000, ge=1, le=1000, description="Items on a page.")


class _OfDecision(Model):
    """What may be asked of a row's decision."""

    province: Provinces | None = Field(
        default=None, description="Province of the decision's time.", examples=["cao-bang"]
    )
    province_today: Provinces | None = Field(
        default=None,
        description="Province of today with all that were merged into it.",
        examples=["phu-tho-2025"],
    )
    year: Year | None = Field(default=None, description="Year of issue.", examples=[2025])
    issued_from: Day | None = Field(
        default=None, description="Issued on this day or later.", examples=["2025-01-01"]
    )
    issued_to: Day | None = Field(
        default=None, description="Issued on this day or before.", examples=["2025-12-31"]
    )
    type: Text | None = Field(default=None, description="Kind of act as stored.", examples=["Quyết định"])
    action: Actions | None = Field(
        default=None, description="What the decision does.", examples=["establish"]
    )
    updated_since: Moment | None = Field(
        default=None,
        description="Its file was read at this time or later; a day alone begins at 00:00 UTC.",
        examples=["2026-01-05T00:00:00Z"],
    )


class _OfRow(_OfDecision):
    """What may be asked of a row inside a decision."""

    decision: DecisionId | None = Field(default=None, description="Id of the decision.", examples=_DECISION)


class _Seat(Model):
    """What may be asked of a member."""

    role: Roles | None = Field(default=None, description="Role of the member.", examples=["deputy"])
    agency_type: AgencyTypes | None = Field(
        default=None, description="The member is from such an agency.", examples=["so-y-te"]
    )
    agency: Agencies | None = Field(
        default=None, description="The member is from this agency: ids from /agencies.",
        examples=["cao-bang-so-y-te"],
    )  # fmt: skip
    gender: Genders | None = Field(default=None, description="By Ông or Bà alone.", examples=["female"])


class DecisionsQuery(ListQuery, _Seat, _OfDecision):
    """Filters of the list of decisions; role, agencies and gender must hold of one and the same member."""

    q: Text | None = Field(
        default=None, description=f"Words in code, subject, issuer, place or signer. {_WORDS}",
        examples=["chuyển đổi số"],
    )  # fmt: skip
    kind: BodyKinds | None = Field(default=None, description="Has a body of this kind.", examples=["to"])
    needs_review: Flag | None = Field(
        default=None, description="Whether a person should look at it.", examples=["true"]
    )
    sort: Literal["-issued_on", "issued_on"] = Field(
        default="-issued_on", description="Newest or oldest first; without a date last."
    )


class BodiesQuery(ListQuery, _Seat, _OfRow):
    """Filters of the list of bodies; role, agencies and gender must hold of one and the same member."""

    q: Text | None = Field(
        default=None, description=f"Words in name, short name or standing agency. {_WORDS}",
        examples=["chuyển đổi số"],
    )  # fmt: skip
    kind: BodyKinds | None = Field(default=None, description="Kind of body.", examples=["to"])


class MembersQuery(ListQuery, _Seat, _OfRow):
    """Filters of the list of members. Who leaves is none: only `change=leaves` lists them."""

    q: Text | None = Field(
        default=None, description=f"Words in name, position, organisation or role. {_WORDS}",
        examples=["Sở Y tế"],
    )  # fmt: skip
    kind: BodyKinds | None = Field(default=None, description="In a body of this kind.", examples=["to"])
    body: BodyId | None = Field(default=None, description="Id of the body.", examples=["a1b2c3d4e5f6-1-b1"])
    person: Text | None = Field(
        default=None, description="`person_id` of a member: equal names in a province.",
        examples=["cao-bang-dang-hong-mau"],
    )  # fmt: skip
    change: Changes | None = Field(
        default=None, description="What the decision does to the seat.", examples=["listed,joins,moves"]
    )
    invited: Flag | None = Field(default=None, description="Invited rather than ordered.", examples=["true"])


class DutiesQuery(ListQuery, _OfRow):
    """Filters of the list of duties."""

    q: Text | None = Field(
        default=None, description=f"Words of the duty or of who has it. {_WORDS}", examples=["kế hoạch"]
    )
    kind: BodyKinds | None = Field(default=None, description="Of a body of this kind.", examples=["to"])
    body: BodyId | None = Field(default=None, description="Id of the body.", examples=["a1b2c3d4e5f6-1-b1"])
    assignee_kind: AssigneeKinds | None = Field(
        default=None, description="What kind of party has it.", examples=["organization"]
    )
    role: Roles | None = Field(default=None, description="Given to this role.", examples=["head"])
    agency_type: AgencyTypes | None = Field(
        default=None, description="Given to such an agency.", examples=["so-y-te"]
    )
    agency: Agencies | None = Field(
        default=None, description="Given to this agency: ids from /agencies.", examples=["ls-so-y-te"]
    )


class RelationsQuery(ListQuery, _OfRow):
    """Filters of the list of relations."""

    relation: RelationKinds | None = Field(
        default=None, description="What the decision does to the other one.", examples=["replaces"]
    )
    target: DecisionId | None = Field(
        default=None, description="Id of the other decision, where it is stored.", examples=_DECISION
    )
    target_code: Text | None = Field(
        default=None, description="Number and symbol of the other one, as printed.", examples=["12/QĐ-UBND"]
    )


class ReviewItemsQuery(ListQuery, _OfRow):
    """Filters of the list of doubts."""

    severity: Severities | None = Field(default=None, description="How grave it is.", examples=["error"])
    rule: Text | None = Field(default=None, description="Name of the rule.", examples=["absent"])
    table: Text | None = Field(default=None, description="Table of the doubtful value.", examples=["members"])


class AgenciesQuery(ListQuery):
    """Filters of the list of agencies."""

    q: Text | None = Field(default=None, description=f"Words of the name. {_WORDS}", examples=["Sở Y tế"])
    province: Provinces | None = Field(
        default=None, description="Province of its time.", examples=["cao-bang"]
    )
    province_today: Provinces | None = Field(
        default=None, description="Province of today with all that were merged into it.",
        examples=["phu-tho-2025"],
    )  # fmt: skip
    agency_type: AgencyTypes | None = Field(default=None, description="Kind of agency.", examples=["so-y-te"])


class TopicsQuery(ListQuery):
    """Filters of the list of topics."""

    basis: Literal["mandate", "topic", "kind"] | None = Field(
        default=None, description="How the bodies were put together."
    )


SearchIn = Literal["decisions", "organizations", "bodies", "members", "duties", "legal_bases", "provisions"]


class SearchQuery(Paged):
    """A question in words, and what narrows it."""

    q: Text = Field(
        description='With accents or without; "…" for a phrase; exact diacritics first.',
        examples=["Sở Y tế"],
    )
    table: SearchIn | None = Field(
        default=None,
        alias="in",
        description="Where to look; absent: everywhere, provisions only where nothing else answers.",
    )
    province: ProvinceId | None = Field(
        default=None, description="One of today stands for all that were merged into it."
    )
    year: Year | None = Field(default=None, description="Year of issue.", examples=[2025])
    kind: BodyKind | None = Field(default=None, description="Of a body of this kind.")
    agency_type: AgencyTypeId | None = Field(default=None, description="Of such an agency.")
    role: RoleGroup | None = Field(default=None, description="Standing ones and co-heads included.")


class CompareQuery(Model):
    """Either topic or kind, and what narrows it."""

    topic: TopicId | None = Field(
        default=None, description="Id from /topics; either this or kind.", examples=["chuyen-doi-so"]
    )
    kind: BodyKind | None = Field(default=None, description="Kind of body; either this or topic.")
    provinces: ProvinceIds | None = Field(
        default=None, description="One to six; absent: all.", examples=["cao-bang,lang-son"]
    )
    agency_type: AgencyTypeId | None = Field(default=None, description="Seats of such agencies only.")
    role: Role | None = Field(default=None, description="Seats in this role only.")
