"""Pages about the API: what it is, and every address as the OpenAPI document has it. No script is needed."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from datasette import Response

from pipeline.publish.api.openapi import document
from pipeline.publish.api.route import BASE, TAGS, Route
from pipeline.publish.api.routes import ROUTES
from pipeline.publish.ask.addresses import full_address
from pipeline.publish.ask.questions import kept
from pipeline.publish.pages.render import render

__all__ = ["PAGES", "example_of"]

_TITLES = {
    "records": "Quyết định và những gì ghi trong đó", "reference": "Danh mục",
    "questions": "Tìm và so sánh", "about": "Về API",
}  # fmt: skip
_SCHEMA = "#/components/schemas/"


async def guide(datasette: Any, request: Any) -> Response:
    """Introduces the API: the first calls, each a link that answers."""
    context = {"base": full_address(datasette, request, BASE), "sections": _sections(), "pages": ROUTES}
    return Response.html(render(datasette, "site/api.html", context))


async def reference(datasette: Any, request: Any) -> Response:
    """Every address with its parameters and what it answers."""

    async def make() -> str:
        found = document(ROUTES, getattr(datasette, "contact", None))
        schemas = found["components"]["schemas"]
        models = {name: one for name, one in schemas.items() if "properties" in one}
        context = {
            "info": found["info"], "sections": _sections(), "base": BASE,
            "operations": {route.name: found["paths"][route.path]["get"] for route in ROUTES},
            "example_of": example_of, "kind_of": kind_of,
            "models": models,
            "values": {
                name.removeprefix("Known"): one for name, one in schemas.items() if "enum" in one
            },
        }  # fmt: skip
        return render(datasette, "site/api_docs.html", context)

    return Response.html(await kept(datasette, "api-docs", make))


def example_of(route: Route) -> str:
    """An address that can be asked: with an id of nothing where there must be one."""
    path, given = route.path, dict(route.example)
    for part in route.parts:
        path = path.replace(f"{{{part}}}", quote(given.pop(part)))
    return f"{BASE}{path}" + (f"?{urlencode(given)}" if given else "")


def kind_of(schema: dict[str, Any]) -> tuple[str, str | None]:
    """What a value is, in a word, and the schema to read on at: ('nhiều', 'MemberItem')."""
    if "$ref" in schema:
        return "", str(schema["$ref"]).removeprefix(_SCHEMA).removeprefix("Known")
    if schema.get("type") == "array":
        inner, name = kind_of(schema["items"])
        return f"nhiều {inner}".strip(), name
    if "anyOf" in schema:
        options = [kind_of(one) for one in schema["anyOf"] if one != {"type": "null"}]
        nullable = " | null" if {"type": "null"} in schema["anyOf"] else ""
        return " | ".join(word for word, _ in options if word) + nullable, options[0][1]
    return str(schema.get("format") or schema.get("type", "")), None


def _sections() -> list[tuple[str, str, list[Route]]]:
    """Tag, Vietnamese title, routes."""
    return [(tag, _TITLES[tag], [one for one in ROUTES if one.tag == tag]) for tag in TAGS]


PAGES: list[tuple[str, Any]] = [(r"^/api/?$", guide), (rf"^{BASE}/docs$", reference)]
