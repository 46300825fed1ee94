"""The site served to a real browser, for the tests that use one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.support.browser import DESK, OPTIONS
from tests.support.needs import CHROMIUM
from tests.support.site import served


@pytest.fixture(scope="module")
def corpus_address(corpus_db: Path) -> Iterator[str]:
    with served(corpus_db) as opened:
        yield opened


@pytest.fixture(scope="module")
def sample_address(db: Path) -> Iterator[str]:
    with served(db) as opened:
        yield opened


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright, playwright.chromium.launch(
        executable_path=CHROMIUM, args=OPTIONS
    ) as opened:  # fmt: skip
        yield opened


@pytest.fixture
def tab(chromium: Browser, corpus_address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab of a fresh profile. When the test ends it must have said nothing and asked one server only."""
    trouble: list[str] = []
    hosts: set[str] = set()

    def hear(said: ConsoleMessage) -> None:
        if said.type in ("error", "warning", "assert") and "responded with a status of" not in said.text:
            trouble.append(said.text)

    def note(asked: Request) -> None:
        address = urlsplit(asked.url)
        if address.scheme != "data":
            hosts.add(address.netloc)

    def check(got: Response) -> None:
        if got.status >= 400 and not got.request.is_navigation_request():
            trouble.append(f"{got.status}: {got.url}")

    options: dict[str, Any] = getattr(request, "param", DESK)
    with chromium.new_context(base_url=corpus_address, **options) as context:
        page = context.new_page()
        page.on("console", hear)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("dialog", lambda dialog: (trouble.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", note)
        page.on("response", check)
        yield page
        assert trouble == []
        assert hosts == {urlsplit(page.url).netloc}
