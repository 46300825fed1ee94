"""Clients generated from the OpenAPI document read every record, and still do when the API has grown."""

from __future__ import annotations

import importlib
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from pipeline.publish.api.openapi import document
from pipeline.publish.api.routes import ROUTES
from tests.support.site import Api

PACKAGE = "generated_client"
LISTS = {
    "/decisions": ("list_decisions", "DecisionList"), "/bodies": ("list_bodies", "BodyList"),
    "/members": ("list_members", "MemberList"), "/duties": ("list_duties", "DutyList"),
    "/relations": ("list_relations", "RelationList"),
    "/review-items": ("list_review_items", "ReviewItemList"),
}  # fmt: skip
CODES = ("role", "kind", "gender", "change", "action", "severity", "assignee_kind", "method", "split")


def as_it_is(answer: Any) -> Any:
    return answer


def grown(answer: Any) -> Any:
    """The answer of a later version: a field more in each object, other values where there are codes."""
    if isinstance(answer, list):
        return [grown(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    later = {name: grown(value) for name, value in answer.items()}
    later |= {name: "moi_them" for name in CODES if isinstance(later.get(name), str)}
    return {**later, "added_later": {"by": ["a later version"]}}


def of_times(answer: Any) -> Any:
    """The answer with times as the client writes them."""
    if isinstance(answer, list):
        return [of_times(one) for one in answer]
    if not isinstance(answer, dict):
        return answer
    return {
        name: datetime.fromisoformat(value).isoformat()
        if name in ("ingested_at", "updated_at")
        else of_times(value)
        for name, value in answer.items()
    }


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the document, the client and the models that two generators make of it."""
    folder = tmp_path_factory.mktemp("clients")
    source = folder / "openapi.json"
    source.write_text(json.dumps(document(ROUTES)), encoding="utf-8")
    (folder / "config.yml").write_text(
        f"post_hooks: []\npackage_name_override: {PACKAGE}\n", encoding="utf-8"
    )
    for command in (
        ["openapi-python-client", "generate", "--path", source, "--config", folder / "config.yml",
         "--output-path", folder / PACKAGE, "--meta", "none", "--fail-on-warning"],
        ["datamodel-codegen", "--input", source, "--input-file-type", "openapi",
         "--output", folder / "generated_models.py", "--output-model-type", "pydantic_v2.BaseModel",
         "--formatters", "builtin"],
    ):  # fmt: skip
        program = Path(sys.executable).with_name(str(command[0]))
        made = subprocess.run([program, *command[1:]], capture_output=True, text=True)
        assert made.returncode == 0, made.stdout + made.stderr
    return folder


@pytest.fixture(scope="module")
def client(generated: Path) -> Iterator[str]:
    """The name of the package, which can be imported meanwhile."""
    sys.path.insert(0, str(generated))
    yield PACKAGE
    sys.path.remove(str(generated))


@pytest.fixture(scope="module")
def models(generated: Path) -> Iterator[ModuleType]:
    spec = importlib.util.spec_from_file_location("generated_models", generated / "generated_models.py")
    assert spec
    assert spec.loader
    made = sys.modules["generated_models"] = importlib.util.module_from_spec(spec)  # pydantic looks there
    spec.loader.exec_module(made)
    yield made
    del sys.modules["generated_models"]


def over(api: Api, change: Callable[[Any], Any]) -> httpx.MockTransport:
    """The site without a network, its answers changed."""

    def answer(request: httpx.Request) -> httpx.Response:
        found = api.send("GET", str(request.url.raw_path, "ascii"))
        return httpx.Response(found.status_code, json=change(found.json()))

    return httpx.MockTransport(answer)


@pytest.mark.parametrize("change", [as_it_is, grown])
def test_the_generated_client_reads_all_records(
    corpus_api: Api, client: str, change: Callable[[Any], Any]
) -> None:
    about = importlib.import_module(client)
    calls = importlib.import_module(f"{client}.api.records")
    with about.Client(base_url="http://localhost/api/v1", raise_on_unexpected_status=True) as asking:
        asking.set_httpx_client(
            httpx.Client(base_url="http://localhost/api/v1", transport=over(corpus_api, change))
        )
        for path, (name, _) in LISTS.items():
            list_all = importlib.import_module(f"{calls.__name__}.{name}").sync
            whole = list_all(client=asking, limit=1000)
            raw = corpus_api.items(f"{path}?limit=1000")
            assert [one.id for one in whole.items] == [one["id"] for one in raw]
            assert whole.total == len(raw)
        get = importlib.import_module(f"{calls.__name__}.get_decision").sync
        for one in corpus_api.items("/decisions?limit=1000"):
            record = get(one["id"], client=asking)
            sent = change(corpus_api.ask(f"/decisions/{one['id']}").json())
            assert record.to_dict() == of_times(sent), "every value comes through, those that are new too"


def test_the_generated_client_asks_with_several_values(corpus_api: Api, client: str) -> None:
    members = importlib.import_module(f"{client}.api.records.list_members")
    known = importlib.import_module(f"{client}.models").KnownRole
    about = importlib.import_module(client)
    with about.Client(base_url="http://localhost/api/v1") as asking:
        asking.set_httpx_client(
            httpx.Client(base_url="http://localhost/api/v1", transport=over(corpus_api, as_it_is))
        )
        found = members.sync(client=asking, role=[known.HEAD, known.DEPUTY], limit=1000)
    expected = corpus_api.items("/members?role=head,deputy&limit=1000")
    assert [one.id for one in found.items] == [one["id"] for one in expected]
    assert {one.role for one in found.items} == {known.HEAD, known.DEPUTY}


@pytest.mark.parametrize("change", [as_it_is, grown])
def test_the_generated_models_read_all_records(
    corpus_api: Api, models: ModuleType, change: Callable[[Any], Any]
) -> None:
    for path, (_, model) in LISTS.items():
        raw = corpus_api.ask(f"{path}?limit=1000").json()
        read = getattr(models, model).model_validate(change(raw))
        assert [one.id for one in read.items] == [one["id"] for one in raw["items"]]
    for one in corpus_api.items("/decisions?limit=1000"):
        sent = change(corpus_api.ask(f"/decisions/{one['id']}").json())
        record = models.DecisionAnswer.model_validate(sent)
        assert [member.name for member in record.members] == [member["name"] for member in sent["members"]]
