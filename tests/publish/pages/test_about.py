"""The pages about the site: all there, all leading somewhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from urllib.parse import unquote

import pytest

from pipeline.publish.about.contents import ABOUT, AboutPage, pages
from tests.support.places import ROOT
from tests.support.publish_sample import PAGE_1
from tests.support.site import Site

PAGES = pages().values()
_HEAVY = 100_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "home")
def test_a_page_says_what_it_is_and_is_light(corpus_site: Site, page: AboutPage) -> None:
    answer = corpus_site.get(page.address)
    assert answer.status_code == 200
    assert f"<title>{page.name} – " in answer.text
    assert f'<link rel="canonical" href="http://localhost{page.address}">' in answer.text
    assert answer.text.count("<h1") == 1
    assert 'aria-current="page"' in answer.text
    assert len(answer.content) <= _HEAVY


def test_every_link_leads_to_a_page_and_to_a_place_on_it(corpus_site: Site) -> None:
    texts = {page.address: corpus_site.get(page.address).text for page in PAGES}
    asked: dict[str, tuple[int, str]] = {}
    lost = []
    for address, text in texts.items():
        for link in re.findall(r'(?:href|src)="([/#][^"]*)"', text):
            path, _, anchor = unquote(link.replace("&amp;", "&")).partition("#")
            path = path or address
            if path not in asked:
                answer = corpus_site.get(link.replace("&amp;", "&").partition("#")[0] or address)
                asked[path] = (
                    answer.status_code,
                    answer.text if "html" in answer.headers["content-type"] else "",
                )
            status, there = asked[path]
            if status != 200 or (anchor and f'id="{anchor}"' not in there):
                lost.append((address, link, status))
    assert lost == []


@pytest.mark.parametrize("path", ["/khong-co", "/hinh/khong-co.svg", "/hinh/home.txt", "/a/b"])
def test_what_is_not_there_is_not_found(site: Site, path: str) -> None:
    assert site.get(ABOUT + path).status_code == 404


def test_the_picture_is_a_picture(site: Site) -> None:
    answer = site.get(f"{ABOUT}/hinh/house.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.content == (ROOT / "docs" / "images" / "house.svg").read_bytes()


def test_every_page_leads_here_and_crawlers_find_them(site: Site) -> None:
    assert f'href="{ABOUT}"' in site.get("/").text
    places = site.get("/sitemap.xml").text
    assert all(f"<loc>http://localhost{page.address}</loc>" in places for page in PAGES)


@pytest.mark.parametrize(
    ("contact", "link"),
    [("gop-y@mau.example", "mailto:gop-y@mau.example"), ("https://mau.example/g", "https://mau.example/g")],
)
def test_the_operator_can_be_reached(db: Path, site: Site, contact: str, link: str) -> None:
    terms = f"{ABOUT}/dieu-khoan"
    assert "Người vận hành trang này" not in site.get(terms).text
    opened = Site(db, contact=contact)
    try:
        assert f'<a href="{link}" rel="noreferrer">{contact}</a>' in opened.get(terms).text
    finally:
        opened.close()


def test_a_wheel_carries_what_the_pages_are_made_of() -> None:
    hatch = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    packed = hatch["build"]["targets"]["wheel"]["force-include"]
    assert {page.source for page in PAGES} <= set(packed)
    about = {source: place for source, place in packed.items() if place.startswith("pipeline/publish/about/")}
    assert about == {source: f"pipeline/publish/about/{source}" for source in about}


@pytest.mark.parametrize(
    "path", ["/", "/tim-kiem?q=so+y+te", PAGE_1, "/so-sanh", "/quyetdinh/ty-le-nu", "/api"]
)
def test_no_page_sets_a_cookie_as_the_terms_promise(site: Site, path: str) -> None:
    answer = site.get(path)
    assert answer.status_code == 200
    assert "set-cookie" not in answer.headers
