"""Types of query parameters: strict, since a value that is nearly right is a slip to be told of."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Annotated, Any, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import core_schema

from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.provinces import load_provinces
from pipeline.text.normal import clean
from schemas import Action, AssigneeKind, BodyKind, Change, Gender, RelationKind, Role, Severity

__all__ = [
    "AGENCY_TYPES", "PROVINCES", "Actions", "Agencies", "AgencyTypeId", "AgencyTypes", "AssigneeKinds",
    "BodyId", "BodyKinds", "Changes", "Day", "DecisionId", "Flag", "Genders", "Moment", "ProvinceId",
    "ProvinceIds", "Provinces", "RelationKinds", "Roles", "Severities", "Text", "TopicId", "Whole", "Year",
]  # fmt: skip

PROVINCES = tuple(p.id for p in load_provinces())
AGENCY_TYPES = tuple(a.id for a in load_agency_types())
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_MOST = 60
"""Values that a filter takes."""


def _whole(value: str) -> int:
    if not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise ValueError("phải là số nguyên")
    return int(value)


def _flag(value: str) -> bool:
    if value not in ("true", "false"):
        raise ValueError("phải là true hoặc false")
    return value == "true"


def _day(value: str) -> str:
    try:
        if re.fullmatch(_DAY, value, re.ASCII):
            return date.fromisoformat(value).isoformat()
    except ValueError:
        pass
    raise ValueError("phải là ngày có thật dạng 2025-03-04")


def _province(value: str) -> str:
    if value not in PROVINCES:
        raise ValueError(f"không có tỉnh {value[:60]!r}; xem /api/v1/provinces")
    return value


def _agency_type(value: str) -> str:
    if value not in AGENCY_TYPES:
        raise ValueError(f"không có loại cơ quan {value[:60]!r}; xem /api/v1/agency-types")
    return value


def _moment(value: str) -> str:
    """As times are stored: UTC, to the second."""
    try:
        found = datetime.fromisoformat(value)
        return found.replace(tzinfo=found.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError) as error:
        raise ValueError("phải là ngày hoặc giờ có thật dạng 2025-03-04 hoặc 2025-03-04T08:00:00Z") from error


def _agency(value: str) -> str:
    if not value or len(value) > 200:
        raise ValueError("phải là id của /api/v1/agencies")
    return value


@dataclass(frozen=True)
class Several:
    """Several values with commas between them, 'cao-bang,lang-son', each once; `one` reads each of them."""

    one: Callable[[str], str]
    known: tuple[str, ...] = ()
    most: int = _MOST

    @staticmethod
    def of(values: Any) -> Several:
        """Several of the values of a Literal."""
        known: tuple[str, ...] = get_args(values)

        def one(value: str) -> str:
            if value not in known:
                raise ValueError(f"không có {value[:60]!r}; phải là một hay nhiều trong: {', '.join(known)}")
            return value

        return Several(one, known)

    def read(self, value: object) -> tuple[str, ...]:
        asked = str(value).split(",")
        if len(asked) > self.most:
            raise ValueError(f"nhận nhiều nhất {self.most} giá trị cách nhau bằng dấu phẩy")
        return tuple(dict.fromkeys(map(self.one, asked)))

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> Any:
        return core_schema.no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        of = {"enum": list(self.known)} if self.known else {"pattern": "^[^,]{1,200}$"}
        item = {"type": "string", **of}
        return {"type": "array", "items": item, "minItems": 1, "maxItems": self.most}


Whole = Annotated[int, BeforeValidator(_whole)]
Year = Annotated[int, Field(ge=1945, le=2100), BeforeValidator(_whole)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
ProvinceId = Annotated[
    str, AfterValidator(_province), WithJsonSchema({"type": "string", "enum": list(PROVINCES)})
]
AgencyTypeId = Annotated[
    str, AfterValidator(_agency_type), WithJsonSchema({"type": "string", "enum": list(AGENCY_TYPES)})
]
ProvinceIds = Annotated[tuple[str, ...], Several(_province, PROVINCES, most=6)]
"""Those of a comparison."""
Provinces = Annotated[tuple[str, ...], Several(_province, PROVINCES)]
AgencyTypes = Annotated[tuple[str, ...], Several(_agency_type, AGENCY_TYPES)]
Agencies = Annotated[tuple[str, ...], Several(_agency)]
Actions = Annotated[tuple[str, ...], Several.of(Action)]
BodyKinds = Annotated[tuple[str, ...], Several.of(BodyKind)]
Roles = Annotated[tuple[str, ...], Several.of(Role)]
Genders = Annotated[tuple[str, ...], Several.of(Gender)]
Changes = Annotated[tuple[str, ...], Several.of(Change)]
AssigneeKinds = Annotated[tuple[str, ...], Several.of(AssigneeKind)]
RelationKinds = Annotated[tuple[str, ...], Several.of(RelationKind)]
Severities = Annotated[tuple[str, ...], Several.of(Severity)]
Moment = Annotated[str, AfterValidator(_moment), WithJsonSchema({"type": "string", "format": "date-time"})]
DecisionId = Annotated[str, Field(pattern=r"^[0-9a-f]{12}-[1-9][0-9]{0,8}$")]
BodyId = Annotated[str, Field(pattern=r"^[0-9a-f]{12}-[1-9][0-9]{0,8}-b[1-9][0-9]{0,8}$")]
TopicId = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[a-z0-9-]+$")]
Text = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(clean)]
