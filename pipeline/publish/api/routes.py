"""The table of addresses: from it come dispatching, checks of parameters and the OpenAPI document."""

from __future__ import annotations

import sqlite3
from typing import Any

from pipeline import __version__
from pipeline.publish.api import compare, decisions, reference, search
from pipeline.publish.api.answers import DecisionList, Index, ProvinceList, RoleList
from pipeline.publish.api.compare_answers import Comparison, TopicList
from pipeline.publish.api.openapi import document
from pipeline.publish.api.parameters import (
    CompareQuery,
    DecisionsQuery,
    NoQuery,
    RecordQuery,
    SearchQuery,
    TopicsQuery,
)
from pipeline.publish.api.route import BASE, Route
from pipeline.publish.api.search import SearchAnswer
from pipeline.publish.ask.record_models import DecisionRecord
from schemas import Model

__all__ = ["PATHS", "ROUTES", "find"]


def _index(conn: sqlite3.Connection, query: Model) -> dict[str, Any]:
    return {"name": "quyetdinh", "version": __version__, "openapi": f"{BASE}/openapi.json", "paths": PATHS}


def _openapi(conn: sqlite3.Connection, query: Model) -> dict[str, Any]:
    return document(ROUTES)


ROUTES: tuple[Route, ...] = (
    Route("/", "getIndex", "Where everything is", NoQuery, Index, _index),
    Route(
        "/decisions", "listDecisions", "Decisions by filter, newest first",
        DecisionsQuery, DecisionList, decisions.list_decisions,
    ),
    Route(
        "/decisions/{decision_id}", "getDecision", "One decision with all that stands in it",
        RecordQuery, DecisionRecord, decisions.get_decision,
        {"decision_id": r"^[0-9a-f]{12}-[1-9][0-9]{0,8}$"}, may_miss=True,
    ),
    Route(
        "/search", "search", "Decisions, organisations, members and duties by words, best first",
        SearchQuery, SearchAnswer, search.found,
    ),
    Route(
        "/topics", "listTopics", "What can be compared, by number of provinces",
        TopicsQuery, TopicList, compare.topics,
    ),
    Route(
        "/compare", "compare", "Provinces side by side on a topic or a kind of body",
        CompareQuery, Comparison, compare.compared, may_miss=True,
    ),
    Route(
        "/provinces", "listProvinces", "Provinces of all periods",
        NoQuery, ProvinceList, reference.provinces,
    ),
    Route("/roles", "listRoles", "Roles in a body, by rank", NoQuery, RoleList, reference.roles),
    Route("/openapi.json", "getOpenApi", "This document", NoQuery, None, _openapi),
)  # fmt: skip
PATHS = tuple(BASE + route.path for route in ROUTES)


def find(path: str) -> tuple[Route, dict[str, str]] | None:
    """The route of a path below BASE and the parts in it; None where there is no such address."""
    for route in ROUTES:
        match = route.regex.fullmatch(path or "/")
        if match:
            return route, match.groupdict()
    return None
