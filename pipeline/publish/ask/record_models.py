"""A stored decision as programs get it: the contract of `schemas/` with the ids of the rows beside it."""

from __future__ import annotations

from pydantic import Field
from pydantic.config import JsonDict

from schemas import (
    Body,
    Decision,
    DigitalSignature,
    Duty,
    Executor,
    IsoDate,
    LegalBasis,
    Member,
    Model,
    Provision,
    Recipient,
    Relation,
    Split,
)

__all__ = ["DecisionRecord", "DocumentRecord"]

_MOMENT: JsonDict = {"format": "date-time"}
_ROW_ID = Field(description="Id of the row.", examples=["a1b2c3d4e5f6-1-m1"])
_ORGANIZATION = Field(default=None, description="Organisation as linked, if it was.")
_BODY = Field(default=None, description="Id of the row of its body; `body` is the place in the list.")
_AGENCY_TYPE = Field(default=None, description="Kind of that organisation, comparable between provinces.")


class DocumentRecord(Model):
    """The file that a decision was read from."""

    id: str = Field(description="SHA-256 of its bytes.")
    file_name: str
    media_type: str = Field(examples=["application/pdf"])
    byte_count: int
    page_count: int
    split: Split = Field(description="How the file came to be.")
    is_signed: bool = Field(description="Carries a digital signature.")
    text_confidence: float = Field(ge=0, le=1, description="Mean of its text, 0 to 1.")
    ingested_at: str = Field(description="First stored, UTC.", json_schema_extra=_MOMENT)
    updated_at: str = Field(description="Last parsed, UTC.", json_schema_extra=_MOMENT)
    pipeline_version: str = Field(description="Version that parsed it.")
    source_url: str | None = Field(default=None, description="Where the file was published, if anybody told.")
    source_page: str | None = Field(default=None, description="The page that led to it.")
    publisher: str | None = Field(default=None, description="Who published it.")
    retrieved_on: IsoDate | None = Field(default=None, description="Day on which it was taken from there.")
    signatures: tuple[DigitalSignature, ...] = Field(
        default=(), description="What its digital signatures state; no certificate is checked."
    )


class LegalBasisRecord(LegalBasis):
    id: str = _ROW_ID
    cited_decision_id: str | None = Field(default=None, description="The cited act, if it is stored here.")


class ProvisionRecord(Provision):
    id: str = _ROW_ID
    parent_id: str | None = Field(default=None, description="Id of the row that holds it.")


class BodyRecord(Body):
    id: str = _ROW_ID


class MemberRecord(Member):
    id: str = _ROW_ID
    body_id: str | None = _BODY
    replaces_id: str | None = Field(default=None, description="Id of the row of who leaves this seat.")
    person_id: str | None = Field(
        default=None, description="Equal names within a province; not a proved identity."
    )
    organization_id: str | None = _ORGANIZATION
    agency_type_id: str | None = _AGENCY_TYPE


class DutyRecord(Duty):
    id: str = _ROW_ID
    body_id: str | None = _BODY
    member_id: str | None = Field(default=None, description="Id of the row of the named person.")
    provision_id: str | None = Field(default=None, description="Id of the row of its provision.")
    organization_id: str | None = _ORGANIZATION
    agency_type_id: str | None = _AGENCY_TYPE


class ExecutorRecord(Executor):
    id: str = _ROW_ID
    organization_id: str | None = _ORGANIZATION


class RecipientRecord(Recipient):
    id: str = _ROW_ID
    organization_id: str | None = _ORGANIZATION


class RelationRecord(Relation):
    id: str = _ROW_ID
    target_decision_id: str | None = Field(default=None, description="That decision, if it is stored here.")


class DecisionRecord(Decision):
    """A decision with all that stands in it, its evidence and its doubts.

    `body`, `member`, `replaces` and `provision` of a row are what the contract says: places in the lists
    beside it; the same with `_id` are ids of rows, which stay when a list gets another order.
    """

    id: str = Field(description="First 12 hex digits of the file's hash, '-', place in the file.")
    # The contract derives `code`; as a key of the record it needs a name of its own here.
    cited_as: str | None = Field(default=None, alias="code", description="Number and symbol as cited.")
    province_id: str | None = Field(default=None, description="Province of its time.")
    province_today_id: str | None = Field(default=None, description="What that province belongs to today.")
    issuer_id: str | None = Field(default=None, description="Organisation that issued it, as linked.")
    needs_review: bool = Field(description="Some value should be looked at by a person.")
    superseded_by: str | None = Field(
        default=None, description="The newer version of this decision, read from another file."
    )
    document: DocumentRecord

    legal_bases: tuple[LegalBasisRecord, ...] = ()
    provisions: tuple[ProvisionRecord, ...] = ()
    bodies: tuple[BodyRecord, ...] = ()
    members: tuple[MemberRecord, ...] = ()
    duties: tuple[DutyRecord, ...] = ()
    executors: tuple[ExecutorRecord, ...] = ()
    recipients: tuple[RecipientRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
