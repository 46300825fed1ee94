"""The OpenAPI 3.1 document, made from the route table and the pydantic models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from pydantic.json_schema import models_json_schema

from pipeline import __version__
from pipeline.publish.api import open_values
from pipeline.publish.api.dates import DAYS
from pipeline.publish.api.problems import MEDIA_TYPE, ProblemDetails
from pipeline.publish.api.route import BASE, TAGS, Route
from pipeline.publish.ask.metadata import names
from schemas import Model

__all__ = ["document"]

_ABOUT = (
    "Vietnamese administrative decisions: bodies, members, roles and duties, each value with its place on "
    "the page. Read-only; no key. Lists page by cursor: follow `next` or the Link header. Answers carry an "
    "ETag. Errors are problem details (RFC 9457) in Vietnamese; `type` is for programs. Within /api/v1 "
    "fields and values may be added and none goes away: take what you do not know."
)
_SCHEMAS = "#/components/schemas/"
_PROBLEMS = {
    "400": "An unknown filter (`known` names the known ones) or a bad value (`faults` says which).",
    "404": "No such row or address.",
    "405": "Only GET, HEAD and OPTIONS.",
    "503": "Stopped after the time limit: narrow the filters.",
}
_HEADERS = {
    "ETag": {"description": "Weak validator for If-None-Match.", "schema": {"type": "string"}},
    "Cache-Control": {"description": "How long a proxy may keep it.", "schema": {"type": "string"}},
}
_OF_LISTS = {
    "Link": {"description": 'The next page: <…>; rel="next".', "schema": {"type": "string"}},
    "X-Total-Count": {"description": "As `total`, where it has one.", "schema": {"type": "integer"}},
}


def document(routes: Sequence[Route], contact: str | None = None) -> dict[str, Any]:
    """The document for these routes. `contact`: mailbox of the operator, or address of a form."""
    models: list[type[Model]] = [*{r.answer: None for r in routes if r.answer}, ProblemDetails]
    _, schemas = models_json_schema(
        [(model, "serialization") for model in models], by_alias=True, ref_template=_SCHEMAS + "{model}"
    )
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "quyetdinh", "version": __version__, "description": _ABOUT,
            "contact": {"name": "Người quản trị trang này", **_reached(contact)},
            "license": {"name": names().license},
        },
        "servers": [{"url": BASE}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "paths": {route.path: {"get": _operation(route)} for route in routes},
        "components": {
            "schemas": {name: _that_grows(name, one) for name, one in schemas["$defs"].items()}
            | open_values.SCHEMAS,
            "responses": {status: _problem(text) for status, text in _PROBLEMS.items()},
        },
    }  # fmt: skip


def _reached(contact: str | None) -> dict[str, str]:
    if contact is None:
        return {}
    return {"url": contact} if contact.startswith("http") else {"email": contact}


def _that_grows(name: str, model: dict[str, Any]) -> dict[str, Any]:
    """The schema of a model as a promise to clients: all fields are sent, others may come."""
    grown: dict[str, Any] = {
        key: value for key, value in model.items() if key not in ("additionalProperties", "properties")
    }
    grown["properties"] = {field: _field(field, about) for field, about in model["properties"].items()}
    if name != ProblemDetails.__name__:  # which leaves out what it has not
        grown["required"] = list(model["properties"])
    return grown


def _field(name: str, schema: Any) -> Any:
    if isinstance(schema, list):
        return [_field(name, one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if "enum" in schema:
        return {"$ref": _SCHEMAS + open_values.open_name(schema["enum"])}
    if "prefixItems" in schema:  # of one kind: a list of that
        return {"type": "array", "items": schema["prefixItems"][0]} | {
            key: schema[key] for key in ("minItems", "maxItems")
        }
    found = {
        key: _field(name, value) if key in ("anyOf", "items") else value
        for key, value in schema.items()
        if key not in ("default", "title")
    }
    if name in DAYS and "pattern" in found:
        found = {key: value for key, value in found.items() if key != "pattern"} | {"format": "date"}
    return found


def _operation(route: Route) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object"} if route.answer is None else {"$ref": _name(route.answer)}
    content: dict[str, Any] = {"application/json": {"schema": schema}}
    if route.is_list:
        content["application/x-ndjson"] = {"schema": {"type": "string"}}
    statuses = [status for status in _PROBLEMS if status != "404" or route.may_miss]
    return {
        "operationId": route.name,
        "tags": [route.tag],
        "summary": route.summary,
        "description": _about(route),
        "parameters": list(_parameters(route)),
        "responses": {
            "200": {
                "description": "Found.",
                "headers": {**_HEADERS, **(_OF_LISTS if route.is_list else {})},
                "content": content,
            },
            "304": {"description": "Unchanged since the ETag in If-None-Match."},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in statuses},
        },
    }


def _about(route: Route) -> str:
    """What the model of the parameters says, and how to ask for it in Vietnamese."""
    said = " ".join((route.query.__doc__ or "").split())
    return f"{said} ({route.title})"


def _parameters(route: Route) -> Iterator[dict[str, Any]]:
    for name, pattern in route.parts.items():
        yield {
            "name": name, "in": "path", "required": True, "description": "Id from a list.",
            "schema": {"type": "string", "pattern": pattern}, "example": route.example[name],
        }  # fmt: skip
    shape = route.query.model_json_schema()
    for name, about in shape["properties"].items():
        schema = {k: v for k, v in about.items() if k not in ("title", "description", "examples")}
        options = [one for one in schema.pop("anyOf", []) if one != {"type": "null"}]
        if options:  # an optional value: absent, never null
            schema = {**options[0], **{k: v for k, v in schema.items() if k != "default"}}
        schema = _named(schema)
        parameter = {
            "name": name, "in": "query", "required": name in shape.get("required", []),
            "description": about.get("description", ""), "schema": schema,
        }  # fmt: skip
        examples = about.get("examples")
        if schema.get("type") == "array":
            parameter |= {"style": "form", "explode": False}
            examples = examples and [one.split(",") for one in examples]
        if examples:
            parameter["example"] = examples[0]
        yield parameter


def _named(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter's schema with sets of values by their names."""
    if "items" in schema:
        return {**schema, "items": _named(schema["items"])}
    name = open_values.known_name(schema.get("enum", ()))
    if name is None:
        return schema
    return {"$ref": _SCHEMAS + name, **{k: v for k, v in schema.items() if k == "default"}}


def _name(model: type[Model]) -> str:
    return _SCHEMAS + model.__name__


def _problem(text: str) -> dict[str, Any]:
    return {"description": text, "content": {MEDIA_TYPE: {"schema": {"$ref": _name(ProblemDetails)}}}}
