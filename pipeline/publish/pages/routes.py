"""Which address leads to which page."""

from __future__ import annotations

from typing import Any

from pipeline.publish.pages import (
    about,
    citation,
    compare_files,
    decision,
    original_file,
    page_image,
    search_files,
)
from pipeline.publish.pages.compare import compare_page, compare_picture
from pipeline.publish.pages.crawlers import robots, sitemap
from pipeline.publish.pages.home import home
from pipeline.publish.pages.search import search_page

__all__ = ["ROUTES"]

ROUTES: list[tuple[str, Any]] = [
    (r"^/$", home),
    (r"^/robots\.txt$", robots),
    (r"^/sitemap\.xml$", sitemap),
    *about.ROUTES,
    (r"^/tim-kiem$", search_page),
    (search_files.ROUTE, search_files.search_file),
    (r"^/so-sanh$", compare_page),
    (compare_files.ROUTE, compare_files.compare_file),
    (r"^/so-sanh\.svg$", compare_picture),
    *((route, decision.decision_page) for route in decision.ROUTES),
    *((route, citation.citation_file) for route in citation.ROUTES),
    (original_file.ROUTE, original_file.original_file),
    (page_image.ROUTE, page_image.page_image),
]
