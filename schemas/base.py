"""What every model of the contract shares: values are frozen and unknown keys are errors."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

IsoDate = Annotated[
    str,
    Field(pattern=r"^\d{4}-\d{2}-\d{2}$", examples=["2021-08-10"]),
]
"""ISO 8601 date. A string, since decisions print impossible dates and we keep what is printed."""

Confidence = Annotated[float, Field(ge=0.0, le=1.0)]
"""How sure we are that a value is right, from 0 to 1."""


class Model(BaseModel):
    """A frozen value; an unknown key is an error, so a typing slip never passes silently."""

    model_config = ConfigDict(frozen=True, extra="forbid")
