"""What a person should look at: values that are absent, doubtful or contradictory."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from schemas.base import Model

Severity = Literal["info", "warning", "error"]


class ReviewItem(Model):
    """A doubt. It says what was seen, why it is doubtful and what would settle it."""

    path: str | None = Field(
        default=None,
        description="Field path inside the decision; a row alone flags all of it; None: the whole.",
        examples=["number", "members[3].name", "members[3]"],
    )
    code: str = Field(description="Stable short name of the rule.", examples=["absent", "low-confidence"])
    severity: Severity = Field(default="warning", description="error: the record may be useless.")
    message: str = Field(description="Vietnamese: what was seen, why it is doubtful, what would settle it.")
    page: int | None = Field(default=None, description="Page to look at, from 1.")
