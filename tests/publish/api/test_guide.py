"""Pages about the API: what they show is what the document says, and every link on them answers."""

from __future__ import annotations

import re

import pytest

from pipeline.publish.api.openapi import document
from pipeline.publish.api.routes import ROUTES
from pipeline.publish.web.headers import SECURITY_HEADERS
from tests.support.site import Api, Site

PAGES = ["/api", "/api/v1/docs"]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_answers(corpus_site: Site, page: str) -> None:
    text = corpus_site.get(page).text
    links = {href.replace("&amp;", "&") for href in re.findall(r'href="(/[^"]*)"', text)}
    assert len(links) > 10
    for link in links:
        assert corpus_site.get(link).status_code == 200, link


@pytest.mark.parametrize("page", PAGES)
def test_pages_in_the_sites_look_without_scripts(corpus_site: Site, page: str) -> None:
    answer = corpus_site.get(page)
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["content-security-policy"] == SECURITY_HEADERS["Content-Security-Policy"]
    assert "<script" not in answer.text
    assert 'class="top"' in answer.text


def test_the_reference_has_all_of_the_document(api: Api) -> None:
    text = api.get("/api/v1/docs").text
    whole = document(ROUTES)
    for path in whole["paths"].values():
        for operation in path.values():
            assert f'id="{operation["operationId"]}"' in text
            for parameter in operation["parameters"]:
                assert f"<code>{parameter['name']}</code>" in text
    places = re.findall(r' id="([^"]+)"', text)
    assert len(places) == len(set(places))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(places)


def test_the_contact_is_the_operators() -> None:
    for contact, expected in (
        (None, {"name": "Người quản trị trang này"}),
        ("gop-y@co-quan.example", {"name": "Người quản trị trang này", "email": "gop-y@co-quan.example"}),
        ("https://co-quan.example/gop-y",
         {"name": "Người quản trị trang này", "url": "https://co-quan.example/gop-y"}),
    ):  # fmt: skip
        assert document(ROUTES, contact)["info"]["contact"] == expected
