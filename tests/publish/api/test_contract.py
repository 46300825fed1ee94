"""The API keeps the OpenAPI document that it gives away; requests are made up from the document itself."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

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
    names = [one["operationId"] for path in document(ROUTES)["paths"].values() for one in path.values()]
    assert len(names) == len(set(names)) == len(ROUTES)
    for route in ROUTES:
        for parameter in document(ROUTES)["paths"][route.path]["get"]["parameters"]:
            assert parameter["in"] == "path" or parameter["description"].endswith((".", ")"))


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
