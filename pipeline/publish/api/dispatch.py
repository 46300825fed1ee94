"""From a request to an answer: methods, forms, errors. Nothing is ever written."""

from __future__ import annotations

import inspect
import json
import logging
import sqlite3
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette import Response
from datasette.views.base import DatasetteError

from pipeline.errors import StoreError
from pipeline.publish.api import problems
from pipeline.publish.api.dates import real_dates
from pipeline.publish.api.parameters import read_query
from pipeline.publish.api.problems import Problem
from pipeline.publish.api.route import BASE
from pipeline.publish.api.routes import PATHS, find
from pipeline.publish.ask.metadata import DATABASE
from pipeline.publish.ask.questions import reading

__all__ = ["PATTERN", "respond"]

PATTERN = r"^/api/.*$"
"""Everything below /api that is no page, unknown addresses too: they get a problem and no page."""

_ALLOWED = "GET, HEAD, OPTIONS"
_JSON, _LINES = "application/json; charset=utf-8", "application/x-ndjson"
_logger = logging.getLogger(__name__)


async def respond(request: Any, datasette: Any) -> Response:
    """Answers any request below /api."""
    path = request.path
    try:
        if request.method == "OPTIONS":
            return Response("", status=204, headers={"Allow": _ALLOWED})
        if request.method not in ("GET", "HEAD"):
            raise Problem("method-not-allowed", f"Chỉ nhận {_ALLOWED}.")
        response = await _read(request, datasette)
    except Problem as problem:
        response = _refusal(problem, path)
    except StoreError as error:
        response = _refusal(Problem("wrong-database", str(error)), path)
    except Exception:
        _logger.exception("api: %s", path)
        response = _refusal(Problem("internal-error", "Xin thử lại; nếu vẫn lỗi, báo người quản trị."), path)
    response.headers["Content-Length"] = str(len(response.body))
    if request.method == "HEAD":
        response.body = b""
    return response


async def _read(request: Any, datasette: Any) -> Response:
    database = datasette.get_database(DATABASE)
    query_string: bytes = request.scope.get("query_string") or b""
    below = request.path.removeprefix(BASE)
    found = find(below) if request.path.startswith(BASE) else None
    if found is None:
        raise Problem("not-found", f"Không có địa chỉ {request.path[:80]!r}.", known=PATHS)
    route, parts = found
    query = read_query(route.query, query_string)
    as_lines = route.is_list and _wants_lines(request, query)
    body = real_dates(await _ask(datasette, database, route.handle, query, parts))
    headers = {}
    if body.get("next"):
        body["next"] = datasette.urls.path(f"{BASE}{below}?{_with_cursor(query_string, body['next'])}")
        headers["Link"] = f'<{body["next"]}>; rel="next"'
    if body.get("total") is not None:
        headers["X-Total-Count"] = str(body["total"])
    text = "".join(map(_line, body["items"])) if as_lines else _line(body)
    return _response(text, 200, _LINES if as_lines else _JSON, headers)


def _wants_lines(request: Any, query: Any) -> bool:
    """What the address says, else the header."""
    if query.format:
        return bool(query.format == "ndjson")
    return _LINES in request.headers.get("accept", "").lower()


async def _ask(
    datasette: Any, database: Any, handle: Any, query: Any, parts: dict[str, str]
) -> dict[str, Any]:
    if inspect.iscoroutinefunction(handle):
        return await _of_pages(handle, datasette, query, parts)

    def run(conn: sqlite3.Connection) -> dict[str, Any]:
        with reading(conn, datasette.sql_time_limit_ms):
            answer: dict[str, Any] = handle(conn, query, **parts)
            return answer

    try:
        answer: dict[str, Any] = await database.execute_fn(run)
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        raise _too_slow() from error
    return answer


async def _of_pages(handle: Any, datasette: Any, query: Any, parts: dict[str, str]) -> dict[str, Any]:
    """What is found by the same code as in a page, which says in Datasette's way that it took too long."""
    try:
        answer: dict[str, Any] = await handle(datasette, query, **parts)
    except DatasetteError as error:
        if error.title != "SQL Interrupted":
            raise
        raise _too_slow() from error
    return answer


def _too_slow() -> Problem:
    return Problem("too-slow", "Hãy thêm bộ lọc để thu hẹp.")


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _response(text: str, status: int, media_type: str, headers: dict[str, str]) -> Response:
    varies = {"Vary": "Accept"}  # one address answers in two forms
    return Response(text.encode(), status=status, headers={**varies, **headers}, content_type=media_type)


def _refusal(problem: Problem, path: str) -> Response:
    headers = {"Cache-Control": "no-cache", **({"Allow": _ALLOWED} if problem.status == 405 else {})}
    return _response(_line(problem.body(path)), problem.status, problems.MEDIA_TYPE, headers)


def _with_cursor(query_string: bytes, cursor: str) -> str:
    kept = [pair for pair in parse_qsl(query_string.decode("ascii")) if pair[0] != "cursor"]
    return urlencode([*kept, ("cursor", cursor)])
