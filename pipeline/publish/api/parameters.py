"""The query string of a request, checked against the model of what its address may be asked."""

from __future__ import annotations

from functools import cache
from typing import Any, TypeVar
from urllib.parse import parse_qsl

from pydantic import ValidationError

from pipeline.publish.api.problems import Fault, Problem
from schemas import Model

__all__ = ["read_query"]

Q = TypeVar("Q", bound=Model)
_MOST_PARAMETERS = 50


def read_query(model: type[Q], query_string: bytes) -> Q:
    """The parameters as `model` wants them. Raises Problem for unknown, repeated and bad ones."""
    known = tuple(field.alias or name for name, field in model.model_fields.items())
    values = _pairs(query_string)
    unknown = [name for name, _ in values if name not in known]
    if unknown:
        names = ", ".join(known) or "địa chỉ này không nhận bộ lọc nào"
        raise Problem("unknown-filter", f"Không có {unknown[0][:60]!r}. Có: {names}.", known=known)
    values = _joined(values, _several(model))
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


@cache
def _several(model: type[Model]) -> frozenset[str]:
    """Parameters that take several values."""
    shape = model.model_json_schema()["properties"]
    return frozenset(
        name
        for name, about in shape.items()
        if any(one.get("type") == "array" for one in (about, *about.get("anyOf", ())))
    )


def _joined(values: list[tuple[str, str]], several: frozenset[str]) -> list[tuple[str, str]]:
    """With commas what some clients write as 'role=head&role=deputy'."""
    joined: dict[str, str] = {}
    for name, value in values:
        if name in several:
            joined[name] = f"{joined[name]},{value}" if name in joined else value
    return [*joined.items(), *((name, value) for name, value in values if name not in several)]


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
