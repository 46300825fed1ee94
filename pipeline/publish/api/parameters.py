"""What each address may be asked: the one place that says which filters there are."""

from __future__ import annotations

from typing import Any, Literal, TypeVar
from urllib.parse import parse_qsl

from pydantic import Field, ValidationError

from pipeline.lexicon.role_names import RoleGroup
from pipeline.publish.api.parameter_types import (
    AgencyTypeId,
    Day,
    Flag,
    ProvinceId,
    ProvinceIds,
    Text,
    TopicId,
    Whole,
    Year,
)
from pipeline.publish.api.problems import Fault, Problem
from schemas import Action, BodyKind, Model, Role

__all__ = [
    "CompareQuery", "DecisionsQuery", "NoQuery", "RecordQuery", "SearchIn", "SearchQuery", "TopicsQuery",
    "read_query",
]  # fmt: skip

Q = TypeVar("Q", bound=Model)
_MOST_PARAMETERS = 50


class NoQuery(Model):
    """Takes no parameters."""


class Paged(Model):
    """What every list takes."""

    limit: Whole = Field(default=20, ge=1, le=100, description="Items on a page.")
    cursor: str | None = Field(
        default=None, min_length=1, max_length=300, pattern=r"^[A-Za-z0-9_-]+$",
        description="Where the page before ended: opaque, from `next`.",
    )  # fmt: skip


class DecisionsQuery(Paged):
    """Filters of the list of decisions; all of them must hold."""

    q: Text | None = Field(
        default=None, description="Words in code, subject, issuer, place or signer; with accents or without."
    )
    province: ProvinceId | None = Field(default=None, description="Province of the decision's time.")
    province_today: ProvinceId | None = Field(
        default=None, description="Province of today with all that were merged into it."
    )
    year: Year | None = Field(default=None, description="Year of issue.")
    issued_from: Day | None = Field(default=None, description="Issued on this day or later.")
    issued_to: Day | None = Field(default=None, description="Issued on this day or before.")
    type: Text | None = Field(default=None, description="Kind of act as stored.", examples=["Quyết định"])
    action: Action | None = Field(default=None, description="What it does.")
    kind: BodyKind | None = Field(default=None, description="Has a body of this kind.")
    role: Role | None = Field(
        default=None, description="Has a member in this role; with agency_type, one and the same member."
    )
    agency_type: AgencyTypeId | None = Field(default=None, description="Has a member from such an agency.")
    needs_review: Flag | None = Field(default=None, description="Whether a person should look at it.")
    sort: Literal["-issued_on", "issued_on"] = Field(
        default="-issued_on", description="Newest or oldest first; without a date last."
    )


class RecordQuery(Model):
    evidence: Flag = Field(
        default=True, description="False leaves out where each value was seen: most of the size."
    )


SearchIn = Literal["decisions", "organizations", "bodies", "members", "duties", "legal_bases", "provisions"]


class SearchQuery(Paged):
    """A question in words, and what narrows it."""

    q: Text = Field(
        description='With accents or without; "…" for a phrase; exact diacritics first.',
        examples=["Sở Y tế"],
    )
    table: SearchIn | None = Field(
        default=None,
        alias="in",
        description="Where to look; absent: everywhere, provisions only where nothing else answers.",
    )
    province: ProvinceId | None = Field(
        default=None, description="One of today stands for all that were merged into it."
    )
    year: Year | None = Field(default=None, description="Year of issue.")
    kind: BodyKind | None = Field(default=None, description="Of a body of this kind.")
    agency_type: AgencyTypeId | None = Field(default=None, description="Of such an agency.")
    role: RoleGroup | None = Field(default=None, description="Standing ones and co-heads included.")


class TopicsQuery(Paged):
    basis: Literal["mandate", "topic", "kind"] | None = Field(
        default=None, description="How the bodies were put together."
    )


class CompareQuery(Model):
    """Either topic or kind, and what narrows it."""

    topic: TopicId | None = Field(default=None, description="Id from /topics; either this or kind.")
    kind: BodyKind | None = Field(default=None, description="Kind of body; either this or topic.")
    provinces: ProvinceIds | None = Field(default=None, description="One to six; absent: all.")
    agency_type: AgencyTypeId | None = Field(default=None, description="Seats of such agencies only.")
    role: Role | None = Field(default=None, description="Seats in this role only.")


def read_query(model: type[Q], query_string: bytes) -> Q:
    """The parameters as `model` wants them. Raises Problem for unknown, repeated and bad ones."""
    known = tuple(field.alias or name for name, field in model.model_fields.items())
    values = _pairs(query_string)
    unknown = [name for name, _ in values if name not in known]
    if unknown:
        names = ", ".join(known) or "địa chỉ này không nhận bộ lọc nào"
        raise Problem("unknown-filter", f"Không có {unknown[0][:60]!r}. Có: {names}.", known=known)
    repeated = {name for name, _ in values if [n for n, _ in values].count(name) > 1}
    if repeated:
        raise _bad([Fault(parameter=name, detail="chỉ được ghi một lần") for name in sorted(repeated)])
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        raise _bad(
            [
                Fault(parameter=str(one["loc"][0]) if one["loc"] else "", detail=_said(dict(one)))
                for one in error.errors()
            ]
        ) from error


def _pairs(query_string: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            query_string.decode("ascii"), keep_blank_values=True, errors="strict",
            max_num_fields=_MOST_PARAMETERS,
        )  # fmt: skip
    except ValueError as error:  # UnicodeDecodeError too
        raise Problem("bad-value", "Phần sau dấu hỏi phải là UTF-8 đã mã hóa %XX, không quá dài.") from error


def _bad(faults: list[Fault]) -> Problem:
    return Problem(
        "bad-value", "; ".join(f"{one.parameter}: {one.detail}" for one in faults) + ".", faults=faults
    )


def _said(error: dict[str, Any]) -> str:
    """Pydantic's error in Vietnamese."""
    about = error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return str(about["error"])
        case "literal_error":
            return "phải là một trong: " + str(about["expected"]).replace("'", "").replace(" or ", ", ")
        case "greater_than_equal":
            return f"phải từ {about['ge']} trở lên"
        case "less_than_equal":
            return f"không được quá {about['le']}"
        case "string_too_short":
            return "không được để trống"
        case "string_too_long":
            return f"không được dài quá {about['max_length']} ký tự"
        case "missing":
            return "phải có"
        case _:
            return "không đúng dạng"
