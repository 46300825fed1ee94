"""Types of query parameters: strict, since a value that is nearly right is a slip to be told of."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from pipeline.lexicon.agencies import load_agency_types
from pipeline.lexicon.provinces import load_provinces
from pipeline.text.normal import clean

__all__ = ["AgencyTypeId", "Day", "Flag", "ProvinceId", "ProvinceIds", "Text", "TopicId", "Whole", "Year"]

_PROVINCES = tuple(p.id for p in load_provinces())
_AGENCY_TYPES = tuple(a.id for a in load_agency_types())
_DAY = r"^\d{4}-\d{2}-\d{2}$"


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
    if value not in _PROVINCES:
        raise ValueError(f"không có tỉnh {value[:60]!r}; xem /api/v1/provinces")
    return value


def _provinces(value: Any) -> tuple[str, ...]:
    asked = str(value).split(",")
    if len(asked) > 6:
        raise ValueError("phải là một đến sáu tỉnh cách nhau bằng dấu phẩy")
    return tuple(dict.fromkeys(map(_province, asked)))


def _agency_type(value: str) -> str:
    if value not in _AGENCY_TYPES:
        raise ValueError(f"không có loại cơ quan {value[:60]!r}; xem /quyetdinh/agency_types.json")
    return value


Whole = Annotated[int, BeforeValidator(_whole)]
Year = Annotated[int, Field(ge=1945, le=2100), BeforeValidator(_whole)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
ProvinceId = Annotated[
    str, AfterValidator(_province), WithJsonSchema({"type": "string", "enum": list(_PROVINCES)})
]
AgencyTypeId = Annotated[
    str, AfterValidator(_agency_type), WithJsonSchema({"type": "string", "enum": list(_AGENCY_TYPES)})
]
ProvinceIds = Annotated[
    tuple[str, ...],
    BeforeValidator(_provinces),
    WithJsonSchema(
        {"type": "array", "items": {"type": "string", "enum": list(_PROVINCES)}, "minItems": 1, "maxItems": 6}
    ),
]
"""Written with commas: 'cao-bang,lang-son'."""
TopicId = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[a-z0-9-]+$")]
Text = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(clean)]
