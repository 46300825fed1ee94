"""One administrative decision as a record."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import IsoDate, Model
from schemas.body import Body, Duty, Member
from schemas.evidence import Evidence
from schemas.provision import Provision
from schemas.review import ReviewItem

Action = Literal[
    "establish", "reconstitute", "add", "replace", "adjust", "remove", "approve_list", "rename", "merge",
    "dissolve", "assign", "regulate", "appoint", "other",
]  # fmt: skip
RelationKind = Literal["replaces", "amends", "repeals", "cites"]


class LegalBasis(Model):
    """One act cited as a reason (Căn cứ, Thực hiện, Trên cơ sở)."""

    type: str | None = Field(default=None, description="Kind of act.", examples=["Nghị định"])
    number: str | None = Field(
        default=None, description="Number with symbol, no blanks.", examples=["30/2020/NĐ-CP"]
    )
    issued_on: IsoDate | None = Field(default=None, description="Date as printed.")
    issuer: str | None = Field(default=None, description="Who issued it.", examples=["Chính phủ"])
    title: str | None = Field(
        default=None, description="Name before number and date, else the words after them."
    )
    text: str = Field(default="", description="The words of this citation as printed.")


class Executor(Model):
    """Somebody who must carry the decision out."""

    text: str = Field(description="Shared head words distributed.", examples=["Giám đốc Sở Y tế"])


class Recipient(Model):
    """A line of Nơi nhận."""

    text: str = Field(description="Without dash and final mark.", examples=["Bộ Y tế"])
    purpose: str | None = Field(default=None, description="Last bracket.", examples=["để b/c"])


class Signature(Model):
    """The signature block (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô 7)."""

    authority: str | None = Field(
        default=None, description="Lines above the post.", examples=["TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH"]
    )
    position: str | None = Field(default=None, examples=["PHÓ CHỦ TỊCH"])
    name: str | None = Field(default=None, description="Printed name, degrees dropped.")


class Relation(Model):
    """What this decision does to another one."""

    kind: RelationKind
    target_code: str | None = Field(default=None, examples=["123/QĐ-UBND"])
    target_issued_on: IsoDate | None = None


class Decision(Model):
    """An administrative decision: what it says, where it says it, and what is doubtful."""

    ordinal: int = Field(default=1, ge=1, description="Place among all acts of the file, from 1.")
    page_first: int = Field(default=1, ge=1, description="First page in the file, from 1.")
    page_last: int = Field(default=1, ge=1, description="Last page in the file, from 1.")

    type: str | None = Field(default=None, description="Kind of act.", examples=["Quyết định"])
    number: str | None = Field(default=None, description="Digits and suffix letter.", examples=["05A"])
    symbol: str | None = Field(default=None, description="Sigla after the number.", examples=["QĐ-UBND"])
    subject: str | None = Field(default=None, description="Trích yếu, 'Về việc' included if printed.")
    action: Action | None = Field(default=None, description="What it does.")
    issued_on: IsoDate | None = None
    issued_year: int | None = Field(default=None, description="Known even where the day is blank.")
    place: str | None = Field(default=None, description="Before the date.", examples=["Thanh Hóa"])
    province: str | None = Field(
        default=None, description="Name without tỉnh or thành phố; None for central bodies."
    )
    issuer: str | None = Field(default=None, description="Who decides: enacting line, else the head.")
    proposed_by: str | None = Field(default=None, description="Theo đề nghị của …")
    effective_text: str | None = Field(default=None, description="Phrase from 'kể từ' on.")
    effective_on: IsoDate | None = None

    signature: Signature = Signature()
    legal_bases: tuple[LegalBasis, ...] = ()
    provisions: tuple[Provision, ...] = ()
    bodies: tuple[Body, ...] = ()
    members: tuple[Member, ...] = ()
    duties: tuple[Duty, ...] = ()
    executors: tuple[Executor, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    relations: tuple[Relation, ...] = ()

    evidence: tuple[Evidence, ...] = Field(default=(), description="Where each value was seen.")
    review: tuple[ReviewItem, ...] = Field(default=(), description="What a person should look at.")

    @property
    def code(self) -> str | None:
        """Number and symbol as cited, '123/QĐ-UBND'; None unless both are known."""
        return f"{self.number}/{self.symbol}" if self.number and self.symbol else None
