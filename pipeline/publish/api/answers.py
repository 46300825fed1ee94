"""What the addresses answer, as models: the source of the OpenAPI document."""

from __future__ import annotations

from pydantic import Field

from schemas import Action, IsoDate, Model, Role

__all__ = ["DecisionList", "DecisionSummary", "Index", "ProvinceList", "RoleList"]


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
    document_id: str


class DecisionList(Model):
    items: tuple[DecisionSummary, ...]
    next: str | None = Field(default=None, description="Address of the next page; null on the last.")


class ProvinceAnswer(Model):
    """A province or city under the centre in one period of its life."""

    id: str = Field(examples=["thanh-hoa", "phu-tho-2025"])
    name: str
    code: str | None = Field(default=None, description="Of the statistics office; reused over time.")
    kind: str
    valid_from: IsoDate | None = Field(default=None, description="Null: 1976 or before, or not known.")
    valid_to: IsoDate | None = Field(default=None, description="Null: it exists.")
    successor_id: str | None = Field(default=None, description="Null too where it was split.")
    decisions: int = Field(description="Stored decisions of this province in this period.")


class ProvinceList(Model):
    items: tuple[ProvinceAnswer, ...]


class RoleAnswer(Model):
    id: Role
    name: str = Field(description="Vietnamese name.", examples=["Phó thường trực"])
    ordinal: int = Field(description="Rank, from 1.")


class RoleList(Model):
    items: tuple[RoleAnswer, ...]


class Index(Model):
    """Where everything is."""

    name: str
    version: str
    openapi: str
    paths: tuple[str, ...]
