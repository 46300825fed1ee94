"""Which address leads to which page."""

from __future__ import annotations

from typing import Any

from pipeline.publish.pages import citation, decision, page_image
from pipeline.publish.pages.compare import compare_csv, compare_page, compare_picture
from pipeline.publish.pages.crawlers import robots, sitemap
from pipeline.publish.pages.home import home
from pipeline.publish.pages.search import search_page

__all__ = ["ROUTES"]

ROUTES: list[tuple[str, Any]] = [
    (r"^/$", home),
    (r"^/robots\.txt$", robots),
    (r"^/sitemap\.xml$", sitemap),
    (r"^/tim-kiem$", search_page),
    (r"^/so-sanh$", compare_page),
    (r"^/so-sanh\.csv$", compare_csv),
    (r"^/so-sanh\.svg$", compare_picture),
    (decision.ROUTE, decision.decision_page),
    (citation.ROUTE, citation.citation_file),
    (page_image.ROUTE, page_image.page_image),
]
