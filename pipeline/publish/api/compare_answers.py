"""What comparing answers: figures made at load time, so that distinct counts are counts and no sums."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pipeline.publish.api.answers import Listed
from schemas import BodyKind, Confidence, IsoDate, Model, Role

__all__ = ["Comparison", "DutyMatch", "Topic", "TopicBasis", "TopicList"]

TopicBasis = Literal["mandate", "topic", "kind"]
DutyMatch = Literal["equal", "near"]
_ALL = "Null: all, counted by itself and no sum."


class Topic(Model):
    """Bodies that can be compared: one mandate, one topic in other words, or one kind."""

    id: str = Field(examples=["chuyen-doi-so", "loai-hoi-dong"])
    basis: TopicBasis = Field(
        description="mandate: known to recur; topic: equal words in the names; kind: of one kind."
    )
    name: str
    bodies: int
    provinces: int


class TopicList(Listed):
    items: tuple[Topic, ...]


class HeadCount(Model):
    """How many bodies are headed from such an agency, at such a level."""

    agency_type_id: str | None = Field(description="Null: an agency of no known kind.")
    level: str | None = Field(default=None, description="Rank of the position.")
    bodies: int


class StandingCount(Model):
    """How many bodies have such a standing agency."""

    agency_type_id: str
    bodies: int


class ProvinceFigures(Model):
    """Bodies of one province: of a topic the newest full list, of a kind all of them."""

    province_id: str
    province: str
    bodies: int
    members: int = Field(description="Seats, without those who leave.")
    named: int = Field(description="Seats with a person's name.")
    women: int = Field(description="Seats with Bà.")
    men: int = Field(description="Seats with Ông.")
    deputies: int = Field(description="Seats of deputies, standing ones included.")
    heads: tuple[HeadCount, ...] = Field(description="Most frequent first; bodies whose head is known.")
    standing_agencies: tuple[StandingCount, ...] = Field(
        description="Most frequent first; bodies that name one agency of a known kind."
    )


class Head(Model):
    member_id: str
    name: str | None = None
    position: str | None = None
    organization: str | None = None
    agency_type_id: str | None = None
    level: str | None = Field(default=None, description="Rank of the position.")


class ComparedBody(Model):
    """The newest full list of a province in this topic; of a kind the only body of a province."""

    id: str
    province_id: str
    decision_id: str
    name: str
    kind: BodyKind | None = None
    issued_on: IsoDate | None = None
    issued_year: int | None = None
    members: int
    deputies: int
    head: Head | None = None
    standing_agency: str | None = Field(default=None, description="As printed.")
    standing_agency_type_id: str | None = None


class Seats(Model):
    """Seats of one cell: province, kind of agency, role."""

    province_id: str | None = Field(default=None, description=_ALL)
    agency_type_id: str | None = Field(default=None, description=_ALL)
    role: Role | None = Field(default=None, description=_ALL)
    bodies: int
    members: int
    women: int


class SharedDuty(Model):
    """A duty as one body has it."""

    id: str
    province_id: str
    body_id: str
    decision_id: str
    assignee: str | None = None
    role: Role | None = None
    text: str
    method: DutyMatch | None = Field(default=None, description="How it was matched.")
    score: Confidence | None = Field(default=None, description="Likeness to the most common wording.")
    bodies: int = Field(description="Bodies of the province that have it: 1 of a topic.")


class DutyGroup(Model):
    """Duties that say the same."""

    id: str | None = Field(default=None, description="Null for a duty that was not matched.")
    text: str = Field(description="The most common wording.")
    provinces: int = Field(description="How many of the compared provinces have it.")
    duties: tuple[SharedDuty, ...]


class Comparison(Model):
    topic: Topic
    provinces: tuple[ProvinceFigures, ...]
    bodies: tuple[ComparedBody, ...] = Field(
        description="Of a topic one a province; of a kind those of provinces that have just one."
    )
    seats: tuple[Seats, ...] = Field(
        description="By kind of agency and role over all provinces; by province too where provinces, an "
        "agency_type or a role are asked for."
    )
    duties: tuple[DutyGroup, ...] = Field(
        description="What most provinces share first. Of a topic all duties of the bodies above; of a kind "
        "those of two provinces or more, the likest one of each province."
    )
