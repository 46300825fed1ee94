"""What search engines are told."""

from __future__ import annotations

import re

from tests.support.publish_sample import PAGE_1
from tests.support.site import Site


def test_decisions_are_open_and_stored_rows_are_not(site: Site) -> None:
    said = site.get("/robots.txt").text
    assert "Disallow: /quyetdinh\n" in said
    assert "Disallow: /quyet-dinh" not in said
    assert "Sitemap: http://localhost/sitemap.xml\n" in said


def test_the_map_leads_to_pages(site: Site) -> None:
    answer = site.get("/sitemap.xml")
    assert answer.headers["content-type"].startswith("application/xml")
    places = re.findall(r"<loc>http://localhost([^<]+)</loc>", answer.text)
    assert PAGE_1 in places
    assert all(site.get(place).status_code == 200 for place in places)
