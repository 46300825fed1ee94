"""The tree of articles, clauses, points and dashes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Model

ProvisionKind = Literal["article", "clause", "point", "item", "annex"]


class Provision(Model):
    """A numbered or dashed unit of the text (Nghị định 30/2020/NĐ-CP, Phụ lục I: điều, khoản, điểm)."""

    eid: str = Field(
        description="Akoma Ntoso style id, unique in the decision.", examples=["art_2__cl_1__point_a"]
    )
    parent: str | None = Field(default=None, description="eid of the unit that holds it.")
    kind: ProvisionKind = Field(
        description="article Điều, clause khoản (1., 2.1.), point điểm (a), item a dash or plus, annex."
    )
    label: str | None = Field(
        default=None, description="As printed without dot or bracket.", examples=["Điều 2", "1", "a", "-"]
    )
    heading: str | None = Field(default=None, description="Title on the line of the label, if any.")
    text: str = Field(default="", description="Own words, without label, heading and children.")
    ordinal: int = Field(ge=1, description="Place in the decision, from 1.")
    page_first: int | None = Field(default=None, description="First page, from 1.")
    page_last: int | None = Field(default=None, description="Last page, from 1.")
