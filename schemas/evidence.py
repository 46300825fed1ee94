"""Where a value was seen: the reason to believe it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Confidence, Model
from schemas.geometry import Box

Method = Literal["rule", "lexicon", "table", "hand", "signature", "derived"]


class Evidence(Model):
    """One place on a page that supports one value."""

    path: str = Field(description="Field path of the value.", examples=["number", "members[3].position"])
    page: int | None = Field(default=None, description="Page, from 1.")
    box: Box | None = Field(default=None, description="The words on that page; None for plain text.")
    text: str = Field(description="The words as printed.")
    method: Method = Field(
        default="rule",
        description="rule: grammar; lexicon: known term; table: by its column; hand: figures by pen or "
        "stamp, read by the reader of those; "
        "signature: digital signature; derived: follows from other values.",
    )
    confidence: Confidence = Field(description="Of this evidence, 0 to 1.")
