"""Requests that make no sense: each kind that once was a server error, and some drawn by chance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.trust.requests import asked, fault_of, fuzz
from pipeline.publish.web import connections
from tests.support.publish_sample import D1, SHA
from tests.support.site import served

FORM = b"Cookie: ds_csrftoken=x\r\nContent-Type: multipart/form-data\r\nContent-Length: 3\r\n"


@pytest.fixture(scope="module")
def address(db: Path) -> Iterator[str]:
    """A server that does not wait long for the rest of a request."""
    with pytest.MonkeyPatch.context() as patch, served(db) as found:
        patch.setattr(connections, "PATIENCE", 2.0)
        yield found


@pytest.mark.parametrize(
    ("start", "headers", "status"),
    [
        ("TRACE /quyetdinh", b"", 405), ("M-SEARCH /-/metadata.json", b"", 405), ("get /", b"", 405),
        ("POST /tim-kiem", b"", 405), ("__INIT__ /-/versions", b"", 405), ("POST /-/logout", FORM, 405),
        ("POST /api/v1/decisions", FORM, 405), ("OPTIONS /quyetdinh/members", b"", 204),
        ("GET /quyetdinh", b"Host: [::1\r\n", 400), ("GET /quyetdinh/members.csv", b"Host: ]\r\n", 400),
        ("GET /", b"Host: \xff\r\n", 400), ("GET /", b"Host: [::1]:8001\r\n", 200),
        ("GET /quyetdinh", b"Cookie: \xff\xfe\r\n", 200), ("HEAD /so-sanh.csv", b"Cookie: a=\xc3\r\n", 404),
        ("GET /api/v1/decisions", b"Cookie: \xff\r\n", 200), ("GET /", b"Cookie: a[b]=c\r\n", 200),
        (f"GET /quyetdinh/MEMBERS/{D1}-m1", b"", 404), (f"GET /quyetdinh/DECISIONS/{D1}.json", b"", 200),
        (f"GET /quyetdinh/pages/{SHA}", b"", 404), ("GET /quyetdinh/page_masks/1.json", b"", 404),
        ("GET /quyetdinh/signatures/x.csv", b"", 404), ("GET /quyetdinh.csv", b"", 404),
        ("GET /assets/site.css/x", b"", 404), ("GET /assets/" + "%C4%83" * 100, b"", 404),
        ("GET /assets" + "/a" * 2100, b"", 404), ("GET /-/static/app.css/x", b"", 404),
        ("GET /-/auth-token?token=%FF", b"", 404), ("GET /-/logout", b"", 404),
        ("GET /quyetdinh/members.csv?_trace=1", b"", 400),
        ("GET /quyetdinh/members.json?_json_infinity=abc", b"", 400),
        ("GET /quyetdinh/members.json?_json_infinity=ON", b"", 200),
        ("POST /api/v1/topics", b"X-CSRFToken: \xff\r\n", 405),
    ],
)  # fmt: skip
def test_kinds_that_were_errors(address: str, start: str, headers: bytes, status: int) -> None:
    host = b"" if b"Host:" in headers else b"Host: localhost\r\n"
    head = start.encode() + b" HTTP/1.1\r\nConnection: close\r\n" + host + headers
    answer = asked(address, head + b"\r\n" + (b"abc" if headers == FORM else b""))
    assert (answer.status, fault_of(answer)) == (status, None)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # 0.65 gives pages up half way
def test_drawn_by_chance(address: str) -> None:
    assert fuzz(address, 60, seed=3, ids=[D1]).wrong == []


def test_what_fails_all_the_same_has_a_page(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("thử")

    monkeypatch.setattr("datasette.app.DatasetteRouter.__call__", fails)
    with served(db) as found:
        answer = asked(found, b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert answer.status == 500
    assert "Máy chủ gặp lỗi" in answer.body.decode()
    assert "content-security-policy" in answer.headers
