"""The gate before Datasette: it starts the site whoever asks first, and refuses what makes no sense."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Literal

import httpx
import pytest

from pipeline.publish.web.site import datasette_app
from tests.support.site import Site, served

REFUSED = "/quyetdinh/members?_timelimit=abc"
LONG_NAME = "/" + "a" * 300


def test_many_ask_at_once_before_anything_was_started(db: Path) -> None:
    """A bare ASGI application, no lifespan: what a server does that knows nothing of start-up."""
    asked = (REFUSED, LONG_NAME, "/", "/tim-kiem?q=mau", "/api/v1/")

    async def answers() -> list[int]:
        transport = httpx.ASGITransport(app=datasette_app(db).app())
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return [one.status_code for one in await asyncio.gather(*map(client.get, asked))]

    assert asyncio.run(answers()) == [400, 404, 200, 200, 200]


@pytest.mark.parametrize("lifespan", ["on", "off"])
def test_a_refusal_is_the_first_answer_of_a_server(db: Path, lifespan: Literal["on", "off"]) -> None:
    with served(db, lifespan) as address:
        answer = httpx.get(address + REFUSED)
        assert (answer.status_code, httpx.get(address + "/").status_code) == (400, 200)
    assert '<html lang="vi">' in answer.text
    assert "không nhận giá trị này" in answer.text


@pytest.mark.parametrize("ending", ["", ".json", ".csv"])
@pytest.mark.parametrize(
    "query",
    [
        "_timelimit=abc", "_timelimit=1e999", "_facet_size=%27", "_facet_size=" + "9" * 30, "_through=x",
        "_through={}", "_through=", "_facet={{7*7}}", "_facet=%00", "_facet_array=%7B", "_facet_date=a%20b",
        "page__gt=99999999999999999999", "page__lte=-99999999999999999999", "name=%00", "_where=1=1",
        "_sort=name%27--", "_next=%27", "_size=99999999999", "_size=-1",
    ],
)  # fmt: skip
def test_senseless_parameters_of_a_table_are_refused(site: Site, ending: str, query: str) -> None:
    answer = site.get(f"/quyetdinh/members{ending}?{query}")
    assert 400 <= answer.status_code < 500 or (query == "_next=%27" and answer.status_code == 200)
    assert "Traceback" not in answer.text
    assert "html" not in answer.headers["content-type"] or "<script" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/assets/" + "a" * 300, "/-/static/" + "a" * 5000, "/" + "ă" * 200, "/assets/../plugin.py",
        "/assets/%2e%2e/plugin.py", "/assets/..%2fplugin.py", "/assets//etc/passwd",
        "/-/static/..%2f..%2fapp.py", "/quyetdinh/members/~2e~2e~2f", "/.git/config", "/files/x",
        "/quyetdinh/decisions/" + "9" * 5000, "/api/v1/decisions/" + "a" * 300,
    ],
)  # fmt: skip
def test_paths_that_lead_nowhere_are_404(site: Site, path: str) -> None:
    assert site.get(path).status_code == 404
