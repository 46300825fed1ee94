"""What is wrong with a request before anything is looked up: method, host, address, parameters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import parse_qsl

from pipeline.publish.web.headers import Scope
from pipeline.publish.web.programs import is_for_programs

__all__ = ["ALLOWED", "Fault", "fault_of", "with_readable_cookies"]

ALLOWED = "GET, HEAD, OPTIONS"
_LONGEST_NAME = 255  # bytes that a file system takes for one name; static files are looked up by it
_LONGEST_PATH = 1000  # bytes: with the folder before it still a path that a file system takes
_HOST = re.compile(rb"([\w.-]+|\[[0-9a-fA-F:.]+\])(:[0-9]{1,5})?")
_SHAPES = {
    "_timelimit": r"[0-9]{0,5}",
    "_facet_size": r"[0-9]{0,5}|max",
    "_facet": r"\w*",
    "_facet_array": r"\w*",
    "_facet_date": r"\w*",
    "_through": r"(?!)",  # no table of ours has a use for it
    "_trace": r"(?!)",  # CSV inside a page
    "_json_infinity": r"(?i:on|off|true|false|1|0)",
}
"""What Datasette's own parameters may be."""
_ORDERED = ("__gt", "__gte", "__lt", "__lte")
_TOO_LARGE = re.compile(r"\s*[+-]?[0-9]{19,}")  # more than an integer of SQLite


class Fault(NamedTuple):
    status: int
    reason: str


def fault_of(scope: Scope) -> Fault | None:
    """Why a request makes no sense, else None. Of the API's requests nothing is judged: it does so itself."""
    path: str = scope["path"]
    if path.startswith("/api/"):
        return None
    if scope["method"] not in ALLOWED.split(", "):
        return Fault(405, f"Chỉ nhận {ALLOWED}.")
    if any(name == b"host" and not _HOST.fullmatch(value) for name, value in scope["headers"]):
        return Fault(400, "Tên máy chủ trong yêu cầu không đúng.")
    names = scope.get("raw_path") or path.encode(
        "utf-8", "surrogateescape"
    )  # a file is asked for as it was sent
    if len(names) > _LONGEST_PATH or any(len(name) > _LONGEST_NAME for name in names.split(b"/")):
        return Fault(404, "Không có địa chỉ này.")
    query: bytes = scope.get("query_string", b"")
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True, encoding="utf-8", errors="replace")
    wrong = next(_senseless(pairs), None)
    return (
        Fault(400, f"'{wrong[:60]}' không nhận giá trị này; hãy bỏ nó khỏi địa chỉ.")
        if wrong is not None
        else None
    )


def _senseless(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in pairs:
        misshapen = name in _SHAPES and not re.fullmatch(_SHAPES[name], value)
        too_large = name.endswith(_ORDERED) and _TOO_LARGE.fullmatch(value)
        if "\x00" in value or misshapen or too_large:
            yield name


def with_readable_cookies(scope: Scope) -> Scope:
    """The request without cookies that nobody can read, and without the token of a form.

    The site sets no cookies, knows nobody and takes no forms: what programs get depends on none of it.
    """
    unwanted = {b"x-csrftoken", *((b"cookie", b"authorization") if is_for_programs(scope["path"]) else ())}
    kept = [
        (name, value)
        for name, value in scope["headers"]
        if name not in unwanted and (name != b"cookie" or not _is_unreadable(value))
    ]
    return {**scope, "headers": kept}


def _is_unreadable(cookie: bytes) -> bool:
    try:
        SimpleCookie(cookie.decode("utf-8"))
    except (UnicodeDecodeError, CookieError):
        return True
    return False
