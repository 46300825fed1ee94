"""A decision with its names tied to the reference tables."""

from __future__ import annotations

from pydantic import Field

from schemas.base import Model
from schemas.decision import Decision


class OrganizationRef(Model):
    """An organisation inside one province, by its folded name."""

    id: str = Field(description="Slug, '<province>-<name>' or the name alone for central ones.")
    name: str = Field(description="As first printed.")
    province_id: str | None = None
    agency_type_id: str | None = Field(default=None, description="Kind comparable across provinces.")


class PersonRef(Model):
    """A name inside one province. Equal ids mean equal names there, not a proved identity."""

    id: str
    name: str
    province_id: str | None = None


class LinkedDecision(Model):
    """A decision and the ids its rows carry; tuples run beside those of the decision."""

    decision: Decision
    province_id: str | None = Field(default=None, description="Province of its time.")
    issuer_id: str | None = Field(default=None, description="Organisation that issued it.")
    organizations: tuple[OrganizationRef, ...] = Field(default=(), description="All that ids point to.")
    persons: tuple[PersonRef, ...] = Field(default=(), description="All that ids point to.")
    member_organizations: tuple[str | None, ...] = Field(default=(), description="One a member.")
    member_persons: tuple[str | None, ...] = Field(default=(), description="One a member.")
    duty_organizations: tuple[str | None, ...] = Field(default=(), description="One a duty.")
    executor_organizations: tuple[str | None, ...] = Field(default=(), description="One an executor.")
    recipient_organizations: tuple[str | None, ...] = Field(default=(), description="One a recipient.")
