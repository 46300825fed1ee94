"""The OpenAPI 3.1 document, made from the route table and the pydantic models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic.json_schema import models_json_schema

from pipeline import __version__
from pipeline.publish.api.problems import MEDIA_TYPE, ProblemDetails
from pipeline.publish.api.route import BASE, Route
from schemas import Model

__all__ = ["document"]

_ABOUT = (
    "Vietnamese administrative decisions: bodies, members, roles and duties, each value with its place on "
    "the page. Read-only; no key. Lists page by cursor: follow `next` or the Link header. Answers carry an "
    "ETag. Errors are problem details (RFC 9457) in Vietnamese; `type` is for programs."
)
_SCHEMAS = "#/components/schemas/"
_PROBLEMS = {
    "400": "An unknown filter (`known` names the known ones) or a bad value (`faults` says which).",
    "404": "No such row or address.",
    "405": "Only GET, HEAD and OPTIONS.",
    "503": "Stopped after the time limit: narrow the filters.",
}
_ETAG = {"description": "Strong validator for If-None-Match.", "schema": {"type": "string"}}
_LINK = {"description": 'The next page: <…>; rel="next".', "schema": {"type": "string"}}


def document(routes: Sequence[Route]) -> dict[str, Any]:
    """The document for these routes."""
    models: list[type[Model]] = [*{r.answer: None for r in routes if r.answer}, ProblemDetails]
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models], by_alias=True, ref_template=_SCHEMAS + "{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {"title": "quyetdinh", "version": __version__, "description": _ABOUT},
        "servers": [{"url": BASE}],
        "paths": {route.path: {"get": _operation(route)} for route in routes},
        "components": {
            "schemas": schemas["$defs"],
            "responses": {status: _problem(text) for status, text in _PROBLEMS.items()},
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object"} if route.answer is None else {"$ref": _name(route.answer)}
    paged = route.answer is not None and "next" in route.answer.model_fields
    headers = {"ETag": _ETAG, **({"Link": _LINK} if paged else {})}
    statuses = [status for status in _PROBLEMS if status != "404" or route.may_miss]
    return {
        "operationId": route.name,
        "summary": route.summary,
        "parameters": list(_parameters(route)),
        "responses": {
            "200": {
                "description": "Found.",
                "headers": headers,
                "content": {"application/json": {"schema": schema}},
            },
            "304": {"description": "Unchanged since the ETag in If-None-Match."},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in statuses},
        },
    }


def _parameters(route: Route) -> Iterator[dict[str, Any]]:
    for name, pattern in route.parts.items():
        yield {
            "name": name, "in": "path", "required": True, "schema": {"type": "string", "pattern": pattern},
        }  # fmt: skip
    shape = route.query.model_json_schema()
    for name, about in shape["properties"].items():
        schema = {key: value for key, value in about.items() if key not in ("title", "description")}
        options = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
        if options:  # an optional value: absent, never null
            schema = {**options[0], **{k: v for k, v in schema.items() if k != "default"}}
        parameter = {
            "name": name, "in": "query", "required": name in shape.get("required", []),
            "description": about.get("description", ""), "schema": schema,
        }  # fmt: skip
        if schema.get("type") == "array":
            parameter |= {"style": "form", "explode": False}
        yield parameter


def _name(model: type[Model]) -> str:
    return _SCHEMAS + model.__name__


def _problem(text: str) -> dict[str, Any]:
    return {"description": text, "content": {MEDIA_TYPE: {"schema": {"$ref": _name(ProblemDetails)}}}}
