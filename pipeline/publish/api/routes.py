"""The table of addresses: from it come dispatching, checks of parameters and the OpenAPI document."""

from __future__ import annotations

import sqlite3
from functools import partial
from typing import Any

from pipeline import __version__
from pipeline.publish.api import answers, compare, decisions, lists, queries, search
from pipeline.publish.api.compare_answers import Comparison, TopicList
from pipeline.publish.api.listed import listed
from pipeline.publish.api.listing import Listing
from pipeline.publish.api.openapi import document
from pipeline.publish.api.route import BASE, Route
from schemas import Model

__all__ = ["PATHS", "ROUTES", "find"]


def _index(conn: sqlite3.Connection, query: Model) -> dict[str, Any]:
    return {
        "name": "quyetdinh", "version": __version__, "openapi": f"{BASE}/openapi.json",
        "docs": f"{BASE}/docs", "paths": PATHS,
    }  # fmt: skip


async def _openapi(datasette: Any, query: Model) -> dict[str, Any]:
    return document(ROUTES, getattr(datasette, "contact", None))


def _list(
    path: str, name: str, title: str, summary: str,
    query: type[queries.ListQuery], answer: type[answers.Listed], listing: Listing,
) -> Route:  # fmt: skip
    tag = (
        "reference" if listing.table in ("organizations", "agency_types", "provinces", "roles") else "records"
    )
    return Route(path, name, tag, summary, title, query, answer, partial(listed, listing))


ROUTES: tuple[Route, ...] = (
    Route(
        "/", "getIndex", "about", "Where everything is", "mọi địa chỉ",
        queries.NoQuery, answers.Index, _index,
    ),
    _list(
        "/decisions", "listDecisions", "quyết định, mới nhất trước", "Decisions, newest first",
        queries.DecisionsQuery, answers.DecisionList, lists.DECISIONS,
    ),
    Route(
        "/decisions/{decision_id}", "getDecision", "records", "One decision with all that stands in it",
        "cả một quyết định: thành viên, nhiệm vụ, điều khoản, bằng chứng, chỗ ngờ",
        queries.RecordQuery, answers.DecisionAnswer, decisions.get_decision,
        {"decision_id": r"^[0-9a-f]{12}-[1-9][0-9]{0,8}$"}, {"decision_id": "a1b2c3d4e5f6-1"}, may_miss=True,
    ),
    _list(
        "/bodies", "listBodies", "ban chỉ đạo, tổ công tác, hội đồng…", "Bodies",
        queries.BodiesQuery, answers.BodyList, lists.BODIES,
    ),
    _list(
        "/members", "listMembers", "thành viên: mỗi ghế một dòng", "Members: a seat each",
        queries.MembersQuery, answers.MemberList, lists.MEMBERS,
    ),
    _list(
        "/duties", "listDuties", "nhiệm vụ và ai được giao", "Duties and who has them",
        queries.DutiesQuery, answers.DutyList, lists.DUTIES,
    ),
    _list(
        "/relations", "listRelations", "thay thế, sửa đổi, bãi bỏ, dẫn chiếu", "What decisions do to others",
        queries.RelationsQuery, answers.RelationList, lists.RELATIONS,
    ),
    _list(
        "/review-items", "listReviewItems", "chỗ còn ngờ, cần người xem lại", "Doubts to be looked at",
        queries.ReviewItemsQuery, answers.ReviewItemList, lists.REVIEW_ITEMS,
    ),
    _list(
        "/agencies", "listAgencies", "cơ quan, đơn vị của từng tỉnh", "Agencies, each in its province",
        queries.AgenciesQuery, answers.AgencyList, lists.AGENCIES,
    ),
    _list(
        "/agency-types", "listAgencyTypes", "loại cơ quan, so sánh được giữa các tỉnh",
        "Kinds of agencies", queries.ReferenceQuery, answers.AgencyTypeList, lists.AGENCY_TYPES,
    ),
    _list(
        "/provinces", "listProvinces", "tỉnh, thành phố của mọi thời kỳ", "Provinces of all periods",
        queries.ReferenceQuery, answers.ProvinceList, lists.PROVINCES,
    ),
    _list(
        "/roles", "listRoles", "vai trò, theo thứ bậc", "Roles in a body, by rank",
        queries.ReferenceQuery, answers.RoleList, lists.ROLES,
    ),
    Route(
        "/search", "search", "questions", "Decisions, organisations, members, duties… by words, best first",
        "tìm theo chữ, đúng nhất trước",
        queries.SearchQuery, search.SearchAnswer, search.found, example={"q": "Sở Y tế"},
    ),
    Route(
        "/topics", "listTopics", "questions", "What can be compared, by number of provinces",
        "những gì so sánh được",
        queries.TopicsQuery, TopicList, partial(listed, lists.TOPICS),
    ),
    Route(
        "/compare", "compare", "questions", "Provinces side by side on a topic or a kind of body",
        "các tỉnh cạnh nhau về một nhiệm vụ chung hay một loại tổ chức",
        queries.CompareQuery, Comparison, compare.compared, example={"kind": "to"}, may_miss=True,
    ),
    Route(
        "/openapi.json", "getOpenApi", "about", "This document",
        "OpenAPI 3.1, sinh từ cùng bảng địa chỉ và mô hình",
        queries.NoQuery, None, _openapi,
    ),
)  # fmt: skip
PATHS = tuple(BASE + route.path for route in ROUTES)


def find(path: str) -> tuple[Route, dict[str, str]] | None:
    """The route of a path below BASE and the parts in it; None where there is no such address."""
    for route in ROUTES:
        match = route.regex.fullmatch(path or "/")
        if match:
            return route, match.groupdict()
    return None
