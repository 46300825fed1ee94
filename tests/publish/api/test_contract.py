"""The API keeps the OpenAPI document that it gives away; requests are made up from the document itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from pipeline.publish.api.dates import DAYS
from pipeline.publish.api.openapi import document
from pipeline.publish.api.route import BASE, Route
from pipeline.publish.api.routes import ROUTES
from tests.support.publish_sample import D1
from tests.support.site import Api

HOST = "http://localhost"
SCHEMA = schemathesis.openapi.from_dict(document(ROUTES))
COMPARE = next(route for route in ROUTES if route.name == "compare")
OPERATIONS = {one.ok().definition.raw["operationId"]: one.ok() for one in SCHEMA.get_all_operations()}


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        (name, mode)
        for name, operation in sorted(OPERATIONS.items())
        for mode in GenerationMode
        if mode is GenerationMode.POSITIVE or operation.definition.raw["parameters"]
    ],
)
def test_made_up_requests_keep_the_document(api: Api, name: str, mode: GenerationMode) -> None:
    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(OPERATIONS[name].as_strategy(generation_mode=mode))
    def check(case: Any) -> None:
        if mode is GenerationMode.POSITIVE and case.query:
            case.query.pop("cursor", None)  # opaque: only the API itself can make one up
        if mode is GenerationMode.POSITIVE and name == "compare":
            case.query = {"topic": "khong-co", **(case.query or {})}
            case.query.pop("kind", None)  # either of them, which OpenAPI cannot say
        sent = case.as_transport_kwargs(base_url=HOST + BASE)
        answer = api.send(**{**sent, "url": sent["url"].removeprefix(HOST)})
        case.validate_response(answer)

    check()


def test_the_document_is_valid() -> None:
    assert SCHEMA.validate() is None


def test_the_site_gives_the_document_away(api: Api) -> None:
    assert api.ask("/openapi.json").json() == json.loads(json.dumps(document(ROUTES)))


def test_every_parameter_and_operation_is_described() -> None:
    whole = document(ROUTES)
    operations = [one for path in whole["paths"].values() for one in path.values()]
    names = [one["operationId"] for one in operations]
    assert len(names) == len(set(names)) == len(ROUTES)
    assert {tag for one in operations for tag in one["tags"]} == {tag["name"] for tag in whole["tags"]}
    for one in operations:
        assert one["summary"]
        assert one["description"]
        for parameter in one["parameters"]:
            assert parameter["description"].endswith((".", ")"))
            told = {"example", "enum", "default", "$ref"} & {*parameter, *parameter["schema"]}
            assert told or parameter["name"] in ("cursor", "format"), parameter["name"]
    assert {"contact", "license", "version", "description"} <= set(whole["info"])


def inner(schema: Any) -> Iterator[dict[str, Any]]:
    """A schema and all that stand in it."""
    if isinstance(schema, dict):
        yield schema
        for one in schema.values():
            yield from inner(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from inner(one)


def test_answers_can_grow() -> None:
    """Fields may come and sets of values get longer: the document says so, each set once."""
    schemas = document(ROUTES)["components"]["schemas"]
    sets = [name for name, schema in schemas.items() if "enum" in schema]
    assert {
        f"Known{name}" for name, one in schemas.items() if {"type": "string"} in one.get("anyOf", ())
    } == {name for name in sets if name.startswith("Known")}
    for name, schema in schemas.items():
        for one in inner(schema):
            assert one.get("additionalProperties") is not False, name
            assert "enum" not in one or name in sets, name
            assert not str(one.get("$ref", "")).rpartition("/")[2].startswith("Known") or "anyOf" in schema


def test_days_and_fields_that_are_always_sent() -> None:
    schemas = document(ROUTES)["components"]["schemas"]
    for name, schema in schemas.items():
        if "properties" in schema and name != "ProblemDetails":
            assert schema["required"] == list(schema["properties"]), name
        for field, about in schema.get("properties", {}).items():
            if field in DAYS:
                assert {"date"} == {one["format"] for one in about["anyOf"] if one["type"] == "string"}, name
            assert r"^\d{4}-\d{2}" not in str(about), f"{name}.{field}: a day that DAYS does not name"


@example(route=COMPARE, name="topic", value="khong-co")
@given(
    route=st.sampled_from(ROUTES),
    name=st.sampled_from([n for r in ROUTES for n in r.query.model_fields]),
    value=st.text(max_size=300),
)
@settings(max_examples=200)
def test_any_text_in_any_parameter_is_found_or_refused(api: Api, route: Route, name: str, value: str) -> None:
    asked = route.path.replace("{decision_id}", D1) + "?" + urlencode({name: value}, errors="surrogatepass")
    answer = api.ask(asked)
    assert answer.status_code in ((200, 400, 404) if route.may_miss else (200, 400))
    assert answer.json()
