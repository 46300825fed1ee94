"""Every curl line of docs/api.md does what it says; its tables are generated."""

from __future__ import annotations

import json
import re
import shlex
from typing import Any
from urllib.parse import urlencode

import pytest

from pipeline.publish.api.problems import Slug
from tests.support.places import ROOT
from tests.support.publish_sample import D1
from tests.support.site import Api

TEXT = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
LINES = re.findall(r"^(curl .*?)\s+# (\d{3})$", TEXT, re.MULTILINE)
HOST = "http://127.0.0.1:8001"


def request(line: str, variables: dict[str, str]) -> dict[str, Any]:
    """What curl would send. KeyError for an option that this reader does not know."""
    for name, value in variables.items():
        line = line.replace(f"${name}", value.replace('"', '\\"'))
    words = iter(shlex.split(line)[1:])
    sent: dict[str, Any] = {"method": "GET", "headers": {}}
    data = []
    for word in words:
        if word in ("-s", "-i", "-G"):
            continue
        if word.startswith(HOST):
            sent["url"] = word.removeprefix(HOST)
            continue
        match word:
            case "-I":
                sent["method"] = "HEAD"
            case "-X":
                sent["method"] = next(words)
            case "-o":
                next(words)
            case "-H":
                name, _, value = next(words).partition(": ")
                sent["headers"][name] = value
            case "-d":
                data.append(next(words))
            case "--data-urlencode":
                data.append(urlencode([tuple(next(words).split("=", 1))]))
            case _:
                raise KeyError(word)
    if data:
        sent["url"] += "?" + "&".join(data)
    return sent


def test_no_line_is_left_out() -> None:
    assert len(LINES) == len(re.findall(r"^curl ", TEXT, re.MULTILINE)) > 30


@pytest.mark.parametrize(("line", "status"), LINES, ids=[line for line, _ in LINES])
def test_a_curl_line(api: Api, line: str, status: str) -> None:
    variables = {"ID": D1}
    if "$ETAG" in line:
        variables["ETAG"] = api.ask("/roles").headers["etag"]
    if "$TOPIC" in line:
        variables["TOPIC"] = next(t["id"] for t in api.items("/topics") if t["basis"] != "kind")
    sent = request(line, variables)
    answer = api.send(**sent)
    assert answer.status_code == int(status), answer.text[:300]
    if status == "200" and sent["method"] == "GET" and "/json" in answer.headers["content-type"]:
        found = answer.json()
        listed = found.get("items", found.get("rows", [1])) if isinstance(found, dict) else found
        assert listed, "an example that finds nothing teaches nothing"


def test_every_problem_is_documented() -> None:
    for slug in Slug.__args__:
        assert f"| `{slug}` |" in TEXT


def test_the_openapi_document_is_json(api: Api) -> None:
    assert json.loads(api.ask("/openapi.json").text)["openapi"].startswith("3.1")
