"""Bodies, who sits in them and what they must do."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Confidence, Model

BodyKind = Literal[
    "to", "ban_chi_dao", "ban_to_chuc", "ban_chi_huy", "ban", "hoi_dong", "uy_ban", "doan", "doi",
    "tieu_ban", "to_giup_viec", "van_phong", "trung_tam",
]  # fmt: skip
Role = Literal[
    "head", "co_head", "deputy_standing", "deputy", "member_standing", "secretary", "member", "adviser",
]  # fmt: skip
Gender = Literal["male", "female"]
Change = Literal["listed", "joins", "leaves", "moves"]
AssigneeKind = Literal["body", "role", "person", "organization"]


class Body(Model):
    """A body that the decision sets up or changes."""

    name: str = Field(description="As printed.", examples=["Tổ công tác chuyển đổi số tỉnh Mẫu"])
    alias: str | None = Field(default=None, description="Short name that the text declares.")
    kind: BodyKind | None = Field(default=None, description="By its first words.")
    standing_agency: str | None = Field(default=None, description="Cơ quan thường trực.")
    working_rules: tuple[str, ...] = Field(
        default=(), description="Working, meeting, seal, money and dissolution rules, as printed."
    )


class Member(Model):
    """A seat in a body, with or without a person in it."""

    body: int | None = Field(
        default=None, description="Index in bodies; None where the decision sets up no body."
    )
    ordinal: int = Field(ge=0, description="Printed number, else the place in the body's list, from 1.")
    honorific: str | None = Field(
        default=None, description="Form of address, or degree in its place.", examples=["Ông", "TS."]
    )
    gender: Gender | None = Field(default=None, description="From Ông or Bà only, never guessed.")
    name: str | None = Field(default=None, description="Person; None for a seat without one.")
    position: str | None = Field(
        default=None, description="Rank with its own division.", examples=["Phó Giám đốc"]
    )
    organization: str | None = Field(
        default=None, description="From the unit a rank word heads up to the top.", examples=["Sở Y tế"]
    )
    role_text: str | None = Field(
        default=None, description="Role in the body as printed.", examples=["Phó Trưởng ban"]
    )
    role: Role | None = Field(default=None, description="Normal form of the role.")
    change: Change = Field(default="listed", description="What the decision does to this seat.")
    replaces: int | None = Field(
        default=None, description="Index in members of who leaves this seat: 'ông A thay ông B'."
    )
    reason: str | None = Field(
        default=None, description="Why who leaves does so, as printed.", examples=["nghỉ hưu"]
    )
    invited: bool = Field(default=False, description="Invited ('mời…') rather than ordered.")
    text: str = Field(default="", description="The whole line or row as printed.")
    page: int | None = Field(default=None, description="Page, from 1.")
    confidence: Confidence = Field(default=1.0, description="Of the least sure field.")


class Duty(Model):
    """One duty: a leaf of the text and who has it."""

    body: int | None = Field(default=None, description="Index in bodies, or None.")
    provision: str | None = Field(default=None, description="eid of the provision it stands in.")
    label: str | None = Field(
        default=None, description="Letter or number as printed; '-' for a dash; None for prose."
    )
    assignee_kind: AssigneeKind | None = None
    assignee: str | None = Field(
        default=None,
        description="Name used where the duty stands; several joined by '; '.",
        examples=["Tổ trưởng", "Sở Y tế; Công an tỉnh"],
    )
    member: int | None = Field(default=None, description="Index in members, for a named person.")
    role: Role | None = Field(default=None, description="Normal form, when the assignee is a role.")
    action_verb: str | None = Field(default=None, description="First verb.", examples=["tham mưu"])
    text: str = Field(description="The duty as printed, its final point kept.")
    page: int | None = Field(default=None, description="Page it starts on, from 1.")
    confidence: Confidence = 1.0
